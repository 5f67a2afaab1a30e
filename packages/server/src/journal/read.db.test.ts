import { type JournalRowJson, journalFileQuery, listJournal } from "@kehoach/api/journal";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeTestDatabase, type TestDatabase } from "../../test/test-database.ts";
import { writeJournal } from "../platform/journal.ts";
import { type Scope, SYSTEM, VISITOR } from "../platform/scope.ts";
import { inSnapshot, inTransaction, type Tx } from "../platform/transaction.ts";
import { loadJournal } from "./read.ts";
import { journalFiles } from "./routes.ts";
import { sealOnce } from "./seal.ts";

let own: TestDatabase;
const ids = new Map<string, bigint>();
const wholeOf = (...codes: readonly string[]): Scope => ({ kind: "user", whole: codes.map((code) => ids.get(code) ?? -1n) });

/** Moments of acts, in UTC; in Việt Nam the first two are of 2 January, the third of 3 January. */
const ROWS = [
  { at: "2030-01-01T17:00:00.000000Z", actor: "user:an.nguyen", act: "user.create", subject: "binh.tran" },
  { at: "2030-01-02T16:59:59.999999Z", actor: "user:an.nguyen", act: "user.rename", subject: "binh.tran" },
  { at: "2030-01-02T17:00:00.000000Z", actor: "command:root", act: "user-group.create", subject: "=1+1" },
  { at: "2030-01-04T01:00:00.000000Z", actor: "user:Chi.Le", act: "session.start", subject: "chi.le" },
  { at: "2030-01-04T01:00:00.000000Z", actor: "user:Chi.Le", act: "user", subject: "100%_a" },
];

beforeAll(async () => {
  own = await makeTestDatabase();
  await inTransaction(own.db, SYSTEM, async (tx) => {
    for (const [code, isPublic] of [
      ["north", false],
      ["south", false],
      ["open", true],
      ["long", false],
    ] as const) {
      const saved = await tx
        .insertInto("authority")
        .values({ code, name: code, place: "01", is_public: isPublic })
        .returning("id")
        .executeTakeFirstOrThrow();
      ids.set(code, saved.id);
    }
    const north = ids.get("north") ?? -1n;
    for (const row of ROWS)
      await tx
        .insertInto("journal")
        .values({ authority_id: north, digest: "x", change: null, ...row })
        .execute();
    for (const code of ["south", "open"])
      await writeJournal(tx, {
        authorityId: ids.get(code) ?? -1n,
        actor: "system",
        act: "pack.apply",
        subject: code,
        change: {},
      });
    await sql`
      insert into journal (authority_id, at, actor, act, subject, digest)
      select ${ids.get("long")}::bigint, '2030-01-01'::timestamptz + (n / 7) * interval '1 microsecond', 'system', 'value.write', n::text, 'x'
      from generate_series(1, 50001) n`.execute(tx);
  });
});
afterAll(() => own.drop());

async function ask(given: Record<string, string>, scope: Scope = wholeOf("north")) {
  const query = listJournal.query.parse(given);
  return inSnapshot(own.db, scope, (tx) => loadJournal(tx, scope, query));
}
async function list(given: Record<string, string>, scope?: Scope): Promise<readonly string[]> {
  const found = await ask(given, scope);
  if (!found.ok) throw new Error(JSON.stringify(found.problems));
  return found.value.items.map(({ act, subject }) => `${act} ${subject}`);
}

