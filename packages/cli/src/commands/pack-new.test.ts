import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "kehoach-new-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
cpSync(join(import.meta.dirname, "../../../../packs/viet-nam"), join(folder, "viet-nam"), { recursive: true });

function run(...args: string[]): { code: number | null; out: string; err: string } {
  const env = { ...process.env, KEHOACH_LANG: "vi", DATABASE_URL: "" };
  const main = join(import.meta.dirname, "../main.ts");
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, "pack", ...args], { env, encoding: "utf8" });
  return { code: status, out: stdout, err: stderr };
}

describe("kehoach pack new", () => {
  it("makes a pack that is checked clean, canonical, and says what to edit", () => {
    const pack = join(folder, "xa-moi");
    expect(run("new", pack)).toMatchObject({ code: 0, err: "", out: expect.stringContaining("pack apply") });
    expect(readdirSync(pack).toSorted()).toEqual(["pack.yaml", "places.yaml"]);
    expect(run("check", pack)).toMatchObject({ code: 0, err: "" });
    expect(run("format", pack, "--check")).toMatchObject({ code: 0, err: "" });
  });

  it("refuses a folder with something in it, a name that is no code, and a place without the base pack", () => {
    const full = join(folder, "day");
    mkdirSync(full);
    writeFileSync(join(full, "giu.txt"), "của người khác");
    expect(run("new", full)).toMatchObject({ code: 2, err: expect.stringContaining("không ghi đè") });
    expect(readdirSync(full)).toEqual(["giu.txt"]);
    expect(run("new", join(folder, "Xã Mới"))).toMatchObject({ code: 2, err: expect.stringContaining("chữ thường không dấu") });
    const alone = join(folder, "noi-khac/xa-x");
    expect(run("new", alone)).toMatchObject({ code: 2, err: expect.stringContaining("gói nền viet-nam") });
    expect(existsSync(alone)).toBe(false);
    expect(run("new")).toMatchObject({ code: 2 });
  });
});
