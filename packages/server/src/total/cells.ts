import { showBreakdown } from "@kehoach/core/indicator/breakdown";
import type { Cell } from "@kehoach/core/indicator/cell";
import { contains, lastDay, type Period, showPeriod } from "@kehoach/core/period/period";
import { findYearOf, listPartsOf } from "@kehoach/core/period/step";
import { type PlaceKey, showPlaceKey } from "@kehoach/core/place/place";
import { add, type Decimal, decimal } from "@kehoach/core/quantity/decimal";
import { strengthOf } from "@kehoach/core/value/best-known";
import type { Status, ValueVersion } from "@kehoach/core/value/value";
import { sql } from "kysely";
import { lookBeyond } from "../platform/beyond-scope.ts";
import { dayOf } from "../platform/clock.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import { computeTotals } from "./as-known.ts";
import { loadNumbers, type TotalBook } from "./numbers.ts";
import { toRound } from "./own-figures.ts";

type Row = {
  readonly period: string;
  readonly own_status: Status | null;
  readonly own_value: string | null;
  readonly below_places: number;
  readonly below_value: string | null;
  readonly below_weakest: Status | null;
  readonly changed_at: string;
};
/** What is known of a cell, or of a part of its days. */
type Part = {
  readonly period: Period;
  readonly value?: Decimal;
  readonly status: Status;
  readonly places: number;
  readonly at: string;
};

function toPart({ period, own_status, own_value, below_places, below_value, below_weakest, changed_at }: Row): Part | undefined {
  const [status, value] = below_weakest === null ? [own_status, own_value] : [below_weakest, below_value];
  if (status === null) return undefined;
  const places = below_weakest === null ? 1 : below_places;
  return { period: toRound(period), ...(value === null ? {} : { value: decimal(value) }), status, places, at: changed_at };
}

/** The months from the first day of a period on, one after the other without a gap. */
function listMonths(parts: readonly Part[], { calendar, start, end }: Period): readonly Part[] {
  const months = parts
    .filter(({ period }) => period.kind === "month" && period.calendar === calendar && period.end <= end)
    .toSorted((a, b) => (a.period.start < b.period.start ? -1 : 1));
  const found: Part[] = [];
  for (const month of months) if (month.period.start === (found.at(-1)?.period.end ?? start)) found.push(month);
  return found;
}

function addParts(a: Part, b: Part): Part {
  const value = a.value === undefined ? b.value : b.value === undefined ? a.value : add(a.value, b.value);
  return {
    period: b.period,
    ...(value === undefined ? {} : { value }),
    status: strengthOf(b.status) < strengthOf(a.status) ? b.status : a.status,
    places: Math.min(a.places, b.places),
    at: a.at > b.at ? a.at : b.at,
  };
}

function toVersion(cell: Cell, { period, value, status, places, at }: Part): ValueVersion {
  return {
    key: { ...cell, status, series: "rolled-up" },
    ...(value === undefined ? {} : { value }),
    qualifiers: [],
    source: { total: { places } },
    // Added up over the months there are, it covers what they cover.
    ...(period.end === cell.period.end ? {} : { dataAsOf: lastDay(period) }),
    knownAt: dayOf(new Date(at)),
    recordedAt: at,
  };
}

/** Of what moment totals are asked: as known on a day, and of figures that cover nothing after one; left out: all there is now. */
type Moment = { readonly knownAt?: string; readonly dataAsOf?: string };

