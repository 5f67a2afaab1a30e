import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../src/platform/db.ts";
import { type Scope, VISITOR } from "../src/platform/scope.ts";
import { inSnapshot, inTransaction, type Tx } from "../src/platform/transaction.ts";
import { makePeopleSite, type PeopleSite } from "./people-site.ts";

/** Tables of an authority that public ones show to nobody else; the other tables of an authority hold what its figures are made of. */
const PRIVATE = [
  "appointment",
  "delegation",
  "journal",
  "journal_seal",
  "attachment",
  "submission",
  "entry_version",
  "sent_form",
  "sending",
  "sending_recall",
  "explanation",
  "explanation_act",
  "visit",
];

let site: PeopleSite;

/** What was typed, sent, taken back and attached at two places of an authority. */
async function fillSubmissions(authority: string, root: string): Promise<void> {
  const { look } = site.own;
  await sql`insert into submission (authority_id, regime, place_id, period, period_start, period_end, state, seq, sent, filled, begun_by, begun_at, changed_at)
    select u.id, 'month', p.id, '2030-M05', '2030-05-01', '2030-06-01', 'draft', 1, 1, 1, 'x', now(), now()
    from authority u, place p where u.code = ${authority} and p.code in (${`${root}1`}, ${`${root}2`})`.execute(look);
  const each = sql`from submission s join authority u on u.id = s.authority_id where u.code = ${authority}`;
  await sql`insert into sent_form (authority_id, digest, body) select id, 'x', '{}' from authority where code = ${authority}`.execute(
    look,
  );
  await sql`insert into entry_version (authority_id, submission_id, place_id, seq, row_key, column_code, body, qualifiers, actor, at)
    select s.authority_id, s.id, s.place_id, 1, 'r', 'c', '1', '{}', 'x', now() ${each}`.execute(look);
  await sql`insert into sending (authority_id, submission_id, place_id, n, seq, asked_seq, form_digest, facts, figures, periods, is_late, actor, at)
    select s.authority_id, s.id, s.place_id, 1, 1, 1, 'x', '{}', '{}', '{}', false, 'x', now() ${each}`.execute(look);
  await sql`insert into sending_recall (authority_id, submission_id, place_id, n, reason, actor, at) select s.authority_id, s.id, s.place_id, 1, 'x', 'x', now() ${each}`.execute(
    look,
  );
  await sql`insert into attachment (authority_id, submission_id, place_id, row_key, column_code, name, media_type, size, sha256, bytes, added_by, recorded_at)
    select s.authority_id, s.id, s.place_id, 'r', 'c', 'a.pdf', 'application/pdf', 1, 'x', 'x', 'x', now() ${each}`.execute(look);
  await sql`insert into explanation (authority_id, indicator_id, breakdown, place_id, period, period_start, period_end, stood)
    select s.authority_id, (select min(id) from indicator where authority_id = s.authority_id), '', s.place_id, '2030', '2030-01-01', '2031-01-01', '{}' ${each}`.execute(
    look,
  );
  const asked = sql`from explanation e join authority u on u.id = e.authority_id where u.code = ${authority}`;
  await sql`insert into explanation_act (authority_id, explanation_id, place_id, n, act, text, files, actor, at)
    select e.authority_id, e.id, e.place_id, 1, 'ask', 'x', '{}', 'x', now() ${asked}`.execute(look);
  await sql`insert into attachment (authority_id, explanation_id, place_id, name, media_type, size, sha256, bytes, added_by, recorded_at)
    select e.authority_id, e.id, e.place_id, 'a.pdf', 'application/pdf', 1, 'x', 'x', 'x', now() ${asked}`.execute(look);
}
let tables: readonly string[];
let authorityOf: ReadonlyMap<string, bigint>;
let placeOf: ReadonlyMap<string, bigint>;

async function listColumns(name: string): Promise<readonly string[]> {
  const found = await sql<{ text: string }>`
    select c.relname as text from pg_class c where c.relnamespace = 'kehoach'::regnamespace and c.relkind in ('r', 'p')
    and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = ${name}) order by 1`.execute(site.own.look);
  return found.rows.map(({ text }) => text);
}

