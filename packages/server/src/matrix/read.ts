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
import { lastDay, previousYear, showPeriod } from "@kehoach/core/period/period";
import { type Place, showPlaceKey } from "@kehoach/core/place/place";
import { type Decimal, subtract, withoutZeros } from "@kehoach/core/quantity/decimal";
import { evaluateIndicator, listParts as listFormulaParts } from "@kehoach/core/value/formula-value";
import { countLeaves } from "@kehoach/core/value/roll-up";
import type { z } from "zod";
import { loadBook } from "../book/read.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import { type DayTree, treeOn } from "../total/tree.ts";
import { type Frame, findFrame, toHead, type Where } from "./frame.ts";
import { isSeen, isWhole, listParts, loadTable, type Numbered, nameOf, type Table } from "./known.ts";
import { loadPlans, NO_PLANS, type PlanOf } from "./plan.ts";

type Reply = z.output<typeof getTotals.reply>;

/** Cells one answer holds; of more only the totals are shown, and the cells sector by sector. A file holds more. */
const MOST_CELLS = 6_000;
const MOST_FILE_CELLS = 200_000;
const MOST_NAMED = 20;

/**
 * A ratio of totals, where its parts are of the same places and of every period: of more in one part than in another it would be of
 * nothing. Each place directly below has all of the parts whole, or has said nothing of any.
 *
 * @param below  none: the totals themselves have to be whole
 * @rule V13
 */
export function computeTotalRatio(
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
export function computePlaceRatio(frame: Frame, table: Table, line: Line, place: Place, of: "best" | "own"): Decimal | undefined {
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

export type Line = { readonly indicator: Indicator; readonly breakdown: Breakdown };

/** The lines to show: of each indicator, in the order of the book, every breakdown somebody has said; ratios where their parts are. */
export function listLines({ book }: Frame, { near }: Pick<Table, "near">, places: readonly Place[]): readonly Line[] {
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

type Tables = { readonly now: Table; readonly before: Table; readonly parts: number; readonly planOf: PlanOf };

/** What a place has reached of a line, of all its places and periods: the total, or without one what it says. */
function findReached(table: Table, place: Place, name: string): Decimal | undefined {
  const { own, below } = table.near(place).get(name) ?? {};
  const parts = table.partsOf(name);
  if (below?.parts === parts && below.places === table.leavesOf(place)) return below.value;
  return own?.parts === parts ? own.value : undefined;
}

function toRow(frame: Frame, { now, before, parts, planOf }: Tables, line: Line, hasCells: boolean): TotalRowJson | undefined {
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
  const rowParts = isRatio ? parts : now.partsOf(name);
  const isComplete =
    known?.below?.parts === rowParts && known.own?.parts === rowParts && known.below.places === now.leavesOf(place);
  const [own, total] = [known?.own, known?.below];
  const plans = hasCells
    ? below.map((one) => planOf(one, line, isWhole(now, one, name) ? now.near(one).get(name)?.best.value : undefined))
    : [];
  return {
    indicator: indicator.code,
    name: indicator.name,
    sector: sectorOf(indicator.code),
    breakdown: showBreakdown(breakdown),
    breakdownName: showBreakdownName(reader, breakdown),
    unit: showUnitName(reader, indicator.unit),
    decimals: indicator.decimals,
    computed: indicator.formula !== undefined,
    parts: rowParts,
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
    plan: planOf(place, line, findReached(now, place, name)),
    plans: plans.some((plan) => plan !== null) ? plans : [],
    missing: missing.slice(0, MOST_NAMED).map((one) => toPlaceRef(reader, one).name),
    missingCount: missing.length,
  };
}

/**
 * The indicators that are read place by place: those shown, and the parts of every ratio, which is counted where its parts are; left out:
 * all there are.
 */
export function listRead({ only, book }: Frame, sector: string | undefined): readonly string[] | undefined {
  if (only !== undefined || sector === undefined) return only;
  const shown = [...book.indicators.values()].filter(({ code, formula }) => formula !== undefined || sectorOf(code) === sector);
  return [...new Set(shown.flatMap((one) => listFormulaParts(one, [], book.indicators).map(({ indicator }) => indicator)))];
}

/** The parts of the ratios of a sector, or of all there are; of one indicator its own. */
export function listRatioParts({ only, book }: Frame, sector: string | undefined): readonly string[] {
  const ratios = [...book.indicators.values()].filter(
    ({ code, formula }) => formula !== undefined && (sector === undefined || sectorOf(code) === sector),
  );
  const parts = ratios.flatMap((one) => listFormulaParts(one, [], book.indicators).map(({ indicator }) => indicator));
  return [...new Set(parts)].filter((code) => only === undefined || only.includes(code));
}

/** Places at the bottom below a place; where nothing lies below it, none. */
function countBelow({ branches }: DayTree, place: Place): number {
  const key = showPlaceKey(place);
  return (branches.get(key) ?? []).length === 0 ? 0 : countLeaves(branches, key);
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
  // One after the other: a look beyond the scope is over before the next question.
  const codes = listRead(frame, where.sector);
  // What is said below a place is kept of the place itself, too: that alone tells which lines the other sectors have.
  const asked = [
    { places: [here], codes: frame.only },
    { places: near, codes },
  ];
  const now = await loadTable(tx, scope, frame, asked, period, span);
  const before = await loadTable(tx, scope, frame, [{ places: [here], codes }], previousYear(period), span);
  const all = listLines(frame, now, [place, ...below]).filter(
    ({ indicator: { code } }) => where.indicator === undefined || code === where.indicator,
  );
  const lines = where.sector === undefined ? all : all.filter(({ indicator }) => sectorOf(indicator.code) === where.sector);
  const wide = lines.length * below.length > mostCells;
  // A year of its own is the year so far.
  const planOf =
    span === "period" && period.kind !== "year" ? NO_PLANS : await loadPlans(tx, scope, frame, wide ? [here] : [here, ...near]);
  const toShown = (line: Line): TotalRowJson | undefined => toRow(frame, { now, before, parts, planOf }, line, !wide);
  const rows = lines.flatMap((line) => toShown(line) ?? []);
  // A line that is no ratio is listed because somebody has said something of it: to count it, its row is not made.
  const isShown = (line: Line): boolean => line.indicator.formula === undefined || toShown(line) !== undefined;
  const counts = Map.groupBy(
    where.sector === undefined
      ? rows.map(({ sector }) => sector)
      : all.filter(isShown).map((line) => sectorOf(line.indicator.code)),
    (sector) => sector,
  );
  return accept({
    ...toHead(frame, (key) => isSeen(scope, frame.authority.id, numbers.get(key) ?? 0n)),
    span,
    knownAt: frame.knownAt ?? null,
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
