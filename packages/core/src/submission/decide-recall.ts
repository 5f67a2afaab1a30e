import { accept, type Outcome, refuse } from "../outcome.ts";
import type { IsoDate } from "../period/period.ts";
import type { Due } from "../regime/regime.ts";
import type { RecallProblem, SubmissionState } from "./submission.ts";

export type RecallPlan = { readonly state: "draft"; readonly reason: string };

/**
 * Whether a form that was sent is taken back to be mended: with a reason, while it could still be sent again. What was sent stays as it
 * was.
 *
 * @param today  the day in Vietnam, given by the caller
 * @problem RECALL_WRONG_STATE RECALL_REASON_MISSING SUBMIT_CLOSED
 * @rule    Y5
 */
export function decideRecall(
  { state, due }: { readonly state: SubmissionState; readonly due: Due },
  reason: string,
  today: IsoDate,
): Outcome<RecallPlan, RecallProblem> {
  const problems: RecallProblem[] = [];
  if (state !== "submitted") problems.push({ code: "RECALL_WRONG_STATE", state });
  if (reason.trim() === "") problems.push({ code: "RECALL_REASON_MISSING" });
  if (due.closes !== undefined && today > due.closes) problems.push({ code: "SUBMIT_CLOSED", closes: due.closes });
  const [first, ...rest] = problems;
  return first ? refuse(first, ...rest) : accept({ state: "draft", reason: reason.trim() });
}
