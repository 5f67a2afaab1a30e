import fc from "fast-check";
import { sql, type Transaction } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeTestDatabase, type TestDatabase } from "../../test/test-database.ts";
import { type Database, openDatabase } from "../platform/db.ts";
import { INSTALLATION, writeJournal } from "../platform/journal.ts";
import type { Schema } from "../platform/schema.ts";
import { type Scope, SYSTEM, VISITOR } from "../platform/scope.ts";
import { enterScope, inSnapshot, inTransaction } from "../platform/transaction.ts";
import { loadHead } from "./read.ts";
import { makeSealer, sealOnce, sealRecent } from "./seal.ts";
import { verifyJournal } from "./verify.ts";

let own: TestDatabase;
let other: Database;
beforeAll(async () => {
  own = await makeTestDatabase();
  other = openDatabase(own.appUrl, 12);
});
afterAll(async () => {
  await other.destroy();
  await own.drop();
});

let made = 0;
async function makeAuthority(): Promise<{ readonly id: bigint; readonly code: string }> {
  const code = `a${++made}`;
  const row = await inTransaction(own.db, SYSTEM, (tx) =>
    tx
      .insertInto("authority")
      .values({ code, name: code, place: "01", is_public: false })
      .returning("id")
      .executeTakeFirstOrThrow(),
  );
  return { id: row.id, code };
}

const entryOf = (authorityId: bigint, subject: string) => ({
  authorityId,
  actor: "user:an",
  act: "user.create",
  subject,
  change: { subject },
});

function write(authorityId: bigint, subject: string, scope: Scope = SYSTEM): Promise<void> {
  return inTransaction(own.db, scope, (tx) => writeJournal(tx, entryOf(authorityId, subject)));
}

/** The chain of an authority: subjects by position. */
async function readChain(authorityId: bigint): Promise<readonly (readonly [bigint, string | null])[]> {
  const found = await inSnapshot(own.db, SYSTEM, (tx) =>
    sql<{ position: bigint; subject: string | null }>`
    select s.position, j.subject from journal_seal s left join journal j on j.authority_id = s.authority_id and j.seq = s.journal_seq
    where s.authority_id = ${authorityId} order by s.position`.execute(tx),
  );
  return found.rows.map(({ position, subject }) => [position, subject]);
}

async function reportOf(code: string) {
  const reports = await inSnapshot(own.db, SYSTEM, verifyJournal);
  const report = reports.find(({ authority }) => authority === code);
  if (!report) throw new Error(`no report of ${code}`);
  return report;
}

/** A transaction that stays open until told. */
type Open = { readonly tx: Transaction<Schema>; readonly end: (how: "commit" | "rollback") => Promise<void> };
async function open(): Promise<Open> {
  const tx = await other.startTransaction().execute();
  await enterScope(tx, SYSTEM);
  return { tx, end: async (how) => void (await tx[how]().execute()) };
}