/** What is kept in the days of some cells, by their places in the list. */
async function loadNear(tx: Tx, authorityId: bigint, cells: readonly Cell[]): Promise<ReadonlyMap<number, readonly Row[]>> {
  const column = (of: (cell: Cell) => string): string[] => cells.map(of);
  const found = await sql<Row & { readonly at: bigint }>`
    select c.at, t.period, t.own_status, t.own_value, t.below_places, t.below_value, t.below_weakest, t.changed_at
    from unnest(${column((cell) => cell.indicator)}::text[], ${column((cell) => cell.place.code)}::text[], ${column((cell) => cell.place.validFrom)}::date[],
      ${column((cell) => showBreakdown(cell.breakdown))}::text[], ${column((cell) => cell.period.start)}::date[], ${column((cell) => cell.period.end)}::date[])
      with ordinality as c(indicator, place, valid_from, breakdown, first, past, at)
    join indicator i on i.authority_id = ${authorityId} and i.code = c.indicator
    join place p on p.code = c.place and p.valid_from = c.valid_from
    join total t on t.authority_id = ${authorityId} and t.place_id = p.id and t.indicator_id = i.id and t.breakdown = c.breakdown and t.status = 'best'
      and t.period_start >= c.first and t.period_end <= c.past`.execute(tx);
  return Map.groupBy(found.rows, ({ at }) => Number(at) - 1);
}

/** A period with the months in it. */
function listWithMonths(period: Period): readonly Period[] {
  const year = findYearOf(period);
  return [period, ...(year === undefined ? [] : listPartsOf(year, "month").filter((month) => contains(period, month)))];
}

/** The same as known on a day: made of the versions known then, whoever asks; he sees the places of the cells. @rule V44 */
async function computeNear(
  tx: Tx,
  scope: Scope,
  authorityId: bigint,
  book: TotalBook,
  cells: readonly Cell[],
  knownAt: string,
): Promise<ReadonlyMap<number, readonly Row[]>> {
  const numbers = await loadNumbers(tx, authorityId, book);
  const codes = [...new Set(cells.map(({ indicator }) => indicator))];
  const named = await loadIndicatorCodes(tx, authorityId, codes);
  const periods = new Map(cells.flatMap(({ period }) => listWithMonths(period)).map((period) => [showPeriod(period), period]));
  const places = [...new Set(cells.map(({ place }) => showPlaceKey(place)))];
  const ask = { places, periods: [...periods.values()], knownAt, codes };
  const rows = await lookBeyond(tx, scope, () => computeTotals(tx, authorityId, book, ask));
  const nameOf = (code: string | undefined, place: string | undefined, breakdown: string): string =>
    `${code} ${place} ${breakdown}`;
  const byLine = Map.groupBy(rows, (row) =>
    nameOf(named.get(row.indicator_id), numbers.keys.get(BigInt(row.place_id)), row.breakdown),
  );
  const isInside = (cell: Cell, { period }: Pick<Row, "period">): boolean => contains(cell.period, toRound(period));
  return new Map(
    cells.map((cell, at) => {
      const near = byLine.get(nameOf(cell.indicator, showPlaceKey(cell.place), showBreakdown(cell.breakdown))) ?? [];
      const inside = near.filter((row) => isInside(cell, row));
      return [at, inside.map((row): Row => ({ ...row, changed_at: `${knownAt}T00:00:00.000Z` }))];
    }),
  );
}

/** Which of what is known in the days of a cell is its total. */
function chooseTotal(cell: Cell, near: readonly Row[], addsUp: boolean): readonly ValueVersion[] {
  const whole = near.find(({ period }) => period === showPeriod(cell.period));
  const direct = whole && whole.below_places > 0 ? toPart(whole) : undefined;
  if (direct) return [toVersion(cell, direct)];
  // It speaks of all the days itself, with nobody below it: that judges.
  if (whole || !addsUp) return [];
  const [first, ...rest] = listMonths(
    near.flatMap((row) => toPart(row) ?? []),
    cell.period,
  );
  return first ? [toVersion(cell, rest.reduce(addParts, first))] : [];
}

/**
 * The totals of cells, as values of the series `rolled-up`: as they are kept, or as known on a day; of a longer period of an indicator
 * that adds up over time, added up over its months as far as there are any without a gap. Of a place that nothing lies below only the
 * latter.
 *
 * @rule V20 V44
 */
