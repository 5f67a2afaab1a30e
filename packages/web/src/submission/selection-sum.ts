import type { OpenSheet } from "@kehoach/core/form/open-sheet";
import { isFigured } from "@kehoach/core/form/reading";
import type { SheetCell } from "@kehoach/core/form/sheet";
import { type Decimal, divide, sum } from "@kehoach/core/quantity/decimal";
import type { Range } from "../grid/selection.ts";

/** What a selection of cells comes to. Figures of different units, and percents, are counted and not added. */
export type SelectionSum = {
  readonly count: number;
  readonly total?: { readonly sum: Decimal; readonly average: Decimal; readonly unit: string };
};

/** More digits of an average than of its figures. */
const MORE = 2;

export function sumSelection(
  sheet: OpenSheet,
  cells: ReadonlyMap<string, readonly SheetCell[]>,
  { top, left, bottom, right }: Range,
): SelectionSum {
  const units = new Set<string>();
  const values: Decimal[] = [];
  for (const { key } of sheet.given.form.rows.slice(top, bottom + 1)) {
    for (let at = left; at <= right; at += 1) {
      const cell = cells.get(key)?.[at];
      if (cell === undefined || !isFigured(cell)) continue;
      values.push(cell.value);
      const kind = sheet.columns.shown[at]?.column.kind;
      units.add(kind === "percent" ? "%" : (sheet.units.get(key)?.own.name ?? ""));
    }
  }
  const [unit, ...others] = units;
  if (values.length < 2 || unit === undefined || unit === "%" || others.length > 0) return { count: values.length };
  const total = sum(values);
  const average = divide(total, { units: BigInt(values.length), scale: 0 }, total.scale + MORE);
  return average === undefined ? { count: values.length } : { count: values.length, total: { sum: total, average, unit } };
}
