import { hash } from "../audit/fingerprint.ts";
import { isTypedColumn } from "../form/entered-cells.ts";
import type { FormColumn } from "../form/form.ts";
import { unitCodeOf } from "../form/line-unit.ts";
import type { SheetGiven } from "../form/sheet.ts";
import type { Period } from "../period/period.ts";

/** Of which form, place and period a file is. All are codes and text forms; `digest` marks the form as it was. */
export type FormIdentity = {
  readonly form: string;
  readonly digest: string;
  readonly regime: string;
  /** Text form of its key. */
  readonly place: string;
  readonly period: string;
};

/** Whether something is typed or written into a column of a form of a period. */
export function isFilled(column: FormColumn, period: Period): boolean {
  return column.kind === "note" || isTypedColumn(column, period);
}

/** The columns of a form that are filled in. */
export function listFilled({ form, period }: Pick<SheetGiven, "form" | "period">): readonly FormColumn[] {
  return form.columns.filter((column) => isFilled(column, period));
}

/**
 * The mark of a form: the same while its lines, their units and its columns are the same, whatever their words. A template of another
 * mark was made for another form, or for this one as it was.
 *
 * @rule Z3
 */
export function digestForm({ form, indicators, period }: Pick<SheetGiven, "form" | "indicators" | "period">): string {
  const rows = form.rows.map((row) => [row.key, row.kind, unitCodeOf(row, { indicators }) ?? ""]);
  const columns = form.columns.map((column) => [column.code, column.kind, isFilled(column, period)]);
  return hash(JSON.stringify([form.code, rows, columns]));
}
