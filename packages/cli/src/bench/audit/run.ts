import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { readArguments, sayNear } from "../../arguments.ts";
import { say } from "../../language.ts";
import { findMachine, showMachine } from "../machine.ts";
import { measureAudit, PARTS, type Part } from "./measure-audit.ts";
import { showRows } from "./row.ts";

/** `kehoach bench audit`: how well the auditor finds what is wrong, and leaves alone what is right. @returns 0, 1 when a gate is missed, 2 wrong use */
export async function run(args: readonly string[]): Promise<number> {
  const usage = say({
    vi: `kehoach bench audit [--only ${PARTS.join("|")}] [--json TỆP]`,
    en: `kehoach bench audit [--only ${PARTS.join("|")}] [--json FILE]`,
  });
  const given = readArguments(args, { valued: ["json", "only"], bare: [], least: 0, most: 0, usage });
  if ("complaints" in given) {
    for (const complaint of given.complaints) console.error(complaint);
    return 2;
  }
  if (given.help) {
    console.log(usage);
    console.log(
      say({
        vi: "Đo bộ rà soát: trên báo cáo 2023 và bộ đoạn có nhãn (khi có ../shared), mồi nhử, biến thể, tính lại độc lập, ổn định, tốc độ. Vài phút. Mã kết thúc là 1 khi có ngưỡng chưa đạt.",
        en: "Measures the auditor: on the 2023 report and the labelled passages (where ../shared is at hand), decoys, mutants, independent replay, steadiness, speed. Takes minutes. Ends with 1 when a gate is missed.",
      }),
    );
    return 0;
  }
  const named = given.values.get("only");
  const only = PARTS.find((part): part is Part => part === named);
  if (named !== undefined && only === undefined) {
    console.error(
      say({
        vi: `--only không có phần “${named}”; có: ${PARTS.join(", ")}.`,
        en: `--only has no part “${named}”; there are: ${PARTS.join(", ")}.`,
      }) + sayNear(named, PARTS),
    );
    return 2;
  }
  const root = join(import.meta.dirname, "../../../../..");
  const machine = findMachine(root);
  console.log(showMachine(machine));
  const rows = await measureAudit(root, only);
  console.log(showRows(rows));
  const json = given.values.get("json");
  if (json) writeFileSync(json, `${JSON.stringify({ schema: "kehoach-bench-audit/1", machine, rows }, undefined, 2)}\n`);
  return rows.every(({ passed }) => passed !== false) ? 0 : 1;
}
