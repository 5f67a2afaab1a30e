import { importReply } from "@kehoach/api/import";
import { accept } from "@kehoach/core/outcome";
import { readSheets } from "@kehoach/documents/import/read-sheets";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { tableUsers } from "../../../core/test/make-sheet.ts";
import { makePeopleSite, type PeopleSite, TODAY } from "../../test/people-site.ts";
import { importTable, sendTable } from "../../test/send-table.ts";
import { saveAppointment } from "../access/appoint.ts";
import { findOwnAuthority } from "../access/read.ts";
import { SYSTEM } from "../platform/scope.ts";
import { inTransaction } from "../platform/transaction.ts";
import { insertUser } from "../user/store.ts";
import type { PeopleDoing } from "./ask.ts";
import { importUsers } from "./import-users.ts";

let site: PeopleSite;
beforeAll(async () => {
  site = await makePeopleSite();
  await site.makeUser("chief", { role: "admin", place: "N" });
  await site.makeUser("local", { role: "admin", place: "N1" });
  await site.makeUser("leader", { role: "leader", place: "N" });
  await site.makeUser("stranger", { authority: "south", role: "officer", place: "S" });
});
afterAll(() => site.stop());

const HEAD = ["Họ và tên", "Tên đăng nhập", "Thư điện tử", "Vai trò", "Đơn vị"];
const states = ({ body }: { body: { rows: readonly { what: string }[] } }) => body.rows.map(({ what }) => what);

/** Who has what in the north, by username. */
async function held(): Promise<string[]> {
  const found = await sql<{ line: string }>`
    select u.username || ' ' || a.role || ' ' || p.code || ' ' || a.starts_on as line from appointment a
    join authority n on n.id = a.authority_id and n.code = 'north' join auth."user" u on u.id = a.holder join place p on p.id = a.place_id
    where u.username not in ('chief', 'local', 'leader') order by 1`.execute(site.own.look);
  return found.rows.map(({ line }) => line);
}
async function acts(act: string): Promise<unknown[]> {
  const found = await sql<{ subject: string; actor: string; change: unknown }>`
    select subject, actor, change from journal where act = ${act} order by seq`.execute(site.own.look);
  return found.rows;
}

const TEAM = [
  HEAD,
  ["Nguyễn Văn An", "", "an@vidu.gov.vn", "cán bộ nhập liệu", "xã N1"],
  ["Trần Thị Bình", "binh", "binh@vidu.gov.vn", "người duyệt, lãnh đạo", "N"],
  ["Nguyễn Văn An", "", "an@vidu.gov.vn", "người xem", "xã N2"],
];

