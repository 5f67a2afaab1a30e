import { nameColumn } from "../form/column-name.ts";
import { nameLineFully } from "../form/line-name.ts";
import { showLineKey } from "../form/line-reference.ts";
import type { OpenSheet } from "../form/open-sheet.ts";
import type { CellId, NeededFact } from "../form/sheet.ts";
import { abs, type Decimal, divide, subtract } from "../quantity/decimal.ts";
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

function trim({ units, scale }: Decimal): Decimal {
  return scale > 0 && units % 10n === 0n ? trim({ units: units / 10n, scale: scale - 1 }) : { units, scale };
}

/** All digits there are, up to six: two figures that differ must not be said to be the same. */
export function showExact(value: Decimal): string {
  const bare = trim(value);
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
export function nameFact(sheet: OpenSheet, { indicator, breakdown }: NeededFact): string {
  const line = sheet.lines.get(showLineKey(indicator, breakdown));
  if (line?.row) return nameLineFully(line.row, sheet.given);
  return sheet.given.indicators.get(indicator)?.name ?? indicator;
}

/** How far two figures are apart. */
export function gapOf(a: Decimal, b: Decimal): Decimal {
  return abs(subtract(a, b));
}

/** How many times one is the other, to a tenth; undefined beside zero. */
export function timesOf(a: Decimal, b: Decimal): string | undefined {
  const times = divide(abs(a), abs(b), 1);
  return times && showExact(times);
}

/** "1,234.5" with its marks the right way round. */
export function swapMarks(text: string): string {
  return text.replace(/[.,]/gu, (mark) => (mark === "." ? "," : "."));
}
