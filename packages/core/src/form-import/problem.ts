import type { CellAt, Stated } from "../annex/problem.ts";
import type { NumberTextProblem } from "../quantity/number-text.ts";

/** Why nothing of a file is taken. */
export type FileFault =
  | { readonly code: "FORM_FILE_OTHER_FORM"; readonly found: string; readonly wanted: string }
  | { readonly code: "FORM_FILE_OTHER_PLACE"; readonly found: string; readonly wanted: string }
  | { readonly code: "FORM_FILE_OTHER_PERIOD"; readonly found: string; readonly wanted: string }
  /** A template of another release of the program. */
  | { readonly code: "FORM_FILE_VERSION"; readonly found: string; readonly wanted: string }
  /** The form was changed since the template was made; one for each line or column. */
  | { readonly code: "FORM_FILE_LINE_GONE"; readonly label: string }
  | { readonly code: "FORM_FILE_LINE_NEW"; readonly label: string }
  | { readonly code: "FORM_FILE_LINE_UNIT"; readonly label: string; readonly found: string; readonly wanted: string }
  | { readonly code: "FORM_FILE_COLUMN_GONE"; readonly name: string }
  | { readonly code: "FORM_FILE_COLUMN_NEW"; readonly name: string }
  /** Two sheets are the template of this form. */
  | { readonly code: "FORM_FILE_SHEET_TWICE"; readonly other: string }
  | { readonly code: "FORM_FILE_NO_TABLE" }
  | { readonly code: "FORM_FILE_NO_LINES" }
  | { readonly code: "FORM_FILE_TOO_MANY_ROWS"; readonly limit: number; readonly found: number }
  | { readonly code: "FORM_FILE_TOO_MANY_COLUMNS"; readonly limit: number; readonly found: number };

/** What is said of the file as a whole, or of one of its columns; figures beside it are taken all the same. */
export type SheetFault =
  | { readonly code: "FORM_FILE_OTHER_REGIME"; readonly found: string; readonly wanted: string }
  | { readonly code: "FORM_FILE_TITLE_PERIOD"; readonly found: string; readonly wanted: string }
  | { readonly code: "FORM_FILE_TITLE_FORM"; readonly found: string; readonly wanted: string }
  | { readonly code: "FORM_FILE_HIDDEN_SHEET" }
  | { readonly code: "FORM_FILE_HIDDEN_ROWS"; readonly count: number }
  | { readonly code: "FORM_FILE_MACROS" }
  | { readonly code: "FORM_FILE_NO_COLUMN"; readonly wanted: string }
  | { readonly code: "FORM_FILE_COLUMN_TWICE"; readonly name: string; readonly first: string };

/** Why a line or a cell is not taken, or what is to be known of it. `found` as it is shown. */
export type LineFault =
  | { readonly code: "FORM_FILE_LINE_TWICE"; readonly label: string; readonly first: string }
  | { readonly code: "FORM_FILE_UNIT_OTHER"; readonly found: string; readonly wanted: string }
  | { readonly code: "FORM_FILE_UNIT_INEXACT"; readonly text: string; readonly found: string; readonly wanted: string }
  | { readonly code: "FORM_FILE_UNIT_CONVERTED"; readonly found: string; readonly wanted: string };

