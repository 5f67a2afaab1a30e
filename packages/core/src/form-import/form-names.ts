import { nameColumn } from "../form/column-name.ts";
import type { FormColumn, FormRow } from "../form/form.ts";
import { nameLine } from "../form/line-name.ts";
import type { SheetGiven } from "../form/sheet.ts";

/** What the lines and columns of a form are called for a period, and what else is known of it. */
export type FormNames = {
  readonly given: SheetGiven;
  readonly lineName: (row: FormRow) => string;
  readonly columnName: (column: FormColumn) => string;
};

export function nameForm(given: SheetGiven): FormNames {
  const { form, period } = given;
  return {
    given,
    lineName: (row) => nameLine(row, given),
    columnName: (column) => nameColumn(column, form.columns, period),
  };
}