export async function loadCellTotals(
  tx: Tx,
  scope: Scope,
  authorityId: bigint,
  book: TotalBook,
  cells: readonly Cell[],
  { knownAt, dataAsOf }: Moment = {},
): Promise<readonly ValueVersion[]> {
  if (cells.length === 0) return [];
  const rows =
    knownAt === undefined
      ? await loadNear(tx, authorityId, cells)
      : await computeNear(tx, scope, authorityId, book, cells, knownAt);
  const isCovered = ({ period }: Row): boolean => dataAsOf === undefined || lastDay(toRound(period)) <= dataAsOf;
  return cells.flatMap((cell, at) => {
    const near = (rows.get(at) ?? []).filter(isCovered);
    return chooseTotal(cell, near, book.indicators.get(cell.indicator)?.additive.time === true);
  });
}

/** Codes of indicators by their numbers, as text. */
async function loadIndicatorCodes(tx: Tx, authorityId: bigint, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const named = await tx
    .selectFrom("indicator")
    .select(["id", "code"])
    .where("authority_id", "=", authorityId)
    .where("code", "in", codes.length === 0 ? [""] : [...codes])
    .execute();
  return new Map(named.map(({ id, code }) => [String(id), code]));
}

/** The undivided totals of indicators at a place, as they are kept, in some periods; of a place that nothing lies below none. */
export async function loadPlaceTotals(
  tx: Tx,
  authorityId: bigint,
  book: TotalBook,
  ask: { readonly place: PlaceKey; readonly codes: readonly string[]; readonly periods: readonly Period[] },
): Promise<readonly ValueVersion[]> {
  const { codes, indicators, places } = await loadNumbers(tx, authorityId, book);
  const placeId = places.get(showPlaceKey(ask.place));
  if (placeId === undefined) return [];
  // Period by period (offset 0 holds the database to it): of most of them nothing was said.
  const found = await sql<Row & { readonly indicator_id: bigint }>`
    select t.indicator_id, t.period, t.own_status, t.own_value, t.below_places, t.below_value, t.below_weakest, t.changed_at
    from unnest(${ask.periods.map(showPeriod)}::text[], ${ask.periods.map(({ end }) => end)}::date[]) as x(period, period_end) cross join lateral (
      select * from total where authority_id = ${authorityId} and place_id = ${placeId} and period_end = x.period_end and period = x.period
        and indicator_id = any (${ask.codes.flatMap((code) => indicators.get(code) ?? [])}::bigint[]) and breakdown = '' and status = 'best'
        and below_places > 0 offset 0) t`.execute(tx);
  return found.rows.flatMap((row): ValueVersion[] => {
    const part = toPart(row);
    const code = codes.get(row.indicator_id);
    return part && code !== undefined
      ? [toVersion({ indicator: code, breakdown: [], place: ask.place, period: part.period }, part)]
      : [];
  });
}

/**
 * The same as known on a day: made of the versions known then, whoever asks; he sees the place.
 *
 * @rule V44
 */
export async function computePlaceTotals(
  tx: Tx,
  scope: Scope,
  authorityId: bigint,
  book: TotalBook,
  ask: {
    readonly place: PlaceKey;
    readonly codes: readonly string[];
    readonly periods: readonly Period[];
    readonly knownAt: string;
  },
): Promise<readonly ValueVersion[]> {
  const { place, knownAt } = ask;
  const codeOf = await loadIndicatorCodes(tx, authorityId, ask.codes);
  const rows = await lookBeyond(tx, scope, () => computeTotals(tx, authorityId, book, { ...ask, places: [showPlaceKey(place)] }));
  return rows.flatMap((row): ValueVersion[] => {
    const code = codeOf.get(row.indicator_id);
    if (code === undefined || row.breakdown !== "" || row.below_weakest === null) return [];
    const part = toPart({ ...row, changed_at: `${knownAt}T00:00:00.000Z` });
    return part ? [toVersion({ indicator: code, breakdown: [], place, period: part.period }, part)] : [];
  });
}
