import { type Language, showPeriodName, toPlaceRef, toReader } from "@kehoach/api/figure-json";
import type { ApiProblem } from "@kehoach/api/problem";
import type { CellVersionJson } from "@kehoach/api/sheet";
import { toSheetJson } from "@kehoach/api/sheet-json";
import type { ReasonVersionJson, SendingJson, SheetReplyJson } from "@kehoach/api/sheet-reply";
import type { getSheet, getSheetChanges } from "@kehoach/api/submission";
import type { Actor } from "@kehoach/core/access/actor";
import type { Entries, HeldFact, SheetGiven } from "@kehoach/core/form/sheet";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import type { IsoDate } from "@kehoach/core/period/period";
import { standOf } from "@kehoach/core/regime/standing";
import type { ApprovalFacts } from "@kehoach/core/submission/decide-approve";
import { decideRecall } from "@kehoach/core/submission/decide-recall";
import { findRequest } from "@kehoach/core/submission/decide-reopen";
import type { SaveFacts } from "@kehoach/core/submission/decide-save";
import { sql } from "kysely";
import type { z } from "zod";
import { sectorsAt } from "../access/read.ts";
import { loadNames } from "../account/read.ts";
import { listSubmissionFiles } from "../attachment/read.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import { loadApprovalFacts, toActJson, toApprovalJson, toApprovalRights } from "./approval-facts.ts";
import { loadApproverReaches, toApprover } from "./approvers.ts";
import { loadFacts } from "./facts.ts";
import { type AskedSheet, type FoundSheet, findSheet, refuseNotDue, subjectOf } from "./find-sheet.ts";
import { toGiven } from "./given.ts";
import { loadReaches, rowsAt } from "./rights.ts";
import { digestSending, loadSentGiven } from "./sent-form.ts";
import {
  type CellVersion,
  findSubmission,
  listSendings,
  loadVersions,
  NO_VERSIONS,
  type ReasonVersion,
  type SendingRow,
  type SubmissionRow,
  toEntries,
  toReasons,
  type Versions,
} from "./store.ts";
import { fromStoredFacts } from "./stored-facts.ts";

export type Asker = { readonly actor: Actor; readonly language: Language; readonly today: IsoDate };
type Moving = z.output<typeof getSheetChanges.reply>;

export function toCellJson({ row, column, entry, seq, by, at }: CellVersion): CellVersionJson {
  if (entry === undefined) return { row, column, text: null, seq, by, at };
  const { text, none, qualifiers, note } = entry;
  return {
    row,
    column,
    text,
    ...(none === undefined ? {} : { none }),
    ...(qualifiers === undefined ? {} : { qualifiers: [...qualifiers] }),
    ...(note === undefined ? {} : { note }),
    seq,
    by,
    at,
  };
}

export function toReasonJson({ key, text, seq, by, at }: ReasonVersion): ReasonVersionJson {
  return { key, text: text ?? null, seq, by, at };
}

function toSendingJson({ n, seq, at, by, isLate, recalled }: SendingRow): SendingJson {
  return { n, seq, at, by, late: isLate, recalled: recalled ?? null };
}

type Now = {
  readonly row: SubmissionRow | undefined;
  readonly versions: Versions;
  readonly sendings: readonly SendingRow[];
  readonly seq: number;
  /** Of a sending that is looked at: when it was sent. */
  readonly at?: string;
};

/** What somebody may do with a form today. @rule X2 X6 X10 */
async function toRights(
  tx: Tx,
  scope: Scope,
  { authority, form, place, placeId, due, isDue }: FoundSheet,
  standing: Moving["standing"],
  facts: ApprovalFacts,
  { actor, today }: Asker,
): Promise<Moving["may"]> {
  const { state } = facts;
  const approver = toApprover(
    actor.kind === "user" ? `user:${actor.username}` : "",
    await loadApproverReaches(tx, scope, actor, authority, today),
    { place, placeId },
  );
  const reaches = await loadReaches(tx, scope, actor, authority, today);
  const rows = rowsAt(reaches, form, placeId);
  const sends = sectorsAt(reaches.send, placeId) !== undefined;
  const isTaken = isDue && ["open", "due-soon", "late", "returned"].includes(standing);
  return {
    enter: rows !== undefined && isTaken,
    send: sends && isTaken,
    recall: sends && decideRecall({ state, due, sending: facts.sending, acts: facts.acts }, "?", today).ok,
    ...toApprovalRights(approver, facts),
    ask: sends && state === "approved" && findRequest(facts.acts, facts.sending) === undefined,
    attach: rows !== undefined && standing !== "not-open",
    rows: rows === undefined || rows === "all" ? null : [...rows],
  };
}

