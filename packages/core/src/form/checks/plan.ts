import { isAdditive } from "../../indicator/additivity.ts";
import { compare, HUNDRED, multiply } from "../../quantity/decimal.ts";
import { toProblem } from "../entry-problem.ts";
import type { SheetLine } from "../line.ts";
import { findTarget, isFigured, type Reading } from "../reading.ts";
import { type CellId, cellOf, type EntryProblem, type FigureCell, type SheetCell } from "../sheet.ts";
import type { SheetColumn } from "../sheet-column.ts";
import type { TypedCell } from "../typed-cell.ts";
import { findUnitSlip } from "./unit-slip.ts";

/** Columns of this year whose figures are held against its plan. */
function listHeldToPlan({ sheet }: Reading, { figure }: SheetLine): readonly SheetColumn[] {
  const { growing, others } = sheet.columns.heldToPlan;
  return figure !== undefined && isAdditive(figure.indicator, { kind: "time" }) ? growing : others;
}

/** The plan of the year that a line is held against, as the form shows it or as it is known; undefined where it is no measure. */
export function findPlan(reading: Reading, line: SheetLine): FigureCell | undefined {
  const { columns, columnByCode } = reading.sheet;
  const shown = columns.shown.find(
    ({ column }) => column.kind === "plan" && column.span === "year" && column.assigner === undefined,
  );
  const column = shown && columnByCode.get(shown.column.code);
  const plan: SheetCell | undefined = column
    ? reading.read(line, column)
    : columns.plan && findTarget(reading.sheet, line, columns.plan);
  return plan && isFigured(plan) && plan.value.units > 0n ? plan : undefined;
}

/** Where it can be mended: the cell itself if it is typed, else the figure of the period that is added. */
function listCells({ sheet }: Reading, { key }: SheetLine, { column, isTyped }: SheetColumn): readonly [CellId, ...CellId[]] {
  const own = cellOf(key, column.code);
  if (isTyped) return [own];
  const typed = sheet.columns.shown.find((one) => one.isTyped && one.column.kind === "actual" && one.column.span === "period");
  const isShown = sheet.columnByCode.has(column.code);
  if (!typed) return [own];
  return isShown ? [cellOf(key, typed.column.code), own] : [cellOf(key, typed.column.code)];
}

/**
 * A cumulative or yearly figure above so many percent of the plan of the year; of a herd or a rate, that of the period. A slip of the
 * unit is told as such, once.
 *
 * ok: total 60. not ok: total 1.700 -> ENTRY_OVER_PLAN.
 *
 * @param typed  the cells of the line into which figures are typed
 * @problem ENTRY_OVER_PLAN
 * @rule O23
 */
export function checkPlan(reading: Reading, line: SheetLine, typed: readonly TypedCell[]): readonly EntryProblem[] {
  const { weight, percent } = reading.sheet.given.form.checks.plan;
  if (weight === "off" || line.row?.kind !== "figure") return [];
  const plan = findPlan(reading, line);
  if (!plan) return [];
  const slips = new Set(typed.flatMap((at) => (findUnitSlip(at) ? [at.cell] : [])));
  const told = new Set<CellId>();
  return listHeldToPlan(reading, line).flatMap((column) => {
    const cell = reading.read(line, column);
    if (!isFigured(cell) || compare(multiply(cell.value, HUNDRED), multiply(plan.value, percent)) <= 0) return [];
    const [first, ...rest] = listCells(reading, line, column);
    if (slips.has(first) || told.has(first)) return [];
    told.add(first);
    return [toProblem(weight, { code: "ENTRY_OVER_PLAN", value: cell.value, plan: plan.value, percent }, first, ...rest)];
  });
}
