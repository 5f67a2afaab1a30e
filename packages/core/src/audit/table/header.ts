import type { TableBlock } from "../document.ts";
import type { Figure } from "../figure/figure.ts";
import type { Passage } from "../reading.ts";

/** passages[row][column], as in TableReading. */
export type Grid = readonly (readonly (Passage | undefined)[])[];

/** What a table says before its first row of figures. */
export type Head = {
  /** The first row of figures; as many as there are rows when there is none. */
  readonly firstRow: number;
  /** The words above each column, those of merged cells over it included, top down. */
  readonly words: readonly string[];
  /** Words over (nearly) all columns: a title or a unit, not a header. */
  readonly titles: readonly string[];
  /** Rows that number the columns, wherever they stand: a table that runs over pages repeats them. */
  readonly numberings: ReadonlySet<number>;
  /** How the numbering row calls each column, as printed: "A", "(2)", "3=2/1"; "" where it does not. */
  readonly numbers: readonly string[];
};

const WORDS = /\p{L}{2}/u;
const NUMBERED = /^\(?\s*([A-ZĐ]|\d{1,2})\s*\)?\s*(?:=\s*[\d\s()+\-*/:x×.,%]+)?\)?$/u;

/** The figure of a cell that holds a number and nothing else but its unit. A number in brackets may be negative or an aside: neither is read. */
export function onlyFigure(passage: Passage | undefined): Figure | undefined {
  const [figure, more] = passage?.figures ?? [];
  if (!passage || !figure || more) return undefined;
  const [before, after] = [passage.text.slice(0, figure.start), passage.text.slice(figure.unitEnd)];
  const isBracketed = /\(\s*$/u.test(before) && /^\s*\)/u.test(after);
  return isBracketed || /\p{L}/u.test(before + after) ? undefined : figure;
}

/** Words name a row; so does a year or a period, which is no figure. */
export function isLabel(cell: Passage | undefined): boolean {
  return cell !== undefined && (WORDS.test(cell.text) || (cell.figures.length === 0 && cell.nonQuantities.length > 0));
}

/** "A | B | 1 | 2 | 3=2/1": every filled cell names its column, and the numbers follow one another. */
function isNumbering(row: readonly (Passage | undefined)[]): boolean {
  const names = row.flatMap((cell) => (cell ? [NUMBERED.exec(cell.text.trim())?.[1]] : []));
  const numbers = names.filter((name) => name !== undefined && /^\d/u.test(name)).map(Number);
  return (
    names.every((name) => name !== undefined) &&
    numbers.length >= 2 &&
    numbers.every((number, place) => place === 0 || number === (numbers[place - 1] ?? 0) + 1)
  );
}

/** "Tháng | 1 | 2 | 3": months over their columns. */
function isCounting(row: readonly (Passage | undefined)[]): boolean {
  const figures = row.flatMap((cell) => onlyFigure(cell) ?? []);
  return figures.length >= 3 && figures.every(({ text }, place) => text === String(place + 1));
}

function isFigureRow(row: readonly (Passage | undefined)[], index: number): boolean {
  const label = row.findIndex(isLabel);
  if (label < 0 || (index <= 1 && isCounting(row))) return false;
  return row.some((cell, column) => column > label && onlyFigure(cell) !== undefined);
}

/** header[row][column]: the cell over it, merged ones everywhere they reach. */
function spread(
  block: TableBlock,
  grid: Grid,
  rows: number,
): { readonly over: readonly (Passage | undefined)[][]; readonly titles: readonly string[] } {
  const over = Array.from({ length: rows }, (): (Passage | undefined)[] =>
    Array.from({ length: block.columns }, () => undefined),
  );
  const titles: string[] = [];
  for (const cell of block.cells) {
    const passage = cell.row < rows ? grid[cell.row]?.[cell.column] : undefined;
    if (!passage) continue;
    if (block.columns > 2 && cell.columnSpan >= block.columns - 1) {
      titles.push(passage.text);
      continue;
    }
    for (const row of over.slice(cell.row, cell.row + cell.rowSpan))
      row.fill(passage, cell.column, cell.column + cell.columnSpan);
  }
  return { over, titles };
}

/** Text files know no merged cells: an empty cell over a lower header goes with the one on its left when that has a lower header too. */
function inherit(over: readonly (Passage | undefined)[][]): void {
  for (const [index, row] of over.entries()) {
    const hasBelow = (column: number): boolean =>
      over.slice(index + 1).some((below) => below[column] !== undefined && below[column] !== row[column]);
    for (let column = 1; column < row.length; column++)
      if (row[column] === undefined && row[column - 1] !== undefined && hasBelow(column) && hasBelow(column - 1))
        row[column] = row[column - 1];
  }
}

/** Reads the rows above a table's figures: one, two or three of them, with merged cells and a row of column numbers. @rule Q290 */
export function readHead(block: TableBlock, grid: Grid): Head {
  const numberings = new Set(grid.flatMap((row, index) => (isNumbering(row) ? [index] : [])));
  const found = grid.findIndex((row, index) => !numberings.has(index) && isFigureRow(row, index));
  const firstRow = found < 0 ? grid.length : found;
  const { over, titles } = spread(block, grid, firstRow);
  const worded = over.filter((_, index) => !numberings.has(index));
  inherit(worded);
  const words = Array.from({ length: block.columns }, (_, column) =>
    [...new Set(worded.map((row) => row[column]))]
      .map((passage) => passage?.text ?? "")
      .join(" ")
      .trim(),
  );
  const named = [...numberings].findLast((row) => row < firstRow);
  const numbers = Array.from({ length: block.columns }, (_, column) =>
    named === undefined ? "" : (over[named]?.[column]?.text.trim() ?? ""),
  );
  return { firstRow, words, titles, numberings, numbers };
}
