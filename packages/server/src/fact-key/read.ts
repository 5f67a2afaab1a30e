import { showBreakdown } from "@kehoach/core/indicator/breakdown";
import type { Cell } from "@kehoach/core/indicator/cell";
import type { Series } from "@kehoach/core/indicator/indicator";
import { lastDay, type Period, showPeriod } from "@kehoach/core/period/period";
import type { PlaceKey } from "@kehoach/core/place/place";
import { type RawBuilder, sql } from "kysely";
import { isWithin, type Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";

/** Numbers of the keys of facts: which ones to load, found by an index before any version is read. */
export type FactKeys = {
  readonly value: readonly bigint[];
  readonly target: readonly bigint[];
  /** Cells that were asked for: of some of them there are totals. */
  readonly cells: readonly Cell[];
};

const TABLES = [
  { fact: "value", version: "value_version", link: "value_id" },
  { fact: "target", version: "target_version", link: "target_id" },
] as const;
type Table = (typeof TABLES)[number];

type Found = { readonly fact: Table["fact"]; readonly id: bigint };

function toKeys(rows: readonly Found[]): FactKeys {
  const of = (fact: Table["fact"]): bigint[] => rows.filter((row) => row.fact === fact).map(({ id }) => id);
  return { value: of("value"), target: of("target"), cells: [] };
}

/** All of several, once each. */
export function joinKeys(...keys: readonly FactKeys[]): FactKeys {
  const join = (fact: Table["fact"]): bigint[] => [...new Set(keys.flatMap((one) => one[fact]))];
  return { value: join("value"), target: join("target"), cells: keys.flatMap(({ cells }) => cells) };
}

/** The number of a place; nothing is there for one the asker may not see. */
function numberOf(scope: Scope, authorityId: bigint, place: PlaceKey): RawBuilder<bigint> {
  return sql<bigint>`(select p.id from place p where p.code = ${place.code} and p.valid_from = ${place.validFrom}::date and ${isWithin(scope, authorityId, "p.id")})`;
}

/** Whether the period of a key has a day in common with another. */
export function touchesPeriod(period: Period): RawBuilder<boolean> {
  // The end of a span is the day after it, that of an instant the instant itself: so a span ending on the first day does not touch.
  return sql<boolean>`((k.period_end, k.period_start) >= (${period.start}::date, ${period.start}::date) and k.period_start <= ${lastDay(period)}::date)`;
}

/**
 * Whether the period of a key ends in another: what is counted, and listed of other places. Unlike touching it is one range
 * of an index, however many years come after.
 */
function endsIn(period: Period): RawBuilder<boolean> {
  return sql<boolean>`((k.period_end, k.period_start) >= (${period.start}::date, ${period.start}::date) and k.period_end <= ${period.end}::date
    and (k.period_end < ${period.end}::date or k.period_start < ${period.end}::date))`;
}

/** Every key of some cells, of any status, series, round or assigner. @rule S15 */
export async function findCellKeys(tx: Tx, scope: Scope, authorityId: bigint, cells: readonly Cell[]): Promise<FactKeys> {
  if (cells.length === 0) return { value: [], target: [], cells };
  const column = (of: (cell: Cell) => string): string[] => cells.map(of);
  const asked = sql`
    select distinct i.id as indicator_id, p.id as place_id, c.period, c.breakdown
    from unnest(${column((cell) => cell.indicator)}::text[], ${column((cell) => cell.place.code)}::text[], ${column((cell) => cell.place.validFrom)}::date[],
      ${column((cell) => showPeriod(cell.period))}::text[], ${column((cell) => showBreakdown(cell.breakdown))}::text[]) as c(indicator, place, valid_from, period, breakdown)
    join indicator i on i.authority_id = ${authorityId} and i.code = c.indicator
    join place p on p.code = c.place and p.valid_from = c.valid_from and ${isWithin(scope, authorityId, "p.id")}`;
  const at = ({ fact }: Table) => sql`
    select ${sql.lit(fact)} as fact, k.id from asked a join ${sql.table(fact)} k
    on k.authority_id = ${authorityId} and k.indicator_id = a.indicator_id and k.place_id = a.place_id and k.period = a.period and k.breakdown = a.breakdown`;
  const found = await sql<Found>`with asked as materialized (${asked}) ${at(TABLES[0])} union all ${at(TABLES[1])}`.execute(tx);
  return { ...toKeys(found.rows), cells };
}

/** Keys of undivided figures of indicators at a place, each of one series. @rule S15 */
export async function findSeriesKeys(
  tx: Tx,
  scope: Scope,
  authorityId: bigint,
  ask: {
    readonly place: PlaceKey;
    /** Those that end within days, and are no longer than so many. */
    readonly periods: { readonly start: string; readonly end: string; readonly mostDays: number };
    readonly series: readonly { readonly code: string; readonly series: Series }[];
  },
): Promise<FactKeys> {
  const { start, end, mostDays } = ask.periods;
  // Many periods are told by their days: a range of the index, where their texts would be compared one by one.
  const found = await sql<Found>`
    select 'value' as fact, k.id from unnest(${ask.series.map(({ code }) => code)}::text[], ${ask.series.map(({ series }) => series)}::text[]) as a(code, series)
    join indicator i on i.authority_id = ${authorityId} and i.code = a.code
    join value k on k.authority_id = ${authorityId} and k.indicator_id = i.id and k.place_id = ${numberOf(scope, authorityId, ask.place)}
      and k.period_end > ${start}::date and k.period_end <= ${end}::date and k.period_end - k.period_start <= ${mostDays}::int
      and k.breakdown = '' and k.series = a.series`.execute(tx);
  return toKeys(found.rows);
}

/** Keys of the targets of a period, of some indicators at some places, whatever the breakdown and the assigner. @rule S15 */
export async function findTargetKeys(
  tx: Tx,
  scope: Scope,
  authorityId: bigint,
  ask: { readonly places: readonly bigint[]; readonly period: Period; readonly codes: readonly string[] },
): Promise<FactKeys> {
  const found = await sql<Found>`
    select 'target' as fact, k.id from target k join indicator i on i.authority_id = k.authority_id and i.id = k.indicator_id
    where k.authority_id = ${authorityId} and k.place_id = any (${[...ask.places]}::bigint[]) and k.period_end = ${ask.period.end}::date
      and k.period = ${showPeriod(ask.period)} and i.code = any (${[...ask.codes]}::text[]) and ${isWithin(scope, authorityId, "k.place_id")}`.execute(
    tx,
  );
  return toKeys(found.rows);
}

/** What to list of some indicators; `elsewhere` and `own` bound how many keys of each, newest period first. */
export type Listing = {
  readonly codes: readonly string[];
  readonly place: PlaceKey;
  /** Of the place itself every period is listed if this is left out, else those that touch it. */
  readonly ownPeriod?: Period;
  /** Elsewhere: the periods that end in this one. */
  readonly period: Period;
  readonly own: number;
  readonly elsewhere: number;
};

/** Keys of indicators at a place, and the first of those at other places. @rule S15 */
export async function listIndicatorKeys(tx: Tx, scope: Scope, authorityId: bigint, ask: Listing): Promise<FactKeys> {
  const place = numberOf(scope, authorityId, ask.place);
  const newest = sql`order by k.period_end desc, k.period_start, k.place_id, k.id`;
  const own = ask.ownPeriod === undefined ? sql`` : sql`and ${touchesPeriod(ask.ownPeriod)}`;
  const at = ({ fact }: Table) => sql`
    select ${sql.lit(fact)} as fact, near.id from indicator i cross join lateral (
      (select k.id from ${sql.table(fact)} k where k.authority_id = ${authorityId} and k.indicator_id = i.id and k.place_id = ${place} ${own} ${newest} limit ${ask.own})
      union all
      (select k.id from ${sql.table(fact)} k where k.authority_id = ${authorityId} and k.indicator_id = i.id and k.place_id <> ${place} and ${isWithin(scope, authorityId, "k.place_id")}
        and ${endsIn(ask.period)} ${newest} limit ${ask.elsewhere})
    ) near where i.authority_id = ${authorityId} and i.code = any(${[...ask.codes]}::text[])`;
  const found = await sql<Found>`${at(TABLES[0])} union all ${at(TABLES[1])}`.execute(tx);
  return toKeys(found.rows);
}

/** The newest keys of a place in a period. @rule S15 */
export async function listPlaceKeys(
  tx: Tx,
  scope: Scope,
  authorityId: bigint,
  ask: { readonly place: PlaceKey; readonly period?: Period; readonly limit: number },
): Promise<FactKeys> {
  const within = ask.period === undefined ? sql`` : sql`and ${touchesPeriod(ask.period)}`;
  const at = ({ fact }: Table) => sql`
    (select ${sql.lit(fact)} as fact, k.id from ${sql.table(fact)} k where k.authority_id = ${authorityId} and k.place_id = ${numberOf(scope, authorityId, ask.place)} ${within}
      order by k.period_end desc, k.period_start desc, k.id limit ${ask.limit})`;
  const found = await sql<Found>`${at(TABLES[0])} union all ${at(TABLES[1])}`.execute(tx);
  return toKeys(found.rows);
}

/** Keys of the first figures a document gives, by line, and of the targets it assigned. @rule S15 */
export async function listDocumentKeys(
  tx: Tx,
  scope: Scope,
  authorityId: bigint,
  ask: { readonly document: string; readonly limit: number },
): Promise<FactKeys> {
  const at = ({ fact, version, link }: Table, by: RawBuilder<unknown>) => sql`
    (select ${sql.lit(fact)} as fact, k.id from ${sql.table(version)} v join ${sql.table(fact)} k on k.authority_id = v.authority_id and k.id = v.${sql.ref(link)}
      where v.authority_id = ${authorityId} and ${by} and ${isWithin(scope, authorityId, "k.place_id")} order by v.source_document, v.source_line limit ${ask.limit})`;
  const given = sql`v.source_document = ${ask.document}`;
  const found = await sql<Found>`
    ${at(TABLES[0], given)} union all ${at(TABLES[1], given)} union all ${at(TABLES[1], sql`v.assigned_by = ${ask.document}`)}`.execute(
    tx,
  );
  return joinKeys(toKeys(found.rows));
}

/** Keys of values whose members name a place. @rule S15 */
export async function findNamingKeys(
  tx: Tx,
  scope: Scope,
  authorityId: bigint,
  placeKey: string,
  period: Period | undefined,
): Promise<FactKeys> {
  const within = period === undefined ? sql`` : sql`and ${touchesPeriod(period)}`;
  const found = await sql<Found>`
    select distinct 'value' as fact, k.id from value_version v join value k on k.authority_id = v.authority_id and k.id = v.value_id
    where v.authority_id = ${authorityId} and v.members is not null and ${isWithin(scope, authorityId, "k.place_id")} ${within}
      and exists (select from json_array_elements(v.members) m where m->>'place' = ${placeKey})`.execute(tx);
  return toKeys(found.rows);
}

export type Count = { readonly values: number; readonly targets: number };

/** What is counted: figures of a place or of all, of some indicators or of all, whose period ends in one. */
export type CountQuestion = {
  readonly place?: PlaceKey;
  readonly codes?: readonly string[];
  readonly period: Period;
  readonly knownAt?: string;
  readonly dataAsOf?: string;
};

/** The columns that figures are counted by. */
type Grouping = "indicator" | "all";

/**
 * Keys with a version in force. Asked as of now, keys are counted from an index and the few that ended are taken off;
 * asked as of a day, each key's versions are looked at. Of a target that is only proposed the public sees no version, so it has none.
 */
async function count(
  tx: Tx,
  scope: Scope,
  authorityId: bigint,
  ask: CountQuestion,
  by: Grouping,
): Promise<readonly { readonly fact: Table["fact"]; readonly code: string; readonly n: string }[]> {
  const { knownAt, dataAsOf } = ask;
  const parts = [sql`k.authority_id = ${authorityId}`, isWithin(scope, authorityId, "k.place_id"), endsIn(ask.period)];
  if (ask.place) parts.push(sql`k.place_id = ${numberOf(scope, authorityId, ask.place)}`);
  if (ask.codes)
    parts.push(
      sql`k.indicator_id = any(array(select id from indicator where authority_id = ${authorityId} and code = any(${[...ask.codes]}::text[])))`,
    );
  const where = sql`${sql.join(parts, sql` and `)}`;
  const known = (row: string): RawBuilder<unknown> =>
    knownAt === undefined ? sql`` : sql`and ${sql.ref(`${row}.known_at`)} <= ${knownAt}::date`;
  const inForce = ({ fact, version, link }: Table) => sql`
    exists (select from ${sql.table(version)} v where v.authority_id = k.authority_id and v.${sql.ref(link)} = k.id and v.retired_on is null ${known("v")}
      ${dataAsOf === undefined || fact === "target" ? sql`` : sql`and coalesce(v.data_as_of, greatest(k.period_start, k.period_end - 1)) <= ${dataAsOf}::date`}
      and not exists (select from ${sql.table(version)} r where r.authority_id = v.authority_id and r.${sql.ref(link)} = v.${sql.ref(link)} and r.replaces = v.id ${known("r")}))`;
  const [column, grouped] =
    by === "all" ? [sql`0::bigint as indicator_id`, sql``] : [sql`k.indicator_id`, sql`group by k.indicator_id`];
  const seen = ({ fact, version, link }: Table) =>
    fact === "value"
      ? sql``
      : sql`and exists (select from ${sql.table(version)} v where v.authority_id = k.authority_id and v.${sql.ref(link)} = k.id)`;
  const now = (table: Table) => sql`
    select ${sql.lit(table.fact)} as fact, ${column}, count(*) as n from ${sql.table(table.fact)} k where ${where} ${seen(table)} ${grouped}
    union all
    select ${sql.lit(table.fact)}, ${column}, -count(*) from
      (select distinct ${sql.ref(table.link)} as id from ${sql.table(table.version)} where authority_id = ${authorityId} and retired_on is not null) ended
      join ${sql.table(table.fact)} k on k.authority_id = ${authorityId} and k.id = ended.id where ${where} and not ${inForce(table)} ${grouped}`;
  const then = (table: Table) => sql`
    select ${sql.lit(table.fact)} as fact, ${column}, count(*) as n from ${sql.table(table.fact)} k where ${where} and ${inForce(table)} ${grouped}`;
  const counted = knownAt === undefined && dataAsOf === undefined ? now : then;
  const found = await sql<{ fact: Table["fact"]; code: string; n: string }>`
    select c.fact, ${by === "all" ? sql`''` : sql`i.code`} as code, sum(c.n) as n from (${counted(TABLES[0])} union all ${counted(TABLES[1])}) c
    ${by === "all" ? sql`group by c.fact` : sql`join indicator i on i.authority_id = ${authorityId} and i.id = c.indicator_id group by c.fact, i.code`}`.execute(
    tx,
  );
  return found.rows;
}

/** How many figures there are of each indicator that has any. @rule S16 */
export async function countFigures(
  tx: Tx,
  scope: Scope,
  authorityId: bigint,
  ask: CountQuestion,
): Promise<ReadonlyMap<string, Count>> {
  const counts = new Map<string, Count>();
  for (const { fact, code, n } of await count(tx, scope, authorityId, ask, "indicator")) {
    const { values, targets } = counts.get(code) ?? { values: 0, targets: 0 };
    counts.set(code, fact === "value" ? { values: Number(n), targets } : { values, targets: Number(n) });
  }
  return counts;
}

/** How many figures there are. @rule S16 */
export async function countAllFigures(tx: Tx, scope: Scope, authorityId: bigint, ask: CountQuestion): Promise<Count> {
  const rows = await count(tx, scope, authorityId, ask, "all");
  const of = (fact: Table["fact"]): number => Number(rows.find((row) => row.fact === fact)?.n ?? 0);
  return { values: of("value"), targets: of("target") };
}
