import { isAdditive } from "../../indicator/additivity.ts";
import { contains } from "../../period/period.ts";
import { compare, type Decimal } from "../../quantity/decimal.ts";
import { toProblem } from "../entry-problem.ts";
import { isFigured } from "../reading.ts";
import type { CellId, EntryProblem } from "../sheet.ts";
import { cellOf } from "../sheet.ts";
import type { SheetColumn } from "../sheet-column.ts";
import type { TypedCell } from "../typed-cell.ts";

/** What a figure that grows over the year can not be below: what was done up to the period before, in the period, and up to now. */
function listFloors({ reading, column }: TypedCell): readonly SheetColumn[] {
  const { shown, done, before } = reading.sheet.columns;
  const { period } = column;
  if (column.column.kind !== "actual" || period === undefined) return [];
  const isInside = (one: SheetColumn): boolean => one.period !== undefined && contains(period, one.period);
  if (column.column.span === "cumulative")
    return [before, ...shown.filter((one) => one.isTyped && one.column.kind === "actual" && one.column.span === "period")].filter(
      isInside,
    );
  if (column.column.span !== "year" && column.column.span !== "half") return [];
  const typed = shown.find((one) => one.isTyped && one.column.kind === "actual" && one.column.span === "cumulative");
  return [typed ?? done].filter(isInside);
}

/**
 * A cumulative figure below what was done before, or an estimate of the year below what is done. Lines that may be below zero may fall.
 *
 * ok: total 60; total@year 900. not ok: total 60; total@year 100 -> ENTRY_FALLS.
 *
 * @problem ENTRY_FALLS
 * @rule O24
 */
export function checkFalls(at: TypedCell): readonly EntryProblem[] {
  const { reading, line, row, indicator, column, cell, shown } = at;
  const { weight } = reading.sheet.given.form.checks.plan;
  if (weight === "off" || row.signed || !isFigured(shown) || !isAdditive(indicator, { kind: "time" })) return [];
  let highest: { readonly value: Decimal; readonly cells: readonly CellId[] } | undefined;
  for (const floor of listFloors(at)) {
    if (floor === column) continue;
    const base = reading.read(line, floor);
    if (!isFigured(base) || (highest && compare(base.value, highest.value) <= 0)) continue;
    highest = { value: base.value, cells: floor.isTyped ? [cellOf(line.key, floor.column.code)] : [] };
  }
  if (!highest || compare(shown.value, highest.value) >= 0) return [];
  return [toProblem(weight, { code: "ENTRY_FALLS", value: shown.value, before: highest.value }, cell, ...highest.cells)];
}
