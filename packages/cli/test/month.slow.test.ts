import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";

const MAIN = join(import.meta.dirname, "../src/main.ts");
const env = { ...process.env, KEHOACH_LANG: "vi", DATABASE_URL: "" };

test("[V15] a small month: nothing acknowledged is lost, totals are what DuckDB adds up and doctor agrees", async () => {
  const folder = mkdtempSync(join(tmpdir(), "kehoach-month-"));
  try {
    const json = join(folder, "month.json");
    // Reading and plain SQL are the longest parts, and the ones that prove nothing of a month so small.
    const parts = ["--only", "submit,approve,roll-up,doctor"];
    const args = [MAIN, "bench", "month", "--communes", "7", "--values", "12", "--json", json, ...parts];
    const child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "pipe"] });
    const said = { out: "", err: "" };
    child.stdout.on("data", (chunk) => (said.out += chunk));
    child.stderr.on("data", (chunk) => (said.err += chunk));
    const [code] = await once(child, "close");
    // Whether budgets are kept is for who measures, on a machine of his own.
    expect([0, 1], said.err).toContain(code);
    const { schema, measures } = JSON.parse(readFileSync(json, "utf8"));
    expect(schema).toBe("kehoach-bench/1");
    const of = (name: string): unknown => measures.find((one: { name: string }) => one.name === name)?.value;
    expect(of("Gửi lúc hạn: biểu bị lỗi")).toBe(0);
    expect(of("Gửi lúc hạn: số đã nhận mà mất")).toBe(0);
    expect(of("kehoach doctor: chỗ không khớp")).toBe(0);
    for (const begin of ["Gửi lúc hạn, 200", "Duyệt 12 số", "Duyệt một lượt", "Cộng theo tỉnh", "Bộ nhớ"])
      expect(said.out).toContain(`\n${begin}`);
    // 12 lines of 7 communes, 3 provinces and the country, by two readings, in four months.
    expect(said.out).toContain("tính lại 1.056 ô tổng");
    expect(said.err).toContain("Gửi biểu: 7/7");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 120_000);
