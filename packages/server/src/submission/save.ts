import type { ApiProblem } from "@kehoach/api/problem";
import type { saveSheet } from "@kehoach/api/submission";
import { accept, type Outcome } from "@kehoach/core/outcome";
import { countFilled } from "@kehoach/core/submission/count-filled";
import type { z } from "zod";
import { loadNames } from "../account/read.ts";
import { dayOf } from "../platform/clock.ts";
import type { Asking } from "../platform/http-endpoint.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import type { SubmissionDeps } from "./deps.ts";
import { applyEdits, decideEdits, toSaved } from "./edits.ts";
import { mark, prepare } from "./prepare.ts";
import { toCellJson, toReasonJson } from "./read.ts";
import { loadSectors } from "./rights.ts";
import { refuseForm } from "./say-problem.ts";
import { insertVersions, toEntries } from "./store.ts";

type Body = z.output<typeof saveSheet.body>;
type Saved = z.output<typeof saveSheet.reply>;

/**
 * Saves what was typed. What somebody else changed meanwhile is not overwritten and comes back; entries are their own history, so the
 * journal has no row of it.
 *
 * @returns written: how many cells and reasons say something new now
 * @rule Y6 Y7 Y8 Y9 L12
 */
export async function saveWithin(
  { clock }: SubmissionDeps,
  tx: Tx,
  scope: Scope,
  body: Body,
  { actor, language }: Pick<Asking<unknown, unknown>, "actor" | "language">,
): Promise<Outcome<{ readonly saved: Saved; readonly written: number }, ApiProblem>> {
  const today = dayOf(clock());
  const who = `user:${actor.username}`;
  const held = await prepare(tx, scope, body);
  if (!held.ok) return held;
  const { found, key, versions, at } = held.value;
  const sectors = await loadSectors(tx, scope, actor, found, today);
  if (!sectors.ok) return sectors;
  const plan = decideEdits(held.value, body, sectors.value, today);
  if (!plan.ok) return refuseForm(plan.problems, found, language);
  const applied = applyEdits(held.value, plan.value, who);
  if (applied.written.length > 0) {
    const filled = countFilled(found.form, found.period, toEntries(applied.versions));
    const id = await mark(held.value, tx, { seq: applied.seq, filled }, who);
    await insertVersions(tx, key, id, applied.written, { actor: who, at });
  }
  const cells = plan.value.cells.conflicts.flatMap(({ cell }) => versions.cells.get(cell) ?? []);
  const reasons = plan.value.reasons.conflicts.flatMap((one) => versions.reasons.get(one) ?? []);
  const people = await loadNames(
    tx,
    scope,
    [...cells, ...reasons].map(({ by }) => by),
  );
  const saved = {
    seq: applied.seq,
    saved: toSaved(body, applied.versions, plan.value),
    conflicts: { cells: cells.map(toCellJson), reasons: reasons.map(toReasonJson) },
    people,
  };
  return accept({ saved, written: applied.written.length });
}

/** Saves what was typed on the screen. @rule Y6 Y7 Y8 Y9 L12 */
export function save(deps: SubmissionDeps, { body, act, ...asker }: Asking<unknown, Body>): Promise<Outcome<Saved, ApiProblem>> {
  return act(async (tx, scope) => {
    const done = await saveWithin(deps, tx, scope, body, asker);
    return done.ok ? accept(done.value.saved) : done;
  });
}
