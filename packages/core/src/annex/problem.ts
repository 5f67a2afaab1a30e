import type { NumberTextProblem } from "../quantity/number-text.ts";

/** Where something stands: the sheet and the cell, "B7"; "" where it has none. */
export type CellAt = { readonly sheet: string; readonly cell: string };

/** A thing read off the paper and where it stands. */
export type Stated<T> = { readonly value: T; readonly at: CellAt };

/** What is wrong with the table as a whole, or with its columns. */
export type TableFault =
  | { readonly code: "ANNEX_NO_TABLE" }
  | { readonly code: "ANNEX_NO_ROWS" }
  | { readonly code: "ANNEX_TOO_MANY_ROWS"; readonly limit: number; readonly found: number }
  | { readonly code: "ANNEX_TOO_MANY_COLUMNS"; readonly limit: number; readonly found: number }
  | { readonly code: "ANNEX_HIDDEN_SHEET" }
  | { readonly code: "ANNEX_HIDDEN_ROWS"; readonly count: number }
  | { readonly code: "ANNEX_HIDDEN_COLUMN"; readonly header: string }
  /** Left out, and yet it holds figures. */
  | { readonly code: "ANNEX_COLUMN_IGNORED"; readonly header: string; readonly count: number }
  | { readonly code: "ANNEX_NO_NAME_COLUMN" }
  | { readonly code: "ANNEX_NO_FIGURE_COLUMN" }
  /** Two columns play one part. */
  | { readonly code: "ANNEX_COLUMN_TWICE"; readonly header: string; readonly other: string; readonly first: string }
  | { readonly code: "ANNEX_COLUMN_PERIOD"; readonly header: string }
  /** Its place does not exist at the end of its period. */
  | { readonly code: "ANNEX_COLUMN_PLACE"; readonly header: string; readonly place: string; readonly period: string }
  /** A mapping of another table: what stands where something else was mapped. */
  | { readonly code: "ANNEX_OTHER_SHAPE"; readonly header: string; readonly expected: string };

/** What is wrong with a cell of a row. `found` as printed. */
export type CellFault =
  | { readonly code: "ANNEX_FORMULA_ERROR"; readonly found: string }
  | { readonly code: "ANNEX_UNCOMPUTED" }
  | { readonly code: "ANNEX_DATE"; readonly found: string }
  /** Both decimal marks in one file: which one it is, nobody but a person knows. Examples are printed numbers with their cells. */
  | { readonly code: "ANNEX_MARKS_MIXED"; readonly vi: readonly Stated<string>[]; readonly en: readonly Stated<string>[] }
  /** "1,234": a thousand and more, or one and a bit. */
  | { readonly code: "ANNEX_MARKS_UNSURE"; readonly examples: readonly Stated<string>[] }
  | { readonly code: "ANNEX_MARKS_EN"; readonly examples: readonly Stated<string>[] }
  | { readonly code: "ANNEX_NUMBER_AMBIGUOUS"; readonly found: string }
  | { readonly code: "ANNEX_NOT_A_NUMBER"; readonly found: string }
  | { readonly code: "ANNEX_NUMBER"; readonly problem: NumberTextProblem }
  /** "giảm 2": by how much it is to change, not what it is to be. */
  | { readonly code: "ANNEX_CHANGE"; readonly found: string }
  | { readonly code: "ANNEX_RANGE"; readonly found: string; readonly low: string; readonly high: string }
  /** The cell holds more digits than the paper prints. */
  | { readonly code: "ANNEX_HIDDEN_DIGITS"; readonly found: string; readonly stored: string }
  | { readonly code: "ANNEX_ZERO_AS_DASH"; readonly found: string }
  | { readonly code: "ANNEX_QUALIFIER_IN_NOTE"; readonly found: string }
  | { readonly code: "ANNEX_FIGURE_SHARED"; readonly found: string; readonly first: string }
  | { readonly code: "ANNEX_NO_NAME"; readonly found: string }
  | { readonly code: "ANNEX_NO_UNIT"; readonly name: string }
  | { readonly code: "ANNEX_UNIT_NEW"; readonly found: string; readonly near: readonly string[] }
  | { readonly code: "ANNEX_UNIT_IN_CELL"; readonly found: string; readonly unit: string };

/** What is wrong between a row and what is known. */
export type MatchFault =
  | { readonly code: "ANNEX_CLAIMED_TWICE"; readonly name: string; readonly indicator: string; readonly first: CellAt }
  | { readonly code: "ANNEX_UNIT_CLASH"; readonly found: string; readonly indicator: string; readonly own: string }
  | { readonly code: "ANNEX_NOT_WHOLE"; readonly found: string; readonly unit: string }
  | { readonly code: "ANNEX_INEXACT"; readonly found: string; readonly unit: string; readonly own: string }
  | { readonly code: "ANNEX_FACT_TWICE"; readonly name: string; readonly period: string; readonly first: CellAt }
  | { readonly code: "ANNEX_NO_CHOICE"; readonly name: string }
  | { readonly code: "ANNEX_CODE_TAKEN"; readonly found: string; readonly name: string }
  | { readonly code: "ANNEX_CODE_MALFORMED"; readonly found: string };

