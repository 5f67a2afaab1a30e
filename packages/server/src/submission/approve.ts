import type { ApprovedJson, approveSheets } from "@kehoach/api/approval";
import type { Language } from "@kehoach/api/figure-json";
import type { ApiProblem } from "@kehoach/api/problem";
import type { Actor } from "@kehoach/core/access/actor";
import { accept, type Outcome } from "@kehoach/core/outcome";
import { showPeriod } from "@kehoach/core/period/period";
import { showPlaceKey } from "@kehoach/core/place/place";
import { type ApprovePlan, decideApprove } from "@kehoach/core/submission/decide-approve";
import type { ApprovalProblem } from "@kehoach/core/submission/submission";
import { toValues } from "@kehoach/core/submission/to-values";
import type { z } from "zod";
import { findOwnAuthority, type GrantReach } from "../access/read.ts";
import { loadNames } from "../account/read.ts";
import { loadBook } from "../book/read.ts";
import type { AuthorityRow } from "../place/read.ts";
import { dayOf } from "../platform/clock.ts";
import type { Asking } from "../platform/http-endpoint.ts";
import { toProblemReply } from "../platform/http-problem.ts";
import { writeJournal } from "../platform/journal.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import { refreshTotals, type Touched } from "../total/refresh.ts";
import { loadApprovalFacts } from "./approval-facts.ts";
import { loadApproverReaches, toApprover } from "./approvers.ts";
import type { SubmissionDeps } from "./deps.ts";
import { type AskedSheet, subjectOf } from "./find-sheet.ts";
import { type Held, mark, prepare } from "./prepare.ts";
import { refuseApproval } from "./say-approval.ts";
import { loadForms, type ReadForm } from "./sent-form.ts";
import { toEntries } from "./store.ts";
import { insertAct } from "./store-act.ts";
import { type ApprovedValues, lockValues, type SavedValues, saveValues } from "./store-value.ts";

type Asked = AskedSheet & { readonly sending: number };

/** Who acts, by which appointments, on which day. */
export type Acting = {
  readonly actor: Actor & { readonly kind: "user" };
  readonly reaches: readonly GrantReach[];
  readonly today: string;
  readonly language: Language;
};

/** A refusal of approving, in words that name sectors and people. */
export async function refuseWith(
  tx: Tx,
  scope: Scope,
  problems: readonly [ApprovalProblem, ...ApprovalProblem[]],
  { found }: Pick<Held, "found">,
  language: Language,
) {
  const people = await loadNames(
    tx,
    scope,
    problems.flatMap((problem) => ("by" in problem ? [problem.by] : [])),
  );
  const sectors = new Map(found.book.sectors.map(({ code, name }) => [code, name]));
  return refuseApproval(problems, (code) => people[code] ?? sectors.get(code) ?? code, language);
}

export function whoIs({ username }: Acting["actor"]): string {
  return `user:${username}`;
}

/** A form of which a step is approved. */
type Approved = { readonly held: Held; readonly id: bigint; readonly plan: ApprovePlan; readonly formDigest: string };

async function approveOne(tx: Tx, scope: Scope, asked: Asked, acting: Acting): Promise<Outcome<Approved, ApiProblem>> {
  const held = await prepare(tx, scope, asked, "sent");
  if (!held.ok) return held;
  const { key, row, at, found } = held.value;
  const by = whoIs(acting.actor);
  const facts = await loadApprovalFacts(tx, held.value);
  const decided = decideApprove(facts, toApprover(by, acting.reaches, found), asked.sending);
  if (!decided.ok) return refuseWith(tx, scope, decided.problems, held.value, acting.language);
  if (row === undefined) throw new Error("a form nobody has begun was approved");
  const { step, sectors, isLast } = decided.value;
  await insertAct(tx, key, row.id, { act: "approve", n: row.sent, step, ...(sectors === undefined ? {} : { sectors }), by, at });
  // With the last step the form is locked; what it says is written for all that are approved together.
  if (isLast) await mark(held.value, tx, { state: "approved" }, by);
  return accept({ held: held.value, id: row.id, plan: decided.value, formDigest: facts.formDigest });
}

/** What an approved sending says, as values. */
function toApprovedValues({ held, formDigest }: Approved, formOf: (digest: string) => ReadForm, today: string): ApprovedValues {
  const { found, key, row, versions } = held;
  const { period, place, regime } = found;
  const { form, indicators, units } = formOf(formDigest);
  const sending = row?.sent ?? 0;
  const given: Parameters<typeof toValues>[0]["given"] = [form, period, toEntries(versions), indicators, units];
  const values = toValues({ given, regime: regime.code, place, sending }, today);
  return { placeId: key.placeId, regime: regime.code, period: showPeriod(period), sending, values };
}