describe("the journal as it is read", () => {
  it("[L8] comes newest first, each row with its seal once it has one", async () => {
    expect(await list({})).toEqual([
      "user 100%_a",
      "session.start chi.le",
      "user-group.create =1+1",
      "user.rename binh.tran",
      "user.create binh.tran",
    ]);
    const before = await ask({});
    expect(before.ok && before.value.items[4]?.seal).toBeNull();
    await sealOnce(own.db);
    const after = await ask({});
    expect(after.ok && after.value.items[4]).toMatchObject({
      at: "2030-01-01T17:00:00.000000Z",
      seal: { position: 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
  });

  it.each([
    [{ from: "2030-01-03" }, ["user 100%_a", "session.start chi.le", "user-group.create =1+1"]],
    [{ to: "2030-01-02" }, ["user.rename binh.tran", "user.create binh.tran"]],
    [{ from: "2030-01-03", to: "2030-01-03" }, ["user-group.create =1+1"]],
    [{ actor: "chi.le" }, ["user 100%_a", "session.start chi.le"]],
    [{ actor: "command:" }, ["user-group.create =1+1"]],
    [{ act: "user" }, ["user 100%_a", "user.rename binh.tran", "user.create binh.tran"]],
    [{ act: "user.create" }, ["user.create binh.tran"]],
    [{ act: "use" }, []],
    [{ subject: "BINH" }, ["user.rename binh.tran", "user.create binh.tran"]],
    [{ subject: "%_" }, ["user 100%_a"]],
    [{ subject: "binh", act: "user.rename", from: "2030-01-02", actor: "an" }, ["user.rename binh.tran"]],
  ] as const)("[L8] filtered by %j", async (filter, expected) => {
    expect(await list(filter)).toEqual(expected);
  });

  it("[L8] [W1] days in the wrong order, and what is no act or no mark of ours, are refused", async () => {
    expect(await ask({ from: "2030-01-03", to: "2030-01-02" })).toMatchObject({
      problems: [{ code: "PARAMETER_INVALID", parameter: "to", reason: "range" }],
    });
    expect(listJournal.query.safeParse({ act: "user.%" }).success).toBe(false);
    expect(listJournal.query.safeParse({ from: "0000-01-01" }).success).toBe(false);
    const mark = (parts: readonly string[]) => Buffer.from(JSON.stringify(parts)).toString("base64url");
    expect(await ask({ cursor: mark(["1"]) })).toMatchObject({ problems: [{ code: "PARAMETER_INVALID", parameter: "cursor" }] });
    expect(await list({ cursor: mark(["9".repeat(18), "1"]) })).toHaveLength(5);
    expect(await list({ cursor: mark(["0", "0"]) })).toEqual([]);
  });

  it("[L8] [W8] pages joined are the whole journal, each row once, also where many rows share a moment", async () => {
    const seen: JournalRowJson[] = [];
    let cursor: string | undefined;
    do {
      const found = await ask({ limit: "200", to: "2030-01-01", act: "value", ...(cursor ? { cursor } : {}) }, wholeOf("long"));
      if (!found.ok) throw new Error(JSON.stringify(found.problems));
      seen.push(...found.value.items);
      cursor = found.value.next ?? undefined;
    } while (cursor !== undefined && seen.length < 2_000);
    expect(seen.map(({ subject }) => Number(subject))).toEqual(Array.from({ length: 2_000 }, (_, at) => 50_001 - at));
    const few: string[] = [];
    for (let next: string | undefined; ; ) {
      const found = await ask({ limit: "2", ...(next ? { cursor: next } : {}) });
      if (!found.ok) throw new Error(JSON.stringify(found.problems));
      few.push(...found.value.items.map(({ id }) => id));
      if (found.value.next === null) break;
      next = found.value.next;
    }
    expect(few).toEqual([...new Set(few)]);
    expect(few).toHaveLength(5);
  });

  it("[L10] is that of an authority the asker sees whole: no other's, not a public one's either", async () => {
    expect(await list({}, wholeOf("south"))).toEqual(["pack.apply south"]);
    for (const authority of ["south", "open", "none"])
      expect(await ask({ authority }), authority).toMatchObject({
        problems: [{ code: "AUTHORITY_UNKNOWN", parameter: "authority", candidates: [{ code: "north" }] }],
      });
    expect(await ask({}, VISITOR)).toMatchObject({ problems: [{ code: "AUTHORITY_UNKNOWN" }] });
    const partly: Scope = { kind: "user", whole: [], part: { authority: ids.get("north") ?? -1n, places: [], home: "01" } };
    expect(await ask({ authority: "north" }, partly)).toMatchObject({ problems: [{ code: "AUTHORITY_UNKNOWN" }] });
    expect(await ask({}, wholeOf("north", "south"))).toMatchObject({
      problems: [{ code: "AUTHORITY_NEEDED", candidates: [{ code: "north" }, { code: "south" }] }],
    });
  });
});

describe("the file of the journal", () => {
  async function download(given: Record<string, string>, code: string) {
    const [file] = journalFiles;
    const scope = wholeOf(code);
    const query = journalFileQuery.parse(given);
    const read = <T>(work: (tx: Tx, scope: Scope) => Promise<T>): Promise<T> =>
      inSnapshot(own.db, scope, (tx) => work(tx, scope));
    return file?.answer({ params: {}, query, language: "vi", actor: { kind: "visitor" }, read });
  }

  it("[L9] holds what the filters leave, in time of Việt Nam, with no formula", async () => {
    await sealOnce(own.db);
    const found = await download({ from: "2030-01-03", to: "2030-01-03" }, "north");
    if (!found?.ok) throw new Error("refused");
    expect(found.value).toMatchObject({ mediaType: "text/csv; charset=utf-8", fileName: "nhat-ky-north.csv" });
    const [head, row, end] = new TextDecoder("utf-8", { ignoreBOM: true }).decode(found.value.bytes).split("\r\n");
    expect(head).toBe(
      "\uFEFFVị trí,Thời gian (giờ Việt Nam),Người thực hiện,Việc,Đối tượng,Nội dung,Giờ UTC,Mã nội dung,Mã niêm",
    );
    expect(row).toMatch(
      /^3,03\/01\/2030 00:00:00,command:root,user-group.create,'=1\+1,,2030-01-02T17:00:00.000000Z,x,[0-9a-f]{64}$/,
    );
    expect(end).toBe("");
  });

  it("[L9] of an authority with a notice begins with it", async () => {
    const manifest = {
      format: "kehoach-pack/1",
      code: "toy",
      name: "Gói",
      notice: "DỮ LIỆU MINH HỌA",
      authority: { code: "south", name: "south", place: "01" },
    };
    await inTransaction(own.db, SYSTEM, (tx) =>
      tx
        .insertInto("pack_configuration")
        .values({
          authority_id: ids.get("south") ?? -1n,
          kind: "manifest",
          code: "toy",
          position: 0n,
          body: JSON.stringify(manifest),
          pack: "toy",
          digest: "x",
        })
        .execute(),
    );
    const found = await download({}, "south");
    if (!found?.ok) throw new Error("refused");
    const [first, second] = new TextDecoder().decode(found.value.bytes).split("\r\n");
    expect(first).toBe("DỮ LIỆU MINH HỌA");
    expect(second).toMatch(/^Vị trí,/);
  });

  it("[L9] of more rows than a file holds is refused, not cut", async () => {
    expect(await download({}, "long")).toMatchObject({ problems: [{ code: "JOURNAL_TOO_LONG" }] });
    expect(await download({ from: "2030-01-03", to: "2030-01-02" }, "north")).toMatchObject({ problems: [{ parameter: "to" }] });
    expect(await download({ authority: "south" }, "north")).toMatchObject({ problems: [{ code: "AUTHORITY_UNKNOWN" }] });
  });
});
