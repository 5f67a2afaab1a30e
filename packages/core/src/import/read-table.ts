import type { Outcome } from "../outcome.ts";
import type { Column, ImportKind } from "./columns.ts";
import { findHeading } from "./find-heading.ts";
import type { TableProblem } from "./problem.ts";
import { readRows, type TypedTable } from "./read-rows.ts";
import type { Sheet } from "./sheet.ts";

/**
 * The table of a kind among the sheets of a file, with its entries as they were typed.
 *
 * @problem every TableProblem
 * @rule E2 E3 E4
 */
export function readTable<Field extends string>(
  kind: ImportKind,
  columns: readonly Column<Field>[],
  sheets: readonly Sheet[],
): Outcome<TypedTable<Field>, TableProblem> {
  const heading = findHeading(kind, columns, sheets);
  return heading.ok ? readRows(heading.value) : heading;
}
