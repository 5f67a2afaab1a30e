import { accept, type Outcome, refuse } from "../outcome.ts";
import type { IsoDate } from "../period/period.ts";
import type { Due } from "../regime/regime.ts";
import { listApprovals, type SendingAct, wasReturned } from "./approval.ts";
import type { RecallProblem, SubmissionState } from "./submission.ts";

export type RecallFacts = {
  readonly state: SubmissionState;
  readonly due: Due;
  /** Number of the last sending. */
  readonly sending: number;
  /** What became of its sendings. */
  readonly acts: readonly SendingAct[];
};

export type RecallPlan = { readonly state: "draft" | "returned"; readonly reason: string };

/**
 * Whether a form that was sent is taken back to be mended: with a reason, while it could still be sent again and nobody has approved
 * anything of it. What was sent stays as it was. What had been returned is so again, or the end of the regime would lock a form that
 * somebody wants mended.
 *
 * @param today  the day in Vietnam, given by the caller
 * @problem RECALL_WRONG_STATE RECALL_APPROVAL_BEGUN RECALL_REASON_MISSING SUBMIT_CLOSED
 * @rule    Y5
 */
export function decideRecall(
  { state, due, sending, acts }: RecallFacts,
  reason: string,
  today: IsoDate,
): Outcome<RecallPlan, RecallProblem> {
  const problems: RecallProblem[] = [];
  const [approval] = listApprovals(acts, sending);
  const back = wasReturned(acts) ? "returned" : "draft";
  if (state !== "submitted") problems.push({ code: "RECALL_WRONG_STATE", state });
  else if (approval) problems.push({ code: "RECALL_APPROVAL_BEGUN", by: approval.by });
  if (reason.trim() === "") problems.push({ code: "RECALL_REASON_MISSING" });
  if (back === "draft" && due.closes !== undefined && today > due.closes)
    problems.push({ code: "SUBMIT_CLOSED", closes: due.closes });
  const [first, ...rest] = problems;
  return first ? refuse(first, ...rest) : accept({ state: back, reason: reason.trim() });
}
