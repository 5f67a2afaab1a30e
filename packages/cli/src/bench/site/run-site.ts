import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findMachine, showMachine } from "../machine.ts";
import { residentMiB, startServer, stopServer } from "../run-server.ts";
import { isWithinBudget, type Measure, showTable } from "../table.ts";
import { type BenchSite, signInAll } from "./bench-site.ts";
import type { People } from "./make-site.ts";
import type { SiteSize } from "./site-size.ts";

const ROOT_FOLDER = join(import.meta.dirname, "../../../../..");

type Asked = {
  readonly size: SiteSize;
  readonly make: (data: string) => Promise<People>;
  readonly json: string | undefined;
};

/**
 * Makes a site in a folder of its own, serves it, has it measured, prints the table and puts everything away.
 * @returns 1 where a budget is not kept
 */
export async function measureSite(
  { size, make, json }: Asked,
  measure: (site: BenchSite, restMiB: number) => Promise<readonly Measure[]>,
): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "kehoach-bench-"));
  try {
    const machine = findMachine(ROOT_FOLDER);
    console.log(showMachine(machine));
    const data = join(folder, "data");
    const { officers, approver } = await make(data);
    const running = await startServer(ROOT_FOLDER, data, { KEHOACH_PROXY: "127.0.0.1" });
    try {
      const { base, pid } = running;
      const restMiB = residentMiB(pid);
      const [first = "", ...cookies] = await signInAll(base, [approver, ...officers]);
      const measures = await measure({ size, base, pid, cookies, approver: first, data }, restMiB);
      console.log(showTable(measures));
      if (json) writeFileSync(json, `${JSON.stringify({ schema: "kehoach-bench/1", machine, measures }, undefined, 2)}\n`);
      return measures.every(isWithinBudget) ? 0 : 1;
    } finally {
      await stopServer(running);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
