import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeReport } from "@kehoach/documents/docx/write-report";
import { findPercentile } from "../table.ts";
import { longReport } from "./made-up-report.ts";
import type { Row } from "./row.ts";

const RUNS = 7;

/** The whole command on a Word file of fifty pages: time from start to end, highest memory of the process. */
export async function measureCommand(root: string, folder: string): Promise<readonly Row[]> {
  const path = join(folder, "dai.docx");
  writeFileSync(path, await writeReport(longReport()));
  const wall: number[] = [];
  const outputs = new Set<string>();
  let peakKiB = 0;
  for (let turn = 0; turn < RUNS; turn++) {
    const started = performance.now();
    const run = spawnSync(
      process.execPath,
      // As people call it: the wrapper and the process it hands over to; both tell their peak.
      [join(root, "bin/kehoach.mjs"), "audit", path, "--format", "json"],
      {
        encoding: "utf8",
        maxBuffer: 2 ** 28,
        env: { ...process.env, NODE_OPTIONS: `--import ${join(import.meta.dirname, "../print-peak.ts")}` },
      },
    );
    wall.push(performance.now() - started);
    if (run.status !== 0 && run.status !== 1) throw new Error(`kehoach audit: ${run.stdout.slice(0, 500)}${run.stderr}`);
    outputs.add(run.stdout);
    peakKiB = Math.max(peakKiB, ...[...run.stderr.matchAll(/peak-rss-kib (\d+)/gu)].map((match) => Number(match[1])));
  }
  const [median, peak] = [findPercentile(wall, 0.5), peakKiB / 1024];
  return [
    {
      name: "DOCX 50 trang: cả lệnh, trung vị",
      measured: `${Math.round(median)} ms`,
      gate: "500 ms",
      aim: "",
      passed: median <= 500,
      note: `${RUNS} lần, tính cả khởi động Node; nhanh nhất ${Math.round(Math.min(...wall))} ms`,
      values: { medianMs: median, leastMs: Math.min(...wall) },
    },
    {
      name: "DOCX 50 trang: bộ nhớ cao nhất",
      measured: `${Math.round(peak)} MiB`,
      gate: "200 MiB",
      aim: "",
      passed: peak <= 200,
      note: outputs.size === 1 ? "các lần in giống hệt nhau" : `${outputs.size} bản in khác nhau`,
      values: { peakMiB: peak, outputs: outputs.size },
    },
  ];
}
