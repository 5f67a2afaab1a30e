import {
  type Language,
  showBreakdownName,
  showPeriodName,
  showUnitName,
  toDecimalText,
  toPlaceRef,
} from "@kehoach/api/figure-json";
import type { ApiProblem } from "@kehoach/api/problem";
import type { getTotals, TotalRowJson } from "@kehoach/api/total";
import { parseBreakdown, showBreakdown } from "@kehoach/core/indicator/breakdown";
import type { Breakdown, Indicator } from "@kehoach/core/indicator/indicator";
import { sectorOf } from "@kehoach/core/indicator/sector";
import { accept, type Outcome } from "@kehoach/core/outcome";
import { toCumulative } from "@kehoach/core/period/join";
import { lastDay, type Period, previousYear, showPeriod } from "@kehoach/core/period/period";
import { listInside } from "@kehoach/core/period/step";
import { type Place, showPlaceKey } from "@kehoach/core/place/place";
import { type Decimal, decimal, subtract, withoutZeros } from "@kehoach/core/quantity/decimal";
import { evaluateIndicator } from "@kehoach/core/value/formula-value";
import { countLeaves } from "@kehoach/core/value/roll-up";
import type { Status } from "@kehoach/core/value/value";
import { sql } from "kysely";
import type { z } from "zod";
import { isReached, isWholeReached } from "../access/read.ts";
import { loadBook } from "../book/read.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import { type DayTree, treeOn } from "../total/tree.ts";
import { weakestOf } from "../total/weakest.ts";
import { type Frame, findFrame, toHead, type Where } from "./frame.ts";

type Reply = z.output<typeof getTotals.reply>;

/** Cells one answer holds; of more only the totals are shown, and the cells sector by sector. A file holds more. */
const MOST_CELLS = 6_000;
const MOST_FILE_CELLS = 200_000;
const MOST_NAMED = 20;

/** `parts`: of how many of the periods that are added up. */
type Sum = { readonly value?: Decimal; readonly parts: number };
type Own = Sum & { readonly status: Status };
type Below = Sum & { readonly places: number; readonly weakest: Status };
/** What is known best of a cell at a place; `best` is of every period what the place says, else what is below it. */
type Known = { readonly own?: Own; readonly below?: Below; readonly best: Sum };
/** Of one place, by indicator and breakdown. */
type Near = ReadonlyMap<string, Known>;
type KnownTable = ReadonlyMap<bigint, Near>;
/** What is known of a span: `partsOf` how many periods of a cell are added up, `leavesOf` places at the bottom on its last day. */
type Table = {
  readonly near: (place: Place) => Near;
  readonly partsOf: (name: string) => number;
  readonly leavesOf: (place: Place) => number;
};

