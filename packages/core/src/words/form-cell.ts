import { nameColumn } from "../form/column-name.ts";
import { nameLineFully } from "../form/line-name.ts";
import { showLineKey } from "../form/line-reference.ts";
import type { OpenSheet } from "../form/open-sheet.ts";
import type { Broken, CellId, Lack, NeededFact, SheetCell } from "../form/sheet.ts";
import type { Period } from "../period/period.ts";
import { abs, compare, type Decimal, divide, subtract, withoutZeros } from "../quantity/decimal.ts";
import { showNumberText } from "../quantity/number-text.ts";

/** What sentences about a cell name: its line, its column, and figures as they stand in it. */
export type CellWords = {
  readonly line: string;
  readonly column: string;
  /** "8.384 con". */
  readonly figure: (value: Decimal) => string;
};

/** The last mark parts them: codes of columns have none. */
function partCell(cell: CellId): readonly [row: string, column: string] {
  const at = cell.lastIndexOf("#");
  return [cell.slice(0, at), cell.slice(at + 1)];
}

/** More digits than these say nothing to a reader. */
const MOST_DECIMALS = 6;

/** All digits there are, up to six: two figures that differ must not be said to be the same. */
export function showExact(value: Decimal): string {
  const bare = withoutZeros(value);
  return showNumberText(bare, { decimals: Math.min(bare.scale, MOST_DECIMALS) });
}

export function toCellWords(sheet: OpenSheet, cell: CellId): CellWords {
  const [row, code] = partCell(cell);
  const { form, period } = sheet.given;
  const line = sheet.lines.get(row)?.row;
  const column = sheet.columnByCode.get(code)?.column;
  const unit = sheet.units.get(row)?.own;
  return {
    line: line ? nameLineFully(line, sheet.given) : row,
    column: column ? nameColumn(column, form.columns, period) : code,
    figure: (value) => `${showExact(value)}${unit ? ` ${unit.name}` : ""}`,
  };
}

/** What a fact is of, by the name of its line. */
function nameFact(sheet: OpenSheet, { indicator, breakdown }: NeededFact): string {
  const line = sheet.lines.get(showLineKey(indicator, breakdown));
  if (line?.row) return nameLineFully(line.row, sheet.given);
  return sheet.given.indicators.get(indicator)?.name ?? indicator;
}

/** How far two figures are apart. */
export function gapOf(a: Decimal, b: Decimal): Decimal {
  return abs(subtract(a, b));
}

/** Whether one is further from zero than the other: a loss of 900 is larger than one of 100. */
export function isLarger(a: Decimal, b: Decimal): boolean {
  return compare(abs(a), abs(b)) > 0;
}

/** How many times the smaller of two figures the other is, to a tenth; undefined beside zero. */
export function timesOf(a: Decimal, b: Decimal): string | undefined {
  const [small, large] = isLarger(a, b) ? [b, a] : [a, b];
  const times = divide(abs(large), abs(small), 1);
  return times && showExact(times);
}

/** What a language says of cells. */
export type CellSayings = {
  readonly period: (period: Period) => string;
  readonly missing: string;
  /** `lacks`: what has to be known before it is computed, one after the other. */
  readonly lacking: (lacks: string) => string;
  readonly none: string;
  readonly sent: string;
  readonly broken: { readonly [B in Broken]: string };
};

/** One thing a computed cell lacks: "Đàn trâu, tháng 9/2023". */
function nameLack(sheet: OpenSheet, lack: Lack, { period }: CellSayings): string {
  if ("fact" in lack) return `${nameFact(sheet, lack.fact)}, ${period(lack.fact.period)}`;
  const { line, column } = toCellWords(sheet, lack.cell);
  return `${line}, ${column.charAt(0).toLowerCase()}${column.slice(1)}`;
}

/** What there is to say of a cell without a figure; undefined where it speaks for itself. @rule O26 */
export function sayCell(sheet: OpenSheet, cell: SheetCell, say: CellSayings): string | undefined {
  switch (cell.kind) {
    case "missing": {
      const lacks = (cell.missing ?? []).map((lack) => nameLack(sheet, lack, say));
      return lacks.length > 0 ? say.lacking(lacks.join("; ")) : say.missing;
    }
    case "broken":
      return say.broken[cell.why];
    case "none":
      return cell.reason === undefined ? `${say.none}.` : `${say.none}: ${cell.reason}`;
    case "entered":
    case "computed":
    case "held":
      return cell.sent === true ? say.sent : undefined;
    case "text":
    case "blank":
      return undefined;
  }
}
