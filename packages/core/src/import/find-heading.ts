import { accept, type Outcome, refuse } from "../outcome.ts";
import { findNear } from "../pack/near.ts";
import { type Column, findField, foldHeading, IMPORT_COLUMNS, type ImportKind, isCounting } from "./columns.ts";
import type { TableProblem } from "./problem.ts";
import { type Merge, type Sheet, type SheetCell, showAddress } from "./sheet.ts";

/** Titles, dates and lines of an office stand above a heading; more rows than these are a text. */
const MOST_ROWS_ABOVE = 60;

/** Where the columns of a table stand. */
export type Heading<Field extends string> = {
  readonly sheet: Sheet;
  /** The first row that can hold an entry. */
  readonly bodyRow: number;
  readonly columns: ReadonlyMap<Field, { readonly column: number; readonly title: string }>;
  /** Columns with a heading that means nothing here. */
  readonly ignored: readonly { readonly column: number; readonly title: string }[];
};

type Title = { readonly column: number; readonly title: string; readonly at: string; readonly bottom: number };
type Candidate<Field extends string> = {
  readonly sheet: Sheet;
  readonly titles: readonly Title[];
  readonly fields: ReadonlyMap<Field, readonly Title[]>;
};

/** The titles a row shows: its own cells, and those merged down into it from above. */
function titlesOf(sheet: Sheet, row: number): readonly Title[] {
  const above = new Map<string, Merge>(sheet.merges.map((one) => [`${one.top} ${one.left}`, one]));
  const titles: Title[] = [];
  for (const cell of sheet.cells) {
    if (cell.row > row) break;
    const merge = above.get(`${cell.row} ${cell.column}`);
    const bottom = merge?.bottom ?? cell.row;
    if (cell.row !== row && (bottom < row || (merge && merge.left !== merge.right))) continue;
    titles.push({ column: cell.column, title: cell.shown, at: showAddress(cell), bottom });
  }
  return titles;
}

function toCandidate<Field extends string>(columns: readonly Column<Field>[], sheet: Sheet, row: number): Candidate<Field> {
  const titles = titlesOf(sheet, row);
  const fields = new Map<Field, Title[]>();
  for (const title of titles) {
    const field = findField(columns, title.title);
    if (field !== undefined) fields.set(field, [...(fields.get(field) ?? []), title]);
  }
  return { sheet, titles, fields };
}

/** The row of a sheet that names most of the columns; of equals the lowest, as a heading of two rows ends there. */
function bestRow<Field extends string>(columns: readonly Column<Field>[], sheet: Sheet): Candidate<Field> | undefined {
  const rows = [...new Set(sheet.cells.map(({ row }) => row))].slice(0, MOST_ROWS_ABOVE);
  let best: Candidate<Field> | undefined;
  for (const row of rows) {
    const found = toCandidate(columns, sheet, row);
    const isSameHeading = best !== undefined && found.titles.some(({ at }) => best?.titles.some((one) => one.at === at));
    if (found.fields.size > (best?.fields.size ?? 0) || (isSameHeading && found.fields.size === best?.fields.size)) best = found;
  }
  return best;
}

function isWhole<Field extends string>(columns: readonly Column<Field>[], found: Candidate<Field>): boolean {
  return found.fields.size >= 2 && columns.every(({ field, needed }) => !needed || found.fields.has(field));
}

/** How many columns of a kind a sheet has, 0 where those that are needed are not all there. */
function countWhole<Field extends string>(columns: readonly Column<Field>[], sheet: Sheet): number {
  const found = bestRow(columns, sheet);
  return found && isWhole(columns, found) ? found.fields.size : 0;
}

function countOther(kind: ImportKind, sheet: Sheet): number {
  return kind === "places" ? countWhole(IMPORT_COLUMNS.users, sheet) : countWhole(IMPORT_COLUMNS.places, sheet);
}

function listNear<Field extends string>(columns: readonly Column<Field>[], found: Candidate<Field> | undefined) {
  if (found === undefined) return [];
  const missing = columns.filter(({ field }) => !found.fields.has(field));
  const meanings = new Map(missing.flatMap(({ names }) => names.map((name) => [foldHeading(name), names[0]] as const)));
  return found.titles.flatMap(({ title, at }) => {
    if (findField(columns, title) !== undefined || isCounting(title)) return [];
    const [near] = findNear(foldHeading(title), meanings.keys());
    const meant = near === undefined ? undefined : meanings.get(near);
    return meant === undefined ? [] : [{ at, found: title, title: meant }];
  });
}

function toHeading<Field extends string>({ sheet, titles, fields }: Candidate<Field>): Outcome<Heading<Field>, TableProblem> {
  const problems: TableProblem[] = [];
  const columns = new Map<Field, { readonly column: number; readonly title: string }>();
  for (const [field, [first, second]] of fields) {
    if (first && second) problems.push({ code: "IMPORT_HEADING_TWICE", title: first.title, at: first.at, other: second.at });
    else if (first) columns.set(field, { column: first.column, title: first.title });
  }
  const [problem, ...others] = problems;
  if (problem) return refuse(problem, ...others);
  const named = new Set([...columns.values()].map(({ column }) => column));
  return accept({
    sheet,
    bodyRow: Math.max(...titles.map(({ bottom }) => bottom)) + 1,
    columns,
    ignored: titles.filter(({ column, title }) => !named.has(column) && !isCounting(title)),
  });
}

/**
 * Finds the table among the sheets of a file: the first sheet with a row that names every column that is needed. Titles may stand
 * above that row, and it may be two rows high.
 *
 * @problem IMPORT_NO_HEADING     no sheet has them all
 * @problem IMPORT_OTHER_KIND     it is rather a table of the other kind
 * @problem IMPORT_HEADING_TWICE  two columns name the same thing
 * @rule E2 E3
 */
export function findHeading<Field extends string>(
  kind: ImportKind,
  columns: readonly Column<Field>[],
  sheets: readonly Sheet[],
): Outcome<Heading<Field>, TableProblem> {
  let nearest: Candidate<Field> | undefined;
  for (const sheet of sheets) {
    const found = bestRow(columns, sheet);
    if (found === undefined) continue;
    if (isWhole(columns, found) && found.fields.size >= countOther(kind, sheet)) return toHeading(found);
    if (found.fields.size > (nearest?.fields.size ?? 0)) nearest = found;
  }
  if (sheets.some((sheet) => countOther(kind, sheet) > 0))
    return refuse({ code: "IMPORT_OTHER_KIND", found: kind === "places" ? "users" : "places" });
  const unnamed = columns.filter(({ field }) => !nearest?.fields.has(field));
  const needed = unnamed.filter(({ needed }) => needed);
  // One known word alone may stand in any text: a table names two columns at least.
  const missing = (needed.length > 0 ? needed : unnamed.slice(0, 1)).map(({ names }) => names[0]);
  return refuse({ code: "IMPORT_NO_HEADING", missing, near: listNear(columns, nearest ?? firstRow(columns, sheets)) });
}

/** Where no heading is known at all, the words of the widest row may be misspelt ones. */
function firstRow<Field extends string>(
  columns: readonly Column<Field>[],
  sheets: readonly Sheet[],
): Candidate<Field> | undefined {
  const [sheet] = sheets;
  if (sheet === undefined) return undefined;
  const counts = Map.groupBy<number, SheetCell>(sheet.cells, ({ row }) => row);
  const [widest] = [...counts].slice(0, MOST_ROWS_ABOVE).toSorted(([, a], [, b]) => b.length - a.length);
  return widest && toCandidate(columns, sheet, widest[0]);
}
