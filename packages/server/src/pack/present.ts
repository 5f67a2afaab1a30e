import { showPlaceKey } from "@kehoach/core/place/place";
import { decimal } from "@kehoach/core/quantity/decimal";
import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../platform/transaction.ts";
import type { Present, Wanted } from "./decide-apply.ts";
import type { FactKind } from "./fact-rows.ts";
import { showFactEntry, showSaid, type WantedFact } from "./wanted.ts";

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
/** A value that a pack set, or one that the approval of a form did. */
type ValueRow = { readonly known_at: string; readonly value: string | null } & (
  | (FactRow & { readonly regime: null })
  | (Omit<FactRow, "pack"> & { readonly pack: null; readonly regime: string; readonly form_period: string })
);

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
function listConcerned(
  kind: "target" | "value",
  authorityId: bigint,
  packs: readonly string[],
  wanted: readonly WantedFact[],
): RawBuilder<unknown> {
  const [key, version, link] = [sql.table(kind), sql.table(`${kind}_version`), sql.ref(`${kind}_id`)];
  return sql`
    select ${link} as link, id from ${version} where authority_id = ${authorityId} and pack = any(${packs}::text[])
    union select w.${link}, w.id from ${key} k join ${version} w on w.authority_id = k.authority_id and w.${link} = k.id
      where k.authority_id = ${authorityId} and ${inCells(wanted)}`;
}

/**
 * The targets or values in force among those concerned. Each is looked up by its key (`offset 0` keeps it so): row level security
 * makes the database expect one row where ten thousand come, and it would hold every one against every other.
 */
function findFacts<Row>(
  tx: Tx,
  kind: "target" | "value",
  authorityId: bigint,
  concerned: RawBuilder<unknown>,
  { rest, more }: { readonly rest: RawBuilder<string>; readonly more: RawBuilder<unknown> },
) {
  const [key, version, link] = [sql.table(kind), sql.table(`${kind}_version`), sql.ref(`${kind}_id`)];
  return sql<Row>`
    select fact.* from (${concerned}) concerned cross join lateral (
      select ${`${kind}|`} || i.code || '|' || k.breakdown || '|' || p.code || '@' || p.valid_from || '|' || k.period || '|' || ${rest} || ' ' || v.known_at as key,
        v.pack, v.digest, v.${link} as link, v.id ${more}
      from ${version} v join ${key} k on k.authority_id = v.authority_id and k.id = v.${link}
      join indicator i on i.authority_id = k.authority_id and i.id = k.indicator_id join place p on p.id = k.place_id
      where v.authority_id = ${authorityId} and v.${link} = concerned.link and v.id = concerned.id and ${inForce(`${kind}_version`, `${kind}_id`)}
      offset 0
    ) fact`.execute(tx);
}

/** What approved forms say, the latest of each key. @rule S19 */
function toApproved(rows: readonly ValueRow[]): Present["approved"] {
  const latest = new Map<string, Extract<ValueRow, { readonly pack: null }>>();
  for (const row of rows) {
    if (row.pack !== null) continue;
    const key = row.key.slice(0, -showFactEntry("", row.known_at).length);
    const before = latest.get(key);
    if (!before || before.known_at < row.known_at || (before.known_at === row.known_at && before.id < row.id))
      latest.set(key, row);
  }
  return [...latest].map(([key, { known_at, value, regime, form_period }]) => ({
    key,
    knownAt: known_at,
    says: showSaid(value === null ? undefined : decimal(value)),
    setBy: { regime, period: form_period },
  }));
}

/**
 * The facts in force that packs set, these packs or others where these want to set one; and what approved forms say there. The key is
 * written as showValueKey and its sisters do.
 */
export async function loadPresentFacts(
  tx: Tx,
  authorityId: bigint,
  packs: readonly string[],
  wanted: readonly WantedFact[],
): Promise<{ readonly facts: readonly PresentFact[]; readonly approved: Present["approved"] }> {
  const concerned = (kind: "target" | "value") => listConcerned(kind, authorityId, packs, wanted);
  const targets = await findFacts<FactRow>(tx, "target", authorityId, concerned("target"), {
    rest: sql<string>`k.assigner`,
    more: sql``,
  });
  const values = await findFacts<ValueRow>(tx, "value", authorityId, concerned("value"), {
    rest: sql<string>`k.status || '|' || k.series || '|' || coalesce(k.round, '')`,
    more: sql`, v.known_at, v.value, v.source_regime as regime, v.source_period as form_period`,
  });
  const codes = wanted.flatMap((one) => (one.kind === "relation" ? [one.fact.code] : []));
  const relations = await sql<FactRow>`
    select 'relation|' || k.code || ' ' || v.known_at as key, v.pack, v.digest, v.relation_id as link, v.id
    from relation_version v join relation k on k.authority_id = v.authority_id and k.id = v.relation_id
    where v.authority_id = ${authorityId} and (v.pack = any(${packs}::text[]) or k.code = any(${codes}::text[])) and ${inForce("relation_version", "relation_id")}`.execute(
    tx,
  );
  return {
    facts: [
      ...targets.rows.map((row): PresentFact => ({ kind: "target", ...row })),
      ...values.rows.flatMap(({ key, pack, digest, link, id }): readonly PresentFact[] =>
        pack === null ? [] : [{ kind: "value", key, pack, digest, link, id }],
      ),
      ...relations.rows.map((row): PresentFact => ({ kind: "relation", ...row })),
    ],
    approved: toApproved(values.rows),
  };
}

/** Of some indicators the form that has said a figure of each last: an approved one, or one that waits for it. @rule S22 */
export async function loadMeasured(tx: Tx, authorityId: bigint, codes: readonly string[]): Promise<Present["measured"]> {
  if (codes.length === 0) return new Map();
  const found = await sql<{ code: string; regime: string; period: string }>`
    select distinct on (code) code, regime, period from (
      select i.code, v.source_regime as regime, v.source_period as period, v.recorded_at as at
      from indicator i join value k on k.authority_id = i.authority_id and k.indicator_id = i.id
      join value_version v on v.authority_id = k.authority_id and v.value_id = k.id
      where i.authority_id = ${authorityId} and i.code = any (${codes}::text[]) and v.source_regime is not null and ${inForce("value_version", "value_id")}
      union all
      select line ->> 0, s.regime, s.period, g.at from submission s
      join sending g on g.authority_id = s.authority_id and g.submission_id = s.id and g.n = s.sent
      cross join lateral json_array_elements(g.figures -> 'lines') line
      where s.authority_id = ${authorityId} and s.state = 'submitted' and line ->> 0 = any (${codes}::text[])) said
    order by code, at desc`.execute(tx);
  return new Map(found.rows.map(({ code, regime, period }) => [code, { regime, period }]));
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
  const own = await tx
    .selectFrom("pack_entry")
    .select("entry")
    .where("authority_id", "=", authorityId)
    .where("pack", "in", packs)
    .where("retired_on", "is", null)
    .execute();
  const entries = [...new Set([...keys, ...own.map(({ entry }) => entry)])];
  // The entry joined to nothing: an index of listings would be walked once for each of ten thousand entries, the table only once.
  const found = await sql<{ kind: Present["listed"][number]["kind"]; key: string; pack: string; position: bigint; own: boolean }>`
    select kind, entry as key, pack, position, (authority_id = ${authorityId} and pack = any(${packs}::text[])) as own from pack_entry
    where retired_on is null and (authority_id = ${authorityId} or kind in ('place', 'succession')) and entry || '' = any(${entries}::text[])`.execute(
    tx,
  );
  return found.rows;
}
