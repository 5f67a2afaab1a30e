import type { Figure } from "../figure/figure.ts";
import type { Passage } from "../reading.ts";
import { findDeclaredUnit, parseUnitWords, type ScaledUnit } from "./unit-words.ts";

/** Columns whose numbers compare: per cent, whatever the row's unit. */
export const RATE_HEADER = /%|tỷ lệ|tỉ lệ|tỷ trọng|cơ cấu|so với|so sánh|tốc độ|tăng trưởng|hoàn thành|(?:^|\s)ss(?:\s|$)/iu;
const UNIT_HEADER = /^(?:đơn vị(?: tính)?|đvt|đ\.?v\.?t)$/iu;

type Grid = readonly (readonly (Passage | undefined)[])[];

/** The words above each column: cells before the first row that holds a bare number beside words. */
function headersOf(grid: Grid, columns: number): { readonly words: readonly string[]; readonly rows: number } {
  const first = grid.findIndex(
    (row) => row.some((cell) => cell && isBareNumber(cell)) && row.some((cell) => cell && /\p{L}{2}/u.test(cell.text)),
  );
  const rows = first < 0 ? 0 : first;
  const words = Array.from({ length: columns }, (_, column) =>
    grid
      .slice(0, rows)
      .map((row) => row[column]?.text ?? "")
      .join(" ")
      .trim(),
  );
  return { words, rows };
}

function isBareNumber(cell: Passage): boolean {
  const [figure, more] = cell.figures;
  return figure !== undefined && more === undefined && figure.unit.dimension === "" && !/\p{L}/u.test(cell.text);
}

/**
 * Bare numbers of a table with the unit their row, column or caption declares; a column of comparisons is in per cent where its header
 * says so. The row's unit is the nearest word, then the column's, then the caption's.
 *
 * @param caption  the passages just before the table, nearest last
 * @returns        the figures to take the place of those of the same id
 * @rule           Q190 Q191
 */
export function applyUnits(grid: Grid, columns: number, caption: readonly string[]): ReadonlyMap<string, Figure> {
  const headers = headersOf(grid, columns);
  const unitColumn = headers.words.findIndex((words) => UNIT_HEADER.test(words.trim()));
  const whole = caption.map(findDeclaredUnit).findLast((unit) => unit !== undefined);
  const ofColumn = headers.words.map((words): ScaledUnit | undefined =>
    RATE_HEADER.test(words) ? (/%/u.test(words) ? parseUnitWords("%") : undefined) : findDeclaredUnit(words),
  );
  const found = new Map<string, Figure>();
  for (const row of grid.slice(headers.rows)) {
    const ofRow = unitColumn < 0 ? undefined : parseUnitWords(row[unitColumn]?.text ?? "");
    const label = row.find((cell) => cell && /\p{L}{2}/u.test(cell.text));
    const inLabel = label ? findDeclaredUnit(label.text) : undefined;
    for (const [column, cell] of row.entries()) {
      const [figure] = cell?.figures ?? [];
      if (!cell || !figure || !isBareNumber(cell)) continue;
      const isRate = RATE_HEADER.test(headers.words[column] ?? "");
      const unit = isRate ? ofColumn[column] : (ofRow ?? inLabel ?? ofColumn[column] ?? whole);
      if (unit) found.set(figure.id, { ...figure, unit: unit.unit, scale: unit.scale });
    }
  }
  return found;
}
