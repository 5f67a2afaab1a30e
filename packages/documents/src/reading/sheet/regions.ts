import type { ShownCell } from "./show-cells.ts";

/** A table of a sheet: the rectangle its cells lie in, row by row. */
export type Region = {
  readonly kind: "table";
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly rows: readonly (readonly ShownCell[])[];
};

/** Titles, letterheads, units, notes: cells that stand for themselves. */
export type Prose = { readonly kind: "prose"; readonly cells: readonly ShownCell[] };

type Row = readonly ShownCell[];

const NOTE = /^(ghi chú|chú thích|nguồn|lưu ý|\*|\(\*|\(\d\)\s*\p{L}|[¹²³⁴⁵⁶⁷⁸⁹])/iu;
/** A label of a row is shorter than a sentence. */
const LONG_LABEL = 60;

function lastRow(row: Row): number {
  return row.reduce((end, cell) => Math.max(end, cell.row + cell.rowSpan - 1), -1);
}

/** Rows that follow one another without an empty one between; a merged cell bridges the rows it covers. */
function listRuns(cells: readonly ShownCell[]): Row[][] {
  const runs: Row[][] = [];
  let run: Row[] = [];
  let row: ShownCell[] = [];
  let end = -1;
  const closeRow = (): void => {
    if (row.length > 0) run.push(row);
    end = Math.max(end, lastRow(row));
    row = [];
  };
  for (const cell of cells) {
    if (row[0] && row[0].row !== cell.row) {
      closeRow();
      if (cell.row > end + 1) {
        runs.push(run);
        run = [];
      }
    }
    row.push(cell);
  }
  closeRow();
  if (run.length > 0) runs.push(run);
  return runs;
}

function hasNumber(row: Row): boolean {
  return row.some(({ numeric }) => numeric);
}

/** A row of a table rather than of a letterhead or a title. */
function isTableRow(row: Row): boolean {
  return row.length >= 3 || (row.length >= 2 && hasNumber(row));
}

/** A run without numbers and never three cells wide is a letterhead, a title, a place for signatures. */
function isProse(run: readonly Row[]): boolean {
  return run.every((row) => row.length <= 2 && !hasNumber(row)) || run.every((row) => row.length === 1);
}

/** How many rows at the top are titles: up to the last row of one text cell before the first row of the table. */
function countTitles(run: readonly Row[]): number {
  const first = run.findIndex(isTableRow);
  const start = first < 0 ? run.findIndex((row) => row.length > 1) : first;
  if (start < 0) return run.length;
  for (let i = start - 1; i >= 0; i -= 1) {
    const [cell, ...more] = run[i] ?? [];
    const ends = (cell?.row ?? 0) + (cell?.rowSpan ?? 1);
    if (cell && more.length === 0 && !cell.numeric && ends <= (run[start]?.[0]?.row ?? ends)) return i + 1;
  }
  return 0;
}

/** How many rows at the bottom are notes: one text cell that begins like a note, runs over columns, or is long. */
function countNotes(run: readonly Row[], from: number): number {
  let count = 0;
  for (let i = run.length - 1; i > from; i -= 1) {
    const [cell, ...more] = run[i] ?? [];
    if (!cell || more.length > 0 || cell.numeric) break;
    if (!NOTE.test(cell.shown) && cell.columnSpan === 1 && cell.shown.length <= LONG_LABEL) break;
    count += 1;
  }
  return count;
}

function toRegion(rows: readonly Row[]): Region {
  const cells = rows.flat();
  const [top, bottom] = [rows[0]?.[0]?.row ?? 0, rows.at(-1)?.[0]?.row ?? 0];
  let left = Number.POSITIVE_INFINITY;
  let right = 0;
  for (const cell of cells) {
    left = Math.min(left, cell.column);
    right = Math.max(right, cell.column);
  }
  return { kind: "table", top, left, bottom, right, rows };
}

/** A header that an empty row parts from its numbers. */
function isHeader(region: Region | Prose | undefined): region is Region {
  return region?.kind === "table" && region.rows.length <= 3 && !region.rows.some(hasNumber);
}

/**
 * The tables and titles of a sheet, in order. Empty rows part tables; what stands above a table in rows of one cell, and notes below
 * it, is prose. A header parted from its rows by an empty row stays with them.
 *
 * @rule Q31
 */
export function listRegions(cells: readonly ShownCell[]): readonly (Region | Prose)[] {
  const found: (Region | Prose)[] = [];
  for (const run of listRuns(cells)) {
    if (isProse(run)) {
      found.push({ kind: "prose", cells: run.flat() });
      continue;
    }
    const titles = countTitles(run);
    const notes = countNotes(run, titles);
    const table = toRegion(run.slice(titles, run.length - notes));
    const before = found.at(-1);
    if (titles > 0) found.push({ kind: "prose", cells: run.slice(0, titles).flat() });
    else if (isHeader(before) && table.rows.some(hasNumber) && table.left >= before.left && table.right <= before.right) {
      found.pop();
      found.push(toRegion([...before.rows, ...table.rows]));
      if (notes > 0) found.push({ kind: "prose", cells: run.slice(run.length - notes).flat() });
      continue;
    }
    if (table.rows.length > 0) found.push(table);
    if (notes > 0) found.push({ kind: "prose", cells: run.slice(run.length - notes).flat() });
  }
  return found;
}