type Row = {
  readonly place_id: bigint;
  readonly code: string;
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

const nameOf = (indicator: string, breakdown: string): string => `${indicator}|${breakdown}`;

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

/** Places at the bottom below one on the last day of a period, which counts itself where nothing lies below. */
function countOn({ book }: Frame, place: Place, period: Period): number {
  return countLeaves(treeOn(book.places, book.authority.place, lastDay(period)).branches, showPlaceKey(place));
}

/**
 * What is known of some periods added up. Places at the bottom are counted as they are in the last period, less those that were lacking
 * in the period that lacks the most: a place that has ended since is lacking too.
 */
async function loadKnown(tx: Tx, frame: Frame, places: readonly Numbered[], periods: readonly Period[]): Promise<KnownTable> {
  const last = periods.at(-1);
  if (last === undefined) return new Map();
  const asked = periods.flatMap((period) =>
    places.map(({ id, place }) => ({ id, period, leaves: countOn(frame, place, period) })),
  );
  const found = await sql<Row>`
    select t.place_id, i.code, t.breakdown, ${weakestOf(sql`t.own_status`)} as own_status, sum(t.own_value) as own_value, count(t.own_status)::int as own_parts,
      max(x.leaves - t.below_places) filter (where t.below_places > 0) as below_lacking, sum(t.below_value) as below_value,
      count(t.below_weakest)::int as below_parts, ${weakestOf(sql`t.below_weakest`)} as below_weakest,
      sum(case when t.own_status is null then t.below_value else t.own_value end) as best_value, count(*)::int as best_parts
    from total t join indicator i on i.authority_id = t.authority_id and i.id = t.indicator_id
      join unnest(${asked.map(({ id }) => id)}::bigint[], ${asked.map(({ period }) => showPeriod(period))}::text[],
        ${asked.map(({ period }) => period.end)}::date[], ${asked.map(({ leaves }) => leaves)}::int[]) as x(place_id, period, period_end, leaves)
      on x.place_id = t.place_id and x.period = t.period and x.period_end = t.period_end
    where t.authority_id = ${frame.authority.id} and t.place_id = any (${places.map(({ id }) => id)}::bigint[])
      and t.period = any (${periods.map(showPeriod)}::text[]) and t.period_end = any (${periods.map(({ end }) => end)}::date[])
      and t.status = 'best'
    group by t.place_id, i.code, t.breakdown`.execute(tx);
  const leaves = new Map(places.map(({ id, place }) => [id, countOn(frame, place, last)]));
  const table = new Map<bigint, Map<string, Known>>();
  for (const row of found.rows) {
    const near = table.get(row.place_id) ?? new Map<string, Known>();
    table.set(row.place_id, near);
    near.set(nameOf(row.code, row.breakdown), toKnown(row, leaves.get(row.place_id) ?? 1));
  }
  return table;
}

/** The periods from the start of the year to the end of one, of its own kind; that one alone where they do not fill the time. */
function listParts(period: Period): readonly Period[] {
  return listInside(toCumulative(period), period) ?? [period];
}

/** What adds up over time from the start of the year, and of everything else what is known of the last period. @rule V18 */
async function loadTable(tx: Tx, frame: Frame, places: readonly Numbered[], period: Period, span: Reply["span"]): Promise<Table> {
  const { book } = frame;
  const parts = span === "period" ? [period] : listParts(period);
  const addsUp = (name: string): boolean => book.indicators.get(name.split("|")[0] ?? "")?.additive.time === true;
  const last = await loadKnown(tx, frame, places, [period]);
  const whole = parts.length === 1 ? last : await loadKnown(tx, frame, places, parts);
  const idOf = new Map(places.map(({ id, place }) => [showPlaceKey(place), id]));
  const nearOf = (id: bigint): Near =>
    new Map([
      ...[...(last.get(id) ?? [])].filter(([name]) => !addsUp(name)),
      ...[...(whole.get(id) ?? [])].filter(([name]) => addsUp(name)),
    ]);
  const near = new Map([...idOf].map(([key, id]) => [key, nearOf(id)]));
  return {
    near: (place) => near.get(showPlaceKey(place)) ?? new Map(),
    partsOf: (name) => (addsUp(name) ? parts.length : 1),
    leavesOf: (place) => countOn(frame, place, period),
  };
}

/** Whether a cell is known of every place at the bottom below one and of every period: what it says itself is of them all. */
function isWhole(table: Table, place: Place, name: string): boolean {
  const known = table.near(place).get(name);
  const parts = table.partsOf(name);
  return known?.best.parts === parts && (known.own?.parts === parts || known.below?.places === table.leavesOf(place));
}

/**
 * A ratio of totals, where its parts are of the same places and of every period: of more in one part than in another it would be of
 * nothing. Each place directly below has all of the parts whole, or has said nothing of any.
 *
 * @param below  none: the totals themselves have to be whole
 * @rule V13
 */
function computeTotalRatio(
  frame: Frame,
  { near, partsOf, leavesOf, ...table }: Table,
  line: Line,
  below: readonly Place[],
): { readonly value: Decimal; readonly places: number } | undefined {
  const names: string[] = [];
  const value = computeRatio(frame, line, (part) => {
    names.push(part);
    return near(frame.place).get(part)?.below?.value;
  });
  if (value === undefined || names.some((name) => near(frame.place).get(name)?.below?.parts !== partsOf(name))) return undefined;
  const has = (place: Place): boolean => names.some((name) => near(place).has(name));
  const wholes = below.filter(has);
  if (below.length > 0) {
    const isSame = wholes.every((place) => names.every((name) => isWhole({ near, partsOf, leavesOf, ...table }, place, name)));
    return isSame ? { value, places: wholes.reduce((count, place) => count + leavesOf(place), 0) } : undefined;
  }
  const leaves = leavesOf(frame.place);
  return names.every((name) => near(frame.place).get(name)?.below?.places === leaves) ? { value, places: leaves } : undefined;
}

/** A ratio at a place, from what is known best there of its parts, or from what it says of them; each of every place and period. @rule V13 */
function computePlaceRatio(frame: Frame, table: Table, line: Line, place: Place, of: "best" | "own"): Decimal | undefined {
  return computeRatio(frame, line, (name) => {
    const known = table.near(place).get(name);
    const isFull = of === "best" ? isWhole(table, place, name) : known?.own?.parts === table.partsOf(name);
    return isFull ? known?.[of]?.value : undefined;
  });
}

function computeRatio(
  { book }: Frame,
  { indicator, breakdown }: Line,
  partOf: (name: string) => Decimal | undefined,
): Decimal | undefined {
  const computed = evaluateIndicator(indicator, breakdown, book.indicators, (part) =>
    partOf(nameOf(part.indicator, showBreakdown(part.breakdown))),
  );
  return computed.ok ? withoutZeros(computed.value) : undefined;
}

/** A place with its number in the database. */
type Numbered = { readonly id: bigint; readonly place: Place };
type Line = { readonly indicator: Indicator; readonly breakdown: Breakdown };

/** The lines to show: of each indicator, in the order of the book, every breakdown somebody has said; ratios where their parts are. */
function listLines({ book }: Frame, { near }: Table, places: readonly Place[]): readonly Line[] {
  const breakdowns = new Map<string, Set<string>>();
  for (const name of places.flatMap((place) => [...near(place).keys()])) {
    const at = name.indexOf("|");
    const known = breakdowns.get(name.slice(0, at)) ?? new Set<string>();
    breakdowns.set(name.slice(0, at), known.add(name.slice(at + 1)));
  }
  const order = new Map(book.sectors.map(({ code }, at) => [code, at]));
  return [...book.indicators.values()]
    .toSorted((a, b) => (order.get(sectorOf(a.code)) ?? order.size) - (order.get(sectorOf(b.code)) ?? order.size))
    .flatMap((indicator): Line[] => {
      if (indicator.formula !== undefined) return [{ indicator, breakdown: [] }];
      return [...(breakdowns.get(indicator.code) ?? [])].sort().flatMap((text) => {
        const read = text === "" ? accept([]) : parseBreakdown(text);
        return read.ok ? [{ indicator, breakdown: read.value }] : [];
      });
    });
}

type Earlier = { readonly value: Decimal; readonly places?: number; readonly parts: number };

/** What was said of the same time a year before: the total; without one, what the place said itself. `parts`: of a ratio, all. */
function findEarlier(frame: Frame, table: Table, line: Line, parts: number): Earlier | undefined {
  const { indicator, breakdown } = line;
  const known = table.near(frame.place).get(nameOf(indicator.code, showBreakdown(breakdown)));
  if (known?.below?.value) return { ...known.below, value: known.below.value };
  if (known?.own?.value) return { value: known.own.value, parts: known.own.parts };
  if (indicator.formula === undefined) return undefined;
  const ratio = computeTotalRatio(frame, table, line, []);
  if (ratio) return { ...ratio, parts };
  const own = computePlaceRatio(frame, table, line, frame.place, "own");
  return own && { value: own, parts };
}

type Tables = { readonly now: Table; readonly before: Table; readonly parts: number };

function toRow(frame: Frame, { now, before, parts }: Tables, line: Line, hasCells: boolean): TotalRowJson | undefined {
  const { reader, below, place } = frame;
  const { indicator, breakdown } = line;
  const name = nameOf(indicator.code, showBreakdown(breakdown));
  const isRatio = indicator.formula !== undefined;
  const known = now.near(place).get(name);
  const ratio = isRatio ? computeTotalRatio(frame, now, line, below) : undefined;
  const cells = below.map((one) => {
    const here = now.near(one).get(name);
    const from = here?.own ? ("own" as const) : ("total" as const);
    if (here) return { value: toDecimalText(here.best.value), parts: here.best.parts, from };
    const computed = isRatio ? computePlaceRatio(frame, now, line, one, "best") : undefined;
    return computed ? { value: toDecimalText(computed), parts, from: "parts" as const } : null;
  });
  if (!known && !ratio && cells.every((one) => one === null)) return undefined;
  const earlier = findEarlier(frame, before, line, parts);
  const missing = below.filter((_, index) => cells[index] === null);
  const isComplete = known?.below?.parts === parts && known.own?.parts === parts && known.below.places === now.leavesOf(place);
  const [own, total] = [known?.own, known?.below];
  return {
    indicator: indicator.code,
    name: indicator.name,
    sector: sectorOf(indicator.code),
    breakdown: showBreakdown(breakdown),
    breakdownName: showBreakdownName(reader, breakdown),
    unit: showUnitName(reader, indicator.unit),
    decimals: indicator.decimals,
    own: own ? { value: toDecimalText(own.value), status: own.status, parts: own.parts } : null,
    total: total
      ? { value: toDecimalText(total.value), places: total.places, parts: total.parts, weakest: total.weakest }
      : ratio
        ? { value: toDecimalText(ratio.value), places: ratio.places, parts, weakest: null }
        : null,
    difference: isComplete && own?.value && total?.value ? toDecimalText(subtract(own.value, total.value)) : null,
    before: toDecimalText(earlier?.value),
    beforePlaces: earlier?.places ?? null,
    beforeParts: earlier?.parts ?? null,
    cells: hasCells ? cells : [],
    missing: missing.slice(0, MOST_NAMED).map((one) => toPlaceRef(reader, one).name),
    missingCount: missing.length,
  };
}

/** Places at the bottom below a place; where nothing lies below it, none. */
function countBelow({ branches }: DayTree, place: Place): number {
  const key = showPlaceKey(place);
  return (branches.get(key) ?? []).length === 0 ? 0 : countLeaves(branches, key);
}

/** Whether the asker sees a place of the authority; of a public authority, every one. */
function seesPlace(scope: Scope, frame: Frame): (key: string) => boolean {
  const { authority, numbers } = frame;
  return (key) =>
    scope.kind === "visitor" ||
    isWholeReached(scope, authority.id) ||
    scope.kind !== "user" ||
    scope.part === undefined ||
    isReached(scope, authority.id, numbers.get(key) ?? 0n);
}

/**
 * What a place and the places directly below it say of every indicator in a period, with the totals kept of them.
 *
 * @rule V10 V11 V13 V17 V18
 */
export async function loadTotals(
  tx: Tx,
  scope: Scope,
  where: Where & { readonly span: Reply["span"] },
  language: Language,
  mostCells = MOST_CELLS,
): Promise<Outcome<Reply, ApiProblem>> {
  const found = await findFrame(tx, scope, where, language);
  if (!found.ok) return found;
  const frame = found.value;
  const { book, reader, placeId, period, periods, below, numbers, tree, place } = frame;
  const here = { id: placeId, place };
  const near = below.flatMap((one): Numbered[] => {
    const id = numbers.get(showPlaceKey(one));
    return id === undefined ? [] : [{ id, place: one }];
  });
  const { span } = where;
  const parts = span === "period" ? 1 : listParts(period).length;
  const [now, before] = await Promise.all([
    loadTable(tx, frame, [here, ...near], period, span),
    loadTable(tx, frame, [here], previousYear(period), span),
  ]);
  const all = listLines(frame, now, [place, ...below]);
  const lines = where.sector === undefined ? all : all.filter(({ indicator }) => sectorOf(indicator.code) === where.sector);
  const wide = lines.length * below.length > mostCells;
  const toShown = (line: Line): TotalRowJson | undefined => toRow(frame, { now, before, parts }, line, !wide);
  const rows = lines.flatMap((line) => toShown(line) ?? []);
  const counts = Map.groupBy(where.sector === undefined ? rows : all.flatMap((line) => toShown(line) ?? []), (row) => row.sector);
  return accept({
    ...toHead(frame, seesPlace(scope, frame)),
    span,
    parts,
    periods: periods.map((one) => ({ period: showPeriod(one), periodName: showPeriodName(reader, one) })),
    sectors: book.sectors.flatMap(({ code, name }) => {
      const count = counts.get(code)?.length ?? 0;
      return count === 0 ? [] : [{ code, name, rows: count }];
    }),
    places: below.map((one) => ({
      place: toPlaceRef(reader, one),
      leaves: countLeaves(tree.branches, showPlaceKey(one)),
      hasBelow: (tree.branches.get(showPlaceKey(one)) ?? []).length > 0,
    })),
    expected: countBelow(tree, place),
    expectedBefore: countBelow(treeOn(book.places, book.authority.place, lastDay(previousYear(period))), place),
    wide,
    rows,
  });
}

/** The same in Vietnamese with more cells, and the words that every paper of the authority carries. @rule V31 */
export async function loadTotalsForFile(
  tx: Tx,
  scope: Scope,
  where: Where & { readonly span: Reply["span"] },
): Promise<Outcome<{ readonly totals: Reply; readonly notice: string | undefined }, ApiProblem>> {
  const found = await loadTotals(tx, scope, where, "vi", MOST_FILE_CELLS);
  if (!found.ok) return found;
  const { authority } = await loadBook(tx, scope, { authority: found.value.authority, facts: false });
  return accept({ totals: found.value, notice: authority.notice });
}