/** Of many forms the figures of a few are held at once. */
const FORMS_AT_ONCE = 20;

/**
 * What follows from approvals, once for all that were given together: figures become values, totals are made anew, the journal has a row
 * of each.
 *
 * @rule Y35 Y37 Y38 V14 L1
 */
async function settle(tx: Tx, scope: Scope, authorityId: bigint, approved: readonly Approved[], acting: Acting): Promise<void> {
  const [first] = approved;
  if (!first) return;
  const last = approved.filter(({ plan }) => plan.isLast);
  const formOf = await loadForms(
    tx,
    authorityId,
    last.map(({ formDigest }) => formDigest),
  );
  await lockValues(
    tx,
    authorityId,
    last.map(({ held }) => held.key.placeId),
  );
  const saved: SavedValues[] = [];
  for (let from = 0; from < last.length; from += FORMS_AT_ONCE) {
    const said = last.slice(from, from + FORMS_AT_ONCE).map((one) => toApprovedValues(one, formOf, acting.today));
    saved.push(...(await saveValues(tx, { authorityId, at: first.held.at, today: acting.today }, said)));
  }
  const of = new Map(last.map((one, at) => [one, saved[at]]));
  for (const one of approved) {
    const { held, plan } = one;
    const limit = plan.sectors === undefined ? {} : { sectors: plan.sectors };
    const counts = of.get(one)?.counts;
    await writeJournal(tx, {
      authorityId,
      actor: whoIs(acting.actor),
      act: "submission.approve",
      subject: subjectOf(held.found),
      change: { sending: held.row?.sent ?? 0, step: plan.step, ...limit, ...(counts ? { values: counts } : {}) },
    });
  }
  const touched = last.flatMap((one): Touched[] => {
    const place = showPlaceKey(one.held.found.place);
    return of.get(one)?.touched.map((cell) => ({ ...cell, place })) ?? [];
  });
  const { code } = first.held.found.authority;
  await refreshTotals(tx, scope, authorityId, () => loadBook(tx, scope, { authority: code, facts: false }), touched);
}

/** In one order whoever approves, so that of two at once neither waits for the other in a circle. */
function inOrder<T extends AskedSheet>(items: readonly T[]): readonly T[] {
  const nameOf = ({ place, regime, period }: AskedSheet): string => `${place} ${regime} ${period}`;
  return items.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
}

export async function loadActing(
  tx: Tx,
  scope: Scope,
  authority: AuthorityRow,
  { actor, language }: Pick<Asking<unknown, unknown>, "actor" | "language">,
  today: string,
): Promise<Acting> {
  return { actor, language, today, reaches: await loadApproverReaches(tx, scope, actor, authority, today) };
}

/**
 * Approves a step of one form or of many: what is refused is told for each, the others are approved. Everything of one request is done
 * together.
 *
 * @rule Y31 Y32 Y33 Y37 V14
 */
export function approve(
  deps: SubmissionDeps,
  { body, act, ...asker }: Asking<unknown, z.output<typeof approveSheets.body>>,
): Promise<Outcome<z.output<typeof approveSheets.reply>, ApiProblem>> {
  return act(async (tx, scope) => {
    const authority = await findOwnAuthority(tx, scope, body.authority);
    if (!authority.ok) return authority;
    const acting = await loadActing(tx, scope, authority.value, asker, dayOf(deps.clock()));
    const done = new Map<Asked, ApprovedJson>();
    const asked = body.items.map((item): Asked => ({ ...item, authority: authority.value.code }));
    const approved: Approved[] = [];
    for (const item of inOrder(asked)) {
      const { regime, place, period, sending } = item;
      const one = await approveOne(tx, scope, item, acting);
      if (one.ok) approved.push(one.value);
      const state = one.ok ? (one.value.plan.isLast ? ("approved" as const) : ("submitted" as const)) : null;
      const refused = one.ok ? null : toProblemReply(one.problems, acting.language);
      done.set(item, { regime, place, period, sending, state, refused });
    }
    await settle(tx, scope, authority.value.id, approved, acting);
    return accept({ items: asked.flatMap((item) => done.get(item) ?? []) });
  });
}
