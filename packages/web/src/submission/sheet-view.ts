import { listAffectedRows } from "@kehoach/core/form/affected";
import { checkRows } from "@kehoach/core/form/check-entries";
import { computeRows } from "@kehoach/core/form/compute-cell";
import { listEnteredCells } from "@kehoach/core/form/entered-cells";
import { type OpenSheet, openSheet } from "@kehoach/core/form/open-sheet";
import { type CellId, cellOf, type Entries, type EntryProblem, type SheetCell, type SheetGiven } from "@kehoach/core/form/sheet";

/** What a sheet shows and what is wrong with it, line by line, so that a keystroke computes only the lines it touches. */
export type View = {
  readonly sheet: OpenSheet;
  /** By the key of the line, in the order of the columns. */
  readonly cells: ReadonlyMap<string, readonly SheetCell[]>;
  /** By the key of the line where they are told. */
  readonly problems: ReadonlyMap<string, readonly EntryProblem[]>;
};

/** The keys of lines that are looked at again after a change, in the order of the form. */
export function listTouched(sheet: OpenSheet, rows: Iterable<string>): readonly string[] {
  const touched = new Set<string>();
  for (const row of new Set(rows)) for (const key of listAffectedRows(sheet, row)) touched.add(key);
  return sheet.given.form.rows.flatMap(({ key }) => (touched.has(key) ? [key] : []));
}

function groupProblems(sheet: OpenSheet, problems: readonly EntryProblem[]): ReadonlyMap<string, readonly EntryProblem[]> {
  const rowOf = new Map<string, EntryProblem[]>();
  for (const problem of problems) {
    const row = rowKeyOf(problem.cells[0]);
    rowOf.set(row, [...(rowOf.get(row) ?? []), problem]);
  }
  return new Map(sheet.given.form.rows.map(({ key }) => [key, rowOf.get(key) ?? []]));
}

/** The cells in which something can stand that somebody typed: figures, and words of note columns. */
export function listWritable({ form, period }: SheetGiven): ReadonlySet<CellId> {
  const notes = form.columns.filter(({ kind }) => kind === "note");
  return new Set([
    ...listEnteredCells(form, period).map(({ cell }) => cell),
    ...form.rows.flatMap(({ key, kind }) => (kind === "heading" ? [] : notes.map(({ code }) => cellOf(key, code)))),
  ]);
}

/** The line of a cell: codes of columns hold no "#". */
export function rowKeyOf(cell: string): string {
  return cell.slice(0, cell.lastIndexOf("#"));
}

export function columnCodeOf(cell: string): string {
  return cell.slice(cell.lastIndexOf("#") + 1);
}

export function openView(given: SheetGiven, entries: Entries): View {
  const sheet = openSheet(given);
  const rows = given.form.rows.map(({ key }) => key);
  return {
    sheet,
    cells: computeRows(sheet, entries, rows),
    problems: groupProblems(sheet, checkRows(sheet, entries, rows)),
  };
}

/** The view after something changed in these lines. Lines that are not touched keep their cells as they are. */
export function updateView({ sheet, cells, problems }: View, entries: Entries, touched: readonly string[]): View {
  const found = groupProblems(sheet, checkRows(sheet, entries, touched));
  return {
    sheet,
    cells: new Map([...cells, ...computeRows(sheet, entries, touched)]),
    problems: new Map([...problems, ...touched.map((key) => [key, found.get(key) ?? []] as const)]),
  };
}

/** Everything that is wrong, in the order of the form. */
export function listProblems({ problems }: View): readonly EntryProblem[] {
  return [...problems.values()].flat();
}
