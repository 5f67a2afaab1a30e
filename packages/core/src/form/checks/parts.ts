import { abs, compare, type Decimal, subtract, sum, ZERO } from "../../quantity/decimal.ts";
import { toProblem } from "../entry-problem.ts";
import type { SheetLine } from "../line.ts";
import type { PartGroup } from "../part-group.ts";
import { convertLine, isFigured, type Reading } from "../reading.ts";
import { cellOf, type EntryProblem } from "../sheet.ts";
import type { SheetColumn } from "../sheet-column.ts";
import { decimalsOf } from "../show-cell.ts";

/** The figure of a line, as its indicator is held: parts may be typed in other units than the whole. */
function findHeldFigure(reading: Reading, line: SheetLine, column: SheetColumn): Decimal | undefined {
  const cell = reading.read(line, column);
  return isFigured(cell) ? convertLine(reading.sheet, line, cell.value, "held") : undefined;
}

/**
 * How far rounding alone can bring whole and parts apart: half of the last digit shown of each. What is counted is not rounded.
 *
 * @rule O15
 */
function slackOf({ sheet }: Reading, { whole }: PartGroup, { column }: SheetColumn, figures: number): Decimal {
  const units = sheet.units.get(whole.key);
  if (units === undefined || units.held.whole) return ZERO;
  const half: Decimal = { units: 5n * BigInt(figures), scale: decimalsOf(sheet, whole.key, column.code) + 1 };
  return convertLine(sheet, whole, half, "held");
}

function checkColumn(reading: Reading, group: PartGroup, column: SheetColumn): EntryProblem | undefined {
  const { whole, parts, dimension, isAll } = group;
  const { parts: weight } = reading.sheet.given.form.checks;
  const total = findHeldFigure(reading, whole, column);
  if (weight === "off" || total === undefined) return undefined;
  const known = parts.flatMap((part) => findHeldFigure(reading, part, column) ?? []);
  const isWhole = isAll && known.length === parts.length;
  // A part that may be below zero can bring the rest down again.
  const isSigned = parts.some(({ row }) => row?.kind === "figure" && row.signed);
  if (known.length === 0 || (!isWhole && isSigned)) return undefined;
  const added = sum(known);
  const over = subtract(added, total);
  const slack = slackOf(reading, group, column, known.length + 1);
  if (compare(isWhole ? abs(over) : over, slack) <= 0) return undefined;
  const [first = whole, ...rest] = [...new Set([...[whole, ...parts].filter(({ key }) => key === group.row), whole, ...parts])];
  const fault = {
    code: "ENTRY_PARTS",
    whole: convertLine(reading.sheet, whole, total, "own"),
    parts: convertLine(reading.sheet, whole, added, "own"),
    dimension,
    isAll: isWhole,
  } as const;
  return toProblem(
    weight,
    fault,
    cellOf(first.key, column.column.code),
    ...rest.map(({ key }) => cellOf(key, column.column.code)),
  );
}

/**
 * The parts of a line make the whole. As long as some are not said, or not on the form (trong đó), they must not exceed it.
 *
 * ok: herd 8.348; herd|kind=buffalo 5.845; herd|kind=cattle 2.080; herd|kind=horse 423.
 * not ok: herd 8.384; herd|kind=buffalo 5.845; herd|kind=cattle 2.080; herd|kind=horse 423 -> ENTRY_PARTS.
 *
 * @problem ENTRY_PARTS
 * @rule O15 O16
 */
export function checkParts(reading: Reading, group: PartGroup): readonly EntryProblem[] {
  return reading.sheet.columns.shown
    .filter(({ isTyped }) => isTyped)
    .flatMap((column) => checkColumn(reading, group, column) ?? []);
}
