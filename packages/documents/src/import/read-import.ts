import type { FileProblem } from "@kehoach/core/audit/file-problem";
import { type Column, IMPORT_COLUMNS, type ImportKind, type PlaceField, type UserField } from "@kehoach/core/import/columns";
import type { TableProblem } from "@kehoach/core/import/problem";
import type { TypedTable } from "@kehoach/core/import/read-rows";
import { readTable } from "@kehoach/core/import/read-table";
import type { Outcome } from "@kehoach/core/outcome";
import { type ReadLimits, runCapped } from "../reading/run-capped.ts";
import { readSheets } from "./read-sheets.ts";
import type { SaidEncoding } from "./read-tables.ts";

/** A workbook of a million cells is read, and refused for its rows, within these. */
export const IMPORT_LIMITS: ReadLimits = { seconds: 60, megabytes: 1_024 };

export type ImportFile = {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** What somebody said when he was asked. */
  readonly encoding?: SaidEncoding;
};
/** The fields of each kind. */
export type FieldOf = { readonly places: PlaceField; readonly users: UserField };

/** The table of a file as it was typed. @problem every FileProblem and TableProblem */
export async function readImport<Kind extends ImportKind>(
  kind: Kind,
  { name, bytes, encoding }: ImportFile,
): Promise<Outcome<TypedTable<FieldOf[Kind]>, FileProblem | TableProblem>> {
  const sheets = await readSheets(name, bytes, encoding);
  if (!sheets.ok) return sheets;
  // Columns and fields of one kind go together.
  const columns = IMPORT_COLUMNS[kind] as readonly Column<FieldOf[Kind]>[];
  return readTable(kind, columns, sheets.value);
}

/**
 * `readImport` in a thread of its own. The bytes are moved there: the caller's are gone.
 *
 * @problem FILE_TIMEOUT FILE_MEMORY, and every problem of readImport
 * @rule E1
 */
export function readImportCapped<Kind extends ImportKind>(
  kind: Kind,
  file: ImportFile,
  limits: ReadLimits = IMPORT_LIMITS,
): Promise<Outcome<TypedTable<FieldOf[Kind]>, FileProblem | TableProblem>> {
  return runCapped(new URL("./import-worker.ts", import.meta.url), { kind, ...file }, limits);
}
