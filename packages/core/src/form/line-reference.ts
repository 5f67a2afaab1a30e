import type { FormulaReference } from "../formula/formula.ts";
import { parseBreakdown, showBreakdown } from "../indicator/breakdown.ts";
import type { Breakdown } from "../indicator/indicator.ts";

/** The key of the line of a figure: "crop.area", "crop.area|season=spring". Equal figures have equal keys. */
export function showLineKey(indicator: string, breakdown: Breakdown): string {
  return breakdown.length === 0 ? indicator : `${indicator}|${showBreakdown(breakdown)}`;
}

/** A line of a form, and the column if one is named. */
export type LineReference = { readonly row: string; readonly column?: string };

/**
 * What a reference of a formula over a form means: "[crop.area]" a line, "[crop.area|season=spring@plan]" a line in a column.
 *
 * @example toLineReference({ name: "crop.area", breakdown: "season=spring@plan" }) // row "crop.area|season=spring", column "plan"
 */
export function toLineReference({ name, breakdown }: Pick<FormulaReference, "name" | "breakdown">): LineReference {
  const [last, before] = breakdown === "" ? [name, ""] : [breakdown, `${name}|`];
  const at = last.lastIndexOf("@");
  const [body, column] = at < 0 ? [last, undefined] : [last.slice(0, at).trim(), last.slice(at + 1).trim()];
  const items = before === "" ? undefined : parseBreakdown(body);
  const row = items?.ok ? showLineKey(name, items.value) : `${before}${body}`;
  return column === undefined ? { row } : { row, column };
}
