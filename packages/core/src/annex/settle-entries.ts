import type { Book } from "../analysis/book.ts";
import { showBreakdown, toBreakdown } from "../indicator/breakdown.ts";
import { showPlaceText } from "../pack/from-book.ts";
import type { Entry } from "../pack/pack.ts";
import { showPlannedKey } from "../pack/plan-edits.ts";
import { lastDay, parsePeriod, showPeriod } from "../period/period.ts";
import { type PlaceKey, showPlaceKey } from "../place/place.ts";
import { findPlace } from "../place/tree.ts";
import { showTargetKey, showValueKey } from "../value/fact-key.ts";
import type { AnnexEntries } from "./entries.ts";
import { type AnnexProblem, toProblem } from "./problem.ts";
import { type ColumnRole, isFigureRole, type Mapping } from "./role.ts";
import type { AnnexTable } from "./table.ts";

/**
 * The mapping as figures are taken by it: only columns whose period and place are known, places as packs write them. Of the others a
 * problem of the columns tells.
 *
 * @param home  the authority's own place, for columns that name none
 * @rule M20
 */
export function settleRoles(mapping: Mapping, book: Pick<Book, "places">, home: PlaceKey): Mapping {
  const settle = (role: ColumnRole): ColumnRole => {
    if (!isFigureRole(role)) return role;
    const period = parsePeriod(role.period);
    if (!period.ok) return { kind: "ignore" };
    const place = findPlace(book.places, role.place ?? showPlaceKey(home), lastDay(period.value));
    return place.ok ? { ...role, place: showPlaceText(book, place.value, period.value) } : { kind: "ignore" };
  };
  return { ...mapping, columns: mapping.columns.map((column) => ({ ...column, role: settle(column.role) })) };
}

/**
 * Figure columns whose place does not exist at the end of their period.
 *
 * @problem ANNEX_COLUMN_PLACE
 * @rule M20
 */
export function checkPlaces(
  mapping: Mapping,
  { sheet, headers }: Pick<AnnexTable, "sheet" | "headers">,
  book: Pick<Book, "places">,
  home: PlaceKey,
): readonly AnnexProblem[] {
  return mapping.columns.flatMap(({ column, header, role }): AnnexProblem[] => {
    const period = isFigureRole(role) ? parsePeriod(role.period) : undefined;
    if (!isFigureRole(role) || !period?.ok) return [];
    const place = role.place ?? showPlaceKey(home);
    if (findPlace(book.places, place, lastDay(period.value)).ok) return [];
    const cell = headers.find((one) => one.column === column)?.cell ?? "";
    return [toProblem({ sheet, cell }, { code: "ANNEX_COLUMN_PLACE", header, place, period: role.period })];
  });
}

/** Entries without the targets of earlier years that another paper gave. What this one repeats of them is not told anew. @rule M33 */
export function leaveKnown(
  entries: AnnexEntries,
  book: Book,
  year: number | undefined,
  document: string,
): { readonly entries: AnnexEntries; readonly left: number } {
  const known = new Set(
    book.targets
      .filter(({ source }) => source.document !== document)
      .map(({ key: { indicator, breakdown, place, period, assigner } }) =>
        [indicator, showBreakdown(breakdown), showPlaceText(book, place, period), showPeriod(period), assigner].join("|"),
      ),
  );
  const isEarlier = (text: string): boolean => {
    const period = parsePeriod(text);
    return year !== undefined && period.ok && lastDay(period.value) < `${year}-01-01`;
  };
  const targets = entries.targets.filter((one) => !(isEarlier(one.period) && known.has(showPlannedKey(one))));
  return { entries: { ...entries, targets }, left: entries.targets.length - targets.length };
}

type Fact = Entry<"targets"> | Entry<"values">;

/** Where each fact of an annex stands on the paper ("Sheet!D7"), by the text of its key. */
export function listFactCells({ targets, values }: AnnexEntries, book: Pick<Book, "places">): ReadonlyMap<string, string> {
  const cells = new Map<string, string>();
  const cellOf = ({ indicator, breakdown = {}, place, period: text }: Fact) => {
    const period = parsePeriod(text);
    const found = period.ok ? findPlace(book.places, place, lastDay(period.value)) : undefined;
    if (!period.ok || !found?.ok) return undefined;
    const { code, validFrom } = found.value;
    return { indicator, breakdown: toBreakdown(breakdown), place: { code, validFrom }, period: period.value };
  };
  for (const one of targets) {
    const cell = cellOf(one);
    if (cell) cells.set(showTargetKey({ ...cell, assigner: one.assigner }), one.source.ref ?? "");
  }
  for (const one of values) {
    const cell = cellOf(one);
    const round = one.round === undefined ? undefined : parsePeriod(one.round);
    if (!cell) continue;
    const key = { ...cell, status: one.status, series: one.series, ...(round?.ok ? { round: round.value } : {}) };
    cells.set(showValueKey(key), one.source.ref ?? "");
  }
  return cells;
}
