import type { CellId, EntryProblem } from "../form/sheet.ts";
import type { IsoDate } from "../period/period.ts";

/** How far a form of one place for one period has come. A later part adds review, return, approval and locking. */
export const SUBMISSION_STATES = ["draft", "submitted"] as const;
export type SubmissionState = (typeof SUBMISSION_STATES)[number];

/** Why a form is not sent. */
export type SubmitProblem =
  | { readonly code: "SUBMIT_WRONG_STATE"; readonly state: SubmissionState }
  | { readonly code: "SUBMIT_NOT_OPEN"; readonly opens: IsoDate }
  | { readonly code: "SUBMIT_CLOSED"; readonly closes: IsoDate }
  /** Something in it stops it. */
  | { readonly code: "SUBMIT_BLOCKED"; readonly problem: EntryProblem }
  /** Something in it needs a reason that was not given. */
  | { readonly code: "SUBMIT_UNEXPLAINED"; readonly problem: EntryProblem };

export type RecallProblem =
  | { readonly code: "RECALL_WRONG_STATE"; readonly state: SubmissionState }
  | { readonly code: "RECALL_REASON_MISSING" }
  | { readonly code: "SUBMIT_CLOSED"; readonly closes: IsoDate };

/** Somebody changed a cell after it was read; nothing of his is overwritten. */
export type CellConflict = { readonly cell: CellId; readonly by: string; readonly at: string };

/** Why nothing of a save is written. */
export type SaveProblem =
  | { readonly code: "SAVE_WRONG_STATE"; readonly state: SubmissionState }
  | { readonly code: "SAVE_NOT_OPEN"; readonly opens: IsoDate }
  | { readonly code: "SAVE_CLOSED"; readonly closes: IsoDate }
  /** The form has no such cell. */
  | { readonly code: "SAVE_CELL_UNKNOWN"; readonly cell: CellId }
  /** Nothing is typed there: it is computed or known. */
  | { readonly code: "SAVE_CELL_FIXED"; readonly cell: CellId }
  /** The writer enters other sectors. */
  | { readonly code: "SAVE_SECTOR"; readonly cell: CellId; readonly sector: string }
  | { readonly code: "SAVE_TWICE"; readonly cell: CellId }
  | { readonly code: "SAVE_TOO_LONG"; readonly cell: CellId; readonly limit: number };