describe("writing the journal", () => {
  it("[L1] an act that is undone leaves no row", async () => {
    const { id } = await makeAuthority();
    const undone = inTransaction(own.db, SYSTEM, async (tx) => {
      await writeJournal(tx, entryOf(id, "undone"));
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    await sealOnce(own.db);
    expect(await readChain(id)).toEqual([]);
  });

  it("[L2] keeps the change as canonical text, whatever order it was given in, or its digest alone", async () => {
    const { id } = await makeAuthority();
    const entry = { ...entryOf(id, "x"), change: { b: 1n, a: { d: undefined, c: "đ" } } };
    await inTransaction(own.db, SYSTEM, async (tx) => {
      await writeJournal(tx, entry);
      await writeJournal(tx, { ...entry, change: { a: { c: "đ" }, b: "1" }, digestOnly: true });
    });
    const found = await inSnapshot(own.db, SYSTEM, (tx) =>
      sql<{ text: string | null; digest: string; at: string }>`
        select change::text as text, digest, at from journal where authority_id = ${id} order by seq`.execute(tx),
    );
    expect(found.rows.map(({ text }) => text)).toEqual(['{"a":{"c":"đ"},"b":"1"}', null]);
    expect(found.rows[0]?.digest).toBe(found.rows[1]?.digest);
    expect(Math.abs(Date.parse(found.rows[0]?.at ?? "") - Date.now())).toBeLessThan(60_000);
  });

  it("[L10] a visitor neither writes nor reads; who sees a part writes and reads nothing; only the program seals", async () => {
    const { id } = await makeAuthority();
    const { id: foreign } = await makeAuthority();
    const whole: Scope = { kind: "user", whole: [id] };
    const partly: Scope = { kind: "user", whole: [], part: { authority: id, places: [], home: "01" } };
    await inTransaction(own.db, SYSTEM, (tx) =>
      tx.updateTable("authority").set({ is_public: true }).where("id", "=", id).execute(),
    );
    const refused = /row-level security/;
    await expect(write(id, "visitor", VISITOR)).rejects.toThrow(refused);
    await expect(write(foreign, "foreign", whole)).rejects.toThrow(refused);
    await expect(write(INSTALLATION, "installation", whole)).rejects.toThrow(refused);
    await write(id, "whole", whole);
    await write(id, "partly", partly);
    await sealOnce(own.db);
    const count = (scope: Scope): Promise<readonly bigint[]> =>
      inSnapshot(own.db, scope, async (tx) => {
        const found = await sql<{ rows: bigint; seals: bigint }>`
          select (select count(*) from journal) as rows, (select count(*) from journal_seal) as seals`.execute(tx);
        return [found.rows[0]?.rows ?? -1n, found.rows[0]?.seals ?? -1n];
      });
    expect(await count(VISITOR)).toEqual([0n, 0n]);
    expect(await count(partly)).toEqual([0n, 0n]);
    expect(await count({ kind: "user", whole: [foreign] })).toEqual([0n, 0n]);
    expect(await count(whole)).toEqual([2n, 2n]);
    const seal = inTransaction(own.db, whole, (tx) =>
      sql`insert into journal_seal values (${id}, 99, 99, 'x', now())`.execute(tx),
    );
    await expect(seal).rejects.toThrow(refused);
  });
});

describe("sealing", () => {
  it("[L3] [L4] any interleaving of writers and sealers gives one chain: no gap, each committed row once, nothing sealed anew", async () => {
    type Step =
      | { readonly do: "write" | "commit" | "rollback"; readonly who: number }
      | { readonly do: "seal"; readonly who: number }
      | { readonly do: "sealOnce"; readonly who: number };
    const step: fc.Arbitrary<Step> = fc.record({
      do: fc.constantFrom("write", "write", "commit", "rollback", "seal", "sealOnce"),
      who: fc.nat({ max: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        const { id, code } = await makeAuthority();
        const sealers = [makeSealer(own.db, () => 0), makeSealer(other, () => 0)];
        const writers = new Map<number, Open>();
        const pending = new Map<number, string[]>();
        const committed: string[] = [];
        let before: readonly (readonly [bigint, string | null])[] = [];
        let number = 0;
        const end = async (who: number, how: "commit" | "rollback"): Promise<void> => {
          await writers.get(who)?.end(how);
          if (how === "commit") committed.push(...(pending.get(who) ?? []));
          writers.delete(who);
          pending.delete(who);
        };
        for (const { do: what, who } of steps) {
          if (what === "write") {
            const writer = writers.get(who) ?? (await open());
            writers.set(who, writer);
            const subject = `row ${++number}`;
            await writeJournal(writer.tx, entryOf(id, subject));
            pending.set(who, [...(pending.get(who) ?? []), subject]);
          } else if (what === "seal") await sealers[who % 2]?.();
          else if (what === "sealOnce") await sealOnce(own.db);
          else await end(who, what);
          const now = await readChain(id);
          expect(now.slice(0, before.length)).toEqual(before);
          if (what === "seal" || what === "sealOnce") expect(now.length).toBe(committed.length);
          before = now;
        }
        for (const who of writers.keys()) await end(who, "commit");
        await sealers[0]?.();
        const chain = await readChain(id);
        expect(chain.map(([position]) => position)).toEqual(committed.map((_, at) => BigInt(at + 1)));
        expect(chain.map(([, subject]) => subject).toSorted()).toEqual(committed.toSorted());
        expect(await reportOf(code)).toMatchObject({ faultCount: 0, unsealed: { count: 0 } });
      }),
      { numRuns: 25 },
    );
  });

  it("[L4] a row that commits late with a lower number takes a later position, and none is moved", async () => {
    const { id } = await makeAuthority();
    const seal = makeSealer(own.db, () => 0);
    const late = await open();
    await writeJournal(late.tx, entryOf(id, "late"));
    await write(id, "first");
    await seal();
    expect(await readChain(id)).toEqual([[1n, "first"]]);
    await late.end("commit");
    await write(id, "third");
    await seal();
    expect(await readChain(id)).toEqual([
      [1n, "first"],
      [2n, "late"],
      [3n, "third"],
    ]);
  });

  it("[L4] a sealer that stood by while another sealed goes on without a hole", async () => {
    const { id, code } = await makeAuthority();
    const [one, two] = [makeSealer(own.db, () => 0), makeSealer(other, () => 0)];
    for (let turn = 0; turn < 6; turn++) {
      await write(id, `row ${turn}`);
      await (turn % 2 === 0 ? one() : two());
    }
    expect(await readChain(id)).toHaveLength(6);
    expect((await reportOf(code)).faultCount).toBe(0);
  });

  it("[L5] sealers of several processes at once make one chain", async () => {
    const { id, code } = await makeAuthority();
    const writing = (async () => {
      for (let turn = 0; turn < 40; turn++) await write(id, `row ${turn}`);
    })();
    const sealing = [0, 1, 2, 3].map(async (who) => {
      const seal = makeSealer(who % 2 === 0 ? own.db : other, () => 0);
      for (let turn = 0; turn < 30; turn++) await (turn % 5 === 4 ? sealOnce(other) : seal());
    });
    await Promise.all([writing, ...sealing]);
    await sealOnce(own.db);
    expect((await readChain(id)).map(([position]) => position)).toEqual(Array.from({ length: 40 }, (_, at) => BigInt(at + 1)));
    expect(await reportOf(code)).toMatchObject({ faultCount: 0, head: { position: 40n } });
  });

  it("[L5] while another process seals, one stands by and seals nothing", async () => {
    const { id } = await makeAuthority();
    await write(id, "row");
    const holder = await open();
    await sql`select pg_advisory_xact_lock(hashtextextended('journal seal', 0))`.execute(holder.tx);
    const seal = makeSealer(own.db, () => 0);
    expect(await seal()).toBe(0);
    await holder.end("rollback");
    expect(await seal()).toBe(1);
  });

  it("[L3] each authority has a chain of its own, and the installation one", async () => {
    const [one, two] = [await makeAuthority(), await makeAuthority()];
    await write(one.id, "one");
    await write(two.id, "two");
    await write(one.id, "one more");
    await inTransaction(own.db, SYSTEM, (tx) => writeJournal(tx, { ...entryOf(INSTALLATION, "all"), act: "backup.make" }));
    await sealOnce(own.db);
    expect(await readChain(one.id)).toEqual([
      [1n, "one"],
      [2n, "one more"],
    ]);
    expect(await readChain(two.id)).toEqual([[1n, "two"]]);
    expect((await readChain(INSTALLATION)).map(([, subject]) => subject)).toEqual(["all"]);
    expect((await reportOf("")).faultCount).toBe(0);
  });

  it("[L4] ten thousand rows are sealed and verified, whatever batches that takes", async () => {
    const { id, code } = await makeAuthority();
    await inTransaction(own.db, SYSTEM, (tx) =>
      sql`insert into journal (authority_id, at, actor, act, subject, digest)
        select ${id}::bigint, clock_timestamp(), 'system', 'value.write', n::text, n::text from generate_series(1, 10000) n`.execute(
        tx,
      ),
    );
    expect(await makeSealer(own.db, () => 0)()).toBe(10_000);
    expect((await readChain(id)).map(([, subject]) => Number(subject))).toEqual(
      Array.from({ length: 10_000 }, (_, at) => at + 1),
    );
    expect(await reportOf(code)).toMatchObject({ faultCount: 0, head: { position: 10_000n } });
  });

  it("[L4] a command seals what it wrote and does not look at what is older than a day", async () => {
    const { id } = await makeAuthority();
    await write(id, "fresh");
    await inTransaction(own.db, SYSTEM, (tx) =>
      sql`insert into journal (authority_id, at, actor, act, subject, digest) values (${id}, now() - interval '2 days', 'system', 'a.b', 'old', 'x')`.execute(
        tx,
      ),
    );
    expect(await sealRecent(own.db)).toBe(1);
    expect(await readChain(id)).toEqual([[1n, "fresh"]]);
    expect(await makeSealer(own.db, () => 0)()).toBe(1);
    expect((await readChain(id)).at(-1)).toEqual([2n, "old"]);
  });

  it("[L7] the head is the last position; the tail that waits is counted, with its oldest row", async () => {
    const { id, code } = await makeAuthority();
    const head = () => inSnapshot(own.db, SYSTEM, (tx) => loadHead(tx, SYSTEM, id));
    expect(await head()).toBeUndefined();
    await write(id, "sealed");
    await sealOnce(own.db);
    await write(id, "waits");
    await write(id, "waits too");
    expect(await head()).toMatchObject({ position: 1n, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const { unsealed } = await reportOf(code);
    expect(unsealed).toEqual({ count: 2, oldest: expect.stringMatching(/Z$/) });
    await sealOnce(own.db);
    expect((await reportOf(code)).unsealed).toEqual({ count: 0, oldest: undefined });
  });
});
