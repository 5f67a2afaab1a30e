import type { FormRow } from "./form.ts";
import type { SheetGiven } from "./sheet.ts";

type Given = Pick<SheetGiven, "indicators" | "dimensions">;

function nameItems(row: FormRow & { readonly kind: "figure" }, { dimensions }: Given): string {
  return row.breakdown
    .map(({ dimension, item }) => {
      const items = dimensions.find(({ code }) => code === dimension)?.items;
      return items?.find(({ code }) => code === item)?.name ?? item;
    })
    .join(", ");
}

/** What a line is called on the form: its label, or else the items it is broken down by, or else its indicator. @rule O3 */
export function nameLine(row: FormRow, given: Given): string {
  if (row.kind !== "figure" || row.label !== undefined) return row.label ?? "";
  const items = nameItems(row, given);
  return items === "" ? (given.indicators.get(row.indicator)?.name ?? row.indicator) : items;
}

/** The same away from the form, where nothing stands above it: with its indicator. @rule O3 */
export function nameLineFully(row: FormRow, given: Given): string {
  const name = nameLine(row, given);
  if (row.kind !== "figure" || row.label !== undefined || row.breakdown.length === 0) return name;
  return `${given.indicators.get(row.indicator)?.name ?? row.indicator}, ${name}`;
}
