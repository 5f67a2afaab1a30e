import type { answerExplanation } from "@kehoach/api/explanation";
import type { ApiProblem } from "@kehoach/api/problem";
import type { Book } from "@kehoach/core/analysis/book";
import { decideAct, type ExplanationFacts, type ExplanationVerb } from "@kehoach/core/explanation/decide";
import { type ExplanationActs, stateAfter } from "@kehoach/core/explanation/explanation";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { addDayCount, toDaysOff } from "@kehoach/core/regime/due-day";
import type { z } from "zod";
import { findOwnAuthority } from "../access/read.ts";
import { listExplanationFiles } from "../attachment/read.ts";
import { loadBook } from "../book/read.ts";
import { dayOf } from "../platform/clock.ts";
import type { SignedIn } from "../platform/doer.ts";
import type { Asking } from "../platform/http-endpoint.ts";
import { writeJournal } from "../platform/journal.ts";
import type { Scope } from "../platform/scope.ts";
import { lockName, readNow, type Tx } from "../platform/transaction.ts";
import type { ExplanationDeps } from "./deps.ts";
import { loadFacts } from "./people.ts";
import { refuseExplanation } from "./say-problem.ts";
import { type ExplanationRow, insertAct, listRows, loadActs } from "./store.ts";

/** What every act on an explanation sends; an answer with files, asking further with days. */
type Body = {
  readonly authority?: string | undefined;
  readonly seen: number;
  readonly text: string;
  readonly files?: readonly string[];
  readonly days?: number | undefined;
};
type Done = z.output<typeof answerExplanation.reply>;
type Going = Asking<{ readonly id: string }, Body>;

/** An explanation held to the end of the transaction, with who somebody is to it. */
export type HeldExplanation = {
  readonly authorityId: bigint;
  readonly book: Book;
  readonly row: ExplanationRow;
  readonly acts: ExplanationActs;
  readonly facts: ExplanationFacts;
  readonly doer: { readonly name: string; readonly mayAsk: boolean };
  readonly today: string;
};

/** How the journal calls an explanation. */
export function subjectOf({ indicator, placeCode, placeFrom, period }: ExplanationRow): string {
  return `${indicator} ${placeCode}@${placeFrom} ${period}`;
}

/** @problem AUTHORITY_UNKNOWN AUTHORITY_NEEDED EXPLANATION_UNKNOWN  there is none, or none that the actor sees @rule Y106 Y109 */
export async function holdExplanation(
  { clock }: ExplanationDeps,
  tx: Tx,
  scope: Scope,
  ask: { readonly authority?: string | undefined; readonly id: string; readonly actor: SignedIn },
): Promise<Outcome<HeldExplanation, ApiProblem>> {
  const authority = await findOwnAuthority(tx, scope, ask.authority);
  if (!authority.ok) return authority;
  const { id: authorityId, code } = authority.value;
  await lockName(tx, `explanation ${authorityId} ${ask.id}`);
  const [row] = await listRows(tx, authorityId, { id: ask.id }, 1);
  const acts = row && (await loadActs(tx, authorityId, [row.id])).get(row.id);
  if (row === undefined || acts === undefined) return refuse({ code: "EXPLANATION_UNKNOWN", parameter: "id", found: ask.id });
  const today = dayOf(clock());
  const book = await loadBook(tx, scope, { authority: code, facts: false });
  const of = { placeId: row.placeId, indicator: row.indicator, acts };
  const known = await loadFacts(tx, scope, authority.value, of, { actor: ask.actor, today });
  return accept({ authorityId, book, row, acts, ...known, today });
}

/** Files that go with an answer are of this explanation, sent up by whoever answers, and go with no earlier one. @rule Y108 */
async function checkFiles(tx: Tx, scope: Scope, held: HeldExplanation, files: readonly string[]): Promise<readonly ApiProblem[]> {
  if (files.length === 0) return [];
  const there = await listExplanationFiles(tx, scope, held.authorityId, held.row.id);
  const sent = new Set(held.acts.flatMap((act) => act.files));
  const own = new Set(there.filter(({ id, addedBy }) => addedBy === held.doer.name && !sent.has(id)).map(({ id }) => id));
  return files
    .filter((id, at) => !own.has(id) || files.indexOf(id) !== at)
    .map((found) => ({ code: "ATTACHMENT_UNKNOWN", parameter: "files", found }));
}

/** What is done to an explanation there is: only ever added to what was done before. */
function goOn(verb: ExplanationVerb) {
  return (deps: ExplanationDeps, { params, body, actor, language, act }: Going): Promise<Outcome<Done, ApiProblem>> =>
    act(async (tx, scope) => {
      const held = await holdExplanation(deps, tx, scope, { authority: body.authority, id: params.id, actor });
      if (!held.ok) return held;
      const { authorityId, book, row, facts, doer, today } = held.value;
      const decided = decideAct(verb, facts, doer, body);
      if (!decided.ok) return refuseExplanation(tx, scope, decided.problems, book, language);
      const files = body.files ?? [];
      const [first, ...rest] = await checkFiles(tx, scope, held.value, files);
      if (first) return refuse(first, ...rest);
      const { n, text } = decided.value;
      const due =
        body.days === undefined
          ? {}
          : { answerBy: addDayCount(today, { days: body.days, of: "working" }, toDaysOff(book.holidays)) };
      const of = { authorityId, id: row.id, placeId: row.placeId };
      await insertAct(tx, of, { n, act: verb, text, files, by: doer.name, at: await readNow(tx), ...due });
      await writeJournal(tx, {
        authorityId,
        actor: doer.name,
        act: `explanation.${verb}`,
        subject: subjectOf(row),
        change: { explanation: String(row.id), n, text, ...(files.length === 0 ? {} : { files: [...files] }), ...due },
      });
      return accept({ id: params.id, n, state: stateAfter(verb) });
    });
}

/** @rule Y104 Y105 Y106 Y108 L1 */
export const answer = goOn("answer");
/** @rule Y104 Y106 L1 */
export const acceptAnswer = goOn("accept");
/** @rule Y103 Y104 Y105 Y106 L1 */
export const askFurther = goOn("further");
/** @rule Y104 Y105 Y106 L1 */
export const withdraw = goOn("withdraw");
