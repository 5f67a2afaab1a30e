import { type Language, showPeriodName, toDecimalText, toPlaceRef } from "@kehoach/api/figure-json";
import type { ApiProblem } from "@kehoach/api/problem";
import type { getTotalPeriods, PeriodCellJson, PeriodRowJson } from "@kehoach/api/total-periods";
import { showBreakdown } from "@kehoach/core/indicator/breakdown";
import { sectorOf } from "@kehoach/core/indicator/sector";
import { accept, type Outcome } from "@kehoach/core/outcome";
import { lastDay, type Period, showPeriod } from "@kehoach/core/period/period";
import { findYearOf, listInside } from "@kehoach/core/period/step";
import { indexPlaces } from "@kehoach/core/place/index-places";
import { type Place, showPlaceKey } from "@kehoach/core/place/place";
import { add, type Decimal, decimal } from "@kehoach/core/quantity/decimal";
import type { z } from "zod";
import { loadBook } from "../book/read.ts";
import { loadPlaceIds } from "../place/read.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import { listAbove, treeOn } from "../total/tree.ts";
import { type Frame, findFrame, toHead, type Where } from "./frame.ts";
import { isSeen, loadTable, type Numbered, nameOf, type Table } from "./known.ts";
import { type Line, listLines, listRatioParts, listRead, toLineJson } from "./line.ts";
import { computePlaceRatio, computeTotalRatio } from "./ratio.ts";

export type PeriodsReply = z.output<typeof getTotalPeriods.reply>;

/** Cells one answer holds. */
const MOST_CELLS = 12_000;
/** Periods that no year holds: those of which something was said last. */
const MOST_COLUMNS = 10;

/** The periods that stand side by side: those of the kind of the one asked for, of its year; of years the last of which something was said. */
function listColumns({ period, periods }: Frame): readonly Period[] {
  const year = findYearOf(period);
  const inYear = year && period.kind !== "year" ? listInside(year, period) : undefined;
  if (inYear) return inYear;
  const alike = periods.filter(({ kind, calendar }) => kind === period.kind && calendar === period.calendar);
  const all = new Map([period, ...alike].map((one) => [showPeriod(one), one]));
  return [...all.values()]
    .toSorted((a, b) => (a.start < b.start ? 1 : -1))
    .slice(0, MOST_COLUMNS)
    .toReversed();
}

/** One period with what is known of it. */
type Column = { readonly frame: Frame; readonly table: Table };

/** The frame of another period: places are those that lie below on its last day. */
function atPeriod(frame: Frame, period: Period, byKey: ReadonlyMap<string, Place>): Frame {
  const { book, place } = frame;
  const tree = treeOn(book.places, book.authority.place, lastDay(period));
  const below = (tree.branches.get(showPlaceKey(place)) ?? []).flatMap((key) => byKey.get(key) ?? []);
  return { ...frame, period, tree, below };
}

/** Lines of which something is known in any of the periods, in the order of the book. */
function joinLines(columns: readonly Column[], frame: Frame, places: readonly Place[]): readonly Line[] {
  const near = (place: Place) => new Map(columns.flatMap(({ table }) => [...table.near(place)]));
  return listLines(frame, { near }, places);
}

function toCell({ frame, table }: Column, line: Line, place: Place): PeriodCellJson | null {
  const name = nameOf(line.indicator.code, showBreakdown(line.breakdown));
  const of = table.leavesOf(place);
  const known = table.near(place).get(name);
  if (known) {
    const places = known.own ? of : (known.below?.places ?? 0);
    const status = known.own?.status ?? known.below?.weakest ?? null;
    return { value: toDecimalText(known.best.value), from: known.own ? "own" : "total", status, places, of };
  }
  if (line.indicator.formula === undefined) return null;
  const isHere = showPlaceKey(place) === showPlaceKey(frame.place);
  const ratio = isHere ? computeTotalRatio(frame, table, line, frame.below) : undefined;
  if (ratio) return { value: toDecimalText(ratio.value), from: "parts", status: null, places: ratio.places, of };
  const value = computePlaceRatio(frame, table, line, place, "best");
  return value ? { value: toDecimalText(value), from: "parts", status: null, places: of, of } : null;
}

/** What the periods of a year come to, of an indicator that adds up over time. */
function toSum(columns: readonly Column[], { indicator }: Line, cells: readonly (PeriodCellJson | null)[]): PeriodRowJson["sum"] {
  const said = cells.flatMap((cell) => (cell?.value == null ? [] : [{ ...cell, value: decimal(cell.value) }]));
  const values = said.map(({ value }): Decimal => value);
  const [first, ...rest] = values;
  const isOfYear = columns.every(({ frame }) => frame.period.kind !== "year") && columns.length > 1;
  if (first === undefined || !isOfYear || !indicator.additive.time || indicator.formula !== undefined) return null;
  const of = said.at(-1)?.of ?? 0;
  // As a sum from the start of the year counts them: less those that lack in the period that lacks the most. @rule V18
  const lacking = Math.max(...said.map((cell) => cell.of - cell.places));
  return { value: toDecimalText(rest.reduce(add, first)) ?? "", parts: values.length, places: Math.max(0, of - lacking), of };
}

