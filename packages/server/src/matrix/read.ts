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
/** By place, then by indicator and breakdown. */
type KnownTable = ReadonlyMap<bigint, ReadonlyMap<string, Known>>;

type Row = {
  readonly place_id: bigint;
  readonly code: string;
  readonly breakdown: string;
  readonly own_status: Status | null;
  readonly own_value: string | null;
  readonly own_parts: number;
  readonly below_places: number | null;
  readonly below_value: string | null;
  readonly below_parts: number;
  readonly below_weakest: Status | null;
  readonly best_value: string | null;
  readonly best_parts: number;
};

const nameOf = (indicator: string, breakdown: string): string => `${indicator}|${breakdown}`;

function toKnown(row: Row): Known {
  const value = (text: string | null) => (text === null ? {} : { value: decimal(text) });
  return {
    ...(row.own_status === null ? {} : { own: { status: row.own_status, parts: row.own_parts, ...value(row.own_value) } }),
    ...(row.below_weakest === null
      ? {}
      : {
          below: {
            places: row.below_places ?? 0,
            weakest: row.below_weakest,
            parts: row.below_parts,
            ...value(row.below_value),
          },
        }),
    best: { parts: row.best_parts, ...value(row.best_value) },
  };
}

const STATUSES = sql`array['estimate', 'reported', 'preliminary', 'official']`;

/** The weakest of some statuses of rows, by name. */
function weakestOf(column: string) {
  return sql`(${STATUSES})[min(array_position(${STATUSES}, t.${sql.ref(column)}))]`;
}

/** What is known of some periods added up: of fewer places in one than in another, the fewer are counted. */
async function loadKnown(
  tx: Tx,
  authorityId: bigint,
  places: readonly bigint[],
  periods: readonly Period[],
): Promise<KnownTable> {
  const [texts, ends] = [periods.map(showPeriod), periods.map(({ end }) => end)];
  const found = await sql<Row>`
    select t.place_id, i.code, t.breakdown, ${weakestOf("own_status")} as own_status, sum(t.own_value) as own_value, count(t.own_status)::int as own_parts,
      min(t.below_places) filter (where t.below_places > 0) as below_places, sum(t.below_value) as below_value,
      count(t.below_weakest)::int as below_parts, ${weakestOf("below_weakest")} as below_weakest,
      sum(case when t.own_status is null then t.below_value else t.own_value end) as best_value, count(*)::int as best_parts
    from total t join indicator i on i.authority_id = t.authority_id and i.id = t.indicator_id
    where t.authority_id = ${authorityId} and t.place_id = any (${places}::bigint[]) and t.period = any (${texts}::text[])
      and t.period_end = any (${ends}::date[]) and t.status = 'best'
    group by t.place_id, i.code, t.breakdown`.execute(tx);
  const table = new Map<bigint, Map<string, Known>>();
  for (const row of found.rows) {
    const near = table.get(row.place_id) ?? new Map<string, Known>();
    table.set(row.place_id, near);
    near.set(nameOf(row.code, row.breakdown), toKnown(row));
  }
  return table;
}

/** The periods from the start of the year to the end of one, of its own kind; that one alone where they do not fill the time. */
function listParts(period: Period): readonly Period[] {
  return listInside(toCumulative(period), period) ?? [period];
}

/** What adds up over time from the start of the year, and of everything else what is known of the last period. @rule V18 */
async function loadTable(
  tx: Tx,
  { authority, book }: Frame,
  places: readonly bigint[],
  period: Period,
  span: Reply["span"],
): Promise<KnownTable> {
  const last = await loadKnown(tx, authority.id, places, [period]);
  if (span === "period") return last;
  const whole = await loadKnown(tx, authority.id, places, listParts(period));
  const addsUp = (name: string): boolean => book.indicators.get(name.split("|")[0] ?? "")?.additive.time === true;
  return new Map(
    places.map((place) => [
      place,
      new Map([
        ...[...(last.get(place) ?? [])].filter(([name]) => !addsUp(name)),
        ...[...(whole.get(place) ?? [])].filter(([name]) => addsUp(name)),
      ]),
    ]),
  );
}

/**
 * A ratio of totals, where its parts are of as many places: of fewer in one part than in another it would be of nothing.
 * @rule V13
 */
function computeTotalRatio(
  frame: Frame,
  line: Line,
  near: ReadonlyMap<string, Known>,
): { readonly value: Decimal; readonly places: number } | undefined {
  const counts = new Set<number>();
  const value = computeRatio(frame, line.indicator, line.breakdown, (part) => {
    const below = near.get(part)?.below;
    if (below) counts.add(below.places);
    return below?.value;
  });
  const [places, ...others] = counts;
  return value === undefined || places === undefined || others.length > 0 ? undefined : { value, places };
}

