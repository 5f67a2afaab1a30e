import { nameColumn } from "@kehoach/core/form/column-name";
import type { FormColumn, FormRow } from "@kehoach/core/form/form";
import { nameLine, nameLineFully } from "@kehoach/core/form/line-name";
import type { OpenSheet } from "@kehoach/core/form/open-sheet";

/** A line as its form prints it. */
export type Line = {
  readonly row: FormRow;
  readonly mark: string;
  readonly label: string;
  /** What it is called where nothing stands above it. */
  readonly fullLabel: string;
  readonly unit: string;
};

/** A column as its form prints it; `group` is what stands above it and its neighbours. */
export type Column = {
  readonly column: FormColumn;
  readonly name: string;
  readonly group: ColumnGroup | undefined;
};
export type ColumnGroup = "plan" | "actual" | "compare";

/** The lines of a form, named. */
export function listNamedLines(sheet: OpenSheet): readonly Line[] {
  return sheet.given.form.rows.map((row) => ({
    row,
    mark: row.mark ?? "",
    label: nameLine(row, sheet.given),
    fullLabel: nameLineFully(row, sheet.given),
    unit: sheet.units.get(row.key)?.own.name ?? "",
  }));
}

const GROUP_OF = {
  plan: "plan",
  actual: "actual",
  percent: "compare",
  difference: "compare",
  note: undefined,
} as const satisfies Record<FormColumn["kind"], ColumnGroup | undefined>;

/** The columns of a form, named. A column that stands alone in its group has none above it. */
export function listNamedColumns({ given }: OpenSheet): readonly Column[] {
  const { columns } = given.form;
  const groups = columns.map(({ kind }) => GROUP_OF[kind]);
  return columns.map((column, at) => {
    const group = groups[at];
    const hasCompany = group !== undefined && (groups[at - 1] === group || groups[at + 1] === group);
    return { column, name: nameColumn(column, columns, given.period), group: hasCompany ? group : undefined };
  });
}

/** Columns side by side under one head. */
export type Head = { readonly group: ColumnGroup | undefined; readonly columns: readonly Column[] };

export function listHeads(columns: readonly Column[]): readonly Head[] {
  const heads: { group: ColumnGroup | undefined; columns: Column[] }[] = [];
  for (const column of columns) {
    const last = heads.at(-1);
    if (last !== undefined && column.group !== undefined && last.group === column.group) last.columns.push(column);
    else heads.push({ group: column.group, columns: [column] });
  }
  return heads;
}
