import { existsSync } from "node:fs";
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { run } from "./report.ts";

const PACKS = join(import.meta.dirname, "../../../../packs");
const PACK = join(PACKS, "cho-don-2023");

let folder = "";
let told: string[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "kehoach-report-"));
  told = [];
  for (const channel of ["log", "error"] as const)
    vi.spyOn(console, channel).mockImplementation((text: unknown) => void told.push(String(text)));
});

afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true, force: true });
});

async function report(...args: readonly string[]): Promise<readonly [number, string]> {
  return [await run(args), told.join("\n")];
}

describe.skipIf(!existsSync(join(PACK, "report.yaml")))("kehoach report", { timeout: 30_000 }, () => {
  test("[R14] writes the Word file whole, replaces an old one, leaves nothing beside it; twice the same bytes", async () => {
    const out = join(folder, "new", "bao-cao.docx");
    expect(await report("--pack", PACK, "--year", "2023", "--out", out)).toEqual([0, `Đã ghi ${out}`]);
    const first = await readFile(out);
    expect(first.subarray(0, 2).toString()).toBe("PK");
    await writeFile(out, "cũ");
    await run(["--pack", PACK, "--year=2023", "--out", out]);
    expect(Buffer.compare(await readFile(out), first)).toBe(0);
    expect(await readdir(join(folder, "new"))).toEqual(["bao-cao.docx"]);
  });

  test("[R14] --format json prints the bound report", async () => {
    const [code, text] = await report("--pack", PACK, "--year", "2023", "--format", "json");
    expect([code, JSON.parse(text).format]).toEqual([0, "kehoach-report/1"]);
    expect(await readdir(folder)).toEqual([]);
  });

  test("[R2] missing and unknown flags are all named", async () => {
    const [code, text] = await report("--yaer", "2023", "extra");
    expect(code).toBe(2);
    for (const words of ["Thiếu --pack.", "Thiếu --year.", "Thiếu --out.", "“--yaer”", "“extra”", "Cách dùng"])
      expect(text).toContain(words);
    expect((await report("--pack", PACK, "--year", "23", "--out", "x", "--format", "pdf"))[1]).toMatch(/“pdf”[\s\S]*“23”/u);
  });

  test("[R2] an unknown year, a pack that is not there, a base pack: said, and nothing written", async () => {
    const out = join(folder, "a.docx");
    expect(await report("--pack", PACK, "--year", "2019", "--out", out)).toEqual([
      1,
      "Không có số liệu để làm báo cáo năm 2019; các năm có: 2023.",
    ]);
    expect((await report("--pack", join(folder, "none"), "--year", "2023", "--out", out))[1]).toContain(join(folder, "none"));
    expect((await report("--pack", join(PACKS, "viet-nam"), "--year", "2023", "--out", out))[1]).toContain("report.yaml");
    expect(await readdir(folder)).toEqual([]);
  });

  test("[R2] an out that is a folder, that goes through a file, that may not be written", async () => {
    expect((await report("--pack", PACK, "--year", "2023", "--out", folder))[1]).toContain(`${folder} là thư mục`);
    const file = join(folder, "file");
    await writeFile(file, "x");
    expect((await report("--pack", PACK, "--year", "2023", "--out", join(file, "a.docx")))[1]).toContain("đi qua một tệp");
    const locked = join(folder, "locked");
    await mkdir(locked);
    await chmod(locked, 0o500);
    const out = process.getuid?.() === 0 ? "/proc/a.docx" : join(locked, "a.docx");
    const [code, text] = await report("--pack", PACK, "--year", "2023", "--out", out);
    expect(code).toBe(1);
    expect(text).toContain(`Không ghi được ${out}`);
  });

  test("[R1] [R2] a reference nothing answers and a bare digit are told at file, line and column", async () => {
    await symlink(join(PACKS, "viet-nam"), join(folder, "viet-nam"));
    await cp(PACK, join(folder, "pack"), { recursive: true });
    const outline = join(folder, "pack", "report.yaml");
    const text = await readFile(outline, "utf8");
    const lines = text.split("\n");
    const line = lines.findIndex((one) => one.includes("{{achieved-of-plan-percent "));
    const column = (lines[line] ?? "").indexOf("{{achieved-of-plan-percent ") + 1;
    await writeFile(outline, text.replace("{{achieved-of-plan-percent ", "{{no-such-phrase "));
    const out = join(folder, "a.docx");
    const asked = ["--pack", join(folder, "pack"), "--year", "2023", "--out", out];
    expect((await report(...asked))[1]).toMatch(new RegExp(`report\\.yaml:${line + 1}:${column}: .*“no-such-phrase”`, "u"));
    await writeFile(outline, text.replace("{{achieved-of-plan-percent ", "12 {{achieved-of-plan-percent "));
    expect((await report(...asked))[1]).toMatch(new RegExp(`report\\.yaml:${line + 1}:${column}: .*“12”`, "u"));
    expect(existsSync(out)).toBe(false);
  });
});
