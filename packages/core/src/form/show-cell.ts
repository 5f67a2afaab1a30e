import type { Decimal } from "../quantity/decimal.ts";
import { showNumberText } from "../quantity/number-text.ts";
import type { SheetLine } from "./line.ts";
import { isRate, type LineUnits, type OpenSheet } from "./open-sheet.ts";

/** As printed percents have them. */
const PERCENT_DECIMALS = 2;
/** A line in a wider unit than its indicator (triệu đồng for đồng) shows no more than this of what is below it. */
const MOST_DECIMALS = 3;

/** How many digits a narrower unit puts after the comma of a wider one: đồng in triệu đồng, six. */
function countDigits({ own, held }: LineUnits): number {
  const places = (value: Decimal): number => value.units.toString().length - value.scale;
  return places(own.factor) - places(held.factor);
}

function decimalsOfLine(line: SheetLine, units: LineUnits | undefined): number {
  if (line.row?.kind === "formula") return line.row.decimals;
  const decimals = line.figure?.indicator.decimals ?? 0;
  if (!units || units.own.code === units.held.code) return decimals;
  return Math.max(0, Math.min(Math.max(decimals, MOST_DECIMALS), decimals + countDigits(units)));
}

/**
 * How many digits after the comma the figures of a line have in a column: those of its indicator, in a wider unit as many more as it
 * takes, up to three; a percent has two.
 *
 * @rule O14
 */
export function decimalsOf(sheet: OpenSheet, row: string, column: string): number {
  const [line, where] = [sheet.lines.get(row), sheet.columnByCode.get(column)];
  if (!line) return 0;
  if (where?.column.kind === "percent" && !isRate(sheet, line)) return PERCENT_DECIMALS;
  return decimalsOfLine(line, sheet.units.get(row));
}

/** The figure of a cell as it is shown, half-up: "1.234,5". @rule O14 */
export function showFigure(sheet: OpenSheet, row: string, column: string, value: Decimal): string {
  return showNumberText(value, { decimals: decimalsOf(sheet, row, column) });
}