beforeAll(async () => {
  site = await makePeopleSite();
  for (const [authority, root] of [
    ["north", "N"],
    ["south", "S"],
    ["open", "O"],
  ] as const) {
    await site.makeUser(
      `a.${authority}`,
      { authority, role: "admin", place: root },
      { authority, role: "officer", place: `${root}1` },
    );
    await site.makeUser(`b.${authority}`, { authority, role: "viewer", place: `${root}2` });
    await site.lend(`a.${authority}`, root, `b.${authority}`);
    await fillSubmissions(authority, root);
    await sql`insert into visit (authority_id, holder, page, since, opened_at)
      select id, 'x', 'briefing', now(), now() from authority where code = ${authority}`.execute(site.own.look);
    await sql`insert into journal (authority_id, at, actor, act, subject, digest)
      select id, now(), 'test', 'user.test', 'x', 'x' from authority where code = ${authority}`.execute(site.own.look);
    await sql`insert into journal_seal (authority_id, position, journal_seq, hash, sealed_at)
      select j.authority_id, 1, max(j.seq), 'x', now() from journal j join authority u on u.id = j.authority_id where u.code = ${authority}
      group by 1`.execute(site.own.look);
  }
  tables = (
    await sql<{ text: string }>`
      select relname as text from pg_class where relnamespace = 'kehoach'::regnamespace and relkind in ('r', 'p') order by 1`.execute(
      site.own.look,
    )
  ).rows.map(({ text }) => text);
  const rows = await sql<{ code: string; id: bigint }>`select code, id from authority`.execute(site.own.look);
  authorityOf = new Map(rows.rows.map(({ code, id }) => [code, id]));
  const places = await sql<{ code: string; id: bigint }>`select code, id from place`.execute(site.own.look);
  placeOf = new Map(places.rows.map(({ code, id }) => [code, id]));
});
afterAll(() => site.stop());

const idOf = (code: string): bigint => authorityOf.get(code) ?? 0n;
const placesOf = (...codes: readonly string[]): readonly bigint[] => codes.map((code) => placeOf.get(code) ?? 0n);
const userScope = (whole: readonly string[], part?: readonly [authority: string, ...places: string[]]): Scope => ({
  kind: "user",
  whole: whole.map(idOf),
  ...(part === undefined ? {} : { part: { authority: idOf(part[0]), places: placesOf(...part.slice(1)), home: "" } }),
});

/** How many rows of a table somebody sees; "denied" where he may not even ask. */
async function count(db: Database | Tx, table: string, condition = sql`true`): Promise<bigint | "denied"> {
  try {
    const found = await sql<{ n: bigint }>`select count(*) as n from ${sql.table(`kehoach.${table}`)} where ${condition}`.execute(
      db,
    );
    return found.rows[0]?.n ?? 0n;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "42501") return "denied";
    throw error;
  }
}

/** The authorities whose rows of a table are seen within a scope. */
async function seenIn(scope: Scope, table: string): Promise<readonly bigint[]> {
  const found = await inSnapshot(site.own.db, scope, (tx) =>
    sql<{ id: bigint }>`select distinct authority_id as id from ${sql.table(table)} order by 1`.execute(tx),
  );
  return found.rows.map(({ id }) => id);
}

/** Tables with rows of each of the three authorities: of the others nothing can be proved. */
async function listFilled(): Promise<readonly string[]> {
  const filled: string[] = [];
  for (const table of await listColumns("authority_id")) {
    const found = await sql<{
      n: bigint;
    }>`select count(distinct authority_id) as n from ${sql.table(table)} where authority_id > 0`.execute(site.own.look);
    if (found.rows[0]?.n === 3n) filled.push(table);
  }
  return filled;
}

