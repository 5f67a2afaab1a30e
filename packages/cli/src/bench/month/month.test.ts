import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

const MAIN = join(import.meta.dirname, "../../main.ts");
const env = { ...process.env, KEHOACH_LANG: "vi", DATABASE_URL: "" };

test("wrong flags: 2, each named with what would be right, nothing begun", () => {
  const args = [MAIN, "bench", "month", "--communes", "0", "--values=nhiều", "--only", "submit,aprove"];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { env, encoding: "utf8" });
  expect([status, stdout]).toEqual([2, ""]);
  expect(stderr.split("\n")).toEqual([
    "--communes phải là số nguyên từ 1 đến 10000; đang là “0”.",
    "--values phải là số nguyên từ 1 đến 2000; đang là “nhiều”.",
    "--only không có phần “aprove”; các phần là submit, plain, approve, read, roll-up, doctor. Có phải approve?",
    "",
  ]);
});
