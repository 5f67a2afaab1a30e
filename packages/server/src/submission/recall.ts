import type { ApiProblem } from "@kehoach/api/problem";
import type { recallSheet } from "@kehoach/api/submission";
import { accept, type Outcome } from "@kehoach/core/outcome";
import { decideRecall } from "@kehoach/core/submission/decide-recall";
import type { z } from "zod";
import { dayOf } from "../platform/clock.ts";
import type { Asking } from "../platform/http-endpoint.ts";
import { writeJournal } from "../platform/journal.ts";
import type { SubmissionDeps } from "./deps.ts";
import { subjectOf } from "./find-sheet.ts";
import { mark, prepare } from "./prepare.ts";
import { refuseForm } from "./say-problem.ts";
import { insertRecall } from "./store.ts";
import { listActs } from "./store-act.ts";

type Recalled = z.output<typeof recallSheet.reply>;

/** Takes a sent form back to be mended; what was sent stays as it was. @rule Y5 */
export function recall(
  deps: SubmissionDeps,
  { body, actor, act, language }: Asking<unknown, z.output<typeof recallSheet.body>>,
): Promise<Outcome<Recalled, ApiProblem>> {
  const today = dayOf(deps.clock());
  const who = `user:${actor.username}`;
  return act(async (tx, scope) => {
    const held = await prepare(tx, scope, body);
    if (!held.ok) return held;
    const { found, key, row, at } = held.value;
    const acts = row === undefined ? [] : await listActs(tx, key.authorityId, [row.id]);
    const facts = { state: row?.state ?? "draft", due: found.due, sending: row?.sent ?? 0, acts } as const;
    const decided = decideRecall(facts, body.reason, today);
    if (!decided.ok) return refuseForm(decided.problems, found, language);
    if (row === undefined) throw new Error("a form nobody has begun was recalled");
    const { state, reason } = decided.value;
    await insertRecall(tx, key, row.id, { n: row.sent, reason, actor: who, at });
    await mark(held.value, tx, { state }, who);
    await writeJournal(tx, {
      authorityId: key.authorityId,
      actor: who,
      act: "submission.recall",
      subject: subjectOf(found),
      change: { sending: row.sent, reason },
    });
    return accept({ state });
  });
}