describe("row level security", () => {
  it("[X1] every table has it, and a policy; a table that is none of an application's is denied", async () => {
    const bare = await sql<{ text: string }>`
      select c.relname as text from pg_class c where c.relnamespace = 'kehoach'::regnamespace and c.relkind in ('r', 'p')
      and (not c.relrowsecurity or (c.relname <> 'migration' and not exists (select from pg_policy p where p.polrelid = c.oid)))`.execute(
      site.own.look,
    );
    expect(bare.rows).toEqual([]);
  });

  it("[X1] the application's login without a scope sees no row of any table", async () => {
    expect(tables.length).toBeGreaterThanOrEqual(20);
    for (const table of tables)
      expect([table, await count(site.own.db, table)]).toEqual([table, expect.toBeOneOf([0n, "denied"])]);
    // Nor after a scope was said in a transaction that is over, on the same connection.
    for (let turn = 0; turn < 8; turn += 1) {
      await inSnapshot(site.own.db, { kind: "system" }, (tx) => count(tx, "value"));
      expect(await count(site.own.db, "value")).toBe(0n);
    }
    const seen = await Promise.all(
      ["authority", "place", "value", "appointment", "journal"].map((table) => count(site.own.look, table)),
    );
    expect(seen.every((n) => typeof n === "bigint" && n > 0n)).toBe(true);
  });

  it("[X1] [X3] [Y25] [Y109] within one authority nothing of another is seen, but the figures of a public one", async () => {
    const filled = await listFilled();
    expect(filled).toEqual(
      expect.arrayContaining([...PRIVATE, "value", "value_version", "indicator", "pack_configuration", "pack_application"]),
    );
    for (const table of filled) {
      const open = PRIVATE.includes(table) ? [] : [idOf("open")];
      const sorted = (ids: readonly bigint[]): readonly bigint[] => ids.toSorted((a, b) => (a < b ? -1 : 1));
      expect([table, await seenIn(userScope(["south"]), table)]).toEqual([table, sorted([idOf("south"), ...open])]);
      expect([table, await seenIn(VISITOR, table)]).toEqual([table, open]);
      expect([table, await seenIn(userScope([]), table)]).toEqual([table, open]);
    }
    expect(await inSnapshot(site.own.db, userScope(["south"]), (tx) => count(tx, "authority"))).toBe(2n);
    expect(await inSnapshot(site.own.db, VISITOR, (tx) => count(tx, "authority"))).toBe(1n);
  });

  it("[X1] [X6] [Y25] [Y109] within a part of an authority nothing of its other places is seen", async () => {
    const scope = userScope([], ["north", "N1", "N1A"]);
    const within = placesOf("N1", "N1A");
    for (const table of ["value", "target", "relation_version", "appointment", "submission"]) {
      const others = await inSnapshot(site.own.db, scope, (tx) =>
        count(tx, table, sql`authority_id = ${idOf("north")} and place_id <> all (${within}::bigint[])`),
      );
      expect([table, others]).toEqual([table, 0n]);
    }
    const versions = await inSnapshot(site.own.db, scope, (tx) =>
      count(tx, "value_version", sql`authority_id = ${idOf("north")}`),
    );
    expect(versions).toBe(2n);
    for (const table of ["submission", "entry_version", "sending", "sending_recall", "explanation", "explanation_act"])
      expect([table, await inSnapshot(site.own.db, scope, (tx) => count(tx, table))]).toEqual([table, 1n]);
    // Of the form and of the explanation.
    expect(await inSnapshot(site.own.db, scope, (tx) => count(tx, "attachment"))).toBe(2n);
    // An officer at N1; the administrator at N and what he lent are not of this part.
    expect(await inSnapshot(site.own.db, scope, (tx) => count(tx, "appointment"))).toBe(1n);
    expect(await inSnapshot(site.own.db, scope, (tx) => count(tx, "delegation"))).toBe(0n);
    expect(await inSnapshot(site.own.db, scope, (tx) => count(tx, "journal"))).toBe(0n);
  });

  it("[X1] nothing is written beyond the scope: another authority's, a public one's, another place's", async () => {
    const insert = (scope: Scope, authority: string, place: string): Promise<unknown> =>
      inTransaction(site.own.db, scope, (tx) =>
        sql`insert into appointment (authority_id, holder, role, place_id, starts_on, given_by, recorded_at)
          values (${idOf(authority)}, 'x', 'admin', ${placeOf.get(place) ?? 0n}, '2030-01-01', 'x', now())`.execute(tx),
      );
    const refused = /row-level security/;
    await expect(insert(userScope(["south"]), "north", "N")).rejects.toThrow(refused);
    await expect(insert(userScope(["south"]), "open", "O")).rejects.toThrow(refused);
    await expect(insert(VISITOR, "open", "O")).rejects.toThrow(refused);
    await expect(insert(userScope([], ["north", "N1"]), "north", "N2")).rejects.toThrow(refused);
    const write = (scope: Scope, authority: string): Promise<unknown> =>
      inTransaction(site.own.db, scope, (tx) =>
        sql`insert into journal (authority_id, at, actor, act, subject, digest) values (${idOf(authority)}, now(), 'x', 'x', 'x', 'x')`.execute(
          tx,
        ),
      );
    await expect(write(userScope(["south"]), "open")).rejects.toThrow(refused);
    await expect(write(VISITOR, "open")).rejects.toThrow(refused);
    const type = (scope: Scope): Promise<unknown> =>
      inTransaction(site.own.db, scope, (tx) =>
        sql`insert into entry_version (authority_id, submission_id, place_id, seq, row_key, column_code, qualifiers, actor, at)
          values (${idOf("north")}, ${elsewhere}, ${placeOf.get("N2") ?? 0n}, 2, 'r', 'c', '{}', 'x', now())`.execute(tx),
      );
    const { id: elsewhere } = await site.own.look
      .selectFrom("submission")
      .select("id")
      .where("place_id", "=", placeOf.get("N2") ?? 0n)
      .executeTakeFirstOrThrow();
    await expect(type(userScope([], ["north", "N1"]))).rejects.toThrow(refused);
    await expect(type(userScope(["south"]))).rejects.toThrow(refused);
    await expect(type(VISITOR)).rejects.toThrow(refused);
    const ended = await inTransaction(site.own.db, userScope(["south"]), (tx) =>
      sql`update appointment set ends_on = '2030-01-02' where authority_id = ${idOf("north")}`.execute(tx),
    );
    expect(ended.numAffectedRows).toBe(0n);
  });
});
