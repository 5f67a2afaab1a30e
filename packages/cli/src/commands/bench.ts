import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readArguments } from "../arguments.ts";
import { findMachine, showMachine } from "../bench/machine.ts";
import { measureReport } from "../bench/report-run.ts";
import { measureServer, measureSize } from "../bench/server-run.ts";
import { isWithinBudget, type Measure, showTable } from "../bench/table.ts";
import { say } from "../language.ts";

/**
 * `kehoach bench`: the budgets of design, measured in one run on this machine; `kehoach bench audit`: the auditor; `kehoach bench entry`: forms;
 * `kehoach bench month`: a month of a whole country.
 */
export async function run(args: readonly string[]): Promise<number> {
  if (args[0] === "audit") return (await import("../bench/audit/run.ts")).run(args.slice(1));
  if (args[0] === "entry") return (await import("../bench/entry/run.ts")).run(args.slice(1));
  if (args[0] === "month") return (await import("../bench/month/run.ts")).run(args.slice(1));
  const usage = say({
    vi: "kehoach bench [--values SỐ] [--json TỆP] | kehoach bench audit | kehoach bench entry | kehoach bench month",
    en: "kehoach bench [--values NUMBER] [--json FILE] | kehoach bench audit | kehoach bench entry | kehoach bench month",
  });
  const given = readArguments(args, { valued: ["json", "values"], bare: [], least: 0, most: 0, usage });
  if ("complaints" in given) {
    for (const complaint of given.complaints) console.error(complaint);
    return 2;
  }
  if (given.help) {
    console.log(usage);
    console.log(
      say({
        vi: "Đo trên máy này, bằng một thư mục dữ liệu tạm: khởi động, trang tổng quan, báo cáo, bộ nhớ; với --values 3000000 đo thêm trên một cơ quan dựng có chừng ấy số liệu (vài phút, 3 GB đĩa). Mã kết thúc là 1 khi có phép đo vượt hạn mức.",
        en: "Measures on this machine, in a data folder of its own: start, overview, report, memory; with --values 3000000 also on a made-up authority with so many figures (minutes, 3 GB of disk). Ends with 1 when a measure is over its budget.",
      }),
    );
    return 0;
  }
  const text = given.values.get("values");
  const values = text === undefined ? undefined : Number(text);
  if (values !== undefined && !(Number.isInteger(values) && values > 0 && values <= 20_000_000)) {
    console.error(
      say({
        vi: `--values phải là số nguyên từ 1 đến 20000000; đang là “${text}”.`,
        en: `--values must be a whole number from 1 to 20000000; it is “${text}”.`,
      }),
    );
    return 2;
  }
  const root = join(import.meta.dirname, "../../../..");
  const folder = mkdtempSync(join(tmpdir(), "kehoach-bench-"));
  try {
    const machine = findMachine(root);
    console.log(showMachine(machine));
    const measures: Measure[] = [
      ...(await measureReport(root, findDemoPack(root), folder)),
      ...(await measureServer(root, folder)),
      ...(values === undefined ? [] : await measureSize(root, folder, values)),
    ];
    console.log(showTable(measures));
    const json = given.values.get("json");
    if (json) writeFileSync(json, `${JSON.stringify({ schema: "kehoach-bench/1", machine, measures }, undefined, 2)}\n`);
    return measures.every(isWithinBudget) ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The demonstration pack is named in the root package.json, not in code. */
function findDemoPack(root: string): string {
  const named = /"demoPack":\s*"([^"]+)"/.exec(readFileSync(join(root, "package.json"), "utf8"))?.[1];
  if (!named) throw new Error("package.json names no kehoach.demoPack");
  return join(root, named);
}
