import type { FormColumn } from "@kehoach/core/form/form";

/** "1", "2", "5=4/1": how a column is called under its header, and what it is computed from. */
export function numberColumn(columns: readonly FormColumn[], column: FormColumn, index: number): string {
  if (column.kind !== "percent" && column.kind !== "difference") return `${index + 1}`;
  const [of, to] = [column.of, column.to].map((code) => columns.findIndex((one) => one.code === code) + 1);
  return of && to ? `${index + 1}=${of}${column.kind === "percent" ? "/" : "-"}${to}` : `${index + 1}`;
}
