import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { writeReport } from "@kehoach/documents/docx/write-report";
import { readPack } from "@kehoach/documents/pack/read-pack";
import { bindPack } from "../commands/report.ts";
import { findPercentile, type Measure } from "./table.ts";

const COMMANDS = 5;
const RUNS = 20;

/** The report of the demonstration pack: the command as a person runs it, and its parts inside one process. */
export async function measureReport(root: string, pack: string, folder: string): Promise<Measure[]> {
  const wall: number[] = [];
  let peakKiB = 0;
  for (let turn = 0; turn < COMMANDS; turn += 1) {
    const started = performance.now();
    const command = [
      join(root, "packages/cli/src/main.ts"),
      "report",
      "--pack",
      pack,
      "--year",
      "2023",
      "--out",
      join(folder, "bao-cao.docx"),
    ];
    const run = spawnSync(process.execPath, ["--import", join(import.meta.dirname, "print-peak.ts"), ...command], {
      encoding: "utf8",
    });
    if (run.status !== 0) throw new Error(`kehoach report: ${run.stdout}${run.stderr}`);
    wall.push(performance.now() - started);
    peakKiB = Math.max(peakKiB, Number(/peak-rss-kib (\d+)/.exec(run.stderr)?.[1] ?? Number.NaN));
  }
  const reading: number[] = [];
  const writing: number[] = [];
  for (let turn = 0; turn < RUNS; turn += 1) {
    const started = performance.now();
    const read = await readPack(pack);
    if (!read.ok) throw new Error(`${pack} has faults`);
    reading.push(performance.now() - started);
    const bound = bindPack(read.value, "2023", "vi");
    if ("wrong" in bound) throw new Error(bound.wrong.join("\n"));
    await writeReport(bound);
    writing.push(performance.now() - started - (reading.at(-1) ?? 0));
  }
  return [
    {
      name: "Báo cáo: gắn số và ghi DOCX, trung vị",
      value: findPercentile(writing, 0.5),
      unit: "ms",
      budget: 500,
      note: `${RUNS} lần trong một tiến trình`,
    },
    {
      name: "Báo cáo: đọc và kiểm gói, trung vị",
      value: findPercentile(reading, 0.5),
      unit: "ms",
      note: "YAML, kèm mọi phép kiểm",
    },
    {
      name: "Báo cáo: cả lệnh, trung vị",
      value: findPercentile(wall, 0.5),
      unit: "ms",
      note: `${COMMANDS} lần, tính cả khởi động Node`,
    },
    { name: "Báo cáo: bộ nhớ cao nhất của lệnh", value: peakKiB / 1024, unit: "MiB" },
  ];
}
