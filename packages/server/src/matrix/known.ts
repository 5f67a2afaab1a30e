import type { SPANS } from "@kehoach/api/total";
import { toCumulative } from "@kehoach/core/period/join";
import { lastDay, type Period, showPeriod } from "@kehoach/core/period/period";
import { listInside } from "@kehoach/core/period/step";
import { type Place, showPlaceKey } from "@kehoach/core/place/place";
import { type Decimal, decimal } from "@kehoach/core/quantity/decimal";
import type { Status } from "@kehoach/core/value/value";
import { type RawBuilder, sql } from "kysely";
import { lookBeyond } from "../platform/beyond-scope.ts";
import { partOf, type Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import { computeTotals } from "../total/as-known.ts";
import { loadNumbers, type Numbers } from "../total/numbers.ts";
import { leavesOf, treeOn } from "../total/tree.ts";
import { weakestOf } from "../total/weakest.ts";
import type { Frame } from "./frame.ts";

export type Span = (typeof SPANS)[number];

/** A place with its number in the database. */
export type Numbered = { readonly id: bigint; readonly place: Place };
/** `parts`: of how many of the periods that are added up. */
type Sum = { readonly value?: Decimal; readonly parts: number };
type Own = Sum & { readonly status: Status };
type Below = Sum & { readonly places: number; readonly weakest: Status };
/** Of which places something is asked, and of which indicators; `codes` left out: of all. */
type Asked = { readonly places: readonly Numbered[]; readonly codes: readonly string[] | undefined };
/** What is known best of a cell at a place; `best` is of every period what the place says, else what is below it. */
type Known = { readonly own?: Own; readonly below?: Below; readonly best: Sum };
/** Of one place, by indicator and breakdown. */
type Near = ReadonlyMap<string, Known>;
const NOTHING: Near = new Map();
type KnownTable = ReadonlyMap<bigint, Near>;
/** What is known of a span: `partsOf` how many periods of a cell are added up, `leavesOf` places at the bottom on its last day. */
export type Table = {
  readonly near: (place: Place) => Near;
  readonly partsOf: (name: string) => number;
  readonly leavesOf: (place: Place) => number;
};

type Row = {
  readonly place_id: bigint;
  readonly indicator_id: bigint;
  readonly breakdown: string;
  readonly own_status: Status | null;
  readonly own_value: string | null;
  readonly own_parts: number;
  readonly below_lacking: number | null;
  readonly below_value: string | null;
  readonly below_parts: number;
  readonly below_weakest: Status | null;
  readonly best_value: string | null;
  readonly best_parts: number;
};

export const nameOf = (indicator: string, breakdown: string): string => `${indicator}|${breakdown}`;

function toKnown(row: Row, leaves: number): Known {
  const value = (text: string | null) => (text === null ? {} : { value: decimal(text) });
  return {
    ...(row.own_status === null ? {} : { own: { status: row.own_status, parts: row.own_parts, ...value(row.own_value) } }),
    ...(row.below_weakest === null
      ? {}
      : {
          below: {
            places: Math.max(0, leaves - (row.below_lacking ?? leaves)),
            weakest: row.below_weakest,
            parts: row.below_parts,
            ...value(row.below_value),
          },
        }),
    best: { parts: row.best_parts, ...value(row.best_value) },
  };
}

/** Whether the asker sees a place of the authority; of a public authority, every one. */
export function isSeen(scope: Scope, authorityId: bigint, placeId: bigint): boolean {
  const part = partOf(scope, authorityId);
  return part === undefined || part.places.includes(placeId);
}

/** Places at the bottom below one on the last day of a period, which counts itself where nothing lies below. */
function countOn({ book }: Frame, place: Place, period: Period): number {
  return leavesOf(treeOn(book.places, book.authority.place, lastDay(period)), showPlaceKey(place));
}

/** Columns of the rows that are made when asked. */
const ROW = sql`indicator_id bigint, place_id bigint, breakdown text, period text, period_end date, own_status text, own_value numeric,
  below_places integer, below_value numeric, below_weakest text`;

/**
 * The rows t that are read, joined to the places and periods x: those that are kept, or, as known on a day, made of the versions known
 * then. Sums of what the asker may see are of places that he may not see one by one, as kept ones are.
 */
async function joinRows(
  tx: Tx,
  scope: Scope,
  { authority, book, knownAt }: Frame,
  { places, codes }: Asked,
  periods: readonly Period[],
  { indicators }: Numbers,
): Promise<RawBuilder<unknown>> {
  const ofThese =
    codes === undefined ? sql`` : sql`and indicator_id = any (${codes.flatMap((code) => indicators.get(code) ?? [])}::bigint[])`;
  // Place by place (offset 0 holds the database to it): it has no idea how few rows these are, and would go through all indicators for each.
  if (knownAt === undefined)
    return sql`cross join lateral (
      select * from total where authority_id = ${authority.id} and place_id = x.place_id and period_end = x.period_end
        and period = x.period ${ofThese} and status = 'best' offset 0
    ) t`;
  const seen = places.filter(({ id }) => isSeen(scope, authority.id, id)).map(({ place }) => showPlaceKey(place));
  const rows = await lookBeyond(tx, scope, () =>
    computeTotals(tx, authority.id, book, { places: seen, periods, knownAt, ...(codes === undefined ? {} : { codes }) }),
  );
  return sql`join json_to_recordset(${JSON.stringify(rows)}::json) as t(${ROW})
    on t.place_id = x.place_id and t.period = x.period and t.period_end = x.period_end`;
}

/**
 * What is known of some periods added up. Places at the bottom are counted as they are in the last period, less those that were lacking
 * in the period that lacks the most: a place that has ended since is lacking too.
 */
async function loadKnown(
  tx: Tx,
  scope: Scope,
  frame: Frame,
  { places, codes }: Asked,
  periods: readonly Period[],
): Promise<KnownTable> {
  const last = periods.at(-1);
  if (last === undefined) return new Map();
  const asked = periods.flatMap((period) =>
    places.map(({ id, place }) => ({ id, period, leaves: countOn(frame, place, period) })),
  );
  const numbers = await loadNumbers(tx, frame.authority.id, frame.book);
  const rows = await joinRows(tx, scope, frame, { places, codes }, periods, numbers);
  const found = await sql<Row>`
    select t.place_id, t.indicator_id, t.breakdown, ${weakestOf(sql`t.own_status`)} as own_status, sum(t.own_value) as own_value, count(t.own_status)::int as own_parts,
        max(x.leaves - t.below_places) filter (where t.below_places > 0) as below_lacking, sum(t.below_value) as below_value,
        count(t.below_weakest)::int as below_parts, ${weakestOf(sql`t.below_weakest`)} as below_weakest,
        sum(case when t.own_status is null then t.below_value else t.own_value end) as best_value, count(*)::int as best_parts
      from unnest(${asked.map(({ id }) => id)}::bigint[], ${asked.map(({ period }) => showPeriod(period))}::text[],
        ${asked.map(({ period }) => period.end)}::date[], ${asked.map(({ leaves }) => leaves)}::int[]) as x(place_id, period, period_end, leaves)
        ${rows}
      group by t.place_id, t.indicator_id, t.breakdown`.execute(tx);
  const leaves = new Map(places.map(({ id, place }) => [id, countOn(frame, place, last)]));
  const table = new Map<bigint, Map<string, Known>>();
  for (const row of found.rows) {
    const near = table.get(row.place_id) ?? new Map<string, Known>();
    table.set(row.place_id, near);
    near.set(nameOf(numbers.codes.get(row.indicator_id) ?? "", row.breakdown), toKnown(row, leaves.get(row.place_id) ?? 1));
  }
  return table;
}

/** The periods from the start of the year to the end of one, of its own kind; that one alone where they do not fill the time. */
export function listParts(period: Period): readonly Period[] {
  return listInside(toCumulative(period), period) ?? [period];
}

/** What adds up over time from the start of the year, and of everything else what is known of the last period. @rule V18 */
export async function loadTable(
  tx: Tx,
  scope: Scope,
  frame: Frame,
  asked: readonly Asked[],
  period: Period,
  span: Span,
): Promise<Table> {
  const { book } = frame;
  const parts = span === "period" ? [period] : listParts(period);
  const addsUp = (name: string): boolean => book.indicators.get(name.split("|")[0] ?? "")?.additive.time === true;
  const near = new Map<string, Near>();
  const load = async (one: Asked): Promise<void> => {
    const last = await loadKnown(tx, scope, frame, one, [period]);
    const whole = parts.length === 1 ? undefined : await loadKnown(tx, scope, frame, one, parts);
    const joinNear = (id: bigint): Near => {
      if (whole === undefined) return last.get(id) ?? NOTHING;
      return new Map([
        ...[...(last.get(id) ?? [])].filter(([name]) => !addsUp(name)),
        ...[...(whole.get(id) ?? [])].filter(([name]) => addsUp(name)),
      ]);
    };
    for (const { id, place } of one.places) near.set(showPlaceKey(place), joinNear(id));
  };
  // One after the other where each is a look beyond the scope, which is over before the next question.
  if (frame.knownAt === undefined) await Promise.all(asked.map(load));
  else for (const one of asked) await load(one);
  return {
    near: (place) => near.get(showPlaceKey(place)) ?? NOTHING,
    partsOf: (name) => (addsUp(name) ? parts.length : 1),
    leavesOf: (place) => countOn(frame, place, period),
  };
}

/** Two tables of one period as one, each of its own places. */
export function joinTables(first: Table, second: Table): Table {
  return { ...first, near: (place) => (first.near(place).size > 0 ? first : second).near(place) };
}

/** The indicators of which something at a place is not the total of all its places and periods: of these it matters which place lacks. */
export function listLackingCodes(table: Table, place: Place): readonly string[] {
  const leaves = table.leavesOf(place);
  const lacking = [...table.near(place)].filter(
    ([name, { below }]) => below?.places !== leaves || below.parts !== table.partsOf(name),
  );
  return [...new Set(lacking.map(([name]) => name.split("|")[0] ?? ""))];
}

/** Whether a cell is known of every place at the bottom below one and of every period: what it says itself is of them all. */
export function isWhole(table: Table, place: Place, name: string): boolean {
  const known = table.near(place).get(name);
  const parts = table.partsOf(name);
  return known?.best.parts === parts && (known.own?.parts === parts || known.below?.places === table.leavesOf(place));
}
