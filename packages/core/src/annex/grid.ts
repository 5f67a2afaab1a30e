import type { Merge, Sheet, SheetCell } from "../import/sheet.ts";

/** A cell of a sheet with its looks: bold rows and indents tell how an annex is laid out. */
export type GridCell = SheetCell & { readonly bold: boolean; readonly indent: number };

/** A sheet as a plain grid; rows and columns count from 0. */
export type Grid = Omit<Sheet, "cells"> & {
  /** By row, then by column; empty cells are left out. */
  readonly cells: readonly GridCell[];
  /** The whole sheet is hidden. */
  readonly hidden: boolean;
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
  /** What lies beyond the bounds of a grid and was not read: how many rows or columns the sheet goes on to. */
  readonly cut?: { readonly rows: number } | { readonly columns: number };
};

/** Beyond these no paper is printed. */
export const MOST_GRID_ROWS = 20_000;
export const MOST_GRID_COLUMNS = 512;
/** Places that merged cells may cover, all together: a few titles and headers need some hundreds. */
const MOST_COVERED = 200_000;
const WIDTH = 16_384;

/** A grid to look cells up in. */
export type LaidGrid = {
  readonly grid: Grid;
  /** The cells of each row, in order; rows without any are left out. */
  readonly rows: ReadonlyMap<number, readonly GridCell[]>;
  readonly lastRow: number;
  readonly lastColumn: number;
  /** The cell one sees at a place: its own, or the merged one that reaches there. */
  readonly seen: (row: number, column: number) => GridCell | undefined;
  /** The area a cell fills: itself alone if it is not merged. */
  readonly areaOf: (cell: GridCell) => Merge;
};

/** Lays a grid out for looking up. Merged areas are cut to where the grid has cells. @rule M2 */
export function layGrid(grid: Grid): LaidGrid {
  const rows = new Map<number, GridCell[]>();
  let lastRow = -1;
  let lastColumn = -1;
  for (const cell of grid.cells) {
    const row = rows.get(cell.row);
    if (row) row.push(cell);
    else rows.set(cell.row, [cell]);
    lastRow = Math.max(lastRow, cell.row);
    lastColumn = Math.max(lastColumn, cell.column);
  }
  const own = new Map(grid.cells.map((cell) => [cell.row * WIDTH + cell.column, cell]));
  const over = new Map<number, GridCell>();
  const areas = new Map<GridCell, Merge>();
  let left = MOST_COVERED;
  for (const { top, left: first, bottom, right } of grid.merges) {
    const cell = own.get(top * WIDTH + first);
    const area = { top, left: first, bottom: Math.min(bottom, lastRow), right: Math.min(right, lastColumn) };
    left -= (area.bottom - top + 1) * (area.right - first + 1);
    if (!cell || left < 0) continue;
    areas.set(cell, area);
    for (let row = top; row <= area.bottom; row += 1)
      for (let column = first; column <= area.right; column += 1) over.set(row * WIDTH + column, cell);
  }
  return {
    grid,
    rows,
    lastRow,
    lastColumn,
    seen: (row, column) => over.get(row * WIDTH + column) ?? own.get(row * WIDTH + column),
    areaOf: (cell) => areas.get(cell) ?? { top: cell.row, left: cell.column, bottom: cell.row, right: cell.column },
  };
}
