import { listEnteredCells } from "../form/entered-cells.ts";
import type { Form } from "../form/form.ts";
import type { Entries } from "../form/sheet.ts";
import type { Period } from "../period/period.ts";

/** How many cells of a form of a period must say something. @rule Y10 */
export function countWanted(form: Form, period: Period): number {
  return listEnteredCells(form, period).filter(({ row }) => row.required).length;
}

/** How many of them do: by a figure, whatever it is, or by a reason why there is none. @rule Y10 */
export function countFilled(form: Form, period: Period, entries: Entries): number {
  return listEnteredCells(form, period).filter(({ row, cell }) => {
    const entry = entries.get(cell);
    return row.required && entry !== undefined && (entry.text.trim() !== "" || (entry.none ?? "").trim() !== "");
  }).length;
}
