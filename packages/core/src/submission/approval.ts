import type { Form } from "../form/form.ts";
import { sectorOf } from "../indicator/sector.ts";
import type { ApprovalStep } from "../regime/regime.ts";
import { isOpenState, type SubmissionState } from "./submission.ts";

/**
 * What became of a sending. Of an approval `sectors` are those it covers, all when left out; everything else has a reason. `ask` is of
 * whoever sent it, to have an approved form opened again; `decline` leaves it as it is.
 */
export type SendingAct = {
  /** The sending. */
  readonly n: number;
  readonly by: string;
  readonly at: string;
} & (
  | { readonly act: "approve"; readonly step: ApprovalStep; readonly sectors?: readonly string[] }
  | { readonly act: "return" | "reopen" | "ask" | "decline"; readonly reason: string }
);
export type Approval = SendingAct & { readonly act: "approve" };

/** How far the approval of a sending has come. No `next`: every step is done, or nothing waits for approval. */
export type ApprovalStanding = {
  readonly done: readonly ApprovalStep[];
  readonly next?: ApprovalStep;
  /** Sectors of the form that the next step still lacks; all of them where nobody has begun it. */
  readonly waiting: readonly string[];
};

/** What is approved: a sending of a form, by the steps that its regime has now. */
export type ApprovedThing = {
  readonly steps: readonly ApprovalStep[];
  /** Sectors of the form, by listFormSectors. */
  readonly sectors: readonly string[];
  /** Number of the sending. */
  readonly sending: number;
};

/** The sectors of the lines of a form that are entered: what departments approve. In the order of the form. */
export function listFormSectors(form: Form): readonly string[] {
  return [...new Set(form.rows.flatMap((row) => (row.kind === "figure" && row.entered ? [sectorOf(row.indicator)] : [])))];
}

/**
 * Which steps the approvals of a sending make up, in their order: one is done when what was approved of it covers every sector of the
 * form. Steps are as the regime has them now, so that one taken out is not waited for, and one put in is.
 *
 * @param acts  of the submission; those of other sendings say nothing
 * @rule Y30 Y31
 */
export function followSteps({ steps, sectors, sending }: ApprovedThing, acts: readonly SendingAct[]): ApprovalStanding {
  const done: ApprovalStep[] = [];
  for (const step of steps) {
    const given = listApprovals(acts, sending).filter((one) => one.step === step);
    const waiting = given.some((one) => one.sectors === undefined)
      ? []
      : sectors.filter((sector) => !given.some((one) => one.sectors?.includes(sector)));
    if (given.length === 0 || waiting.length > 0) return { done, next: step, waiting };
    done.push(step);
  }
  return { done, waiting: [] };
}

/**
 * How far the approval of a form has come. What was returned, taken back or opened again waits for nobody, and nothing of it counts; what
 * is approved is not asked about again. What was sent always waits for a step: where the regime dropped the only one that lacked, the
 * last one is asked for once more, since only an approval locks a form.
 *
 * @rule Y30 Y31 Y34 C11
 */
export function findApprovalStanding(
  { state, ...thing }: ApprovedThing & { readonly state: SubmissionState },
  acts: readonly SendingAct[],
): ApprovalStanding {
  if (isOpenState(state)) return { done: [], waiting: [] };
  if (state === "approved") {
    const given = new Set(listApprovals(acts, thing.sending).map(({ step }) => step));
    return { done: thing.steps.filter((step) => given.has(step)), waiting: [] };
  }
  const reached = followSteps(thing, acts);
  if (reached.next !== undefined) return reached;
  return { done: reached.done.slice(0, -1), next: thing.steps.at(-1) ?? "whole", waiting: thing.sectors };
}

/** Whether a form was once returned or opened again: then it may be mended whatever the day. @rule Y5 Y34 */
export function wasReturned(acts: readonly SendingAct[]): boolean {
  return acts.some(({ act }) => act === "return" || act === "reopen");
}

/** Approvals of one sending, in the order in which they were given. */
export function listApprovals(acts: readonly SendingAct[], sending: number): readonly Approval[] {
  return acts.filter((act): act is Approval => act.act === "approve" && act.n === sending);
}
