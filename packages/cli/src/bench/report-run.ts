import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { findPercentile, type Measure } from "./table.ts";

const RUNS = 5;

/** The report of the demonstration pack by the command line, as a person runs it: a process each time. */
export function measureReport(root: string, pack: string, folder: string): Measure[] {
  const wall: number[] = [];
  let peakKiB = 0;
  for (let turn = 0; turn < RUNS; turn += 1) {
    const started = performance.now();
    const run = spawnSync(
      process.execPath,
      [
        "--import",
        join(import.meta.dirname, "print-peak.ts"),
        join(root, "packages/cli/src/main.ts"),
        "report",
        "--pack",
        pack,
        "--year",
        "2023",
        "--out",
        join(folder, "bao-cao.docx"),
      ],
      { encoding: "utf8" },
    );
    if (run.status !== 0) throw new Error(`kehoach report: ${run.stdout}${run.stderr}`);
    wall.push(performance.now() - started);
    peakKiB = Math.max(peakKiB, Number(/peak-rss-kib (\d+)/.exec(run.stderr)?.[1] ?? Number.NaN));
  }
  return [
    {
      name: "Báo cáo, cả tiến trình (trung vị)",
      value: findPercentile(wall, 0.5),
      unit: "ms",
      budget: 500,
      note: `${RUNS} lần, tính cả khởi động Node và đọc gói`,
    },
    { name: "Báo cáo, bộ nhớ cao nhất", value: peakKiB / 1024, unit: "MiB" },
  ];
}
