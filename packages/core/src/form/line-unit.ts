import type { Indicator } from "../indicator/indicator.ts";
import type { FormRow } from "./form.ts";

/** The unit a line is entered and shown in, by its code; undefined for a heading. */
export function unitCodeOf(
  row: FormRow,
  { indicators }: { readonly indicators: ReadonlyMap<string, Indicator> },
): string | undefined {
  if (row.kind === "heading") return undefined;
  return row.kind === "formula" ? row.unit : (row.unit ?? indicators.get(row.indicator)?.unit);
}
