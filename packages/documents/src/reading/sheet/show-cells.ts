import type { Decimal } from "@kehoach/core/quantity/decimal";
import type { Area } from "./address.ts";
import { SHEET_COLUMNS } from "./address.ts";
import { isDateFormat, type KnownFormats } from "./number-format.ts";
import { recomputeFormulas } from "./recompute.ts";
import { type OfWorkbook, showNumber, showWords } from "./show-number.ts";
import { showStored } from "./stored-number.ts";
import type { StoredCell, StoredSheet, Workbook } from "./workbook.ts";

/** A cell as it is printed, with what stands behind it. */
export type ShownCell = {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  /** One line. */
  readonly shown: string;
  readonly numeric: boolean;
  readonly bold: boolean;
  readonly indent: number;
  readonly number?: string;
  readonly formula?: string;
  readonly recomputed?: string;
};

/** Spaces that stand for one step of indentation when they begin a label. */
const STEP = 3;

type Words = { readonly shown: string; readonly spaces: number };

/** On one line; the spaces in front are counted and dropped. */
function flatten(words: string): Words {
  const line = words.replace(/[\t\n\r\v\f\u2028\u2029]+/gu, " ");
  const spaces = /^[\s\u00a0]*/u.exec(line)?.[0].length ?? 0;
  return { shown: line.trim(), spaces };
}

function showValue(cell: StoredCell, recomputed: Decimal | undefined, book: OfWorkbook): Words {
  const { value, format } = cell;
  if (value.kind === "number") return { shown: flatten(showNumber(value.number, format, book)).shown, spaces: 0 };
  if (value.kind === "none") {
    return { shown: recomputed ? flatten(showNumber(recomputed, format, book)).shown : "", spaces: 0 };
  }
  return flatten(value.kind === "words" ? showWords(value.words, format, book) : value.words);
}

/** The merged area that begins at a place; areas that touch an earlier one are left out, as spreadsheets allow none. */
function mergesByCorner(sheet: StoredSheet): ReadonlyMap<number, Area> {
  return new Map(sheet.merges.map((area) => [area.top * SHEET_COLUMNS + area.left, area]));
}

/** Cells that a merged area covers, whose content no one sees. */
function isCovered(cell: StoredCell, wide: readonly Area[]): boolean {
  return wide.some(
    (area) =>
      cell.row >= area.top &&
      cell.row <= area.bottom &&
      cell.column >= area.left &&
      cell.column <= area.right &&
      (cell.row !== area.top || cell.column !== area.left),
  );
}

function showSheet(sheet: StoredSheet, results: ReadonlyMap<StoredCell, Decimal>, book: OfWorkbook): ShownCell[] {
  const corners = mergesByCorner(sheet);
  // Cells come row by row: only areas that reach the current row can cover a cell.
  const pending = [...sheet.merges].sort((a, b) => a.top - b.top);
  let open: Area[] = [];
  let next = 0;
  let row = -1;
  const shown: ShownCell[] = [];
  for (const cell of sheet.cells) {
    if (cell.row !== row) {
      row = cell.row;
      for (let area = pending[next]; area && area.top <= row; area = pending[++next]) open.push(area);
      open = open.filter(({ bottom }) => bottom >= row);
    }
    if (isCovered(cell, open)) continue;
    const area = corners.get(cell.row * SHEET_COLUMNS + cell.column);
    const recomputed = results.get(cell);
    const words = showValue(cell, recomputed, book);
    if (words.shown === "" && !cell.formula && cell.value.kind !== "number") continue;
    const dated = isDateFormat(cell.format, book.known);
    shown.push({
      row: cell.row,
      column: cell.column,
      rowSpan: area ? area.bottom - area.top + 1 : 1,
      columnSpan: area ? area.right - area.left + 1 : 1,
      shown: words.shown,
      numeric: cell.value.kind === "number" || (cell.value.kind === "none" && recomputed !== undefined),
      bold: cell.bold,
      indent: cell.indent + Math.ceil(words.spaces / STEP),
      ...(cell.value.kind === "number" && !dated ? { number: showStored(cell.value.number) } : {}),
      ...(cell.formula ? { formula: cell.formula.text } : {}),
      ...(recomputed && !dated ? { recomputed: showStored(recomputed) } : {}),
    });
  }
  return shown;
}

/**
 * The cells of every sheet as printed. A number in a date's format has no `number`: its day count measures nothing. A formula that
 * was never computed shows what it gives.
 *
 * @rule Q32 Q33 Q36
 */
export function showCells(workbook: Workbook): readonly (readonly ShownCell[])[] {
  const results = recomputeFormulas(workbook);
  const known: KnownFormats = new Map();
  const book = { since1904: workbook.since1904, known };
  return workbook.sheets.map((sheet) => (sheet.hidden ? [] : showSheet(sheet, results, book)));
}
