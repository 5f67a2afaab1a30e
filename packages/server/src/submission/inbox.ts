import {
  type AwaitingJson,
  type countApprovals,
  type listApprovals,
  MOST_AWAITING,
  type RequestJson,
} from "@kehoach/api/approval";
import { type Language, toPlaceRef, toReader } from "@kehoach/api/figure-json";
import type { ApiProblem } from "@kehoach/api/problem";
import { readPeriod } from "@kehoach/api/read-period";
import type { Actor } from "@kehoach/core/access/actor";
import { listGrantsFor } from "@kehoach/core/access/policy";
import type { Book } from "@kehoach/core/analysis/book";
import { accept, type Outcome } from "@kehoach/core/outcome";
import { type IsoDate, parsePeriod, showPeriod } from "@kehoach/core/period/period";
import { findApprovalStanding } from "@kehoach/core/submission/approval";
import { decideApprove } from "@kehoach/core/submission/decide-approve";
import { findRequest } from "@kehoach/core/submission/decide-reopen";
import type { SubmissionState } from "@kehoach/core/submission/submission";
import { sql } from "kysely";
import type { z } from "zod";
import { findOwnAuthority, type GrantReach } from "../access/read.ts";
import { loadNames } from "../account/read.ts";
import { loadBook } from "../book/read.ts";
import type { AuthorityRow } from "../place/read.ts";
import { isWithin, type Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import { nameSectors } from "./approval-facts.ts";
import { loadApproverReaches, toApprover } from "./approvers.ts";
import { findRegime, formOf } from "./find-sheet.ts";
import { loadForms, type ReadForm } from "./sent-form.ts";
import { listOwnWork, loadActs, type SubmissionAct } from "./store-act.ts";
import { nameUnder, toFormRef } from "./work.ts";

type Asker = { readonly actor: Actor; readonly language: Language; readonly today: IsoDate };
type Row = {
  readonly id: bigint;
  readonly regime: string;
  readonly period: string;
  readonly place_id: bigint;
  readonly code: string;
  readonly valid_from: string;
  readonly state: SubmissionState;
  readonly n: number;
  readonly at: string;
  readonly actor: string;
  readonly is_late: boolean;
  readonly explained: number;
  readonly form_digest: string;
};
/** A form that was sent, with what became of its sendings. */
type Sent = Row & { readonly acts: readonly SubmissionAct[] };

/** Sent forms of some states, with the sending that stands, the longest sent first. */
async function listSent(
  tx: Tx,
  scope: Scope,
  authorityId: bigint,
  ask: { readonly regime?: string | undefined; readonly period?: string | undefined; readonly which: "waiting" | "asked" },
): Promise<readonly Sent[]> {
  const { regime, period, which } = ask;
  const state =
    which === "waiting"
      ? sql`s.state = 'submitted'`
      : sql`s.state = 'approved' and exists (select from sending_act a where a.authority_id = s.authority_id and a.submission_id = s.id and a.n = s.sent and a.act = 'ask')`;
  const found = await sql<Row>`
    select s.id, s.regime, s.period, s.place_id, p.code, p.valid_from, s.state, g.n, g.at, g.actor, g.is_late, g.explained, g.form_digest
    from submission s join sending g on g.authority_id = s.authority_id and g.submission_id = s.id and g.n = s.sent
    join place p on p.id = s.place_id
    where s.authority_id = ${authorityId} and ${state} and ${isWithin(scope, authorityId, "s.place_id")}
      ${regime === undefined ? sql`` : sql`and s.regime = ${regime}`} ${period === undefined ? sql`` : sql`and s.period = ${period}`}
    order by g.at, s.id`.execute(tx);
  const acts = await loadActs(
    tx,
    authorityId,
    found.rows.map(({ id }) => id),
  );
  return found.rows.map((row) => ({ ...row, acts: acts.get(row.id) ?? [] }));
}

/** What names a sent form, for a reader. */
function toNamed(book: Book, language: Language, { regime: code, period: text, ...row }: Sent) {
  const reader = toReader(book, language);
  const regime = book.regimes.find((one) => one.code === code);
  const period = parsePeriod(text);
  if (!regime || !period.ok) return undefined;
  return {
    ...nameUnder(reader, regime, period.value),
    form: toFormRef(formOf(book, regime)),
    place: toPlaceRef(reader, { code: row.code, validFrom: row.valid_from }),
    sending: row.n,
  };
}

/** The sent forms into which the asker typed something; nobody who types nothing in this authority is asked about. */
async function findOwnWork(tx: Tx, authority: { id: bigint; code: string }, sent: readonly Sent[], { actor, today }: Asker) {
  const types = listGrantsFor(actor, "form.send", today).some((grant) => grant.authority === authority.code);
  if (actor.kind !== "user" || !types) return new Set<bigint>();
  return listOwnWork(
    tx,
    authority.id,
    sent.map(({ id }) => id),
    `user:${actor.username}`,
  );
}

type Judge = {
  readonly book: Book;
  readonly reaches: readonly GrantReach[];
  readonly name: string;
  readonly own: ReadonlySet<bigint>;
  readonly formOfSending: (digest: string) => ReadForm;
};

/** What sent forms are judged by, for the asker. */
async function loadJudge(
  tx: Tx,
  scope: Scope,
  { authority, book }: { readonly authority: AuthorityRow; readonly book: Book },
  sent: readonly Sent[],
  asker: Asker,
): Promise<Judge> {
  const { actor, today } = asker;
  const digests = sent.map((one) => one.form_digest);
  const [reaches, own, formOfSending] = await Promise.all([
    loadApproverReaches(tx, scope, actor, authority, today),
    findOwnWork(tx, authority, sent, asker),
    loadForms(tx, authority.id, digests),
  ]);
  return { book, reaches, name: actor.kind === "user" ? `user:${actor.username}` : "", own, formOfSending };
}

/** Where the approval of a sent form stands, and whether it is the asker's turn: told by the functions that decide it. */
function judge({ book, reaches, name, own, formOfSending }: Judge, sent: Sent) {
  const steps = book.regimes.find(({ code }) => code === sent.regime)?.approval ?? [];
  const { sectors } = formOfSending(sent.form_digest);
  const facts = {
    state: sent.state,
    sending: sent.n,
    acts: sent.acts,
    steps,
    sectors,
    involved: new Set([sent.actor, ...(own.has(sent.id) ? [name] : [])]),
  };
  const place = { code: sent.code, validFrom: sent.valid_from };
  const approver = toApprover(name, reaches, { place, placeId: sent.place_id });
  return {
    standing: findApprovalStanding(facts, sent.acts),
    reaches: approver.reaches.length > 0,
    mine: sent.state === "submitted" && decideApprove(facts, approver, sent.n).ok,
  };
}

/** What waits for approval where the asker approves, and which approved forms are asked to be opened. @rule Y80 */
export async function loadInbox(
  tx: Tx,
  scope: Scope,
  query: z.output<typeof listApprovals.query>,
  asker: Asker,
): Promise<Outcome<z.output<typeof listApprovals.reply>, ApiProblem>> {
  const authority = await findOwnAuthority(tx, scope, query.authority);
  if (!authority.ok) return authority;
  const { id, code } = authority.value;
  const book = await loadBook(tx, scope, { authority: code, facts: false });
  const regime = query.regime === undefined ? undefined : findRegime(book, query.regime, "regime");
  if (regime && !regime.ok) return regime;
  const period = query.period === undefined ? undefined : readPeriod(query.period);
  if (period && !period.ok) return period;
  const ask = { regime: query.regime, period: period && showPeriod(period.value) };
  const waiting = await listSent(tx, scope, id, { ...ask, which: "waiting" });
  const asked = await listSent(tx, scope, id, { ...ask, which: "asked" });
  const judged = await loadJudge(tx, scope, { authority: authority.value, book }, [...waiting, ...asked], asker);
  const items = waiting.flatMap((sent): AwaitingJson[] => {
    const named = toNamed(book, asker.language, sent);
    const { standing, reaches, mine } = judge(judged, sent);
    if (!named || !reaches || standing.next === undefined) return [];
    return [
      {
        ...named,
        sentAt: sent.at,
        sentBy: sent.actor,
        late: sent.is_late,
        explained: sent.explained,
        correction: sent.acts.some(({ act }) => act === "reopen"),
        step: standing.next,
        sectors: nameSectors(book, standing.waiting),
        mine,
      },
    ];
  });
  const requests = asked.flatMap((sent): RequestJson[] => {
    const [named, request] = [toNamed(book, asker.language, sent), findRequest(sent.acts, sent.n)];
    if (!named || !request || !judge(judged, sent).reaches) return [];
    return [{ ...named, by: request.by, at: request.at, reason: request.reason }];
  });
  // What is the asker's turn is shown first where there is too much.
  const shown = items.length <= MOST_AWAITING ? items : [...items.filter((one) => one.mine), ...items.filter((one) => !one.mine)];
  const people = await loadNames(tx, scope, [...items.map(({ sentBy }) => sentBy), ...requests.map(({ by }) => by)]);
  return accept({
    authority: code,
    today: asker.today,
    items: shown.slice(0, MOST_AWAITING),
    requests,
    total: items.length,
    people,
  });
}

/** How much of the inbox is the asker's turn: what a badge or a reminder says of it. @rule Y80 */
export async function countInbox(
  tx: Tx,
  scope: Scope,
  query: z.output<typeof countApprovals.query>,
  asker: Asker,
): Promise<Outcome<z.output<typeof countApprovals.reply>, ApiProblem>> {
  const authority = await findOwnAuthority(tx, scope, query.authority);
  if (!authority.ok) return authority;
  const { id, code } = authority.value;
  const book = await loadBook(tx, scope, { authority: code, facts: false });
  const waiting = await listSent(tx, scope, id, { which: "waiting" });
  const judged = await loadJudge(tx, scope, { authority: authority.value, book }, waiting, asker);
  return accept({ authority: code, mine: waiting.filter((sent) => judge(judged, sent).mine).length });
}
