import type { Grid } from "@kehoach/core/annex/grid";
import { isHeaderWord } from "@kehoach/core/annex/header";
import type { FileProblem } from "@kehoach/core/audit/file-problem";
import type { Outcome } from "@kehoach/core/outcome";
import { readTables, type SaidEncoding } from "../import/read-tables.ts";
import { type ReadLimits, runCapped } from "../reading/run-capped.ts";
import { toGrid, toGrids } from "./to-grids.ts";

/** An annex has some hundreds of rows; a workbook of a million cells is read within these, and its bounds are told. */
export const ANNEX_LIMITS: ReadLimits = { seconds: 60, megabytes: 1_024 };

export type AnnexFile = {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** What somebody said when he was asked. */
  readonly encoding?: SaidEncoding;
};

/**
 * The sheets of an annex as plain grids: a workbook (.xlsx, .xlsm without its macros, .xls) or comma-separated values.
 *
 * @problem every FileProblem of workbooks and of texts
 * @rule M28
 */
export function readAnnex({ name, bytes, encoding }: AnnexFile): Promise<Outcome<readonly Grid[], FileProblem>> {
  return readTables(name, bytes, { fromWorkbook: toGrids, fromValues: toGrid, isProof: isHeaderWord }, encoding);
}

/**
 * `readAnnex` in a thread of its own. The bytes are moved there: the caller's are gone.
 *
 * @problem FILE_TIMEOUT FILE_MEMORY, and every problem of readAnnex
 * @rule M28
 */
export function readAnnexCapped(
  file: AnnexFile,
  limits: ReadLimits = ANNEX_LIMITS,
): Promise<Outcome<readonly Grid[], FileProblem>> {
  return runCapped(new URL("./annex-worker.ts", import.meta.url), { ...file }, limits);
}
