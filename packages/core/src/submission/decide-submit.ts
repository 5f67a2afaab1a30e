import type { EntryProblem } from "../form/sheet.ts";
import { accept, type Outcome, refuse } from "../outcome.ts";
import type { IsoDate } from "../period/period.ts";
import type { Due } from "../regime/regime.ts";
import { isOpenState, type SubmissionState, type SubmitProblem } from "./submission.ts";

export type SubmitFacts = {
  readonly state: SubmissionState;
  /** How often it was sent before. */
  readonly sent: number;
  readonly due: Due;
  /** Of a form that was returned: whether what was returned came late. */
  readonly wasLate?: boolean;
  /** Everything wrong with it, by checkSheet. */
  readonly problems: readonly EntryProblem[];
  /** Reasons given, by the keys of problems. Those of problems that are no more say nothing. */
  readonly reasons: ReadonlyMap<string, string>;
};

/** A problem that is sent with its reason. */
export type Explained = { readonly problem: EntryProblem; readonly reason: string };

export type SubmitPlan = {
  readonly state: "submitted";
  /** Number of the sending, from 1. */
  readonly number: number;
  readonly isLate: boolean;
  readonly explained: readonly Explained[];
};

/**
 * Whether a form is sent, and as what. All reasons against it are told together.
 *
 * @param today  the day in Vietnam, given by the caller
 * @problem SUBMIT_WRONG_STATE SUBMIT_NOT_OPEN SUBMIT_CLOSED SUBMIT_BLOCKED SUBMIT_UNEXPLAINED
 * @rule    Y1 Y2 Y3 Y4 Y34
 */
export function decideSubmit(facts: SubmitFacts, today: IsoDate): Outcome<SubmitPlan, SubmitProblem> {
  const { state, due } = facts;
  const reasons: SubmitProblem[] = [];
  const explained: Explained[] = [];
  if (!isOpenState(state)) reasons.push({ code: "SUBMIT_WRONG_STATE", state });
  if (today < due.opens) reasons.push({ code: "SUBMIT_NOT_OPEN", opens: due.opens });
  if (state !== "returned" && due.closes !== undefined && today > due.closes)
    reasons.push({ code: "SUBMIT_CLOSED", closes: due.closes });
  for (const problem of facts.problems) {
    const reason = facts.reasons.get(problem.key)?.trim() ?? "";
    if (problem.weight === "block") reasons.push({ code: "SUBMIT_BLOCKED", problem });
    else if (problem.weight === "warn" && reason === "") reasons.push({ code: "SUBMIT_UNEXPLAINED", problem });
    else if (reason !== "") explained.push({ problem, reason });
  }
  const [first, ...rest] = reasons;
  if (first) return refuse(first, ...rest);
  // What was returned came when it came; mending it makes it no later.
  const isLate = state === "returned" ? facts.wasLate === true : today > due.deadline;
  return accept({ state: "submitted", number: facts.sent + 1, isLate, explained });
}
