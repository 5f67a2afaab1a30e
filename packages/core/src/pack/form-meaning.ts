import type { Form, FormColumn, FormRow } from "../form/form.ts";
import type { Regime } from "../regime/regime.ts";

/** What means something else than before: a line by its unit of entry, a column by the days it speaks of or by what it holds. */
export type ChangedPart = { readonly part: "row" | "column"; readonly key: string; readonly at: number };

function unitOf(row: FormRow): string | undefined {
  return row.kind === "figure" ? (row.unit ?? "") : undefined;
}

/** What is typed into a column means: its kind, and of actuals the days and the status. */
function meaningOf(column: FormColumn): string {
  if (column.kind !== "actual") return column.kind;
  return [column.kind, column.span, column.back ?? "", column.status].join(" ");
}

function isTyped(column: FormColumn): boolean {
  return column.kind === "note" || (column.kind === "actual" && column.entered);
}

/**
 * The lines and columns that stay on a form and mean something else than before: whatever was typed into them would be read otherwise.
 * What is added, removed, moved, named otherwise or asked for more or less strictly changes no meaning.
 *
 * @rule K67
 */
export function listChangedParts(before: Form, after: Form): readonly ChangedPart[] {
  const rows = new Map(before.rows.map((row) => [row.key, row]));
  const columns = new Map(before.columns.map((column) => [column.code, column]));
  return [
    ...after.rows.flatMap((row, at): readonly ChangedPart[] => {
      const old = rows.get(row.key);
      return old && unitOf(old) !== unitOf(row) ? [{ part: "row", key: row.key, at }] : [];
    }),
    ...after.columns.flatMap((column, at): readonly ChangedPart[] => {
      const old = columns.get(column.code);
      return old && isTyped(old) && meaningOf(old) !== meaningOf(column) ? [{ part: "column", key: column.code, at }] : [];
    }),
  ];
}

/** What a regime whose forms somebody has begun keeps: which form, for which periods of which calendar. @rule K68 */
export function listKeptKeys(before: Regime, after: Regime): readonly ("form" | "periods" | "calendar")[] {
  return (["form", "periods", "calendar"] as const).filter((key) => before[key] !== after[key]);
}
