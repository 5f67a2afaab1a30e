import type { CellId, EntryProblem } from "../form/sheet.ts";
import type { IsoDate } from "../period/period.ts";
import type { ApprovalStep } from "../regime/regime.ts";

/**
 * How far a form of one place for one period has come. What is returned is typed into like a draft, and sent again; what is approved is
 * locked until it is opened again.
 */
export const SUBMISSION_STATES = ["draft", "submitted", "returned", "approved"] as const;
export type SubmissionState = (typeof SUBMISSION_STATES)[number];

/** Whether figures are typed into a form of this state. */
export function isOpenState(state: SubmissionState): boolean {
  return state === "draft" || state === "returned";
}

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
  /** Somebody has approved a step of it: it is for him to return it. */
  | { readonly code: "RECALL_APPROVAL_BEGUN"; readonly by: string }
  | { readonly code: "RECALL_REASON_MISSING" }
  | { readonly code: "SUBMIT_CLOSED"; readonly closes: IsoDate };

/** Why something about the approval of a form is not done. */
export type ApprovalProblem =
  | { readonly code: "APPROVAL_WRONG_STATE"; readonly state: SubmissionState }
  /** Another sending than the one that was looked at stands now; 0: none does. */
  | { readonly code: "APPROVAL_CHANGED"; readonly now: number }
  /** Who typed something into it or sent it does not approve it. */
  | { readonly code: "APPROVAL_OWN_WORK" }
  /** He has approved a step of this sending already. */
  | { readonly code: "APPROVAL_TWICE"; readonly step: ApprovalStep }
  /** The step that is next is not his; `sectors` are those that still wait, where it goes by them. */
  | { readonly code: "APPROVAL_NOT_YOURS"; readonly step: ApprovalStep; readonly sectors: readonly string[] }
  | { readonly code: "APPROVAL_REASON_MISSING" }
  /** Nobody asks for it to be opened again, or somebody does already. */
  | { readonly code: "APPROVAL_NOT_ASKED" }
  | { readonly code: "APPROVAL_ASKED"; readonly by: string };

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
