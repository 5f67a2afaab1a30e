import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeTestDatabase, type TestDatabase } from "../../../server/test/test-database.ts";

const folder = mkdtempSync(join(tmpdir(), "kehoach-doctor-"));
let own: TestDatabase;
const loadDb = () => import("@kehoach/server/platform/db");
let admin: ReturnType<Awaited<ReturnType<typeof loadDb>>["openPool"]>;
beforeAll(async () => {
  own = await makeTestDatabase();
  admin = (await loadDb()).openPool(own.adminUrl, 1);
  await admin.query("insert into authority (code, name, place) values ('north', 'North', '01')");
});
afterAll(async () => {
  await admin.end();
  await own.drop();
  rmSync(folder, { recursive: true, force: true });
});

const PLACE =
  "insert into place (code, valid_from, kind, level, type, name, position, pack, digest) values ('01', '2000-01-01', 'territory', 'commune', 'xã', 'Một', 0, 'p', 'x')";
/** What no value says. */
const WRONG_TOTAL = `insert into total (authority_id, indicator_id, place_id, breakdown, period, period_start, period_end, status, round, own_status, own_value, below_places, changed_at)
  select a.id, 7, p.id, '', '2030', '2030-01-01', '2031-01-01', 'best', '', 'reported', 5, 0, now() from authority a, place p`;

function run(args: readonly string[] = [], env: Readonly<Record<string, string>> = {}) {
  const main = join(import.meta.dirname, "../main.ts");
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, "doctor", ...args], {
    env: { ...process.env, KEHOACH_DATA: join(folder, "data"), KEHOACH_LANG: "vi", DATABASE_URL: own.adminUrl, ...env },
    encoding: "utf8",
  });
  return { code: status, out: stdout, err: stderr };
}

const write = (subject: string) =>
  admin.query(
    `insert into journal (authority_id, at, actor, act, subject, digest) select id, now(), 'user:an', 'user.create', $1, 'x' from authority`,
    [subject],
  );

describe("kehoach doctor", () => {
  it("[L7] an installation without an act is well", () => {
    expect(run()).toMatchObject({
      code: 0,
      err: "",
      out: expect.stringMatching(
        /Nhật ký:\n {2}chưa có dòng nào\nTổng cộng từ dưới lên:\n {2}north: tính lại 0 ô, đều khớp\n\nMọi thứ đều ổn\.\n$/,
      ),
    });
  });

  it("[V15] a total that no value says: code 1, authority, cell, what is kept and what it should be", async () => {
    await admin.query(PLACE);
    await admin.query(WRONG_TOTAL);
    const { code, out } = run();
    expect(code).toBe(1);
    expect(out).toContain('Tổng của north, 7 01@2000-01-01 2030 best: đang giữ "reported 5 | ", tính lại được "không có gì".');
    expect(out).toContain("kehoach doctor --remake-totals");
    await admin.query("delete from total");
    await admin.query("delete from place");
  });

  it("[L7] reports what waits for a seal and seals it at the end; then the head", async () => {
    await write("one");
    await write("two");
    const first = run();
    expect(first.code).toBe(0);
    expect(first.out).toMatch(
      /north: chưa có dòng nào được niêm; 2 dòng chờ niêm, sớm nhất lúc \d\d:\d\d:\d\d \d\d\/\d\d\/\d{4}/,
    );
    expect(first.out).toMatch(/Cập nhật cấu trúc: đã chạy (\d+) trên \1\n/);
    expect(first.out).toMatch(/Khóa phạm vi: bật ở (\d+) trên \1 bảng; chương trình làm việc bằng kehoach_app/);
    const second = run(["--json"]);
    expect(second.code).toBe(0);
    const json = JSON.parse(second.out);
    expect(json).toMatchObject({
      ok: true,
      faults: [],
      database: {
        unguarded: [],
        migrations: { missing: [], changed: [], unknown: [] },
        login: { name: "kehoach_app", isBound: true },
      },
    });
    const north = json.journal.find((one: { authority: string }) => one.authority === "north");
    expect(north).toMatchObject({ head: { position: "2" }, unsealed: { count: 0, oldest: null }, faultCount: 0 });
    const printed = north.head.hash.slice(0, 8).toUpperCase();
    expect(run(["--head", `north:2:${printed}`])).toMatchObject({ code: 0, out: expect.stringContaining("đúng như đã in") });
    expect(run(["--head", `north:1:${printed}`], { KEHOACH_LANG: "en" })).toMatchObject({
      code: 1,
      out: expect.stringContaining("There is no head"),
    });
  });

  it("[L7] a tampered row: code 1, and the authority, position, act and moment of it", async () => {
    await admin.query("update journal set actor = 'user:binh' where subject = 'one'");
    const told = run();
    expect(told.code).toBe(1);
    expect(told.out).toMatch(
      /- Nhật ký của north, vị trí 1 \(user\.create one, do user:binh, lúc \d\d:\d\d:\d\d \d\d\/\d\d\/\d{4}\): mã niêm không khớp; .+\n$/,
    );
    const json = JSON.parse(run(["--json"]).out);
    expect(json).toMatchObject({ ok: false, faults: [expect.any(String)] });
    await admin.query("update journal set actor = 'user:an' where subject = 'one'");
    expect(run().code).toBe(0);
  });

  it("[L7] a table without row level security: code 1, named", async () => {
    await admin.query("alter table indicator disable row level security");
    expect(run()).toMatchObject({ code: 1, out: expect.stringContaining("- Bảng chưa bật khóa phạm vi: indicator.") });
    await admin.query("alter table indicator enable row level security");
  });

  it("[L7] a login that row level security does not bind: code 1, named", () => {
    const told = run([], { DATABASE_APP_URL: own.adminUrl });
    expect(told.code).toBe(1);
    expect(told.out).toContain("Tài khoản postgres của chương trình vượt được khóa phạm vi");
  });

  it("[L7] wrong use, or a database that can not be reached: code 2", () => {
    expect(run(["--jsno"])).toMatchObject({ code: 2, err: expect.stringContaining("Có phải --json?") });
    expect(run(["--head", "north"])).toMatchObject({ code: 2, err: expect.stringContaining("CƠ-QUAN:VỊ-TRÍ:MÃ") });
    expect(run([], { DATABASE_URL: "postgres://a:b@127.0.0.1:1/none" })).toMatchObject({ code: 2, out: "" });
    writeFileSync(join(folder, "data"), "");
    expect(run([], { DATABASE_URL: "" })).toMatchObject({ code: 2, out: "" });
    expect(run(["--help"])).toMatchObject({ code: 0, out: expect.stringContaining("Mã kết thúc") });
  });

  it("[V22] totals that are not as the values say are made anew when asked, and the journal tells; where all agree nothing is done", async () => {
    await admin.query(PLACE);
    await admin.query(WRONG_TOTAL);
    expect(run(["--remake-totals"])).toMatchObject({
      code: 0,
      err: "north: đã làm lại tổng cộng từ dưới lên, trước đó 1 ô không khớp.\n",
    });
    expect(run(["--remake-totals"])).toMatchObject({ code: 0, err: "" });
    const told = await admin.query("select actor, subject, change from journal where act = 'total.remake'");
    expect(told.rows).toEqual([{ actor: expect.stringMatching(/^command:/), subject: "north", change: { cells: 1 } }]);
  });
});
