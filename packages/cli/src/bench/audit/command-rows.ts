import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { findPercentile } from "../table.ts";
import type { Row } from "./row.ts";

const RUNS = 7;
const PEAK_RUNS = 3;
const MOST_MIB = 200;

/** Runs the command once, as people call it: the wrapper and the process it hands over to. */
function runCommand(root: string, path: string, env: NodeJS.ProcessEnv = process.env): { out: string; told: string } {
  const run = spawnSync(process.execPath, [join(root, "bin/kehoach.mjs"), "audit", path, "--format", "json"], {
    encoding: "utf8",
    maxBuffer: 2 ** 28,
    env,
  });
  if (run.status !== 0 && run.status !== 1) throw new Error(`kehoach audit: ${run.stdout.slice(0, 500)}${run.stderr}`);
  return { out: run.stdout, told: run.stderr };
}

/** The whole command on a file: time from start to end, then, in runs of their own, the highest memory of its processes. */
export function measureCommand(root: string, path: string): readonly Row[] {
  const wall: number[] = [];
  const outputs = new Set<string>();
  for (let turn = 0; turn < RUNS; turn += 1) {
    const started = performance.now();
    const { out } = runCommand(root, path);
    wall.push(performance.now() - started);
    outputs.add(out);
  }
  let peakKiB = 0;
  for (let turn = 0; turn < PEAK_RUNS; turn += 1) {
    // Loading what tells the peak takes time, so these runs are not timed.
    const env = { ...process.env, NODE_OPTIONS: `--import ${join(import.meta.dirname, "../print-peak.ts")}` };
    const { out, told } = runCommand(root, path, env);
    outputs.add(out);
    peakKiB = Math.max(peakKiB, ...[...told.matchAll(/peak-rss-kib (\d+)/gu)].map((match) => Number(match[1])));
  }
  const [median, least, peak] = [findPercentile(wall, 0.5), Math.min(...wall), peakKiB / 1024];
  return [
    {
      name: "DOCX 50 trang: cả lệnh, tính cả khởi động Node, trung vị",
      measured: `${Math.round(median)} ms`,
      gate: "",
      aim: "",
      note: `${RUNS} lần; nhanh nhất ${Math.round(least)} ms`,
      values: { medianMs: median, leastMs: least },
    },
    {
      name: "DOCX 50 trang: cả lệnh, bộ nhớ cao nhất",
      measured: `${Math.round(peak)} MiB`,
      gate: `${MOST_MIB} MiB`,
      aim: "",
      passed: peak <= MOST_MIB,
      note: outputs.size === 1 ? "các lần in giống hệt nhau" : `${outputs.size} bản in khác nhau`,
      values: { peakMiB: peak, outputs: outputs.size },
    },
  ];
}
