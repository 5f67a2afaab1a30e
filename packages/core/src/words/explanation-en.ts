import type { ExplanationActName, ExplanationProblem, ExplanationState } from "../explanation/explanation.ts";

export const explanationStatesEn = {
  open: "waiting for an answer",
  answered: "answered, to be looked at",
  accepted: "accepted",
  withdrawn: "taken back",
} as const satisfies Record<ExplanationState, string>;

/** What somebody did, after his name. */
export const explanationDeedsEn = {
  ask: "asked for an explanation",
  answer: "answered",
  further: "asked further",
  accept: "accepted the answer",
  withdraw: "took the question back",
} as const satisfies Record<ExplanationActName, string>;

const MISSING = {
  ask: "Write the question, so that whoever answers knows what is asked.",
  answer: "Write the answer; files go with it as evidence only.",
  further: "Write what is still to be explained.",
  accept: "Write a remark.",
  withdraw: "Write why it is taken back, for whoever is preparing an answer.",
} as const satisfies Record<ExplanationActName, string>;

/** The same in English. */
export function sayExplanationProblemEn(
  problem: ExplanationProblem,
  nameOf: (code: string) => string,
  showAt: (at: string) => string,
): string {
  switch (problem.code) {
    case "EXPLANATION_CHANGED":
      return `${nameOf(problem.by)} ${explanationDeedsEn[problem.act]} at ${showAt(problem.at)}. What you wrote was not kept and still stands here; look at what is new, then send it again if needed.`;
    case "EXPLANATION_WRONG_STATE":
      return `This one is ${explanationStatesEn[problem.state]} and no longer waits for this. Load the page again.`;
    case "EXPLANATION_NOT_ASKED_OF_YOU":
      return problem.people.length === 0
        ? "Nobody at this place but whoever asked is appointed to answer; the administrator has to appoint somebody else."
        : `This is for ${problem.people.map(nameOf).join(", ")} to answer. Hand on to them what you know.`;
    case "EXPLANATION_NOT_YOURS":
      return `This is for ${nameOf(problem.by)}, who asked. Tell them.`;
    case "EXPLANATION_TEXT_MISSING":
      return MISSING[problem.act];
    case "EXPLANATION_ASKED":
      return `${nameOf(problem.by)} has asked about this figure, and it is not closed. See the page Explanations; wait there, or ask further.`;
    case "EXPLANATION_SECTOR":
      return `This indicator is of the sector ${nameOf(problem.sector)}, which you are not appointed for. Have somebody of that sector ask, or ask the administrator to appoint you for it.`;
  }
}
