import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { readEntries, sumUp, writeEntries } from "../../../server/test/backup-file.ts";
import { listLeft, runKehoach, type Serving, startServe, waitReady } from "../../../server/test/child-process.ts";

// Databases are made and started here.
vi.setConfig({ testTimeout: 180_000 });

const root = mkdtempSync(join(tmpdir(), "kehoach-cli-backup-"));
const data = join(root, "data");
const file = join(root, "given.tar.zst");
let serving: Serving | undefined;

async function kehoach(args: readonly string[], into = data, env: Readonly<Record<string, string>> = {}) {
  const running = runKehoach(into, args, env);
  return { code: await running.ended, said: running.said() };
}

function readTexts(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".yaml"));
  return Object.fromEntries(names.toSorted().map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

async function exportTexts(from: string): Promise<Record<string, string>> {
  const out = mkdtempSync(join(root, "out-"));
  const [demo = ""] = readdirSync(join(import.meta.dirname, "../../../../packs")).filter((name) => name !== "viet-nam");
  expect(await kehoach(["pack", "export", demo, "--out", out], from)).toMatchObject({ code: 0 });
  return readTexts(out);
}

beforeAll(async () => {
  mkdirSync(data);
  serving = await startServe(data);
  await waitReady(serving);
  expect(await kehoach(["backup", "--out", file])).toMatchObject({ code: 0 });
});
afterAll(async () => {
  serving?.child.kill("SIGTERM");
  await serving?.ended;
  rmSync(root, { recursive: true, force: true });
});

const unshare = "unshare";
/** A small disk of its own: mounts one at the first word, then runs the rest. */
const small = (size: string): string[] => [
  "-Urm",
  "sh",
  "-c",
  `mount -t tmpfs -o size=${size} none "$1" && shift && exec "$@"`,
  "sh",
];
const canMount = spawnSync(unshare, [...small("32k"), "/mnt", "true"]).status === 0;

describe("kehoach backup", () => {
  it("[B1] [B11] beside a running server, into the folder of backups or where it is told", async () => {
    const made = await kehoach(["backup"]);
    expect(made).toMatchObject({
      code: 0,
      said: expect.stringMatching(/^Đã sao lưu [\d.]+ dòng của \d+ bảng vào .*\/data\/backups\/kehoach-.*Z\.tar\.zst/),
    });
    const names = readdirSync(join(data, "backups")).filter((name) => name.endsWith(".tar.zst"));
    expect(names).toHaveLength(1);
    expect(readFileSync(join(data, "backups/backups.json"), "utf8")).toContain(names[0]);
    const folder = join(root, "usb");
    mkdirSync(folder);
    expect(await kehoach(["backup", "--out", folder])).toMatchObject({ code: 0 });
    expect(readdirSync(folder)).toEqual([expect.stringMatching(/^kehoach-.*Z\.tar\.zst$/)]);
  });

  it("[B2] does not write over a file; says what a wrong call lacks", async () => {
    expect(await kehoach(["backup", "--out", file])).toEqual({
      code: 2,
      said: `Đã có tệp ${file}; không ghi đè. Hãy chọn tên khác.\n`,
    });
    expect(await kehoach(["backup", "--ot", file])).toMatchObject({
      code: 2,
      said: expect.stringContaining("Không có cờ “--ot”. Có phải --out?"),
    });
    expect(await kehoach(["backup", file])).toMatchObject({ code: 2, said: expect.stringContaining("Thừa tham số") });
    expect(await kehoach(["backup"], data, { KEHOACH_BACKUP_KEEP: "0" })).toMatchObject({
      code: 2,
      said: expect.stringContaining("KEHOACH_BACKUP_KEEP"),
    });
    const nowhere = join(root, "nowhere");
    expect(await kehoach(["backup"], nowhere)).toMatchObject({ code: 2, said: expect.stringContaining("chưa có cơ sở dữ liệu") });
    expect(existsSync(nowhere)).toBe(false);
    expect(await kehoach(["backup", "--help"], data, { KEHOACH_LANG: "en" })).toMatchObject({
      code: 0,
      said: expect.stringContaining("Backs up everything"),
    });
  });

  it.skipIf(!canMount)("[B2] a disk that fills up is said, and nothing is left on it", async () => {
    const disk = join(root, "small-disk");
    mkdirSync(disk);
    const main = join(import.meta.dirname, "../main.ts");
    const script = '"$1" "$2" backup --out "$3/"; code=$?; ls -A "$3"; exit $code';
    const run = spawnSync(unshare, [...small("32k"), disk, "sh", "-c", script, "sh", process.execPath, main, disk], {
      env: { ...process.env, KEHOACH_DATA: data, KEHOACH_LANG: "vi", DATABASE_URL: "" },
      encoding: "utf8",
    });
    expect(run).toMatchObject({ status: 1, stdout: "", stderr: expect.stringContaining("Ổ đĩa đầy khi đang ghi") });
  });
});

describe("kehoach restore", () => {
  it("[B4] [B12] into a new folder: exports are the same bytes, and no process is left", async () => {
    const into = join(root, "restored");
    const restored = await kehoach(["restore", file], into);
    expect(restored.code, restored.said).toBe(0);
    expect(restored.said).toMatch(/^Đã khôi phục bản sao lưu lúc .* vào .*\/restored trong .* giây\.\n.*đăng nhập lại\.\n$/);
    expect(await exportTexts(into)).toEqual(await exportTexts(data));
    const doctor = await kehoach(["doctor"], into);
    expect(doctor.code, doctor.said).toBe(0);
    expect(await listLeft(into)).toEqual([]);
    const again = await kehoach(["restore", file], into);
    expect(again).toMatchObject({ code: 1, said: expect.stringContaining("đang có dữ liệu") });
  });

  it("[B7] a folder in use is refused, and goes on working", async () => {
    const refused = await kehoach(["restore", file]);
    expect(refused).toMatchObject({ code: 2, said: expect.stringContaining("đang được một tiến trình Kehoach khác dùng") });
    expect((await fetch(`${serving?.base}/healthz`)).status).toBe(200);
  });

  it("[B7] a folder that holds other things is refused; nothing is put there", async () => {
    const strange = join(root, "strange");
    mkdirSync(strange);
    writeFileSync(join(strange, "thesis.docx"), "");
    expect(await kehoach(["restore", file], strange)).toMatchObject({ code: 1, said: expect.stringContaining("thesis.docx") });
    expect(readdirSync(strange)).toEqual(["thesis.docx"]);
  });

  it.skipIf(!canMount)("[B8] a disk without room for it is refused before anything is put there", async () => {
    const disk = join(root, "small-data");
    mkdirSync(disk);
    const main = join(import.meta.dirname, "../main.ts");
    const script = '"$1" "$2" restore "$3"; code=$?; ls -A "$KEHOACH_DATA"; exit $code';
    const run = spawnSync(unshare, [...small("64m"), disk, "sh", "-c", script, "sh", process.execPath, main, file], {
      env: { ...process.env, KEHOACH_DATA: disk, KEHOACH_LANG: "vi", DATABASE_URL: "" },
      encoding: "utf8",
    });
    expect(run).toMatchObject({
      status: 1,
      stdout: "",
      stderr: expect.stringMatching(/còn 64 MB, khôi phục bản này cần khoảng 3\d\d MB/),
    });
  });

  it("[B7] a folder where another process has just begun is left to it", async () => {
    const begun = join(root, "begun");
    const [, tick = ""] = /^\d+ \(.*\) . (?:\S+ ){18}(\d+)/.exec(readFileSync("/proc/self/stat", "latin1")) ?? [];
    mkdirSync(join(begun, "users"), { recursive: true });
    writeFileSync(join(begun, "users", `${process.pid}.${tick}`), "");
    expect(await kehoach(["restore", file], begun)).toMatchObject({
      code: 2,
      said: expect.stringContaining("đang được một tiến trình"),
    });
    expect(readdirSync(begun)).toEqual(["users"]);
  });

  it("[B3] [B8] a file cut short, or not ours, makes no folder; a call without a file is wrong use", async () => {
    const into = join(root, "never");
    const cut = join(root, "cut.tar.zst");
    writeFileSync(cut, readFileSync(file).subarray(0, 20_000));
    expect(await kehoach(["restore", cut], into)).toMatchObject({
      code: 1,
      said: expect.stringContaining("bị cụt (chỉ có 20000 byte"),
    });
    expect(await kehoach(["restore", import.meta.filename], into)).toMatchObject({
      code: 1,
      said: expect.stringContaining("không phải bản sao lưu của Kehoach"),
    });
    expect(await kehoach(["restore", join(root, "no-file")], into)).toMatchObject({
      code: 2,
      said: expect.stringContaining("ENOENT"),
    });
    expect(await kehoach(["restore"], into)).toMatchObject({ code: 2, said: expect.stringContaining("Thiếu tham số") });
    expect(existsSync(into)).toBe(false);
  });

  it("[B8] a restore that fails in the database removes the folder it made, and keeps one that was there", async () => {
    const bad = join(root, "bad.tar.zst");
    const entries = await readEntries(file);
    const chunk = "kehoach/value_version/000001.copy";
    await writeEntries(bad, sumUp(entries.set(chunk, (entries.get(chunk) ?? "").replace(/^(\d+)\t\d+/, "$1\t999999"))));
    const made = join(root, "made");
    expect(await kehoach(["restore", bad], made)).toMatchObject({
      code: 1,
      said: expect.stringContaining("bị hỏng hoặc đã bị sửa"),
    });
    expect(existsSync(made)).toBe(false);
    const there = join(root, "there");
    mkdirSync(there);
    writeFileSync(join(there, "sign-in-secret"), "x".repeat(64));
    expect(await kehoach(["restore", bad], there)).toMatchObject({ code: 1 });
    expect(readdirSync(there)).toEqual(["sign-in-secret"]);
  });
});

describe("kehoach verify", () => {
  it("[B9] of a good backup says what was compared, and leaves nothing", async () => {
    const temporary = join(root, "tmp");
    mkdirSync(temporary);
    const verified = await kehoach(["verify", file], join(root, "unused"), { TMPDIR: temporary });
    expect(verified.code, verified.said).toBe(0);
    expect(verified.said).toMatch(
      /^Đã đối chiếu: \d+ bảng \([\d.]+ dòng\), \d+ bộ đếm, \d+ bản xuất gói, \d+ chuỗi nhật ký\.\n.*nguyên vẹn và khôi phục được/,
    );
    expect(existsSync(join(root, "unused"))).toBe(false);
    expect(readdirSync(temporary)).toEqual([]);
  });

  it("[B9] of one whose figures were changed, digests and all, names what differs", async () => {
    const changed = join(root, "changed.tar.zst");
    const entries = await readEntries(file);
    const chunk = "kehoach/value_version/000001.copy";
    const lines = (entries.get(chunk) ?? "").split("\n");
    const at = lines.findIndex((line) => /^\d+\t\d+\t\d+\t[1-9]/.test(line));
    lines[at] = (lines[at] ?? "").replace(/^(\d+\t\d+\t\d+\t)\d/, "$17").replace(/^(\d+\t\d+\t\d+\t[^\t]+\t)\d/, "$17");
    await writeEntries(changed, sumUp(entries.set(chunk, lines.join("\n"))));
    const verified = await kehoach(["verify", changed]);
    expect(verified.said).toMatch(/khác: bản xuất của gói .*: bản sao lưu ghi [0-9a-f]{64}, khôi phục ra [0-9a-f]{64}/);
    expect(verified).toMatchObject({ code: 1, said: expect.stringContaining("1 chỗ khác; đừng dựa vào bản này") });
  });
});