describe("importing users", () => {
  test("[E17] a preview makes nobody and sends nothing; it says who each row would be", async () => {
    const sent = await sendTable(site, "chief", "users", TEAM);
    expect(importReply.parse(sent.body)).toEqual(sent.body);
    expect(sent.body).toMatchObject({ applied: false, counts: { new: 3, problem: 0 }, invitations: [], file: null });
    expect(sent.body.rows.map(({ result }) => result)).toEqual([
      "an.nguyen; cán bộ nhập liệu tại xã N1, từ 15/06/2030",
      "binh; người duyệt tại huyện N, từ 15/06/2030; lãnh đạo tại huyện N, từ 15/06/2030",
      "an.nguyen; người xem tại xã N2, từ 15/06/2030",
    ]);
    expect(await held()).toEqual([]);
  });

  test("[E13] users and appointments are there, written down one by one and as an import; [E19] each new user gets one link, once", async () => {
    const done = await importTable(site, "chief", "users", TEAM);
    expect(done.body.applied).toBe(true);
    expect(await held()).toEqual([
      "an.nguyen officer N1 2030-06-15",
      "an.nguyen viewer N2 2030-06-15",
      "binh approver N 2030-06-15",
      "binh leader N 2030-06-15",
    ]);
    expect(done.body.invitations.map(({ name, username, mailed }) => [name, username, mailed])).toEqual([
      ["Nguyễn Văn An", "an.nguyen", false],
      ["Trần Thị Bình", "binh", false],
    ]);
    const file = await readSheets("loi-moi.xlsx", new Uint8Array(Buffer.from(done.body.file ?? "", "base64")));
    const shown = file.ok ? (file.value[0]?.cells.map((cell) => cell.shown) ?? []) : [];
    expect(shown).toEqual(expect.arrayContaining(["Trần Thị Bình", ...done.body.invitations.map(({ link }) => link)]));
    expect((await acts("user.create")).length).toBe(2);
    expect((await acts("appointment.give")).length).toBe(4);
    expect(await acts("user.import")).toEqual([
      { subject: "north", actor: "user:chief", change: { created: ["an.nguyen", "binh"], appointments: 4 } },
    ]);
  });

  test("[E15] the same file once more changes nothing, makes no link and writes nothing down", async () => {
    const before = await sql<{ n: string }>`select count(*) as n from journal`.execute(site.own.look);
    const again = await importTable(site, "chief", "users", TEAM);
    expect(states(again)).toEqual(["same", "same", "same"]);
    expect(again.body).toMatchObject({ applied: true, invitations: [], file: null });
    expect((await held()).length).toBe(4);
    expect((await sql<{ n: string }>`select count(*) as n from journal`.execute(site.own.look)).rows).toEqual(before.rows);
  });

  test("[E19] who lost the links asks for new ones: for those who never signed in, and of whom he administers every role", async () => {
    await sql`update auth."user" set last_sign_in_at = now() where username = 'binh'`.execute(site.own.look);
    const again = await importTable(site, "chief", "users", TEAM, { again: "yes" });
    expect(again.body.invitations.map(({ username }) => username)).toEqual(["an.nguyen"]);
    const far = await importTable(site, "local", "users", [HEAD, ["Nguyễn Văn An", "an.nguyen", "", "cán bộ nhập liệu", "N1"]], {
      again: "yes",
    });
    expect(far.body.invitations).toEqual([]);
  });

  test("[E18] sent twice at once it is done once", async () => {
    const table = [HEAD, ["Lê Thị Hoa", "", "hoa@vidu.gov.vn", "người xem", "N2"]];
    const { mark } = (await sendTable(site, "chief", "users", table)).body;
    const both = await Promise.all([1, 2].map(() => sendTable(site, "chief", "users", table, { mode: "apply", mark })));
    expect(both.map(({ status, code }) => `${status} ${code}`).sort()).toEqual(["200 ", "409 IMPORT_STALE"]);
    expect((await held()).filter((line) => line.startsWith("hoa"))).toEqual(["hoa.le viewer N2 2030-06-15"]);
  });

  test("[E18] a row that is not right stops all of them", async () => {
    const table = [
      HEAD,
      ["Lê Văn Cường", "", "cuong@vidu.gov.vn", "người xem", "N2"],
      ["Lê Văn Dũng", "", "dung", "người xem", "N2"],
    ];
    const seen = await sendTable(site, "chief", "users", table);
    expect(states(seen)).toEqual(["new", "problem"]);
    expect(await sendTable(site, "chief", "users", table, { mode: "apply", mark: seen.body.mark })).toMatchObject({
      status: 422,
      code: "IMPORT_HAS_PROBLEMS",
    });
    const found = await sql`select from auth."user" where username like 'cuong%'`.execute(site.own.look);
    expect(found.rows).toEqual([]);
  });

  test("[E13] an administrator of a part appoints within it only; of the whole he makes nobody", async () => {
    const sent = await sendTable(site, "local", "users", [
      HEAD,
      ["Lê Văn Em", "", "em@vidu.gov.vn", "người xem", "N1A"],
      ["Lê Văn Giang", "", "giang@vidu.gov.vn", "người xem", "N2"],
      ["Lê Văn Hải", "", "hai@vidu.gov.vn", "quản trị", "N"],
    ]);
    expect(
      sent.body.rows.map(({ problems }) =>
        problems.filter(({ level }) => level === "error").map(({ at, code }) => `${at} ${code}`),
      ),
    ).toEqual([[], ["E3 IMPORT_PLACE_OUT_OF_REACH"], ["E4 IMPORT_PLACE_OUT_OF_REACH", "D4 IMPORT_ADMIN_WHOLE"]]);
  });

  test("[E15] a user of another authority is known by his username and address together, and is not named otherwise", async () => {
    const named = [HEAD, ["Người stranger", "stranger", "stranger@vidu.test", "người xem", "N2"]];
    expect(states(await sendTable(site, "chief", "users", named))).toEqual(["changed"]);
    const wrong = await sendTable(site, "chief", "users", [HEAD, ["Lê Ai", "stranger", "ai@vidu.gov.vn", "người xem", "N2"]]);
    expect(wrong.body.rows[0]?.problems.map(({ text }) => text)).toEqual([
      "“stranger” đã là của một người dùng khác. Hãy dùng tên đăng nhập hoặc thư điện tử khác.",
    ]);
  });

  test("[E17] only administrators import users and get their template", async () => {
    for (const [as, status] of [
      [undefined, 401],
      ["leader", 403],
      ["stranger", 403],
    ] as const) {
      expect((await sendTable(site, as, "users", TEAM)).status).toBe(status);
      const template = await site.app.inject({
        method: "GET",
        url: "/api/v1/import/users.xlsx",
        headers: as ? { cookie: `as=${as}` } : {},
      });
      expect(template.statusCode).toBe(status);
    }
  });

  test("[E16] the template offers roles, and only places its asker can appoint to", async () => {
    const template = await site.app.inject({ method: "GET", url: "/api/v1/import/users.xlsx", headers: { cookie: "as=local" } });
    const read = await readSheets("mau.xlsx", new Uint8Array(template.rawPayload));
    const shown = read.ok ? (read.value.at(-1)?.cells.map((cell) => cell.shown) ?? []) : [];
    expect(shown).toEqual(expect.arrayContaining(["cán bộ nhập liệu", "xã N1", "ban N1A", "Trồng trọt"]));
    expect(shown).not.toContain("xã N2");
  });

  test("[E18] cut off half-way it leaves nothing, and the same again does all of it", async () => {
    const table = tableUsers([
      ["Họ và tên", "Thư điện tử", "Vai trò", "Đơn vị"],
      ["Vũ Thị Kim", "kim@vidu.gov.vn", "người xem", "N1"],
      ["Vũ Thị Lan", "lan@vidu.gov.vn", "người xem", "N2"],
    ]);
    const ask = { table, bytesDigest: "x", actor: "user:chief", today: TODAY, again: false };
    let saved = 0;
    const people: PeopleDoing = {
      insertUser,
      saveAppointment: (...given) => {
        saved += 1;
        if (saved === 2) throw new Error("the power went");
        return saveAppointment(...given);
      },
      hashUnknown: async () => "no password has this hash",
      invite: async () => accept({ link: "", mailed: false }),
    };
    const run = (mark?: string) =>
      inTransaction(site.own.db, SYSTEM, async (tx) => {
        const authority = await findOwnAuthority(tx, SYSTEM, "north");
        if (!authority.ok) throw new Error("north is there");
        return importUsers(tx, SYSTEM, authority.value, { ...ask, ...(mark === undefined ? {} : { mark }) }, people);
      });
    const seen = await run();
    const mark = seen.ok ? seen.value.mark : "";
    await expect(run(mark)).rejects.toThrow("the power went");
    const left = await sql`select from auth."user" where email in ('kim@vidu.gov.vn', 'lan@vidu.gov.vn')`.execute(site.own.look);
    expect(left.rows).toEqual([]);
    expect((await held()).filter((line) => /^(kim|lan)/.test(line))).toEqual([]);
    expect(await run(mark)).toMatchObject({
      ok: true,
      value: { applied: true, invited: [{ username: "kim.vu" }, { username: "lan.vu" }] },
    });
    expect((await held()).filter((line) => /^(kim|lan)/.test(line))).toEqual([
      "kim.vu viewer N1 2030-06-15",
      "lan.vu viewer N2 2030-06-15",
    ]);
  });

  test("no fault was logged", () => {
    expect(site.faults()).toEqual([]);
  });
});
