import { showPlaceKey } from "@kehoach/core/place/place";
import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../platform/transaction.ts";
import type { Present, Wanted } from "./decide-apply.ts";
import type { FactKind } from "./fact-rows.ts";
import type { WantedFact } from "./wanted.ts";

type Guarded = Present["guarded"][number];
/** A fact in force: its key's number and its version's. */
export type PresentFact = Guarded & { readonly kind: FactKind; readonly link: bigint; readonly id: bigint };

/** A version neither taken the place of nor ended. */
function inForce(version: string, link: string): RawBuilder<boolean> {
  const [v, r] = [sql.table(version), sql.ref(link)];
  return sql<boolean>`v.retired_on is null and not exists (select from ${v} r where r.authority_id = v.authority_id and r.${r} = v.${r} and r.replaces = v.id)`;
}

type FactRow = {
  readonly key: string;
  readonly pack: string;
  readonly digest: string;
  readonly link: bigint;
  readonly id: bigint;
};

/** Cells that hold what is wanted: read by place and period, so that the rest of a large authority is left alone. */
function inCells(wanted: readonly WantedFact[]): RawBuilder<boolean> {
  const places = new Set<string>();
  const ends = new Set<string>();
  for (const { kind, fact } of wanted) {
    if (kind === "relation") continue;
    places.add(showPlaceKey(fact.key.place));
    ends.add(fact.key.period.end);
  }
  return sql<boolean>`(k.place_id = any(select id from place where code || '@' || valid_from = any(${[...places]}::text[])) and k.period_end = any(${[...ends]}::date[]))`;
}

/** Set by the packs, or standing in a cell that they want: two ways in, each by an index of its own. */
function isConcerned(
  kind: "target" | "value",
  authorityId: bigint,
  packs: readonly string[],
  wanted: readonly WantedFact[],
): RawBuilder<boolean> {
  const [key, version, link] = [sql.table(kind), sql.table(`${kind}_version`), sql.ref(`${kind}_id`)];
  return sql<boolean>`(v.${link}, v.id) in (
    select ${link}, id from ${version} where authority_id = ${authorityId} and pack = any(${packs}::text[])
    union select w.${link}, w.id from ${key} k join ${version} w on w.authority_id = k.authority_id and w.${link} = k.id
      where k.authority_id = ${authorityId} and ${inCells(wanted)})`;
}

/** The facts in force that the packs set, or that stand where they want to set one. The key is written as showValueKey and its sisters do. */
export async function loadPresentFacts(
  tx: Tx,
  authorityId: bigint,
  packs: readonly string[],
  wanted: readonly WantedFact[],
): Promise<PresentFact[]> {
  const cell = sql`i.code || '|' || k.breakdown || '|' || p.code || '@' || p.valid_from || '|' || k.period`;
  const targets = await sql<FactRow>`
    select 'target|' || ${cell} || '|' || k.assigner || ' ' || v.known_at as key, v.pack, v.digest, v.target_id as link, v.id
    from target_version v join target k on k.authority_id = v.authority_id and k.id = v.target_id
    join indicator i on i.authority_id = k.authority_id and i.id = k.indicator_id join place p on p.id = k.place_id
    where v.authority_id = ${authorityId} and ${isConcerned("target", authorityId, packs, wanted)} and ${inForce("target_version", "target_id")}`.execute(
    tx,
  );
  const values = await sql<FactRow>`
    select 'value|' || ${cell} || '|' || k.status || '|' || k.series || '|' || coalesce(k.round, '') || ' ' || v.known_at as key, v.pack, v.digest, v.value_id as link, v.id
    from value_version v join value k on k.authority_id = v.authority_id and k.id = v.value_id
    join indicator i on i.authority_id = k.authority_id and i.id = k.indicator_id join place p on p.id = k.place_id
    where v.authority_id = ${authorityId} and ${isConcerned("value", authorityId, packs, wanted)} and ${inForce("value_version", "value_id")}`.execute(
    tx,
  );
  const codes = wanted.flatMap((one) => (one.kind === "relation" ? [one.fact.code] : []));
  const relations = await sql<FactRow>`
    select 'relation|' || k.code || ' ' || v.known_at as key, v.pack, v.digest, v.relation_id as link, v.id
    from relation_version v join relation k on k.authority_id = v.authority_id and k.id = v.relation_id
    where v.authority_id = ${authorityId} and (v.pack = any(${packs}::text[]) or k.code = any(${codes}::text[])) and ${inForce("relation_version", "relation_id")}`.execute(
    tx,
  );
  return [
    ...targets.rows.map((row): PresentFact => ({ kind: "target", ...row })),
    ...values.rows.map((row): PresentFact => ({ kind: "value", ...row })),
    ...relations.rows.map((row): PresentFact => ({ kind: "relation", ...row })),
  ];
}

/** Places and links in force that the packs set or want to set. */
export async function loadPresentPlaces(tx: Tx, packs: readonly string[], wanted: readonly Wanted[]): Promise<Guarded[]> {
  const keys = wanted.map(({ key }) => key);
  const places = await sql<{ key: string; pack: string; digest: string }>`
    select code || '@' || valid_from as key, pack, digest from place
    where retired_on is null and (pack = any(${packs}::text[]) or code || '@' || valid_from = any(${keys}::text[]))`.execute(tx);
  const links = await sql<{ key: string; pack: string; digest: string }>`
    select * from (
      select a.code || '@' || a.valid_from || '>' || b.code || '@' || b.valid_from || ' ' || s.date as key, s.pack, s.digest
      from place_succession s join place a on a.id = s.from_id join place b on b.id = s.to_id where s.retired_on is null
    ) link where pack = any(${packs}::text[]) or key = any(${keys}::text[])`.execute(tx);
  return [
    ...places.rows.map((row): Guarded => ({ kind: "place", ...row })),
    ...links.rows.map((row): Guarded => ({ kind: "succession", ...row })),
  ];
}

/** The packs' own copies of what is kept as written. */
export async function loadWritten(tx: Tx, authorityId: bigint, packs: readonly string[]): Promise<Wanted[]> {
  const rows = await tx
    .selectFrom("pack_configuration")
    .select(["kind", "code as key", "pack", "digest", "position"])
    .where("authority_id", "=", authorityId)
    .where("pack", "in", packs)
    .where("retired_on", "is", null)
    .execute();
  // The column's check constraint lists the written kinds.
  return rows.map((row) => ({ ...row, kind: row.kind as Wanted["kind"] }));
}

/** Who lists what: all entries of these packs, and other packs' listings of the same entries; of other authorities only places. */
export async function loadListed(
  tx: Tx,
  authorityId: bigint,
  packs: readonly string[],
  keys: readonly string[],
): Promise<Present["listed"]> {
  const found = await sql<{ kind: Present["listed"][number]["kind"]; key: string; pack: string; position: bigint; own: boolean }>`
    with own as (
      select kind, entry from pack_entry where authority_id = ${authorityId} and pack = any(${packs}::text[]) and retired_on is null
      union select kind, entry from pack_entry where authority_id = ${authorityId} and entry = any(${keys}::text[]) and retired_on is null
    )
    select e.kind, e.entry as key, e.pack, e.position, (e.authority_id = ${authorityId} and e.pack = any(${packs}::text[])) as own
    from pack_entry e join own on own.kind = e.kind and own.entry = e.entry
    where e.retired_on is null and (e.authority_id = ${authorityId} or e.kind in ('place', 'succession'))`.execute(tx);
  return found.rows;
}
