import { ruled, type Sentence } from "./sentence.ts";
import type { SUBMISSION_STATUS } from "./submission-problem.ts";

/** English sentences of the refusals about submissions. */
export const SUBMISSION_PROBLEMS_EN = {
  FORM_NOT_DUE: {
    title: "This place does not owe this form for this period",
    detail: (p) =>
      `${p.found ?? "This period"} is none for which this place has to send the form under its regime. Open it from the page My work.`,
  },
  WORK_TOO_LONG: {
    title: "Too many forms in these days",
    detail: (p) => `More than ${p.found ?? ""} forms are due in these days. Choose fewer days.`,
  },
  SUBMIT_CHANGED: {
    title: "Somebody has just changed the form",
    detail: () => "Somebody changed the form after you looked at it. It was not sent. Look at the changed cells, then send it.",
  },
  SAVE_CELL_UNKNOWN: ruled("The form has no such cell"),
  SAVE_CELL_FIXED: ruled("Nothing is typed there"),
  SAVE_TWICE: ruled("One cell twice"),
  SAVE_TOO_LONG: ruled("The text is too long"),
  SAVE_SECTOR: ruled("This cell is of another sector"),
  SAVE_NOT_OPEN: ruled("Not open yet"),
  SAVE_CLOSED: ruled("No longer taken"),
  SAVE_WRONG_STATE: ruled("The form has been sent"),
  SUBMIT_WRONG_STATE: ruled("The form has been sent"),
  SUBMIT_NOT_OPEN: ruled("Not open yet"),
  SUBMIT_CLOSED: ruled("No longer taken"),
  SUBMIT_BLOCKED: ruled("Something in the form has to be put right"),
  SUBMIT_UNEXPLAINED: ruled("Something in the form needs a reason"),
  RECALL_WRONG_STATE: ruled("The form is not sent"),
  RECALL_REASON_MISSING: ruled("The reason is missing"),
} satisfies Record<keyof typeof SUBMISSION_STATUS, Sentence>;
