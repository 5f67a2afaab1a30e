import { fold } from "../fold.ts";
import { accept, type Outcome, refuse } from "../outcome.ts";
import { foldHeading } from "./columns.ts";
import type { Heading } from "./find-heading.ts";
import type { TableProblem } from "./problem.ts";
import { type Merge, type SheetCell, showAddress } from "./sheet.ts";

/** An office has hundreds; more than these is another kind of list. */
export const MOST_IMPORT_ROWS = 5_000;

/** One entry as it was typed; plain data. */
export type TypedRow<Field extends string> = {
  /** Counts from 1, as spreadsheets print it. */
  readonly line: number;
  readonly cells: ReadonlyMap<Field, SheetCell>;
  /** The columns of its table. */
  readonly columns: Heading<Field>["columns"];
};

/** A table with its entries, read as far as it can be without knowing what is there. */
export type TypedTable<Field extends string> = Pick<Heading<Field>, "columns" | "ignored"> & {
  readonly sheet: string;
  readonly since1904: boolean;
  readonly rows: readonly TypedRow<Field>[];
  /** Lines that hold no entry: totals, titles of parts, signatures. */
  readonly skipped: readonly { readonly line: number; readonly text: string }[];
};

/** The address of a field's cell, filled or not; "" for a column that the table lacks. */
export function addressIn<Field extends string>({ line, cells, columns }: TypedRow<Field>, field: Field): string {
  const cell = cells.get(field);
  const column = columns.get(field)?.column;
  return cell ? showAddress(cell) : column === undefined ? "" : showAddress({ row: line - 1, column });
}

const TOTAL = /^(?:tong|tong cong|tong so|cong|tong cong so)\s*[:.]?\s*(?:\d.*)?$/u;
/** The words of a total in both writings; a family name "Tống" written alone is none. */
function isTotal(cell: SheetCell | undefined): boolean {
  return cell !== undefined && TOTAL.test(fold(cell.shown)) && !/tống/iu.test(cell.shown.normalize("NFC"));
}

/** "(1) (2) (3)" or "A B 1 2" under a heading. */
function isNumbering(cells: readonly SheetCell[]): boolean {
  return cells.length >= 2 && cells.every(({ shown }) => /^\(?(?:\d{1,2}|[A-Za-z])\)?$/u.test(shown));
}

/** Whether the cells say the headings once more, as on a next printed page. */
function isHeadingAgain<Field extends string>(heading: Heading<Field>, cells: ReadonlyMap<Field, SheetCell>): boolean {
  let same = 0;
  for (const [field, { title }] of heading.columns) {
    const cell = cells.get(field);
    if (cell && foldHeading(cell.shown) === foldHeading(title)) same += 1;
  }
  return same >= 2 && same === cells.size;
}

/** What the template writes in front of its example, which is no entry. */
export const EXAMPLE_MARK = "(ví dụ)";

/** Whether a row is the template's example, left where it was. */
function isExample<Field>(cells: ReadonlyMap<Field, SheetCell>): boolean {
  return [...cells.values()].some((cell) => wordsOf(cell).toLowerCase().startsWith(EXAMPLE_MARK));
}

type Gathered<Field extends string> = {
  readonly all: SheetCell[];
  readonly own: Map<Field, SheetCell>;
  /** A cell that stretches over several of the table's columns. */
  wide: SheetCell | undefined;
};

/** The cells of the body by row; what is merged down over several rows stands in each of them. */
function gather<Field extends string>({ sheet, bodyRow, columns }: Heading<Field>): ReadonlyMap<number, Gathered<Field>> {
  const fields = new Map<number, Field>([...columns].map(([field, { column }]) => [column, field]));
  const merges = new Map<string, Merge>(sheet.merges.map((one) => [`${one.top} ${one.left}`, one]));
  const rows = new Map<number, Gathered<Field>>();
  const rowAt = (row: number): Gathered<Field> => {
    const known = rows.get(row) ?? { all: [], own: new Map<Field, SheetCell>(), wide: undefined };
    rows.set(row, known);
    return known;
  };
  for (const cell of sheet.cells) {
    if (cell.row < bodyRow) continue;
    const merge = merges.get(`${cell.row} ${cell.column}`);
    const last = Math.min(merge?.bottom ?? cell.row, cell.row + MOST_IMPORT_ROWS);
    for (let row = cell.row; row <= last; row += 1) {
      const gathered = rowAt(row);
      gathered.all.push(cell);
      const field = fields.get(cell.column);
      if (field !== undefined) gathered.own.set(field, cell);
      const covered = [...fields.keys()].filter((column) => merge && column >= merge.left && column <= merge.right);
      if (covered.length >= 2) gathered.wide = cell;
    }
  }
  return rows;
}

/** A row that only what was merged down into it fills: the rest of a tall cell. */
function isRest<Field extends string>({ all }: Gathered<Field>, row: number): boolean {
  return all.every((cell) => cell.row !== row);
}

/**
 * The entries under a heading, in order. Rows without any, totals, the numbering of columns, headings said again, titles that stretch
 * over the table and what stands below it are left out, and told when they hold words.
 *
 * @problem IMPORT_NO_ROWS IMPORT_TOO_MANY_ROWS
 * @rule E4
 */
export function readRows<Field extends string>(heading: Heading<Field>): Outcome<TypedTable<Field>, TableProblem> {
  const { sheet, columns } = heading;
  const rows: TypedRow<Field>[] = [];
  const skipped: { readonly line: number; readonly text: string }[] = [];
  let before = heading.bodyRow - 1;
  let ended = false;
  for (const [row, gathered] of [...gather(heading)].toSorted(([a], [b]) => a - b)) {
    const { all, own, wide } = gathered;
    if (isRest(gathered, row)) continue;
    const line = row + 1;
    const hasGap = rows.length > 0 && row > before + 1;
    before = row;
    // Below an empty line a single cell is a signature or a note, and so is all that comes after it.
    ended ||= hasGap && own.size < 2 && columns.size >= 2;
    const isNumbered = rows.length === 0 && isNumbering(all);
    if (isNumbered || isHeadingAgain(heading, own) || isExample(own)) continue;
    if (ended || own.size === 0 || wide !== undefined || isTotal(all[0]) || isTotal([...own.values()][0])) {
      const text = all.map(({ shown }) => shown).join(" ");
      if (/\p{L}/u.test(text)) skipped.push({ line, text });
    } else {
      rows.push({ line, cells: own, columns });
    }
  }
  if (rows.length === 0) return refuse({ code: "IMPORT_NO_ROWS", sheet: sheet.name });
  if (rows.length > MOST_IMPORT_ROWS)
    return refuse({ code: "IMPORT_TOO_MANY_ROWS", limit: MOST_IMPORT_ROWS, found: rows.length });
  return accept({ sheet: sheet.name, since1904: sheet.since1904, columns, ignored: heading.ignored, rows, skipped });
}

/** Letters and marks of numbers: nothing to put right. */
const BARE = /^[\d.,]+$/u;

/** The words of a cell: one line, composed letters, single blanks; an apostrophe that kept a sign from being a formula is dropped. */
export function wordsOf(cell: SheetCell | undefined): string {
  if (cell === undefined) return "";
  if (BARE.test(cell.shown)) return cell.shown;
  return cell.shown
    .normalize("NFC")
    .replace(/[\s\u00a0\u200b\ufeff]+/gu, " ")
    .trim()
    .replace(/^'(?=[=+\-@＝＋－＠])/u, "");
}
