import { isSamePeriod } from "../indicator/cell.ts";
import type { Period } from "../period/period.ts";
import { periodOf } from "./column-period.ts";
import type { FigureRow, Form, FormColumn } from "./form.ts";
import { type CellId, cellOf } from "./sheet.ts";

type TypedColumn = FormColumn & { readonly kind: "actual" };

/** Whether figures are typed into a column of a form of a period: not where it has no days, as the half of nine months. @rule O1 */
export function isTypedColumn(column: FormColumn, period: Period): column is TypedColumn {
  return column.kind === "actual" && column.entered && periodOf(column, period) !== undefined;
}

/** A cell into which figures are typed. */
export type EnteredCell = { readonly cell: CellId; readonly row: FigureRow; readonly column: TypedColumn };

function list({ rows, columns }: Form, period: Period): readonly EnteredCell[] {
  const typed = columns.filter((column) => isTypedColumn(column, period));
  return rows.flatMap((row) =>
    row.kind === "figure" && row.entered ? typed.map((column) => ({ cell: cellOf(row.key, column.code), row, column })) : [],
  );
}

/** What was listed last of a form: at a deadline every place sends the same form of the same period, and each is asked of several times. */
const lately = new WeakMap<Form, { readonly period: Period; readonly cells: readonly EnteredCell[] }>();

/** The cells of a form of a period into which figures are typed, line by line. @rule O5 */
export function listEnteredCells(form: Form, period: Period): readonly EnteredCell[] {
  const known = lately.get(form);
  if (known !== undefined && isSamePeriod(known.period, period)) return known.cells;
  const cells = list(form, period);
  lately.set(form, { period, cells });
  return cells;
}