export type FigureFault =
  | { readonly code: "FORM_FILE_FORMULA_ERROR"; readonly found: string }
  | { readonly code: "FORM_FILE_UNCOMPUTED" }
  | { readonly code: "FORM_FILE_DATE"; readonly found: string }
  | { readonly code: "FORM_FILE_NOT_A_NUMBER"; readonly found: string }
  | { readonly code: "FORM_FILE_NUMBER"; readonly found: string; readonly problem: NumberTextProblem }
  /** It can be read with both marks, and every number of its column by itself. */
  | { readonly code: "FORM_FILE_AMBIGUOUS"; readonly found: string }
  /** "giảm 2": by how much it changed, not what it is. */
  | { readonly code: "FORM_FILE_CHANGE"; readonly found: string }
  | { readonly code: "FORM_FILE_RANGE"; readonly found: string }
  | { readonly code: "FORM_FILE_SHARED"; readonly found: string; readonly first: string }
  | { readonly code: "FORM_FILE_NOT_WHOLE"; readonly found: string; readonly unit: string }
  /** The cell holds more digits than it shows. */
  | { readonly code: "FORM_FILE_HIDDEN_DIGITS"; readonly found: string; readonly stored: string }
  | { readonly code: "FORM_FILE_WORDS_IN_NOTE"; readonly found: string }
  /** A cell that is not entered says something else than the form does. */
  | { readonly code: "FORM_FILE_DIFFERS"; readonly found: string; readonly own: string };

export type FormFileFault = FileFault | SheetFault | LineFault | FigureFault;

/** `refusal`: nothing of the file is taken. `error`: the cells it stands at are not taken. The others keep nothing back. */
export type FormFileLevel = "refusal" | "error" | "warning" | "note";

const LEVELS = {
  FORM_FILE_OTHER_FORM: "refusal",
  FORM_FILE_OTHER_PLACE: "refusal",
  FORM_FILE_OTHER_PERIOD: "refusal",
  FORM_FILE_VERSION: "refusal",
  FORM_FILE_LINE_GONE: "refusal",
  FORM_FILE_LINE_NEW: "refusal",
  FORM_FILE_LINE_UNIT: "refusal",
  FORM_FILE_COLUMN_GONE: "refusal",
  FORM_FILE_COLUMN_NEW: "refusal",
  FORM_FILE_SHEET_TWICE: "refusal",
  FORM_FILE_NO_TABLE: "refusal",
  FORM_FILE_NO_LINES: "refusal",
  FORM_FILE_TOO_MANY_ROWS: "refusal",
  FORM_FILE_TOO_MANY_COLUMNS: "refusal",
  FORM_FILE_OTHER_REGIME: "note",
  FORM_FILE_TITLE_PERIOD: "warning",
  FORM_FILE_TITLE_FORM: "warning",
  FORM_FILE_HIDDEN_SHEET: "note",
  FORM_FILE_HIDDEN_ROWS: "warning",
  FORM_FILE_MACROS: "note",
  FORM_FILE_NO_COLUMN: "error",
  FORM_FILE_COLUMN_TWICE: "error",
  FORM_FILE_LINE_TWICE: "error",
  FORM_FILE_UNIT_OTHER: "error",
  FORM_FILE_UNIT_INEXACT: "error",
  FORM_FILE_UNIT_CONVERTED: "note",
  FORM_FILE_FORMULA_ERROR: "error",
  FORM_FILE_UNCOMPUTED: "error",
  FORM_FILE_DATE: "error",
  FORM_FILE_NOT_A_NUMBER: "error",
  FORM_FILE_NUMBER: "error",
  FORM_FILE_AMBIGUOUS: "error",
  FORM_FILE_CHANGE: "error",
  FORM_FILE_RANGE: "error",
  FORM_FILE_SHARED: "error",
  FORM_FILE_NOT_WHOLE: "error",
  FORM_FILE_HIDDEN_DIGITS: "note",
  FORM_FILE_WORDS_IN_NOTE: "note",
  FORM_FILE_DIFFERS: "note",
} as const satisfies Readonly<Record<FormFileFault["code"], FormFileLevel>>;

/** Something about a file, and where: the sheet, and the cell if there is one. */
export type FormFileProblem = CellAt & { readonly level: FormFileLevel; readonly fault: FormFileFault };

export function toFileProblem({ sheet, cell }: CellAt, fault: FormFileFault): FormFileProblem {
  return { sheet, cell, level: LEVELS[fault.code], fault };
}

/** Things as they stand in a file, for a question: a few are enough. */
export type Examples = readonly Stated<string>[];
