import type { Place, PlaceKey, Succession } from "@kehoach/core/place/place";
import { showPlaceKey } from "@kehoach/core/place/place";
import { showDecimal } from "@kehoach/core/quantity/decimal";
import { sql } from "kysely";
import { type Cell, runForRows } from "../platform/insert-rows.ts";
import { writeJournal } from "../platform/journal.ts";
import type { Tx } from "../platform/transaction.ts";
import type { EntryKind, GuardedKind, Wanted } from "./decide-apply.ts";
import { FACT_TABLES, type FactKind, type Numbers, toKeyRow, toVersionRow } from "./fact-rows.ts";
import type { PresentFact } from "./present.ts";
import { showSuccessionKey, type WantedEntry, type WantedFact } from "./wanted.ts";

type Authority = { readonly code: string; readonly name: string; readonly place: string; readonly public?: boolean | undefined };

export async function findAuthorityId(tx: Tx, code: string): Promise<bigint | undefined> {
  return (await tx.selectFrom("authority").select("id").where("code", "=", code).executeTakeFirst())?.id;
}

export async function saveAuthority(tx: Tx, { code, name, place, public: isPublic = false }: Authority): Promise<bigint> {
  const row = await tx
    .insertInto("authority")
    .values({ code, name, place, is_public: isPublic })
    .onConflict((same) => same.column("code").doUpdateSet({ name, place, is_public: isPublic }))
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

const PLACE = {
  code: "text",
  valid_from: "date",
  valid_to: "date",
  kind: "text",
  level: "text",
  type: "text",
  name: "text",
  started_by: "text",
  ended_by: "text",
  position: "bigint",
  pack: "text",
  digest: "text",
  parent_code: "text",
  parent_from: "date",
};

type Owned = ReadonlyMap<string, Wanted>;

function ownedBy(owned: Owned, kind: GuardedKind, key: string): Record<string, Cell> {
  const one = owned.get(`${kind} ${key}`);
  if (!one) throw new Error(`${kind} ${key} is not among what is wanted`);
  return { position: one.position, pack: one.pack, digest: one.digest };
}

/** Adds or changes places; parents in a second step, as a parent may come after its child. */
export async function savePlaces(tx: Tx, places: readonly Place[], owned: Owned): Promise<void> {
  const rows = places.map((place) => ({
    code: place.code,
    valid_from: place.validFrom,
    valid_to: place.validTo ?? null,
    kind: place.kind,
    level: place.level,
    type: place.type,
    name: place.name,
    started_by: place.startedBy ?? null,
    ended_by: place.endedBy ?? null,
    parent_code: place.parent?.code ?? null,
    parent_from: place.parent?.validFrom ?? null,
    ...ownedBy(owned, "place", showPlaceKey(place)),
  }));
  await runForRows(
    tx,
    PLACE,
    rows,
    (u) => sql`
    insert into place (code, valid_from, valid_to, kind, level, type, name, started_by, ended_by, position, pack, digest)
    select code, valid_from, valid_to, kind, level, type, name, started_by, ended_by, position, pack, digest from ${u}
    on conflict (code, valid_from) do update set valid_to = excluded.valid_to, kind = excluded.kind, level = excluded.level, type = excluded.type, name = excluded.name,
      started_by = excluded.started_by, ended_by = excluded.ended_by, position = excluded.position, pack = excluded.pack, digest = excluded.digest, retired_on = null`,
  );
  await runForRows(
    tx,
    PLACE,
    rows,
    (u) => sql`
    update place set parent_id = found.id
    from (select u.code, u.valid_from, up.id from ${u} left join place up on up.code = u.parent_code and up.valid_from = u.parent_from) found
    where place.code = found.code and place.valid_from = found.valid_from and place.parent_id is distinct from found.id`,
  );
}

const LINK = {
  from_code: "text",
  from_day: "date",
  to_code: "text",
  to_day: "date",
  date: "date",
  kind: "text",
  weight: "numeric",
  act: "text",
  position: "bigint",
  pack: "text",
  digest: "text",
};

export async function saveSuccessions(tx: Tx, links: readonly Succession[], owned: Owned): Promise<void> {
  const rows = links.map((link) => ({
    from_code: link.from.code,
    from_day: link.from.validFrom,
    to_code: link.to.code,
    to_day: link.to.validFrom,
    date: link.date,
    kind: link.kind,
    weight: link.weight ? showDecimal(link.weight) : null,
    act: link.act ?? null,
    ...ownedBy(owned, "succession", showSuccessionKey(link)),
  }));
  await runForRows(
    tx,
    LINK,
    rows,
    (u) => sql`
    insert into place_succession (from_id, to_id, date, kind, weight, act, position, pack, digest)
    select a.id, b.id, u.date, u.kind, u.weight, u.act, u.position, u.pack, u.digest from ${u}
    join place a on a.code = u.from_code and a.valid_from = u.from_day join place b on b.code = u.to_code and b.valid_from = u.to_day
    on conflict (from_id, to_id, date) do update set kind = excluded.kind, weight = excluded.weight, act = excluded.act, position = excluded.position, pack = excluded.pack,
      digest = excluded.digest, retired_on = null`,
  );
}

/** Ends places and links: they stay readable by what refers to them. */
export async function retirePlaces(tx: Tx, keys: readonly string[], today: string): Promise<void> {
  await sql`update place set retired_on = ${today}::date where code || '@' || valid_from = any(${keys}::text[])`.execute(tx);
  await sql`
    update place_succession set retired_on = ${today}::date from place a, place b
    where a.id = place_succession.from_id and b.id = place_succession.to_id
    and a.code || '@' || a.valid_from || '>' || b.code || '@' || b.valid_from || ' ' || place_succession.date = any(${keys}::text[])`.execute(
    tx,
  );
}

const WRITTEN = { kind: "text", code: "text", position: "bigint", body: "json", pack: "text", digest: "text" };

export async function saveWritten(tx: Tx, authorityId: bigint, entries: readonly WantedEntry[]): Promise<void> {
  const rows = entries.map(({ kind, key, position, pack, digest }) => ({ kind, code: key, position, pack, digest }));
  // The body travels as text: json_to_recordset would write it anew, and its order of keys and spacing is part of it.
  const texts = entries.map(({ body }) => JSON.stringify(body));
  await runForRows(
    tx,
    { ...WRITTEN, body: "text" },
    rows.map((row, at) => ({ ...row, body: texts[at] ?? "null" })),
    (u) => sql`
    insert into pack_configuration (authority_id, kind, code, position, body, pack, digest)
    select ${authorityId}::bigint, kind, code, position, body::json, pack, digest from ${u}
    on conflict (authority_id, kind, code, pack) do update set position = excluded.position, body = excluded.body, digest = excluded.digest, retired_on = null`,
  );
}

export async function retireWritten(
  tx: Tx,
  authorityId: bigint,
  entries: readonly { readonly kind: EntryKind; readonly key: string; readonly pack: string }[],
  today: string,
): Promise<void> {
  await runForRows(
    tx,
    { kind: "text", code: "text", pack: "text" },
    entries.map(({ kind, key, pack }) => ({ kind, code: key, pack })),
    (u) => sql`
    update pack_configuration set retired_on = ${today}::date from ${u}
    where pack_configuration.authority_id = ${authorityId} and pack_configuration.kind = u.kind and pack_configuration.code = u.code and pack_configuration.pack = u.pack`,
  );
}

/** Marks which copy of each indicator, document and erratum is in force: that of `packs`, in their order of precedence, first to last. */
export async function saveInForce(tx: Tx, authorityId: bigint, packs: readonly string[], today: string): Promise<void> {
  const copies = sql`
    select distinct on (code) code, position, body, pack from pack_configuration
    where authority_id = ${authorityId} and retired_on is null and pack = any(${packs}::text[])`;
  const order = sql`order by code, array_position(${packs}::text[], pack) desc`;
  const retire = (table: "indicator" | "document" | "erratum") =>
    sql`
    update ${sql.table(table)} set retired_on = ${today}::date where authority_id = ${authorityId} and retired_on is null
    and code not in (select code from pack_configuration where authority_id = ${authorityId} and kind = ${table} and retired_on is null)`.execute(
      tx,
    );
  await sql`
    insert into indicator (authority_id, code, name, unit, nature, position, pack)
    select ${authorityId}::bigint, code, body->>'name', body->>'unit', body->>'nature', position, pack from (${copies} and kind = 'indicator' ${order}) copy
    on conflict (authority_id, code) do update set name = excluded.name, unit = excluded.unit, nature = excluded.nature, position = excluded.position, pack = excluded.pack, retired_on = null`.execute(
    tx,
  );
  await sql`
    insert into document (authority_id, code, number, type, date, issuer, abstract, position, pack)
    select ${authorityId}::bigint, code, body->>'number', body->>'type', body->>'date', body->>'issuer', body->>'abstract', position, pack from (${copies} and kind = 'document' ${order}) copy
    on conflict (authority_id, code) do update set number = excluded.number, type = excluded.type, date = excluded.date, issuer = excluded.issuer, abstract = excluded.abstract,
      position = excluded.position, pack = excluded.pack, retired_on = null`.execute(tx);
  await sql`
    insert into erratum (authority_id, code, kind, weight, relation, note, position, pack)
    select ${authorityId}::bigint, code, body->>'kind', body->>'weight', body->>'relation', body->>'note', position, pack from (${copies} and kind = 'erratum' ${order}) copy
    on conflict (authority_id, code) do update set kind = excluded.kind, weight = excluded.weight, relation = excluded.relation, note = excluded.note,
      position = excluded.position, pack = excluded.pack, retired_on = null`.execute(tx);
  for (const table of ["indicator", "document", "erratum"] as const) await retire(table);
}

/** The numbers of everything facts may name. */
export async function loadNumbers(tx: Tx, authorityId: bigint): Promise<Numbers> {
  const indicators = await tx.selectFrom("indicator").select(["id", "code"]).where("authority_id", "=", authorityId).execute();
  const places = await tx.selectFrom("place").select(["id", "code", "valid_from"]).execute();
  const byCode = new Map(indicators.map(({ id, code }) => [code, id]));
  const byKey = new Map(
    places.map(({ id, code, valid_from }) => [showPlaceKey({ code, validFrom: valid_from } satisfies PlaceKey), id]),
  );
  const get = (map: ReadonlyMap<string, bigint>, what: string) => (key: string) => {
    const id = map.get(key);
    if (id === undefined) throw new Error(`${what} ${key} has no number`);
    return id;
  };
  return { indicator: get(byCode, "indicator"), place: get(byKey, "place") };
}

export type Act = { readonly authorityId: bigint; readonly applicationId: bigint; readonly now: string; readonly today: string };

type KeyRow = Readonly<Record<string, Cell>>;

/** The numbers of keys, in the order of `rows`: those that are not there yet are made. A new key is told by what made it, not looked for. */
async function saveKeys(tx: Tx, authorityId: bigint, kind: FactKind, rows: readonly KeyRow[]): Promise<readonly bigint[]> {
  const { key, keyShape, unique } = FACT_TABLES[kind];
  const columns = sql.join(Object.keys(keyShape).map((column) => sql.ref(column)));
  const own = unique.slice(1);
  const nameOf = (row: KeyRow): string => JSON.stringify(own.map((column) => String(row[column] ?? "")));
  const made = await runForRows<KeyRow & { readonly id: bigint }>(
    tx,
    keyShape,
    rows,
    (u) => sql`
    insert into ${sql.table(key)} (authority_id, ${columns}) select distinct ${authorityId}::bigint, ${columns} from ${u}
    on conflict (${sql.join(unique.map((column) => sql.ref(column)))}) do nothing returning id, ${columns}`,
  );
  const numbers = new Map(made.map((row) => [nameOf(row), row.id]));
  const others = rows.filter((row) => !numbers.has(nameOf(row)));
  // Only the column that may be empty is compared in the way no index serves.
  const same = sql.join(
    own.map((column) =>
      column === "round"
        ? sql`k.${sql.ref(column)} is not distinct from u.${sql.ref(column)}`
        : sql`k.${sql.ref(column)} = u.${sql.ref(column)}`,
    ),
    sql` and `,
  );
  const found = await runForRows<KeyRow & { readonly id: bigint }>(
    tx,
    keyShape,
    others,
    (u) => sql`
    select k.* from ${u} cross join lateral (
      select k.id, ${columns} from ${sql.table(key)} k where k.authority_id = ${authorityId} and ${same} offset 0) k`,
  );
  for (const row of found) numbers.set(nameOf(row), row.id);
  return rows.map((row) => {
    const id = numbers.get(nameOf(row));
    if (id === undefined) throw new Error(`a key was neither made nor found: ${nameOf(row)}`);
    return id;
  });
}

/** Adds a version to each fact, its key first where it has none. `replaced` gives the version of the same day that it takes the place of. */
export async function saveFacts(
  tx: Tx,
  act: Act,
  kind: FactKind,
  facts: readonly WantedFact[],
  numbers: Numbers,
  replaced: ReadonlyMap<string, PresentFact>,
): Promise<void> {
  const { version, link, versionShape } = FACT_TABLES[kind];
  const keys = await saveKeys(
    tx,
    act.authorityId,
    kind,
    facts.map((fact) => toKeyRow(fact, numbers)),
  );
  // `turn` keeps the order of the pack: a book is read in the order its versions were written.
  const rows = facts.map((fact, turn) => ({
    ...toVersionRow(fact, numbers, replaced.get(fact.key)?.id),
    key_id: keys[turn] ?? null,
    turn,
  }));
  const columns = Object.keys(versionShape);
  await runForRows(
    tx,
    { ...versionShape, key_id: "bigint", turn: "bigint" },
    rows,
    (u) => sql`
    insert into ${sql.table(version)} (authority_id, ${sql.ref(link)}, recorded_at, application_id, ${sql.join(columns.map((column) => sql.ref(column)))})
    select ${act.authorityId}::bigint, u.key_id, ${act.now}::timestamptz, ${act.applicationId}::bigint, ${sql.join(columns.map((column) => sql`u.${sql.ref(column)}`))}
    from ${u} order by u.turn`,
  );
}

/** Ends facts by a version of their own that says nothing but that they ended. */
export async function retireFacts(tx: Tx, act: Act, kind: FactKind, facts: readonly PresentFact[]): Promise<void> {
  const { version, link, kept } = FACT_TABLES[kind];
  const columns = sql.join(kept.map((column) => sql.ref(column)));
  const copied = sql.join(kept.map((column) => sql`v.${sql.ref(column)}`));
  const rows = facts.map(({ link, id, pack }) => ({ link, id, by: pack }));
  await runForRows(
    tx,
    { link: "bigint", id: "bigint", by: "text" },
    rows,
    (u) => sql`
    insert into ${sql.table(version)} (authority_id, ${sql.ref(link)}, recorded_at, application_id, known_at, replaces, retired_on, pack, digest, source_document, source_line, ${columns})
    select v.authority_id, v.${sql.ref(link)}, ${act.now}::timestamptz, ${act.applicationId}::bigint, greatest(v.known_at, ${act.today}::date), v.id, ${act.today}::date,
      u.by, 'retired', v.source_document, v.source_line, ${copied}
    from ${u} join ${sql.table(version)} v on v.authority_id = ${act.authorityId} and v.${sql.ref(link)} = u.link and v.id = u.id`,
  );
}

/** What a pack lists from now on; an end date for what it no longer does. */
export async function saveListing(
  tx: Tx,
  authorityId: bigint,
  entries: readonly { readonly kind: EntryKind; readonly key: string; readonly pack: string; readonly position?: bigint }[],
  today: string,
): Promise<void> {
  const rows = entries.map(({ kind, key, pack, position }) => ({
    kind,
    entry: key,
    pack,
    position: position ?? 0n,
    retired_on: position === undefined ? today : null,
  }));
  await runForRows(
    tx,
    { kind: "text", entry: "text", pack: "text", position: "bigint", retired_on: "date" },
    rows,
    (u) => sql`
    insert into pack_entry (authority_id, pack, kind, entry, position, retired_on) select ${authorityId}::bigint, pack, kind, entry, position, retired_on from ${u}
    on conflict (authority_id, pack, kind, entry) do update set position = excluded.position, retired_on = excluded.retired_on`,
  );
}

/** Other authorities that list some of the places and links of places, in one order. */
export async function listSharing(
  tx: Tx,
  authorityId: bigint,
  keys: readonly string[],
): Promise<readonly { readonly id: bigint; readonly code: string }[]> {
  if (keys.length === 0) return [];
  const found = await sql<{ id: bigint; code: string }>`
    select a.id, a.code from authority a where a.id <> ${authorityId} and exists (
      select from pack_entry e where e.authority_id = a.id and e.retired_on is null and e.kind in ('place', 'succession') and e.entry = any (${keys}::text[]))
    order by a.id`.execute(tx);
  return found.rows;
}

/** Notes at an authority that the pack of another one changed places it shares. No pack is called so: the order of its own stays. */
export async function saveShared(
  tx: Tx,
  { authorityId, pack, actor, at, places }: { authorityId: bigint; pack: string; actor: string; at: string; places: number },
): Promise<void> {
  const counts = { place: { changed: places } };
  await tx
    .insertInto("pack_application")
    .values({ authority_id: authorityId, pack: `@${pack}`, digest: "", actor, at, counts: JSON.stringify(counts) })
    .execute();
  await writeJournal(tx, { authorityId, actor, act: "pack.apply", subject: pack, change: { pack, counts } });
}

export async function saveApplication(
  tx: Tx,
  row: { authorityId: bigint; pack: string; digest: string; actor: string; at: string; counts: object },
): Promise<bigint> {
  const saved = await tx
    .insertInto("pack_application")
    .values({
      authority_id: row.authorityId,
      pack: row.pack,
      digest: row.digest,
      actor: row.actor,
      at: row.at,
      counts: JSON.stringify(row.counts),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  const { authorityId, pack, actor, digest, counts } = row;
  await writeJournal(tx, { authorityId, actor, act: "pack.apply", subject: pack, change: { pack, digest, counts } });
  return saved.id;
}
