import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { BenchSite } from "../site/bench-site.ts";
import type { Measure } from "../table.ts";
import { showBeginning } from "./progress.ts";

const MAIN = join(import.meta.dirname, "../../main.ts");

/** `kehoach doctor` beside the server that runs: every total made anew from its values, the chain of the journal. */
export async function measureDoctor({ data }: BenchSite): Promise<readonly Measure[]> {
  showBeginning({ vi: "kehoach doctor tính lại mọi tổng…", en: "kehoach doctor makes all totals anew…" });
  const started = performance.now();
  const child = spawn(process.execPath, ["--import", join(import.meta.dirname, "../print-peak.ts"), MAIN, "doctor", "--json"], {
    env: { ...process.env, KEHOACH_DATA: data, DATABASE_URL: "" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = { out: "", err: "" };
  child.stdout.on("data", (chunk) => (said.out += chunk));
  child.stderr.on("data", (chunk) => (said.err += chunk));
  const [code] = await once(child, "close");
  const ms = performance.now() - started;
  if (code !== 0 && code !== 1) throw new Error(`kehoach doctor ended with ${code}: ${said.err}`);
  const { faults, totals } = JSON.parse(said.out) as {
    faults: readonly string[];
    totals: readonly { readonly cells: number }[];
  };
  for (const fault of faults.slice(0, 5)) console.error(fault);
  const cells = totals.reduce((count, one) => count + one.cells, 0);
  return [
    {
      name: "kehoach doctor: chỗ không khớp",
      value: faults.length,
      unit: "lỗi",
      budget: 0,
      note: `tính lại ${cells.toLocaleString("vi-VN")} ô tổng, xem chuỗi nhật ký`,
    },
    { name: "kehoach doctor: thời gian", value: ms, unit: "ms" },
    {
      name: "kehoach doctor: bộ nhớ cao nhất",
      value: Number(/peak-rss-kib (\d+)/.exec(said.err)?.[1] ?? Number.NaN) / 1024,
      unit: "MiB",
      budget: 600,
    },
  ];
}
