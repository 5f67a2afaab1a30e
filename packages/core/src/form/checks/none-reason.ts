import { toProblem } from "../entry-problem.ts";
import type { EntryProblem } from "../sheet.ts";
import type { TypedCell } from "../typed-cell.ts";

/**
 * Who says that there is no figure says why.
 *
 * ok: area none "chưa đến vụ". not ok: area none "" -> ENTRY_NONE_REASON.
 *
 * @problem ENTRY_NONE_REASON
 * @rule O20
 */
export function checkNoneReason({ cell, shown }: TypedCell): readonly EntryProblem[] {
  return shown.kind === "none" && shown.reason === undefined ? [toProblem("block", { code: "ENTRY_NONE_REASON" }, cell)] : [];
}
