import type { Figure } from "../figure/figure.ts";
import type { Passage, TableReading } from "../reading.ts";

/** A column of a table: the words above its numbers and the one figure of each row, where the cell is a number and nothing else. */
export type Column = {
  readonly index: number;
  readonly header: string;
  /** figures[row]; undefined in header rows, empty cells and cells of words. */
  readonly figures: readonly (Figure | undefined)[];
  readonly filled: number;
};

/** A row's label (its first cell of words) and the mark before it: "I", "1", "1.1", "a", "-". */
export type Row = { readonly index: number; readonly label: string; readonly mark: string };

export type Sheet = { readonly rows: readonly Row[]; readonly columns: readonly Column[]; readonly firstRow: number };

/** The figure of a cell that holds a number and nothing else but its unit. */
function onlyFigure(passage: Passage | undefined): Figure | undefined {
  const [figure, more] = passage?.figures ?? [];
  if (!passage || !figure || more) return undefined;
  const rest = `${passage.text.slice(0, figure.start)}${passage.text.slice(figure.unitEnd)}`;
  return /\p{L}/u.test(rest) ? undefined : figure;
}

const MARK = /^\s*(?:[IVXLC]+|\d+(?:\.\d+)*|[a-zđ]|[-+*])[.)]?\s*$/u;

/** The table as rows with labels and columns of figures; the rows above the first row of figures are headers. */
export function readSheet(table: TableReading): Sheet {
  const only = table.grid.map((row) => row.map(onlyFigure));
  const wide = Math.max(2, Math.floor(table.block.columns / 3));
  const found = only.findIndex((row, index) => {
    const label = table.grid[index]?.find((cell) => cell && /\p{L}{2}/u.test(cell.text));
    const numbers = row.filter((figure) => figure !== undefined);
    // A row "(1) (2) (3)" numbers the columns.
    const counts = numbers.every((figure, place) => figure?.text === String(place + 1)) && !label;
    return numbers.length >= Math.min(wide, 2) && !counts && label !== undefined;
  });
  const firstRow = found < 0 ? table.grid.length : found;
  const columns = Array.from({ length: table.block.columns }, (_, index): Column => {
    const figures = only.map((row, at) => (at < firstRow ? undefined : row[index]));
    const header = headerOf(table, index, firstRow);
    return { index, header, figures, filled: figures.filter((figure) => figure !== undefined).length };
  });
  const rows = table.grid.map((row, index): Row => {
    const cells = row.map((cell) => cell?.text.trim() ?? "");
    const label = cells.find((text) => /\p{L}{2}/u.test(text)) ?? "";
    const first = cells[0] ?? "";
    const inLabel = /^((?:[IVXLC]+|\d+(?:\.\d+)*|[a-zđ])[.)]|[-+])\s+/u.exec(label)?.[1] ?? "";
    return { index, label, mark: (MARK.test(first) ? first : inLabel).replace(/[.)\s]+$/u, "") };
  });
  // A column of ordinal numbers is no column of figures.
  const counted = columns.filter((column) => column.filled > 0 && !isOrdinal(column, rows));
  return { rows, columns: counted, firstRow };
}

function isOrdinal(column: Column, rows: readonly Row[]): boolean {
  return (
    column.index === 0 || /^(?:stt|tt|số tt|mã số|mã)$/iu.test(column.header.trim()) || rows.every((row) => row.label === "")
  );
}

/** The header words above a column, those of merged cells that cover it included, top down. */
function headerOf(table: TableReading, column: number, firstRow: number): string {
  return table.block.cells
    .filter((cell) => cell.row < firstRow && cell.column <= column && column < cell.column + cell.columnSpan)
    .toSorted((a, b) => a.row - b.row)
    .map((cell) => table.grid[cell.row]?.[cell.column]?.text ?? "")
    .join(" ")
    .trim();
}
