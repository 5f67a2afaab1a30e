import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { formatPack } from "@kehoach/documents/pack/format-pack";
import { afterAll, describe, expect, it } from "vitest";
import { makeChain } from "../../../server/test/small-pack.ts";

const folder = mkdtempSync(join(tmpdir(), "kehoach-apply-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: string[]): { code: number | null; out: string; err: string } {
  const main = join(import.meta.dirname, "../main.ts");
  const env = { ...process.env, KEHOACH_DATA: join(folder, "data"), KEHOACH_LANG: "vi", DATABASE_URL: "" };
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, "pack", ...args], { env, encoding: "utf8" });
  return { code: status, out: stdout, err: stderr };
}

function listProcesses(): string[] {
  return readdirSync("/proc").filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(join(folder, "data"));
    } catch {
      return false; // it ended while we looked
    }
  });
}

describe("kehoach pack apply and export", () => {
  it("[S8] [S14] applies, says nothing changed the second time, exports the same bytes, leaves no process", () => {
    for (const files of makeChain()) {
      for (const [file, text] of formatPack(files)) {
        const path = join(folder, "packs", files.manifest.code, file);
        mkdirSync(join(path, ".."), { recursive: true });
        writeFileSync(path, text);
      }
    }
    const pack = join(folder, "packs/small");
    const tried = run("apply", pack, "--dry-run");
    expect([tried.code, tried.err]).toEqual([0, ""]);
    expect(tried.out).toContain("Chạy thử: chưa ghi gì. Nếu nạp sẽ ghi: 10 mục cấu hình, địa bàn; 3 phiên bản số liệu.");
    expect(run("apply", pack).out).toContain(
      "Đã nạp gói small cho north, đã ghi: 10 mục cấu hình, địa bàn; 3 phiên bản số liệu.",
    );
    expect(run("apply", pack)).toMatchObject({ code: 0, out: expect.stringContaining("không ghi gì") });
    const out = join(folder, "out");
    expect(run("export", "small", "--out", out)).toMatchObject({ code: 0, err: "" });
    const names = readdirSync(pack, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".yaml"));
    expect(
      readdirSync(out, { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(".yaml"))
        .toSorted(),
    ).toEqual(names.toSorted());
    for (const name of names) expect(readFileSync(join(out, name), "utf8"), name).toBe(readFileSync(join(pack, name), "utf8"));
    expect(run("export", "small", "--out", out)).toMatchObject({ code: 2, err: expect.stringContaining("không ghi đè") });
    expect(run("export", "smal", "--out", `${out}2`)).toMatchObject({ code: 1, err: expect.stringContaining("Có phải small?") });
    expect(listProcesses()).toEqual([]);
  });

  it("[S11] a pack with an error is not applied, and the place of the error is told", () => {
    const path = join(folder, "packs/small/values/crops.yaml");
    writeFileSync(path, readFileSync(path, "utf8").replace("unit: ha", "unit: percent"));
    const refused = run("apply", join(folder, "packs/small"));
    expect(refused.code).toBe(1);
    expect(refused.err).toMatch(/values\/crops\.yaml:\d+:\d+: lỗi: /);
    expect(refused.err).toContain("chưa nạp gì");
  });
});
