import type { ApprovalStep } from "../regime/regime.ts";
import type { ApprovalProblem } from "../submission/submission.ts";
import { submissionStatesEn } from "./form-en.ts";

export const approvalStepsEn = {
  own: "the approver at the place that reports",
  sectors: "line departments, each its sectors",
  whole: "the authority, the whole form",
} as const satisfies Record<ApprovalStep, string>;

/** The same in English. */
export function sayApprovalProblemEn(problem: ApprovalProblem, nameOf: (code: string) => string): string {
  switch (problem.code) {
    case "APPROVAL_WRONG_STATE":
      return `The form is ${submissionStatesEn[problem.state]} and no longer waits for this. Load the page again.`;
    case "APPROVAL_CHANGED":
      return problem.now === 0
        ? "The form was taken back, returned or opened again to be mended. Wait until it is sent again."
        : `The form was sent again: sending ${problem.now} stands now. Look at it first.`;
    case "APPROVAL_OWN_WORK":
      return "You have typed something into this form or sent it, so somebody else must approve it.";
    case "APPROVAL_TWICE":
      return `You have approved this sending already, in the step of ${approvalStepsEn[problem.step]}; somebody else approves this step.`;
    case "APPROVAL_NOT_YOURS": {
      const sectors = problem.step === "whole" ? "" : problem.sectors.map(nameOf).join(", ");
      const waiting = sectors === "" ? "" : ` (waiting: ${sectors})`;
      return `This belongs to the step of ${approvalStepsEn[problem.step]}${waiting}; it is not yours. Wait until that step is done, or tell whoever does it.`;
    }
    case "APPROVAL_REASON_MISSING":
      return "A reason is needed, so that whoever gets it knows what to do.";
    case "APPROVAL_NOT_ASKED":
      return "Nobody asks for this form to be opened any more: somebody has answered, or it is open. Load the page again.";
    case "APPROVAL_ASKED":
      return `${nameOf(problem.by)} has asked for this form to be opened; wait for the answer.`;
  }
}
