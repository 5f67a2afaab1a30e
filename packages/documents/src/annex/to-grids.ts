import { type Grid, type GridCell, MOST_GRID_COLUMNS, MOST_GRID_ROWS } from "@kehoach/core/annex/grid";
import type { Sheet, SheetCell } from "@kehoach/core/import/sheet";
import { toSheets } from "../import/to-sheets.ts";
import { SHEET_COLUMNS } from "../reading/sheet/address.ts";
import type { StoredCell, StoredSheet, Workbook } from "../reading/sheet/workbook.ts";

/** Spaces that stand for one step of indentation when they begin a label. */
const STEP = 3;

function placeOf({ row, column }: { readonly row: number; readonly column: number }): number {
  return row * SHEET_COLUMNS + column;
}

/** Steps by the format of the cell, and by spaces typed before its words. */
function indentOf({ indent, value }: StoredCell): number {
  const spaces = value.kind === "words" ? (/^[\s\u00a0]*/u.exec(value.words)?.[0].length ?? 0) : 0;
  return indent + Math.ceil(spaces / STEP);
}

/** What lies beyond the bounds is cut, and said to be. */
function cutOf(cells: readonly SheetCell[]): Pick<Grid, "cut"> {
  let [rows, columns] = [0, 0];
  for (const cell of cells) {
    rows = Math.max(rows, cell.row + 1);
    columns = Math.max(columns, cell.column + 1);
  }
  if (rows > MOST_GRID_ROWS) return { cut: { rows } };
  return columns > MOST_GRID_COLUMNS ? { cut: { columns } } : {};
}

/** A table as a grid: its cells within the bounds, with their looks. @rule M28 */
export function toGrid(sheet: Sheet, stored?: StoredSheet): Grid {
  const looks = new Map(stored?.cells.map((cell) => [placeOf(cell), cell]));
  const cells = sheet.cells.flatMap((cell): GridCell[] => {
    if (cell.row >= MOST_GRID_ROWS || cell.column >= MOST_GRID_COLUMNS) return [];
    const look = looks.get(placeOf(cell));
    return [{ ...cell, bold: look?.bold ?? false, indent: look ? indentOf(look) : 0 }];
  });
  return {
    name: sheet.name,
    merges: sheet.merges,
    since1904: sheet.since1904,
    cells,
    hidden: false,
    hiddenRows: stored?.hiddenRows ?? [],
    hiddenColumns: stored?.hiddenColumns ?? [],
    ...cutOf(sheet.cells),
  };
}

/** The sheets of a workbook that hold cells, in order; of a hidden one only its name. @rule M28 */
export function toGrids(workbook: Workbook): readonly Grid[] {
  const sheets = [...toSheets(workbook)];
  return workbook.sheets.flatMap((stored): Grid[] => {
    if (stored.cells.length === 0) return [];
    if (!stored.hidden) {
      const sheet = sheets.shift();
      return sheet ? [toGrid(sheet, stored)] : [];
    }
    const { name } = stored;
    return [{ name, cells: [], merges: [], since1904: workbook.since1904, hidden: true, hiddenRows: [], hiddenColumns: [] }];
  });
}
