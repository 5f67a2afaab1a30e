import type { FileProblem } from "@kehoach/core/audit/file-problem";
import { findField, IMPORT_COLUMNS } from "@kehoach/core/import/columns";
import type { Sheet } from "@kehoach/core/import/sheet";
import type { Outcome } from "@kehoach/core/outcome";
import { readTables, type SaidEncoding } from "./read-tables.ts";
import { toSheets } from "./to-sheets.ts";

/** A heading of a list that is imported. */
function isHeading(title: string): boolean {
  return findField(IMPORT_COLUMNS.places, title) !== undefined || findField(IMPORT_COLUMNS.users, title) !== undefined;
}

/**
 * The tables of a file that is to be imported as a list.
 *
 * @param said  the encoding somebody chose when asked
 * @problem every FileProblem of workbooks and of texts
 * @rule E1
 */
export function readSheets(
  name: string,
  bytes: Uint8Array,
  said?: SaidEncoding,
): Promise<Outcome<readonly Sheet[], FileProblem>> {
  return readTables(name, bytes, { fromWorkbook: toSheets, fromValues: (sheet) => sheet, isProof: isHeading }, said);
}
