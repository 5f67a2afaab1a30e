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
  CHASE_NOBODY: {
    title: "Nobody is overdue",
    detail: (p) =>
      `Of ${p.found ?? "this period"} nobody is overdue, so there is no letter to write. Whoever still has time is reminded by a message.`,
  },
  CHASE_BY_PAST: {
    title: "The day is over",
    detail: (p) => `Nothing can be asked for by ${p.found ?? ""}, which is over. Choose today or a later day.`,
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
  RECALL_APPROVAL_BEGUN: ruled("Somebody has approved it"),
  APPROVAL_WRONG_STATE: ruled("The form is no longer at this step"),
  APPROVAL_CHANGED: ruled("The form has changed"),
  APPROVAL_OWN_WORK: ruled("Nobody approves his own work"),
  APPROVAL_TWICE: ruled("You have approved a step of this form"),
  APPROVAL_NOT_YOURS: ruled("Somebody else approves this step"),
  APPROVAL_REASON_MISSING: ruled("No reason given"),
  APPROVAL_NOT_ASKED: ruled("Nobody asks for it to be opened"),
  APPROVAL_ASKED: ruled("It is asked for already"),
  RECALL_WRONG_STATE: ruled("The form is not sent"),
  RECALL_REASON_MISSING: ruled("The reason is missing"),
} satisfies Record<keyof typeof SUBMISSION_STATUS, Sentence>;
