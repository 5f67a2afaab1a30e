import type { At } from "../grid/selection.ts";
import type { Column, Line } from "./form-look.ts";

/** Where the cursor is, in words. */
export function selectionName(lines: readonly Line[], columns: readonly Column[], { row, column }: At): string {
  return [lines[row]?.fullLabel, columns[column]?.name].filter(Boolean).join(" · ");
}
