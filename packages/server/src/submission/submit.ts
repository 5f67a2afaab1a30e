import { setImmediate as turn } from "node:timers/promises";
import type { ApiProblem } from "@kehoach/api/problem";
import type { submitSheet } from "@kehoach/api/submission";
import { checkSheet } from "@kehoach/core/form/check-entries";
import { toHeldFacts } from "@kehoach/core/form/to-facts";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { countFilled } from "@kehoach/core/submission/count-filled";
import { decideSubmit } from "@kehoach/core/submission/decide-submit";
import { isOpenState } from "@kehoach/core/submission/submission";
import type { z } from "zod";
import { dayOf } from "../platform/clock.ts";
import type { Asking } from "../platform/http-endpoint.ts";
import { writeJournal } from "../platform/journal.ts";
import type { Tx } from "../platform/transaction.ts";
import type { SubmissionDeps } from "./deps.ts";
import { applyEdits, decideEdits, toSaved } from "./edits.ts";
import { listPeriodsOf, loadFacts } from "./facts.ts";
import { subjectOf } from "./find-sheet.ts";
import { openGiven, toGiven } from "./given.ts";
import { type Held, mark, prepare } from "./prepare.ts";
import { loadSectors } from "./rights.ts";
import { refuseForm } from "./say-problem.ts";
import { digestSending, keepSentForm } from "./sent-form.ts";
import { insertSending, insertVersions, listSendings, toEntries, toReasons } from "./store.ts";
import { toStoredFacts } from "./stored-facts.ts";

type Body = z.output<typeof submitSheet.body>;
type Sent = z.output<typeof submitSheet.reply>;
type Done = Outcome<Sent, ApiProblem>;

/** The sending that this very request has made already: its reply was lost, or a button was pressed twice. @rule Y22 */
async function findOwn(tx: Tx, { key, row, versions }: Held, body: Body, who: string): Promise<Sent | undefined> {
  if (row?.state !== "submitted") return undefined;
  const sending = (await listSendings(tx, key.authorityId, row.id)).find(({ n }) => n === row.sent);
  if (sending === undefined || sending.askedSeq !== body.seq || sending.by !== who) return undefined;
  const { n, at, isLate, seq } = sending;
  return { seq, saved: toSaved(body, versions), sending: n, at, late: isLate };
}

/** Of a form that was returned: whether what was returned came late. @rule Y34 */
async function findLateness(tx: Tx, authorityId: bigint, row: Held["row"]): Promise<{ readonly wasLate?: boolean }> {
  if (row?.state !== "returned") return {};
  return { wasLate: (await listSendings(tx, authorityId, row.id)).some(({ n, isLate }) => n === row.sent && isLate) };
}

/** A question that is on its way while something else is done; its failure is told where it is waited for. */
function asSent<T>(asked: Promise<T>): Promise<T> {
  asked.catch(() => undefined);
  return asked;
}

/** Whether somebody changed something that the sender had not seen. */
function checkSeen({ row }: Held, { seq }: Body): ApiProblem | undefined {
  return (row?.seq ?? 0) === seq ? undefined : { code: "SUBMIT_CHANGED", parameter: "seq" };
}

/**
 * Sends a form: saves what came with it, checks the whole by the rules that the screen has, and keeps what was sent as a snapshot. Either
 * all of it is done or nothing. Submitting changes no total.
 *
 * @rule Y1 Y2 Y3 Y4 Y22 Y23
 */
export function submit(deps: SubmissionDeps, { body, actor, act, language }: Asking<unknown, Body>): Promise<Done> {
  const today = dayOf(deps.clock());
  const who = `user:${actor.username}`;
  return act(async (tx, scope): Promise<Done> => {
    const held = await prepare(tx, scope, body);
    if (!held.ok) return held;
    const before = await findOwn(tx, held.value, body, who);
    if (before) return accept(before);
    const seen = checkSeen(held.value, body);
    if (seen && isOpenState(held.value.row?.state ?? "draft")) return refuse(seen);
    const { found, key, row, at } = held.value;
    const sectors = body.cells.length === 0 ? accept("all" as const) : await loadSectors(tx, scope, actor, found, today);
    if (!sectors.ok) return sectors;
    const wasLate = await findLateness(tx, key.authorityId, row);
    const facts = { state: row?.state ?? "draft", sent: row?.sent ?? 0, due: found.due, ...wasLate } as const;
    // What is typed is read while the database looks for what is known beside it.
    const loading = asSent(loadFacts(tx, scope, found));
    await turn();
    const edits = decideEdits(held.value, body, sectors.value, today);
    // Of a form that is not taken now, the refusal is of sending it.
    if (!edits.ok) {
      const outside = decideSubmit({ ...facts, problems: [], reasons: new Map() }, today);
      return refuseForm(outside.ok ? edits.problems : outside.problems, found, language);
    }
    const [changed, ...others] = [...edits.value.cells.conflicts.map(({ cell }) => cell), ...edits.value.reasons.conflicts].map(
      (parameter): ApiProblem => ({ code: "SUBMIT_CHANGED", parameter }),
    );
    if (changed) return refuse(changed, ...others);
    const applied = applyEdits(held.value, edits.value, who);
    const entries = toEntries(applied.versions);
    const beside = await loading;
    const given = toGiven(found, beside.facts);
    const problems = checkSheet(openGiven(given), entries);
    const decided = decideSubmit({ ...facts, problems, reasons: toReasons(applied.versions) }, today);
    if (!decided.ok) return refuseForm(decided.problems, found, language);
    const { number: n, isLate, state, explained } = decided.value;
    const { authorityId } = key;
    const filled = countFilled(found.form, found.period, entries);
    const id = await mark(held.value, tx, { state, seq: applied.seq, sent: n, filled }, who);
    // What was typed is written while what it says is put together.
    const writing =
      applied.written.length > 0 ? asSent(insertVersions(tx, key, id, applied.written, { actor: who, at })) : undefined;
    await turn();
    const figures = toHeldFacts(found.form, found.period, entries, given.indicators, given.units);
    const snapshot = {
      facts: toStoredFacts(beside.held, beside.sources),
      figures: toStoredFacts(figures),
      periods: listPeriodsOf(figures),
    };
    const form = await keepSentForm(tx, authorityId, given);
    const sending = { n, seq: applied.seq, askedSeq: body.seq, isLate, explained: explained.length, by: who, at };
    const change = {
      sending: n,
      seq: applied.seq,
      late: isLate,
      cells: entries.size,
      // What was sent, so that the chain of the journal proves it.
      content: digestSending(form.digest, entries, snapshot.facts),
    };
    await Promise.all([
      writing,
      insertSending(tx, key, id, { ...sending, formDigest: form.digest, ...snapshot }),
      writeJournal(tx, { authorityId, actor: who, act: "submission.send", subject: subjectOf(found), change }),
    ]);
    return accept({ seq: applied.seq, saved: toSaved(body, applied.versions), sending: n, at, late: isLate });
  });
}
