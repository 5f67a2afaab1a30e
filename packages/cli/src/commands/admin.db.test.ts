import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { applyPack } from "../../../server/src/pack/apply.ts";
import { makeSite, type Site } from "../../../server/test/account-site.ts";
import { makeChain } from "../../../server/test/small-pack.ts";

const NEXT = "thuyền về bến cũ";
const folder = mkdtempSync(join(tmpdir(), "kehoach-admin-"));
let site: Site;

beforeAll(async () => {
  site = await makeSite();
});
afterAll(async () => {
  await site.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The command in a process of its own, on the database that the site serves. */
function run(args: readonly string[], input?: string): { code: number | null; out: string; err: string } {
  const env = {
    ...process.env,
    KEHOACH_DATA: folder,
    KEHOACH_LANG: "vi",
    DATABASE_URL: site.own.adminUrl,
    KEHOACH_URL: "https://kehoach.vidu.test",
    KEHOACH_SECRET: "0123456789abcdef0123456789abcdef",
  };
  const main = join(import.meta.dirname, "../main.ts");
  const options = { env, encoding: "utf8", ...(input === undefined ? {} : { input }) } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, "admin", ...args], options);
  return { code: status, out: stdout, err: stderr };
}
const an = ["create", "--username", "an.nv", "--name", "Nguyễn Văn An", "--email", "an@vidu.test"];
const binh = ["create", "--username", "binh.tt", "--name", "Trần Thị Bình", "--email", "binh@vidu.test", "--password-stdin"];
const signIn = async (password: string, name = "an.nv"): Promise<number> =>
  (await site.browser().post("sign-in", { name, password })).status;

describe("kehoach admin", () => {
  it("[U14] says how to make an authority when there is none, and what is missing", () => {
    const none = run(an);
    expect(none.code).toBe(1);
    expect(none.err).toContain("kehoach pack new");
    expect(none.err).toContain("kehoach pack apply");
    expect(run(["create", "--username", "x"])).toMatchObject({ code: 2, err: expect.stringContaining("--email") });
    expect(run(["unlok"])).toMatchObject({ code: 2, err: expect.stringContaining("unlock") });
  });

  it("[U14] makes the first administrator, who signs in; the password is printed once", async () => {
    expect((await applyPack(site.own.db, makeChain(), { actor: "start" })).ok).toBe(true);
    const made = run(an);
    expect(made, made.err).toMatchObject({ code: 0, out: expect.stringContaining("Đã lập quản trị an.nv của cơ quan north.") });
    const password = /Mật khẩu \(chỉ in một lần này\): (\S+)/.exec(made.out)?.[1] ?? "";
    expect(password).toMatch(/^(\w{5}-){3}\w{5}$/);
    expect(await signIn(password)).toBe(200);
    expect(run(an)).toMatchObject({ code: 1, err: expect.stringContaining("đang là quản trị của cơ quan north rồi") });
    const rows = await site.ask(
      "select a.role, p.code, a.sectors, a.ends_on, a.given_by ~ '^command:' as by from kehoach.appointment a join kehoach.place p on p.id = a.place_id",
    );
    expect(rows).toEqual([{ role: "admin", code: expect.any(String), sectors: null, ends_on: null, by: true }]);
    const acts = await site.ask<{ act: string; authority: string | null }>(
      "select act, u.code as authority from kehoach.journal j left join kehoach.authority u on u.id = j.authority_id where subject = 'an.nv' order by seq",
    );
    expect(acts).toEqual([
      { act: "user.create", authority: null },
      { act: "appointment.give", authority: "north" },
      { act: "session.start", authority: "north" },
    ]);
  });

  it("[U14] means the authority that is not made up, where none is named", async () => {
    const demo = makeChain({ code: "toy", authority: "toy" }).map((files) =>
      files.manifest.authority === undefined
        ? files
        : { ...files, manifest: { ...files.manifest, demo: true, notice: "DỮ LIỆU MINH HỌA" } },
    );
    expect(await applyPack(site.own.db, demo, { actor: "start" })).toMatchObject({ ok: true });
    expect(run(an)).toMatchObject({ code: 1, err: expect.stringContaining("đang là quản trị của cơ quan north rồi") });
    expect(run([...an, "--authority", "toy"])).toMatchObject({ code: 0, out: expect.stringContaining("toy") });
  });

  it("[U14] resets a password by a link, and unlocks a name", async () => {
    const reset = run(["reset", "--username", "an.nv"]);
    expect(reset, reset.err).toMatchObject({ code: 0 });
    const token = /^https:\/\/kehoach\.vidu\.test\/dat-lai-mat-khau\?token=([\w-]+)$/m.exec(reset.out)?.[1] ?? "";
    expect((await site.browser().post("password/reset", { token, password: NEXT })).status).toBe(200);
    for (let turn = 0; turn < 11; turn += 1) await signIn("sai bét cả rồi");
    expect(await signIn(NEXT)).toBe(429);
    expect(run(["unlock", "--username", "an.nv"])).toMatchObject({ code: 0, out: "Đã mở khóa cho an.nv.\n" });
    expect(await signIn(NEXT)).toBe(200);
    expect(run(["reset", "--username", "khong.co"])).toMatchObject({ code: 1, err: expect.stringContaining('"khong.co"') });
  });

  it("[U14] takes a password from standard input, and refuses a weak one", async () => {
    expect(run(binh, "matkhau12345\n")).toMatchObject({ code: 1, err: expect.stringContaining("ai cũng thử trước tiên") });
    const made = run([...binh, "--authority", "north"], "con mèo trèo cây cau\n");
    expect(made, made.err).toMatchObject({ code: 0 });
    expect(made.out).not.toContain("con mèo");
    expect(await signIn("con mèo trèo cây cau", "binh.tt")).toBe(200);
    const strange = run([...binh, "--authority", "khong-co"], "con mèo trèo cây cau\n");
    expect(strange).toMatchObject({ code: 1, err: expect.stringContaining("north") });
  });
});
