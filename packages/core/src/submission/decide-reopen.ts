import { accept, type Outcome, refuse } from "../outcome.ts";
import type { SendingAct } from "./approval.ts";
import { type ApprovalFacts, type Approver, checkStanding, isFor, readReason } from "./decide-approve.ts";
import type { ApprovalProblem } from "./submission.ts";

type Facts = Pick<ApprovalFacts, "state" | "sending" | "acts" | "steps">;
type Asked = { readonly sending: number; readonly reason: string };

/** The request to open an approved form again that nobody has answered. */
export function findRequest(acts: readonly SendingAct[], sending: number): (SendingAct & { readonly act: "ask" }) | undefined {
  const last = acts.findLast(({ act, n }) => act !== "approve" && n === sending);
  return last?.act === "ask" ? { ...last, act: "ask" } : undefined;
}

/** Whoever approves the last step for all sectors opens what was approved; where departments have the last word, whoever approves above. */
function checkMay({ steps }: Facts, { reaches }: Approver): ApprovalProblem | undefined {
  const step = steps.at(-1) === "own" ? "own" : "whole";
  const may = reaches.some((reach) => isFor(step, reach) && reach.sectors === undefined);
  return may ? undefined : { code: "APPROVAL_NOT_YOURS", step, sectors: [] };
}

/**
 * Whether an approved form is opened again for a correction, with a reason. Its values stay in force until the correction is approved.
 *
 * @problem APPROVAL_CHANGED APPROVAL_WRONG_STATE APPROVAL_NOT_YOURS APPROVAL_REASON_MISSING
 * @rule Y35
 */
export function decideReopen(
  facts: Facts,
  approver: Approver,
  asked: Asked,
): Outcome<{ readonly state: "returned"; readonly reason: string }, ApprovalProblem> {
  const problem = checkStanding(facts, asked.sending, "approved") ?? checkMay(facts, approver);
  if (problem) return refuse(problem);
  const read = readReason(asked.reason);
  return read.ok ? accept({ state: "returned", ...read.value }) : read;
}

/** Whether whoever sends a form asks for it to be opened again. @problem APPROVAL_CHANGED APPROVAL_WRONG_STATE APPROVAL_ASKED APPROVAL_REASON_MISSING @rule Y36 */
export function decideAsk(facts: Facts, asked: Asked): Outcome<{ readonly reason: string }, ApprovalProblem> {
  const problem = checkStanding(facts, asked.sending, "approved");
  if (problem) return refuse(problem);
  const before = findRequest(facts.acts, asked.sending);
  return before ? refuse({ code: "APPROVAL_ASKED", by: before.by }) : readReason(asked.reason);
}

/** Whether a request to open a form is declined, with a reason. @problem APPROVAL_CHANGED APPROVAL_WRONG_STATE APPROVAL_NOT_YOURS APPROVAL_NOT_ASKED APPROVAL_REASON_MISSING @rule Y36 */
export function decideDecline(
  facts: Facts,
  approver: Approver,
  asked: Asked,
): Outcome<{ readonly reason: string }, ApprovalProblem> {
  const problem = checkStanding(facts, asked.sending, "approved") ?? checkMay(facts, approver);
  if (problem) return refuse(problem);
  return findRequest(facts.acts, asked.sending) ? readReason(asked.reason) : refuse({ code: "APPROVAL_NOT_ASKED" });
}
