import { type Language, showPeriodName, toDecimalText, toPlaceRef } from "@kehoach/api/figure-json";
import type { ApiProblem } from "@kehoach/api/problem";
import type { getTotals, TotalRowJson } from "@kehoach/api/total";
import { showBreakdown } from "@kehoach/core/indicator/breakdown";
import { sectorOf } from "@kehoach/core/indicator/sector";
import { accept, type Outcome } from "@kehoach/core/outcome";
import { lastDay, previousYear, showPeriod } from "@kehoach/core/period/period";
import { type Place, showPlaceKey } from "@kehoach/core/place/place";
import { type Decimal, subtract } from "@kehoach/core/quantity/decimal";
import { countLeaves } from "@kehoach/core/value/roll-up";
import type { z } from "zod";
import { loadBook } from "../book/read.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import { type DayTree, treeOn } from "../total/tree.ts";
import { type Frame, findFrame, toHead, type Where } from "./frame.ts";
import {
  isSeen,
  isWhole,
  joinTables,
  listLackingCodes,
  listParts,
  loadTable,
  type Numbered,
  nameOf,
  type Table,
} from "./known.ts";
import { type Line, listLines, listRatioParts, listRead, toLineJson } from "./line.ts";
import { loadPlans, NO_PLANS, type PlanOf } from "./plan.ts";
import { computePlaceRatio, computeTotalRatio } from "./ratio.ts";

type Reply = z.output<typeof getTotals.reply>;

/** Cells one answer holds; of more only the totals are shown, and the cells sector by sector. A file holds more. */
const MOST_CELLS = 6_000;
const MOST_FILE_CELLS = 200_000;
const MOST_NAMED = 20;

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
  const leaves = now.leavesOf(place);
  const isTotal = known?.below?.places === leaves && known.below.parts === (isRatio ? parts : now.partsOf(name));
  const missing = isTotal || ratio?.places === leaves ? [] : below.filter((_, index) => cells[index] === null);
  const rowParts = isRatio ? parts : now.partsOf(name);
  const isComplete =
    known?.below?.parts === rowParts && known.own?.parts === rowParts && known.below.places === now.leavesOf(place);
  const [own, total] = [known?.own, known?.below];
  const plans = hasCells
    ? below.map((one) => planOf(one, line, isWhole(now, one, name) ? now.near(one).get(name)?.best.value : undefined))
    : [];
  return {
    ...toLineJson(frame, line),
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
  const codes = listRead(frame, where.sector);
  // What is said below a place is kept of the place itself, too: that alone tells which lines the other sectors have.
  const own = await loadTable(tx, scope, frame, [{ places: [here], codes: frame.only }], period, span);
  // Of a table too wide for its cells, those below tell who lacks something, and nothing of what is complete.
  const isWide = where.sector === undefined && listLines(frame, own, [place]).length * below.length > mostCells;
  const lacking = isWide ? listLackingCodes(own, place) : [];
  // Of a ratio all parts: whether they are of the same places is told by each of them.
  const told = lacking.length === 0 ? [] : [...new Set([...lacking, ...listRatioParts(frame, undefined)])];
  const asked = { places: near, codes: isWide ? told : codes };
  const now = joinTables(own, await loadTable(tx, scope, frame, [asked], period, span));
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
