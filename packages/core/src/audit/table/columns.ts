import type { CellContent, TableCell } from "../document.ts";
import type { Figure } from "../figure/figure.ts";
import type { TableReading } from "../reading.ts";
import { isLabel, onlyFigure, readHead } from "./header.ts";
import { readMark } from "./row-marks.ts";

/** A column of a table: the words above its numbers and the one figure of each row, where the cell is a number and nothing else. */
export type Column = {
  readonly index: number;
  readonly header: string;
  /** What the numbering row says of it: "3=2/1"; "" without one. */
  readonly number: string;
  /** figures[row]; undefined in header rows, empty cells and cells of words. */
  readonly figures: readonly (Figure | undefined)[];
  readonly filled: number;
};

/** A row's label (its first cell of words) and the mark before it: "I", "1", "1.1", "a", "-". */
export type Row = {
  readonly index: number;
  readonly label: string;
  readonly mark: string;
  readonly bold: boolean;
  readonly indent: number;
};

export type Sheet = {
  readonly rows: readonly Row[];
  readonly columns: readonly Column[];
  readonly firstRow: number;
  /** Cells of a row's columns that print no figure but something: "-", "x", "…". */
  readonly blanks: ReadonlyMap<number, ReadonlyMap<number, string>>;
  /** What a spreadsheet keeps behind its cells. */
  readonly contents: ReadonlyMap<Figure, CellContent>;
};

function cellsByPlace(cells: readonly TableCell[]): (row: number, column: number) => TableCell | undefined {
  const known = new Map(cells.map((cell) => [`${cell.row}:${cell.column}`, cell]));
  return (row, column) => known.get(`${row}:${column}`);
}

/** The table as rows with labels and columns of figures; the rows above the first row of figures are headers. @rule Q290 */
export function readSheet(table: TableReading): Sheet {
  const { block, grid } = table;
  const { firstRow, words, numbers, numberings } = readHead(block, grid);
  const cellAt = cellsByPlace(block.cells);
  const rows = grid.map((row, index): Row => {
    const at = row.findIndex(isLabel);
    const label = row[at]?.text.trim() ?? "";
    const cell = cellAt(index, at);
    return { index, label, mark: readMark(row[0]?.text ?? "", label), bold: cell?.bold === true, indent: cell?.indent ?? 0 };
  });
  const columns = Array.from({ length: block.columns }, (_, index): Column => {
    const figures = grid.map((row, at) => (at < firstRow || numberings.has(at) ? undefined : onlyFigure(row[index])));
    const filled = figures.filter((figure) => figure !== undefined).length;
    return { index, header: words[index] ?? "", number: numbers[index] ?? "", figures, filled };
  }).filter((column) => column.filled > 0 && !isOrdinal(column, rows));
  const contents = new Map(
    columns.flatMap((column) =>
      column.figures.flatMap((figure, row): readonly [Figure, CellContent][] => {
        const content = figure && cellAt(row, column.index)?.content;
        return content ? [[figure, content]] : [];
      }),
    ),
  );
  const blanks = new Map(
    grid.map((row, at) => [
      at,
      new Map(
        row.flatMap((cell, column): readonly [number, string][] =>
          cell && cell.figures.length === 0 ? [[column, cell.text.trim()]] : [],
        ),
      ),
    ]),
  );
  return { rows, columns, firstRow, blanks, contents };
}

/** A column of ordinal numbers is no column of figures. */
function isOrdinal(column: Column, rows: readonly Row[]): boolean {
  return (
    column.index === 0 || /^(?:stt|tt|số tt|mã số|mã)$/iu.test(column.header.trim()) || rows.every((row) => row.label === "")
  );
}