async function toMoving(tx: Tx, scope: Scope, found: FoundSheet, now: Now, asker: Asker): Promise<Moving> {
  const { authority, book, due } = found;
  const { row, versions, sendings, seq, at } = now;
  const last = sendings.findLast(({ recalled }) => recalled === undefined);
  const progress = row && { state: row.state, isLate: last?.isLate === true };
  const standing = standOf(due, progress, asker.today, book.holidays);
  const files = row === undefined ? [] : await listSubmissionFiles(tx, scope, authority.id, row.id, at);
  const facts = await loadApprovalFacts(tx, { found, key: keyOf(found), row });
  const may = await toRights(tx, scope, found, standing, facts, asker);
  const cells = [...versions.cells.values()].map(toCellJson);
  const reasons = [...versions.reasons.values()].map(toReasonJson);
  const people = await loadNames(tx, scope, [
    ...[...cells, ...reasons].map(({ by }) => by),
    ...sendings.flatMap(({ by, recalled }) => [by, ...(recalled ? [recalled.by] : [])]),
    ...files.map(({ addedBy }) => addedBy),
    ...facts.acts.map(({ by }) => by),
  ]);
  return {
    seq,
    standing,
    state: row?.state ?? null,
    cells,
    reasons,
    sendings: sendings.map(toSendingJson),
    acts: facts.acts.map(toActJson),
    approval: toApprovalJson(book, facts),
    files: files.map((file) => ({ ...file })),
    people,
    may: at === undefined ? may : { ...may, enter: false, send: false, recall: false, attach: false, rows: null },
  };
}

function keyOf({ authority, regime, placeId, period }: FoundSheet) {
  return { authorityId: authority.id, regime: regime.code, placeId, period };
}

/** Of a form: one sending of it, or the form as it was at a version; left out: as it is now. */
type Moment = { readonly sending?: number | undefined; readonly seq?: number | undefined };

/** A form of a place for a period with everything typed into it, as plain values: what the screen, Excel and paper are made of. */
export type EnteredSheet = {
  readonly found: FoundSheet;
  /** As the journal calls it. */
  readonly subject: string;
  readonly given: SheetGiven;
  readonly entries: Entries;
  readonly reasons: ReadonlyMap<string, string>;
  /** Undefined: nobody has begun it. */
  readonly row: SubmissionRow | undefined;
  readonly seq: number;
  readonly versions: Versions;
  readonly sendings: readonly SendingRow[];
  /** The sending that was asked for. */
  readonly sending?: SendingRow & { readonly digest: string };
};

/** What is known of a form when something is typed into it. @param sectors  those its writer enters */
export function toSaveFacts(
  { found, row, versions }: Pick<EnteredSheet, "found" | "row" | "versions">,
  sectors: "all" | readonly string[],
): SaveFacts {
  return {
    form: found.form,
    period: found.period,
    state: row?.state ?? "draft",
    due: found.due,
    current: new Map([...versions.cells].map(([cell, { seq, ...version }]) => [cell, { ...version, version: seq }])),
    ...(sectors === "all" ? {} : { sectors }),
  };
}

/**
 * A form as it is entered, as it was at a version, or as it was sent.
 * @problem FORM_NOT_DUE SENDING_UNKNOWN  and those of findSheet
 */
