import type { Language } from "@kehoach/api/figure-json";
import type { ApiProblem } from "@kehoach/api/problem";
import { decideAct } from "@kehoach/core/explanation/decide";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import type { SignedIn } from "../platform/doer.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import type { ExplanationDeps } from "./deps.ts";
import { holdExplanation, subjectOf } from "./go-on.ts";
import { refuseExplanation } from "./say-problem.ts";

type Opened = {
  readonly authorityId: bigint;
  readonly explanationId: bigint;
  readonly placeId: bigint;
  readonly subject: string;
};
type Ask = {
  readonly authority?: string | undefined;
  readonly explanation: string;
  readonly actor: SignedIn;
  readonly language: Language;
};

/** Whether somebody may send evidence up for an explanation now: who may answer it. @rule Y104 Y108 */
export async function openForFile(
  deps: ExplanationDeps,
  tx: Tx,
  scope: Scope,
  { authority, explanation, actor, language }: Ask,
): Promise<Outcome<Opened, ApiProblem>> {
  const held = await holdExplanation(deps, tx, scope, { authority, id: explanation, actor });
  if (!held.ok) return held;
  const { authorityId, book, row, acts, facts, doer } = held.value;
  const last = acts.at(-1) ?? acts[0];
  // The words come with the answer.
  const decided = decideAct("answer", facts, doer, { seen: last.n, text: "-" });
  if (!decided.ok) return refuseExplanation(tx, scope, decided.problems, book, language);
  return accept({ authorityId, explanationId: row.id, placeId: row.placeId, subject: subjectOf(row) });
}

/** Whether a file may be taken away from an explanation: one that goes with no answer. @problem ATTACHMENT_UNKNOWN @rule Y108 */
export async function reopenForFile(
  deps: ExplanationDeps,
  tx: Tx,
  scope: Scope,
  { authority, explanation, file, actor }: Omit<Ask, "language"> & { readonly file: string },
): Promise<Outcome<Opened, ApiProblem>> {
  const held = await holdExplanation(deps, tx, scope, { authority, id: explanation, actor });
  if (!held.ok) return held;
  const { authorityId, row, acts } = held.value;
  if (acts.some(({ files }) => files.includes(file))) return refuse({ code: "ATTACHMENT_UNKNOWN", parameter: "id", found: file });
  return accept({ authorityId, explanationId: row.id, placeId: row.placeId, subject: subjectOf(row) });
}
