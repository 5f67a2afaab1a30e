import type { IsoDate } from "../period/period.ts";

/** What is done to an explanation, in the order in which it usually is. */
export const EXPLANATION_ACTS = ["ask", "answer", "further", "accept", "withdraw"] as const;
export type ExplanationActName = (typeof EXPLANATION_ACTS)[number];

/** How far an explanation has come: it waits for an answer, the answer waits for whoever asked, it was accepted, or taken back. */
export const EXPLANATION_STATES = ["open", "answered", "accepted", "withdrawn"] as const;
export type ExplanationState = (typeof EXPLANATION_STATES)[number];

/** One act; they are only ever added. */
export type ExplanationAct = {
  /** From 1, the question. */
  readonly n: number;
  readonly act: ExplanationActName;
  /** The question, the answer, what is still to be told, or why it is taken back; accepting may go without. */
  readonly text: string;
  /** Of a question: the day by which an answer is asked for. */
  readonly answerBy?: IsoDate;
  /** Of an answer: its evidence, by the numbers of the files. */
  readonly files: readonly string[];
  readonly by: string;
  readonly at: string;
};

/** Never empty: it begins with its question. */
export type ExplanationActs = readonly [ExplanationAct, ...ExplanationAct[]];

const STATE_AFTER = {
  ask: "open",
  further: "open",
  answer: "answered",
  accept: "accepted",
  withdraw: "withdrawn",
} as const satisfies Record<ExplanationActName, ExplanationState>;

/** The state that acts have come to. @rule Y100 */
export function stateAfter(act: ExplanationActName): ExplanationState {
  return STATE_AFTER[act];
}

/** Whether nothing more is done with it. @rule Y100 */
export function isClosed(state: ExplanationState): boolean {
  return state === "accepted" || state === "withdrawn";
}

/** Whether an answer was asked for by a day that is over. What is answered is not overdue any more. @rule Y103 */
export function isOverdue({ act, answerBy }: Pick<ExplanationAct, "act" | "answerBy">, today: IsoDate): boolean {
  return stateAfter(act) === "open" && answerBy !== undefined && answerBy < today;
}

/** Why something about an explanation is not done. */
export type ExplanationProblem =
  /** Somebody did something to it after it was looked at. */
  | { readonly code: "EXPLANATION_CHANGED"; readonly act: ExplanationActName; readonly by: string; readonly at: string }
  | { readonly code: "EXPLANATION_WRONG_STATE"; readonly state: ExplanationState }
  /** It is for others to answer; `people` are those. */
  | { readonly code: "EXPLANATION_NOT_ASKED_OF_YOU"; readonly people: readonly string[] }
  /** It is for whoever asked. */
  | { readonly code: "EXPLANATION_NOT_YOURS"; readonly by: string }
  | { readonly code: "EXPLANATION_TEXT_MISSING"; readonly act: ExplanationActName }
  /** Somebody has asked about this figure, and it is not closed. */
  | { readonly code: "EXPLANATION_ASKED"; readonly by: string }
  /** Whoever asks is appointed for other sectors. */
  | { readonly code: "EXPLANATION_SECTOR"; readonly sector: string };
