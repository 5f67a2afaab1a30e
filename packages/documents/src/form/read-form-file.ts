import { isHeaderWord } from "@kehoach/core/annex/header";
import type { FileProblem } from "@kehoach/core/audit/file-problem";
import type { FormImport } from "@kehoach/core/form-import/form-import";
import type { FormFileProblem } from "@kehoach/core/form-import/problem";
import type { Answers } from "@kehoach/core/form-import/question";
import { type FormFile, type FormFileGiven, takeFormFile } from "@kehoach/core/form-import/take-form-file";
import { accept, type Outcome } from "@kehoach/core/outcome";
import { toGrid } from "../annex/to-grids.ts";
import { readTables, type SaidEncoding } from "../import/read-tables.ts";
import { openZip } from "../reading/open-zip.ts";
import { type ReadLimits, runCapped } from "../reading/run-capped.ts";
import { toFormGrids } from "./to-form-grids.ts";

/** A form has some thousands of cells; a workbook of a million is read within these, and its bounds are told. */
export const FORM_FILE_LIMITS: ReadLimits = { seconds: 60, megabytes: 1_024, young: 24 };

export type SentFile = {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** What somebody said when he was asked. */
  readonly encoding?: SaidEncoding;
};

/** Whether a workbook holds a program; it is not looked at. */
function findMacros(bytes: Uint8Array): boolean {
  const zip = openZip(bytes);
  return zip.ok && zip.value.entries.some(({ name }) => /(?:^|\/)vbaProject\.bin$/iu.test(name));
}

/**
 * The sheets of a filled-in form as plain tables: a workbook (.xlsx, .xlsm without its macros, .xls) or comma-separated values.
 *
 * @problem every FileProblem of workbooks and of texts
 * @rule Z4
 */
export async function readFormFile({ name, bytes, encoding }: SentFile): Promise<Outcome<FormFile, FileProblem>> {
  const reader = { fromWorkbook: toFormGrids, fromValues: toGrid, isProof: isHeaderWord };
  const grids = await readTables(name, bytes, reader, encoding);
  return grids.ok ? accept({ grids: grids.value, hasMacros: findMacros(bytes) }) : grids;
}

/** Everything a file is laid over a submission with. All of it is plain data. */
export type FormFileTask = { readonly file: SentFile; readonly given: FormFileGiven; readonly answers: Answers };

/** A file read and laid over a submission. @problem every FileProblem, and those of takeFormFile @rule Z4 */
export async function importForm({
  file,
  given,
  answers,
}: FormFileTask): Promise<Outcome<FormImport, FileProblem | FormFileProblem>> {
  const read = await readFormFile(file);
  return read.ok ? takeFormFile(read.value, given, answers) : read;
}

/**
 * `importForm` in a thread of its own. The bytes of the file are moved there: the caller's are gone.
 *
 * @problem FILE_TIMEOUT FILE_MEMORY, and every problem of importForm
 * @rule Z4
 */
export function importFormCapped(
  { file, given, answers }: FormFileTask,
  limits: ReadLimits = FORM_FILE_LIMITS,
): Promise<Outcome<FormImport, FileProblem | FormFileProblem>> {
  return runCapped(new URL("./form-worker.ts", import.meta.url), { ...file, given, answers }, limits);
}