/** Whether a place stands in the tree of a period, or is the one that is asked about. */
function livesIn({ frame }: Column, place: Place): boolean {
  const key = showPlaceKey(place);
  return key === showPlaceKey(frame.place) || listAbove(frame.tree, key).includes(showPlaceKey(frame.place));
}

function toRow(frame: Frame, columns: readonly Column[], line: Line, place: Place): PeriodRowJson | undefined {
  const { reader } = frame;
  const { indicator } = line;
  const cells = columns.map((column) => toCell(column, line, place));
  if (cells.every((cell) => cell === null)) return undefined;
  return {
    ...toLineJson(frame, line),
    computed: indicator.formula !== undefined,
    place: toPlaceRef(reader, place),
    hasBelow: columns.some(({ frame: { tree } }) => (tree.branches.get(showPlaceKey(place)) ?? []).length > 0),
    cells,
    lives: columns.map((column) => livesIn(column, place)),
    sum: toSum(columns, line, cells),
  };
}

/**
 * What is known best of a place period by period: of every indicator a row, or of one indicator a row of the place and of each directly
 * below it. What the place says stands before what is below it, as in every total above it.
 *
 * @rule V10 V13 V45
 */
export async function loadTotalPeriods(
  tx: Tx,
  scope: Scope,
  where: Where,
  language: Language,
): Promise<Outcome<PeriodsReply, ApiProblem>> {
  const found = await findFrame(tx, scope, where, language);
  if (!found.ok) return found;
  const frame = found.value;
  const { authority, book, reader, place, placeId } = frame;
  const by = where.indicator === undefined ? "indicators" : "places";
  const byKey = indexPlaces(book.places);
  const frames = listColumns(frame).map((period) => atPeriod(frame, period, byKey));
  const below = [...new Map(frames.flatMap((one) => one.below.map((near) => [showPlaceKey(near), near] as const))).values()];
  const ids = await loadPlaceIds(tx, scope, below.map(showPlaceKey));
  const toNumbered = (places: readonly Place[]): readonly Numbered[] =>
    places.flatMap((one) => {
      const id = ids.get(showPlaceKey(one));
      return id === undefined ? [] : [{ id, place: one }];
    });
  const codes = listRead(frame, where.sector);
  // Of a ratio the places below tell whether its parts are of the same ones.
  const parts = by === "places" ? [] : listRatioParts(frame, where.sector);
  const loadColumn = async (at: Frame): Promise<Column> => {
    const here = { id: placeId, place };
    const asked =
      by === "places"
        ? [{ places: [here, ...toNumbered(at.below)], codes }]
        : [{ places: [here], codes }, ...(parts.length === 0 ? [] : [{ places: toNumbered(at.below), codes: parts }])];
    return { frame: at, table: await loadTable(tx, scope, at, asked, at.period, "period") };
  };
  const columns: Column[] = [];
  if (frame.knownAt === undefined) columns.push(...(await Promise.all(frames.map(loadColumn))));
  else for (const at of frames) columns.push(await loadColumn(at));
  const every = by === "places" ? [place, ...below] : [place];
  const lines = joinLines(columns, frame, every).filter(
    ({ indicator: { code } }) =>
      (where.indicator === undefined || code === where.indicator) &&
      (where.sector === undefined || sectorOf(code) === where.sector),
  );
  const fits = (rows: number): boolean => rows * columns.length <= MOST_CELLS;
  const wide = !fits(lines.length * every.length);
  const shown = wide ? [place] : every;
  const rows = fits(lines.length * shown.length)
    ? lines.flatMap((line) => shown.flatMap((one) => toRow(frame, columns, line, one) ?? []))
    : [];
  const listed = new Set(rows.map(({ sector }) => sector));
  const numbers = new Map([...frame.numbers, ...ids]);
  return accept({
    ...toHead(frame, (key) => isSeen(scope, authority.id, numbers.get(key) ?? 0n)),
    knownAt: frame.knownAt ?? null,
    by,
    periods: columns.map(({ frame: { period } }) => ({ period: showPeriod(period), periodName: showPeriodName(reader, period) })),
    sectors: book.sectors.filter(({ code }) => listed.has(code)).map(({ code, name }) => ({ code, name })),
    wide,
    rows,
  });
}

/** The same in Vietnamese, with the words that every paper of the authority carries. @rule V31 */
export async function loadTotalPeriodsForFile(
  tx: Tx,
  scope: Scope,
  where: Where,
): Promise<Outcome<{ readonly periods: PeriodsReply; readonly notice: string | undefined }, ApiProblem>> {
  const found = await loadTotalPeriods(tx, scope, where, "vi");
  if (!found.ok) return found;
  const { authority } = await loadBook(tx, scope, { authority: found.value.authority, facts: false });
  return accept({ periods: found.value, notice: authority.notice });
}
