import type { ApprovalProblem, RecallProblem, SaveProblem, SubmitProblem } from "@kehoach/core/submission/submission";

/** Refusals of the rules of submissions; what there is to say of each stands in core/words. */
const RULED = {
  SAVE_CELL_UNKNOWN: 422,
  SAVE_CELL_FIXED: 422,
  SAVE_TWICE: 422,
  SAVE_TOO_LONG: 422,
  SAVE_SECTOR: 403,
  SAVE_NOT_OPEN: 409,
  SAVE_CLOSED: 409,
  SAVE_WRONG_STATE: 409,
  SUBMIT_WRONG_STATE: 409,
  SUBMIT_NOT_OPEN: 409,
  SUBMIT_CLOSED: 409,
  SUBMIT_BLOCKED: 422,
  SUBMIT_UNEXPLAINED: 422,
  RECALL_WRONG_STATE: 409,
  RECALL_APPROVAL_BEGUN: 409,
  APPROVAL_WRONG_STATE: 409,
  APPROVAL_CHANGED: 409,
  APPROVAL_OWN_WORK: 403,
  APPROVAL_TWICE: 403,
  APPROVAL_NOT_YOURS: 403,
  APPROVAL_REASON_MISSING: 422,
  APPROVAL_NOT_ASKED: 409,
  APPROVAL_ASKED: 409,
  RECALL_REASON_MISSING: 422,
} as const satisfies Record<(SaveProblem | SubmitProblem | RecallProblem | ApprovalProblem)["code"], number>;

/** Why something about a submission is not shown, saved or sent, with its HTTP status. */
export const SUBMISSION_STATUS = {
  /** This place does not owe this form for this period. */
  FORM_NOT_DUE: 404,
  /** More forms are due in these days than one answer holds. */
  WORK_TOO_LONG: 422,
  /** Somebody changed it after the sender looked. */
  SUBMIT_CHANGED: 409,
  /** A letter to whoever is overdue: there is nobody. */
  CHASE_NOBODY: 409,
  /** It would ask for what is owed by a day that is over. */
  CHASE_BY_PAST: 422,
  ...RULED,
} as const;
