import { accept, type Outcome, refuse } from "../outcome.ts";
import { type ExplanationActName, type ExplanationActs, type ExplanationProblem, isClosed, stateAfter } from "./explanation.ts";

/** Everything a decision about an explanation asks for. */
export type ExplanationFacts = {
  readonly acts: ExplanationActs;
  /** Who has to answer, see concerned.ts. */
  readonly concerned: readonly string[];
  /** Whoever asked may ask there no more: those who may stand in for him. */
  readonly isAskerGone: boolean;
};

/** Who acts. `mayAsk`: whether he may ask for explanations there, of this sector. */
export type ExplanationDoer = { readonly name: string; readonly mayAsk: boolean };

/** What is done to an explanation there is; asking for one is decided by decideAsk. */
export type ExplanationVerb = Exclude<ExplanationActName, "ask">;

type Decided = { readonly act: ExplanationVerb; readonly n: number; readonly text: string };

const VERBS = ["answer", "accept", "further", "withdraw"] as const satisfies readonly ExplanationVerb[];

/** Accepting says enough by itself. */
const NEEDS_TEXT: readonly ExplanationActName[] = ["ask", "answer", "further", "withdraw"];

function checkText(act: ExplanationActName, text: string): readonly ExplanationProblem[] {
  return NEEDS_TEXT.includes(act) && text.trim() === "" ? [{ code: "EXPLANATION_TEXT_MISSING", act }] : [];
}

/** An answer is awaited, or there is one; a question is taken back until it is closed. */
function checkState(verb: ExplanationVerb, { acts }: ExplanationFacts): readonly ExplanationProblem[] {
  const state = stateAfter((acts.at(-1) ?? acts[0]).act);
  const fits = verb === "answer" ? state === "open" : verb === "withdraw" ? !isClosed(state) : state === "answered";
  return fits ? [] : [{ code: "EXPLANATION_WRONG_STATE", state }];
}

/** Those concerned answer; nobody explains to himself. Whoever asked does the rest, or, when he may ask no more, whoever may. */
function checkDoer(
  verb: ExplanationVerb,
  { acts, concerned, isAskerGone }: ExplanationFacts,
  doer: ExplanationDoer,
): readonly ExplanationProblem[] {
  const { by } = acts[0];
  if (verb === "answer") {
    const people = concerned.filter((one) => one !== by);
    return people.includes(doer.name) ? [] : [{ code: "EXPLANATION_NOT_ASKED_OF_YOU", people }];
  }
  return doer.name === by || (isAskerGone && doer.mayAsk) ? [] : [{ code: "EXPLANATION_NOT_YOURS", by }];
}

/**
 * Whether somebody answers an explanation, accepts the answer, asks further or takes the question back. What somebody else did after it was
 * looked at is told first: nothing of his is answered unseen.
 *
 * @param asked  seen: number of the last act he saw
 * @problem EXPLANATION_CHANGED EXPLANATION_WRONG_STATE EXPLANATION_NOT_ASKED_OF_YOU EXPLANATION_NOT_YOURS EXPLANATION_TEXT_MISSING
 * @rule Y100 Y104 Y105 Y106
 */
export function decideAct(
  verb: ExplanationVerb,
  facts: ExplanationFacts,
  doer: ExplanationDoer,
  asked: { readonly seen: number; readonly text: string },
): Outcome<Decided, ExplanationProblem> {
  const last = facts.acts.at(-1) ?? facts.acts[0];
  if (last.n !== asked.seen) return refuse({ code: "EXPLANATION_CHANGED", act: last.act, by: last.by, at: last.at });
  const [first, ...rest] = [...checkState(verb, facts), ...checkDoer(verb, facts, doer), ...checkText(verb, asked.text)];
  return first ? refuse(first, ...rest) : accept({ act: verb, n: last.n + 1, text: asked.text.trim() });
}

/** What somebody may do to an explanation as it stands. @rule Y100 Y104 */
export function listVerbs(facts: ExplanationFacts, doer: ExplanationDoer): readonly ExplanationVerb[] {
  return VERBS.filter((verb) => checkState(verb, facts).length + checkDoer(verb, facts, doer).length === 0);
}

/**
 * Whether somebody asks for an explanation of a figure: of a sector he is appointed for, and not while one of the same figure is open.
 *
 * @param facts.sectors   of his appointments that reach the place
 * @param facts.openedBy  who asked, when there is one that is not closed
 * @problem EXPLANATION_SECTOR EXPLANATION_ASKED EXPLANATION_TEXT_MISSING
 * @rule Y101 X10
 */
export function decideAsk(
  facts: { readonly sector: string; readonly sectors: "all" | readonly string[]; readonly openedBy?: string },
  text: string,
): Outcome<{ readonly text: string }, ExplanationProblem> {
  const { sector, sectors, openedBy } = facts;
  const problems: ExplanationProblem[] = [];
  if (sectors !== "all" && !sectors.includes(sector)) problems.push({ code: "EXPLANATION_SECTOR", sector });
  if (openedBy !== undefined) problems.push({ code: "EXPLANATION_ASKED", by: openedBy });
  const [first, ...rest] = [...problems, ...checkText("ask", text)];
  return first ? refuse(first, ...rest) : accept({ text: text.trim() });
}
