import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readArguments } from "../../arguments.ts";
import { say } from "../../language.ts";
import { findMachine, showMachine } from "../machine.ts";
import { startServer, stopServer } from "../run-server.ts";
import { isWithinBudget, type Measure, showTable } from "../table.ts";
import { openAgent, signIn } from "./client.ts";
import type { EntryBench } from "./entry-bench.ts";
import { makeEntryData } from "./entry-site.ts";
import { measureExcel } from "./excel.ts";
import { measureGrid } from "./grid.ts";
import { measurePlain } from "./plain-rows.ts";
import { measureSubmit } from "./submit-rows.ts";

/** The rows of the table, in this order; each is given the same server. */
const ROWS: readonly ((bench: EntryBench) => Promise<readonly Measure[]>)[] = [
  measureSubmit,
  measurePlain,
  measureGrid,
  measureExcel,
];

/** `kehoach bench entry`: entering forms, measured in one run on this machine. */
export async function run(args: readonly string[]): Promise<number> {
  const usage = say({ vi: "kehoach bench entry [--json TỆP]", en: "kehoach bench entry [--json FILE]" });
  const given = readArguments(args, { valued: ["json"], bare: [], least: 0, most: 0, usage });
  if ("complaints" in given) {
    for (const complaint of given.complaints) console.error(complaint);
    return 2;
  }
  if (given.help) {
    console.log(usage);
    console.log(
      say({
        vi: "Đo việc nhập và gửi biểu trên một cơ quan dựng, bằng một thư mục dữ liệu tạm. Mã kết thúc là 1 khi có phép đo vượt hạn mức.",
        en: "Measures entering and sending forms of a made-up authority, in a data folder of its own. Ends with 1 when a measure is over its budget.",
      }),
    );
    return 0;
  }
  const root = join(import.meta.dirname, "../../../../..");
  const folder = mkdtempSync(join(tmpdir(), "kehoach-bench-"));
  try {
    const machine = findMachine(root);
    console.log(showMachine(machine));
    const data = join(folder, "data");
    const officers = await makeEntryData(data);
    const running = await startServer(root, data, { KEHOACH_PROXY: "127.0.0.1" });
    try {
      const agent = openAgent(officers.length);
      const cookies: string[] = [];
      for (const [at, officer] of officers.entries())
        cookies.push(await signIn(agent, running.base, officer, `10.0.${Math.floor(at / 20)}.1`));
      agent.destroy();
      const bench = { base: running.base, pid: running.pid, cookies, data };
      const measures: Measure[] = [];
      for (const measure of ROWS) measures.push(...(await measure(bench)));
      console.log(showTable(measures));
      const json = given.values.get("json");
      if (json) writeFileSync(json, `${JSON.stringify({ schema: "kehoach-bench/1", machine, measures }, undefined, 2)}\n`);
      return measures.every(isWithinBudget) ? 0 : 1;
    } finally {
      await stopServer(running);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
