import { Client } from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeTestDatabase, type TestDatabase } from "../../test/test-database.ts";
import { writeJournal } from "../platform/journal.ts";
import { SYSTEM } from "../platform/scope.ts";
import { inSnapshot, inTransaction } from "../platform/transaction.ts";
import { hashRow, type SealedText } from "./chain.ts";
import { sealOnce } from "./seal.ts";
import { hasPosition, verifyJournal } from "./verify.ts";

let own: TestDatabase;
let admin: Client;
let id: bigint;
beforeEach(async () => {
  own = await makeTestDatabase();
  admin = new Client({ connectionString: own.adminUrl });
  await admin.connect();
  await admin.query("set search_path = kehoach");
  await admin.query("set timezone = 'UTC'");
  await inTransaction(own.db, SYSTEM, async (tx) => {
    const saved = await tx
      .insertInto("authority")
      .values({ code: "north", name: "North", place: "01", is_public: false })
      .returning("id")
      .executeTakeFirstOrThrow();
    id = saved.id;
    for (let number = 1; number <= 6; number++)
      await writeJournal(tx, {
        authorityId: id,
        actor: "user:an",
        act: "user.create",
        subject: `row ${number}`,
        change: { number },
      });
  });
  await sealOnce(own.db);
});
afterEach(async () => {
  await admin.end();
  await own.drop();
});

const verify = () => inSnapshot(own.db, SYSTEM, verifyJournal);
async function faultsOf(): Promise<readonly string[]> {
  const reports = await verify();
  return reports.flatMap(({ authority, faults }) =>
    faults.map(({ kind, position, row }) => `${authority} ${kind} ${position ?? "-"} ${row?.subject ?? "-"}`),
  );
}
/** Numbers of the rows, in order. */
async function listSeqs(): Promise<readonly string[]> {
  return (await admin.query<{ seq: string }>("select seq from journal order by seq")).rows.map(({ seq }) => seq);
}

describe("tampering by whoever owns the database", () => {
  it("[L6] is not alleged where there was none", async () => {
    expect(await faultsOf()).toEqual([]);
  });

  it.each([
    ["actor", "actor = 'user:binh'"],
    ["act", "act = 'user.rename'"],
    ["subject", "subject = 'row 30'"],
    ["moment", "at = at + interval '1 microsecond'"],
    ["change and digest together", `change = '{"number":7}', digest = encode(sha256('{"number":7}'), 'hex')`],
  ])("[L6] a changed %s is found at its position", async (_, change) => {
    await admin.query(`update journal set ${change} where subject = 'row 3'`);
    expect((await faultsOf()).map((fault) => fault.split(" ").slice(0, 3).join(" "))).toEqual(["north hash 3"]);
  });

  it("[L6] a changed content is found though its digest was left; a content taken away leaves the digest, which says as much", async () => {
    await admin.query(`update journal set change = '{"number":7}' where subject = 'row 3'`);
    expect(await faultsOf()).toEqual(["north digest 3 row 3"]);
    await admin.query("update journal set change = null where subject = 'row 3'");
    expect(await faultsOf()).toEqual([]);
  });

  it("[L6] a removed row is found, in the middle and at the end", async () => {
    await admin.query("delete from journal where subject in ('row 3', 'row 6')");
    expect(await faultsOf()).toEqual(["north missing 3 -", "north missing 6 -"]);
  });

  it("[L6] a row removed with its seal is found; at the very end only by a head kept elsewhere", async () => {
    const [report] = (await verify()).filter(({ authority }) => authority === "north");
    const printed = report?.head?.hash.slice(0, 12) ?? "";
    const holds = () => inSnapshot(own.db, SYSTEM, (tx) => hasPosition(tx, "north", 6n, printed));
    expect(await holds()).toBe(true);
    const seqs = await listSeqs();
    for (const position of [3, 6]) {
      await admin.query("delete from journal_seal where position = $1", [position]);
      await admin.query("delete from journal where seq = $1", [seqs[position - 1]]);
    }
    expect(await faultsOf()).toEqual(["north gap 3 -"]);
    expect(await holds()).toBe(false);
  });

  it("[L6] rows that changed places are found at both", async () => {
    const seqs = await listSeqs();
    await admin.query("update journal_seal set journal_seq = -1 where position = 2");
    await admin.query("update journal_seal set journal_seq = $1 where position = 5", [seqs[1]]);
    await admin.query("update journal_seal set journal_seq = $1 where position = 2", [seqs[4]]);
    expect(await faultsOf()).toEqual(["north hash 2 row 5", "north hash 5 row 2"]);
  });

  it("[L6] a seal put in between is found, even one computed right", async () => {
    await admin.query("update journal_seal set position = position + 100 where position > 3");
    await admin.query("update journal_seal set position = position - 99 where position > 100");
    await admin.query(
      `insert into journal (authority_id, at, actor, act, subject, digest) values ($1, now(), 'user:an', 'a.b', 'put in', 'x')`,
      [id],
    );
    const row = (
      await admin.query<SealedText & { seq: string }>(
        `select seq, to_char(at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, actor, act, subject, digest from journal where subject = 'put in'`,
      )
    ).rows[0];
    const before = (await admin.query<{ hash: string }>("select hash from journal_seal where position = 3")).rows[0];
    if (!row || !before) throw new Error("nothing was put in");
    await admin.query("insert into journal_seal values ($1, 4, $2, $3, now())", [
      id,
      row.seq,
      hashRow(before.hash, "north", row),
    ]);
    expect(await faultsOf()).toEqual(["north hash 5 row 4"]);
  });

  it("[L6] a seal that names no row of the journal is found", async () => {
    await admin.query("insert into journal_seal values ($1, 7, 999999, repeat('a', 64), now())", [id]);
    expect(await faultsOf()).toEqual(["north missing 7 -"]);
  });

  it("[L6] a tampered row that is not sealed yet is found by its digest", async () => {
    await inTransaction(own.db, SYSTEM, (tx) =>
      writeJournal(tx, { authorityId: id, actor: "user:an", act: "user.create", subject: "fresh", change: { number: 7 } }),
    );
    await admin.query(`update journal set change = '{"number":8}' where subject = 'fresh'`);
    expect(await faultsOf()).toEqual(["north digest - fresh"]);
  });

  it("[L6] rows of an authority that is not there are told, and sealing the others goes on", async () => {
    await admin.query(
      "insert into journal (authority_id, at, actor, act, subject, digest) values (777, now(), 'x', 'a.b', 's', 'd')",
    );
    await inTransaction(own.db, SYSTEM, (tx) =>
      writeJournal(tx, { authorityId: id, actor: "user:an", act: "user.create", subject: "row 7", change: {} }),
    );
    expect(await sealOnce(own.db)).toBe(1);
    expect(await faultsOf()).toEqual(["#777 stranger - -"]);
  });

  it("[L6] thousands of faults are counted, and the first hundred told", async () => {
    await admin.query(
      `insert into journal (authority_id, at, actor, act, subject, digest) select $1, now(), 'x', 'a.b', n::text, 'd' from generate_series(1, 6000) n`,
      [id],
    );
    await sealOnce(own.db);
    await admin.query("update journal set actor = 'y' where actor = 'x'");
    const [report] = (await verify()).filter(({ authority }) => authority === "north");
    expect(report).toMatchObject({ faultCount: 6000, head: { position: 6006n } });
    expect(report?.faults).toHaveLength(100);
  });
});