export async function loadEntered(tx: Tx, scope: Scope, asked: AskedSheet & Moment): Promise<Outcome<EnteredSheet, ApiProblem>> {
  const sheet = await findSheet(tx, scope, asked);
  if (!sheet.ok) return sheet;
  const found = sheet.value;
  const { authority, period } = found;
  const row = await findSubmission(tx, keyOf(found));
  if (row === undefined && !found.isDue) return refuseNotDue(found);
  const sendings = row === undefined || row.sent === 0 ? [] : await listSendings(tx, authority.id, row.id);
  const chosen = asked.sending === undefined ? undefined : sendings.find(({ n }) => n === asked.sending);
  if (asked.sending !== undefined && chosen === undefined) {
    const candidates = sendings.map(({ n, at }) => ({ code: String(n), name: at.slice(0, 10), detail: null }));
    return refuse({ code: "SENDING_UNKNOWN", parameter: "sending", found: String(asked.sending), candidates });
  }
  const seq = chosen?.seq ?? Math.min(asked.seq ?? Number.MAX_SAFE_INTEGER, row?.seq ?? 0);
  const versions = row === undefined ? NO_VERSIONS : await loadVersions(tx, authority.id, row.id, { upTo: seq });
  const entries = toEntries(versions);
  const now = { found, subject: subjectOf(found), entries, reasons: toReasons(versions), row, seq, versions, sendings };
  if (row === undefined || chosen === undefined)
    return accept({ ...now, given: toGiven(found, (await loadFacts(tx, scope, found)).facts) });
  const { given, form, facts } = await loadSentGiven(tx, authority.id, row.id, chosen.n, period);
  return accept({ ...now, given, sending: { ...chosen, digest: digestSending(form, entries, facts) } });
}

/** A form with everything that entering it, or looking at a sending of it, takes. */
export async function loadSheet(
  tx: Tx,
  scope: Scope,
  query: z.output<typeof getSheet.query>,
  asker: Asker,
): Promise<Outcome<SheetReplyJson, ApiProblem>> {
  const entered = await loadEntered(tx, scope, query);
  if (!entered.ok) return entered;
  const { found, given, sending, ...now } = entered.value;
  const { authority, book, regime, place, period, due } = found;
  const moving = await toMoving(tx, scope, found, { ...now, ...(sending ? { at: sending.at } : {}) }, asker);
  const reader = toReader(book, asker.language);
  return accept({
    authority: authority.code,
    today: asker.today,
    regime: regime.code,
    regimeName: regime.name,
    basis: regime.basis ?? null,
    place: toPlaceRef(reader, place),
    periodName: showPeriodName(reader, period),
    opens: due.opens,
    deadline: due.deadline,
    closes: due.closes ?? null,
    sheet: toSheetJson(given),
    ...moving,
  });
}

/** What was typed into a form after a version, and how it stands. */
export async function loadSheetChanges(
  tx: Tx,
  scope: Scope,
  query: z.output<typeof getSheetChanges.query>,
  asker: Asker,
): Promise<Outcome<Moving, ApiProblem>> {
  const asked = await findSheet(tx, scope, query);
  if (!asked.ok) return asked;
  const found = asked.value;
  const row = await findSubmission(tx, keyOf(found));
  if (row === undefined && !found.isDue) return refuseNotDue(found);
  const { id } = found.authority;
  const isNewer = row !== undefined && row.seq > query.after;
  const versions = isNewer ? await loadVersions(tx, id, row.id, { after: query.after }) : NO_VERSIONS;
  const sendings = row === undefined || row.sent === 0 ? [] : await listSendings(tx, id, row.id);
  return accept(await toMoving(tx, scope, found, { row, versions, sendings, seq: row?.seq ?? 0 }, asker));
}

/** What a form that was sent and is not approved says of one period. `place`: the key of whoever sent it. */
export type SentFigures = { readonly place: string; readonly figures: readonly HeldFact[] };

/** Figures of one period that were sent and are not approved, within what the asker sees; a later sending comes after an earlier one. @rule Y24 Y25 */
export async function loadSentFigures(
  tx: Tx,
  _scope: Scope,
  authorityId: bigint,
  period: string,
): Promise<readonly SentFigures[]> {
  const found = await sql<{ place: string; figures: unknown }>`
    select p.code || '@' || p.valid_from as place, g.figures from submission s
    join sending g on g.authority_id = s.authority_id and g.submission_id = s.id and g.n = s.sent join place p on p.id = s.place_id
    where s.authority_id = ${authorityId} and s.state = 'submitted' and g.periods && array[${period}]::text[] order by g.at`.execute(
    tx,
  );
  return found.rows.map(({ place, figures }) => ({
    place,
    figures: fromStoredFacts(figures, (days) => (days === period ? () => true : undefined)),
  }));
}