/** A ratio at a place, from what its parts are there. @rule V13 */
function computeRatio(
  { book }: Frame,
  indicator: Indicator,
  breakdown: Breakdown,
  partOf: (name: string) => Decimal | undefined,
): Decimal | undefined {
  const computed = evaluateIndicator(indicator, breakdown, book.indicators, (part) =>
    partOf(nameOf(part.indicator, showBreakdown(part.breakdown))),
  );
  return computed.ok ? withoutZeros(computed.value) : undefined;
}

type Line = { readonly indicator: Indicator; readonly breakdown: Breakdown };

/** The lines to show: of each indicator, in the order of the book, every breakdown somebody has said; ratios where their parts are. */
function listLines({ book }: Frame, tables: readonly KnownTable[], sector: string | undefined): readonly Line[] {
  const breakdowns = new Map<string, Set<string>>();
  for (const table of tables)
    for (const near of table.values())
      for (const name of near.keys()) {
        const at = name.indexOf("|");
        const known = breakdowns.get(name.slice(0, at)) ?? new Set<string>();
        breakdowns.set(name.slice(0, at), known.add(name.slice(at + 1)));
      }
  const order = new Map(book.sectors.map(({ code }, at) => [code, at]));
  return [...book.indicators.values()]
    .filter(({ code }) => sector === undefined || sectorOf(code) === sector)
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
function findEarlier(frame: Frame, line: Line, near: ReadonlyMap<string, Known>, parts: number): Earlier | undefined {
  const { indicator, breakdown } = line;
  const known = near.get(nameOf(indicator.code, showBreakdown(breakdown)));
  if (known?.below?.value) return { ...known.below, value: known.below.value };
  if (known?.own?.value) return { value: known.own.value, parts: known.own.parts };
  if (indicator.formula === undefined) return undefined;
  const ratio = computeTotalRatio(frame, line, near);
  if (ratio) return { ...ratio, parts };
  const own = computeRatio(frame, indicator, breakdown, (part) => near.get(part)?.own?.value);
  return own && { value: own, parts };
}

type Tables = { readonly now: KnownTable; readonly before: KnownTable; readonly parts: number };

function toRow(frame: Frame, tables: Tables, { indicator, breakdown }: Line, hasCells: boolean): TotalRowJson | undefined {
  const { reader, placeId, below, numbers, tree, place } = frame;
  const { parts } = tables;
  const name = nameOf(indicator.code, showBreakdown(breakdown));
  const isRatio = indicator.formula !== undefined;
  const at = (table: KnownTable, id: bigint): ReadonlyMap<string, Known> => table.get(id) ?? new Map();
  const ratioAt = (
    near: ReadonlyMap<string, Known>,
    of: (known: Known | undefined) => Decimal | undefined,
  ): Decimal | undefined => (isRatio ? computeRatio(frame, indicator, breakdown, (part) => of(near.get(part))) : undefined);
  const here = at(tables.now, placeId);
  const known = here.get(name);
  const ratio = isRatio ? computeTotalRatio(frame, { indicator, breakdown }, here) : undefined;
  const cells = below.map((one) => {
    const near = at(tables.now, numbers.get(showPlaceKey(one)) ?? 0n);
    const here = near.get(name);
    const from = here?.own ? ("own" as const) : ("total" as const);
    if (here) return { value: toDecimalText(here.best.value), parts: here.best.parts, from };
    const computed = ratioAt(near, (part) => part?.best.value);
    return computed ? { value: toDecimalText(computed), parts, from: "parts" as const } : null;
  });
  if (!known && !ratio && cells.every((one) => one === null)) return undefined;
  const before = at(tables.before, placeId);
  const earlier = findEarlier(frame, { indicator, breakdown }, before, tables.parts);
  const missing = below.filter((_, index) => cells[index] === null);
  const isComplete =
    known?.below?.parts === parts &&
    known.own?.parts === parts &&
    known.below.places === countLeaves(tree.branches, showPlaceKey(place));
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
  const ids = [placeId, ...below.flatMap((one) => numbers.get(showPlaceKey(one)) ?? [])];
  const { span } = where;
  const parts = span === "period" ? 1 : listParts(period).length;
  const [now, before] = await Promise.all([
    loadTable(tx, frame, ids, period, span),
    loadTable(tx, frame, [placeId], previousYear(period), span),
  ]);
  const all = listLines(frame, [now], undefined);
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
