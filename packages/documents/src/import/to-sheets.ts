import type { Sheet, SheetCell } from "@kehoach/core/import/sheet";
import type { Decimal } from "@kehoach/core/quantity/decimal";
import { SHEET_COLUMNS } from "../reading/sheet/address.ts";
import { isDateFormat, type KnownFormats } from "../reading/sheet/number-format.ts";
import { recomputeFormulas } from "../reading/sheet/recompute.ts";
import { type OfWorkbook, showNumber, showWords } from "../reading/sheet/show-number.ts";
import { showStored } from "../reading/sheet/stored-number.ts";
import type { StoredCell, StoredSheet, Workbook } from "../reading/sheet/workbook.ts";

/** One line, as a reader sees it; words of cells that wrap by hand become one line. */
function onOneLine(words: string): string {
  return words.replace(/\s+/gu, " ").trim();
}

function toNumber(cell: StoredCell, number: Decimal, book: OfWorkbook): Pick<SheetCell, "kind" | "shown" | "stored"> {
  const shown = onOneLine(showNumber(number, cell.format, book));
  return { kind: isDateFormat(cell.format, book.known) ? "date" : "number", shown, stored: showStored(number) };
}

function toCell(cell: StoredCell, computed: Decimal | undefined, book: OfWorkbook): SheetCell | undefined {
  const { row, column, value, format } = cell;
  if (value.kind === "number") return { row, column, ...toNumber(cell, value.number, book) };
  if (value.kind === "error") return { row, column, kind: "error", shown: value.words };
  if (value.kind === "none")
    return computed ? { row, column, ...toNumber(cell, computed, book) } : { row, column, kind: "uncomputed", shown: "" };
  const shown = onOneLine(showWords(value.words, format, book));
  return shown === "" ? undefined : { row, column, kind: "words", shown };
}

/** A cell that a merged area hides is no part of the table. */
function listCovered({ merges }: StoredSheet, last: { readonly row: number }): ReadonlySet<number> {
  const covered = new Set<number>();
  for (const { top, left, bottom, right } of merges) {
    for (let row = top; row <= Math.min(bottom, last.row); row += 1) {
      // A title merged over a whole row covers 16,384 columns: those beyond the hundredth hold nothing anybody reads.
      for (let column = left; column <= Math.min(right, left + 100); column += 1)
        if (row !== top || column !== left) covered.add(row * SHEET_COLUMNS + column);
    }
  }
  return covered;
}

/** The visible sheets of a workbook that hold cells, as tables to be imported. @rule E1 */
export function toSheets(workbook: Workbook): readonly Sheet[] {
  const results = recomputeFormulas(workbook);
  const { since1904 } = workbook;
  const known: KnownFormats = new Map();
  return workbook.sheets.flatMap((sheet) => {
    const { name, hidden, cells, merges } = sheet;
    const last = cells.at(-1);
    if (hidden || !last) return [];
    const covered = listCovered(sheet, last);
    const shown = cells.flatMap((cell) => {
      if (covered.has(cell.row * SHEET_COLUMNS + cell.column)) return [];
      return toCell(cell, results.get(cell), { since1904, known }) ?? [];
    });
    return [{ name, cells: shown, merges, since1904 }];
  });
}
