import { toProblem } from "../entry-problem.ts";
import type { EntryProblem } from "../sheet.ts";
import type { TypedCell } from "../typed-cell.ts";

/**
 * A required line is typed in every column that is typed, or said to have no figure.
 *
 * ok: area 120; area@year 1.200. not ok: area 120; area@year (blank) -> ENTRY_MISSING.
 *
 * @problem ENTRY_MISSING
 * @rule O20
 */
export function checkMissing({ row, cell, shown }: TypedCell): readonly EntryProblem[] {
  return row.required && shown.kind === "missing" ? [toProblem("block", { code: "ENTRY_MISSING" }, cell)] : [];
}