/** What the figures of the annex say against each other. Figures are printed in Vietnamese notation. */
export type CheckFault =
  | {
      readonly code: "ANNEX_PARTS_ABOVE" | "ANNEX_PARTS_BELOW";
      readonly name: string;
      readonly whole: string;
      readonly parts: string;
      readonly off: string;
      readonly count: number;
    }
  | {
      readonly code: "ANNEX_PLACES_SUM" | "ANNEX_PERIODS_SUM";
      readonly name: string;
      readonly whole: string;
      readonly parts: string;
      readonly off: string;
    }
  | {
      readonly code: "ANNEX_COMPARISON";
      readonly name: string;
      readonly printed: string;
      readonly computed: string;
      readonly formula: string;
    }
  /** A figure about 100, 1.000 or 1.000.000 times another of its row. */
  | {
      readonly code: "ANNEX_JUMP";
      readonly name: string;
      readonly found: string;
      readonly other: string;
      readonly otherAt: CellAt;
      readonly times: string;
    }
  | { readonly code: "ANNEX_ROW_TWICE"; readonly name: string; readonly first: CellAt };

export type AnnexFault = TableFault | CellFault | MatchFault | CheckFault;

/** error: nothing of it can be taken; question: a person has to say; warning: likely a slip; note: what was taken for granted. */
export type AnnexLevel = "error" | "question" | "warning" | "note";

export type AnnexProblem = CellAt & { readonly level: AnnexLevel; readonly fault: AnnexFault };

const LEVELS = {
  ANNEX_NO_TABLE: "error",
  ANNEX_NO_ROWS: "error",
  ANNEX_TOO_MANY_ROWS: "error",
  ANNEX_TOO_MANY_COLUMNS: "error",
  ANNEX_HIDDEN_SHEET: "note",
  ANNEX_HIDDEN_ROWS: "warning",
  ANNEX_HIDDEN_COLUMN: "note",
  ANNEX_COLUMN_IGNORED: "warning",
  ANNEX_NO_NAME_COLUMN: "error",
  ANNEX_NO_FIGURE_COLUMN: "error",
  ANNEX_COLUMN_TWICE: "error",
  ANNEX_COLUMN_PERIOD: "question",
  ANNEX_COLUMN_PLACE: "question",
  ANNEX_OTHER_SHAPE: "error",
  ANNEX_FORMULA_ERROR: "error",
  ANNEX_UNCOMPUTED: "error",
  ANNEX_DATE: "error",
  ANNEX_MARKS_MIXED: "question",
  ANNEX_MARKS_UNSURE: "question",
  ANNEX_MARKS_EN: "note",
  ANNEX_NUMBER_AMBIGUOUS: "question",
  ANNEX_NOT_A_NUMBER: "error",
  ANNEX_NUMBER: "error",
  ANNEX_CHANGE: "question",
  ANNEX_RANGE: "question",
  ANNEX_HIDDEN_DIGITS: "note",
  ANNEX_ZERO_AS_DASH: "note",
  ANNEX_QUALIFIER_IN_NOTE: "note",
  ANNEX_FIGURE_SHARED: "question",
  ANNEX_NO_NAME: "error",
  ANNEX_NO_UNIT: "error",
  ANNEX_UNIT_NEW: "warning",
  ANNEX_UNIT_IN_CELL: "error",
  ANNEX_CLAIMED_TWICE: "error",
  ANNEX_UNIT_CLASH: "error",
  ANNEX_NOT_WHOLE: "error",
  ANNEX_INEXACT: "error",
  ANNEX_FACT_TWICE: "error",
  ANNEX_NO_CHOICE: "question",
  ANNEX_CODE_TAKEN: "error",
  ANNEX_CODE_MALFORMED: "error",
  ANNEX_PARTS_ABOVE: "warning",
  ANNEX_PARTS_BELOW: "warning",
  ANNEX_PLACES_SUM: "warning",
  ANNEX_PERIODS_SUM: "warning",
  ANNEX_COMPARISON: "warning",
  ANNEX_JUMP: "warning",
  ANNEX_ROW_TWICE: "warning",
} as const satisfies Readonly<Record<AnnexFault["code"], AnnexLevel>>;

/** The problem of a fault at a place; how bad it is follows from what it is. */
export function toProblem({ sheet, cell }: CellAt, fault: AnnexFault): AnnexProblem {
  return { level: LEVELS[fault.code], sheet, cell, fault };
}
