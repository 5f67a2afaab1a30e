import { accept, type Outcome, refuse } from "../outcome.ts";
import type { ApprovalStep } from "../regime/regime.ts";
import { type ApprovedThing, findApprovalStanding, followSteps, listApprovals, type SendingAct } from "./approval.ts";
import { type ApprovalProblem, isOpenState, type SubmissionState } from "./submission.ts";

/** One appointment by which somebody approves a form: at the place that reports, above it, or, of the topmost place, both. */
export type ApproverReach = {
  readonly isOwn: boolean;
  readonly isAbove: boolean;
  /** Left out: all. */
  readonly sectors?: readonly string[];
};

/** Of the last sending. */
export type ApprovalFacts = ApprovedThing & {
  readonly state: SubmissionState;
  readonly acts: readonly SendingAct[];
  /** Who typed something into it, and who sent it. */
  readonly involved: ReadonlySet<string>;
};

export type Approver = { readonly name: string; readonly reaches: readonly ApproverReach[] };

export type ApprovePlan = {
  readonly step: ApprovalStep;
  /** What the approval covers; left out: all. */
  readonly sectors?: readonly string[];
  /** Every step is done by it: the figures become values, and the form is locked. */
  readonly isLast: boolean;
};

/**
 * The sectors of a step somebody may approve by his appointments; "all" without a limit, none where he may not.
 * The whole is approved by whoever is appointed above for all sectors; what departments approve, each for his own.
 */
function coverOf(step: ApprovalStep, { reaches }: Approver): "all" | readonly string[] {
  const fitting = reaches.filter((reach) => isFor(step, reach));
  // Whoever approves the whole does not stand in for departments: he would have had his turn.
  if (step !== "sectors" && fitting.some(({ sectors }) => sectors === undefined)) return "all";
  return step === "whole" ? [] : [...new Set(fitting.flatMap(({ sectors = [] }) => sectors))];
}

/** Whether a sending is the one that was looked at, and stands where it is to be decided on. @problem APPROVAL_CHANGED APPROVAL_WRONG_STATE */
export function checkStanding(
  { state, sending }: Pick<ApprovalFacts, "state" | "sending">,
  asked: number,
  wanted: "submitted" | "approved",
): ApprovalProblem | undefined {
  if (sending !== asked) return { code: "APPROVAL_CHANGED", now: isOpenState(state) ? 0 : sending };
  return state === wanted ? undefined : { code: "APPROVAL_WRONG_STATE", state };
}

/** The reason of what is not an approval. @problem APPROVAL_REASON_MISSING */
export function readReason(reason: string): Outcome<{ readonly reason: string }, ApprovalProblem> {
  return reason.trim() === "" ? refuse({ code: "APPROVAL_REASON_MISSING" }) : accept({ reason: reason.trim() });
}

/** Whether an appointment reaches a place for a step: at the place itself, or above it. */
export function isFor(step: ApprovalStep, { isOwn, isAbove }: ApproverReach): boolean {
  return step === "own" ? isOwn : isAbove;
}

/** The next step as far as it is somebody's: what of the sectors that wait he covers. @problem APPROVAL_NOT_YOURS @rule Y31 */
function findOwnStep(facts: ApprovalFacts, approver: Approver): Outcome<Omit<ApprovePlan, "isLast">, ApprovalProblem> {
  const { next, waiting } = findApprovalStanding(facts, facts.acts);
  if (next === undefined) throw new Error("a form that was sent waits for no step");
  const cover = coverOf(next, approver);
  if (cover === "all") return accept({ step: next });
  const own = waiting.filter((sector) => cover.includes(sector));
  return own.length > 0
    ? accept({ step: next, sectors: own })
    : refuse({ code: "APPROVAL_NOT_YOURS", step: next, sectors: waiting });
}

/**
 * Whether somebody approves the next step of a sending. Whoever had a hand in it does not, and nobody approves two steps.
 *
 * @param asked  number of the sending he looked at
 * @problem APPROVAL_CHANGED APPROVAL_WRONG_STATE APPROVAL_NOT_YOURS APPROVAL_OWN_WORK APPROVAL_TWICE
 * @rule Y31 Y32 Y33
 */
export function decideApprove(facts: ApprovalFacts, approver: Approver, asked: number): Outcome<ApprovePlan, ApprovalProblem> {
  const stale = checkStanding(facts, asked, "submitted");
  if (stale) return refuse(stale);
  const found = findOwnStep(facts, approver);
  if (!found.ok) return found;
  if (facts.involved.has(approver.name)) return refuse({ code: "APPROVAL_OWN_WORK" });
  const { step, sectors } = found.value;
  const earlier = listApprovals(facts.acts, facts.sending).find((one) => one.by === approver.name && one.step !== step);
  if (earlier) return refuse({ code: "APPROVAL_TWICE", step: earlier.step });
  const given: SendingAct = {
    act: "approve",
    n: asked,
    by: approver.name,
    at: "",
    step,
    ...(sectors === undefined ? {} : { sectors }),
  };
  const { next } = followSteps(facts, [...facts.acts, given]);
  return accept({ ...found.value, isLast: next === undefined });
}

/**
 * Whether somebody returns a sending to be mended: whoever approves its next step, with a reason. What was approved of it counts no more.
 *
 * @problem APPROVAL_CHANGED APPROVAL_WRONG_STATE APPROVAL_NOT_YOURS APPROVAL_REASON_MISSING
 * @rule Y34
 */
export function decideReturn(
  facts: ApprovalFacts,
  approver: Approver,
  asked: { readonly sending: number; readonly reason: string },
): Outcome<{ readonly state: "returned"; readonly reason: string }, ApprovalProblem> {
  const stale = checkStanding(facts, asked.sending, "submitted");
  if (stale) return refuse(stale);
  const found = findOwnStep(facts, approver);
  if (!found.ok) return found;
  const read = readReason(asked.reason);
  return read.ok ? accept({ state: "returned", ...read.value }) : read;
}
