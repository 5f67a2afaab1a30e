import type { returnSheet } from "@kehoach/api/approval";
import type { ApiProblem } from "@kehoach/api/problem";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import type { SendingAct } from "@kehoach/core/submission/approval";
import { type ApprovalFacts, type Approver, decideReturn } from "@kehoach/core/submission/decide-approve";
import { decideAsk, decideDecline, decideReopen } from "@kehoach/core/submission/decide-reopen";
import type { ApprovalProblem } from "@kehoach/core/submission/submission";
import type { z } from "zod";
import { dayOf } from "../platform/clock.ts";
import type { Asking } from "../platform/http-endpoint.ts";
import { writeJournal } from "../platform/journal.ts";
import { loadApprovalFacts } from "./approval-facts.ts";
import { loadActing, refuseWith, whoIs } from "./approve.ts";
import { toApprover } from "./approvers.ts";
import type { SubmissionDeps } from "./deps.ts";
import { subjectOf } from "./find-sheet.ts";
import { mark, prepare } from "./prepare.ts";
import { insertAct } from "./store-act.ts";

/** Of each of these acts. */
type Body = z.output<typeof returnSheet.body>;
type Reply = z.output<typeof returnSheet.reply>;
type Decide = (
  facts: ApprovalFacts,
  approver: Approver,
  asked: Pick<Body, "sending" | "reason">,
) => Outcome<{ readonly state?: "returned"; readonly reason: string }, ApprovalProblem>;

/** What is done to a form that was sent, with a reason, and is decided by what became of its sending. */
function actWithReason(act: Exclude<SendingAct["act"], "approve">, decide: Decide) {
  return (deps: SubmissionDeps, { body, act: within, ...asker }: Asking<unknown, Body>): Promise<Outcome<Reply, ApiProblem>> =>
    within(async (tx, scope) => {
      const held = await prepare(tx, scope, body, "sent");
      if (!held.ok) return held;
      const { found, key, row, at } = held.value;
      const acting = await loadActing(tx, scope, found.authority, asker, dayOf(deps.clock()));
      const by = whoIs(acting.actor);
      const decided = decide(await loadApprovalFacts(tx, held.value), toApprover(by, acting.reaches, found), body);
      if (!decided.ok) return refuseWith(tx, scope, decided.problems, held.value, acting.language);
      if (row === undefined) return refuse({ code: "FORM_NOT_DUE", parameter: "period" });
      const { state, reason } = decided.value;
      await insertAct(tx, key, row.id, { act, n: row.sent, reason, by, at });
      if (state !== undefined) await mark(held.value, tx, { state }, by);
      await writeJournal(tx, {
        authorityId: key.authorityId,
        actor: by,
        act: `submission.${act}`,
        subject: subjectOf(found),
        change: { sending: row.sent, reason },
      });
      return accept({ state: state ?? row.state });
    });
}

/** Returns a form to be mended. @rule Y34 */
export const giveBack = actWithReason("return", decideReturn);
/** Opens an approved form for a correction. @rule Y35 */
export const reopen = actWithReason("reopen", decideReopen);
/** Declines to. @rule Y36 */
export const decline = actWithReason("decline", decideDecline);
/** Asks for it, for whoever sends the form. @rule Y36 */
export const ask = actWithReason("ask", (facts, _approver, asked) => decideAsk(facts, asked));
