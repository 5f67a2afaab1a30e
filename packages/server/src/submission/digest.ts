import type { getDigest } from "@kehoach/api/digest";
import { type Language, type Reader, showPeriodName, toPlaceRef, toReader } from "@kehoach/api/figure-json";
import type { ApiProblem } from "@kehoach/api/problem";
import type { Actor } from "@kehoach/core/access/actor";
import { POLICY } from "@kehoach/core/access/policy";
import type { Book } from "@kehoach/core/analysis/book";
import { accept, type Outcome } from "@kehoach/core/outcome";
import { addDays, addMonths } from "@kehoach/core/period/date";
import { type IsoDate, showPeriod } from "@kehoach/core/period/period";
import { parsePlaceKey } from "@kehoach/core/place/place";
import { countDaysLeft, toDaysOff } from "@kehoach/core/regime/due-day";
import { listDueForms } from "@kehoach/core/regime/due-forms";
import type { DueForm } from "@kehoach/core/regime/regime";
import { standOf } from "@kehoach/core/regime/standing";
import { type Reminder, type ReminderItem, sortReminders } from "@kehoach/core/words/remind";
import type { z } from "zod";
import { findOwnAuthority, listGrantReach, sectorsAt } from "../access/read.ts";
import { loadBook } from "../book/read.ts";
import { type ExplanationTask, loadExplanationTasks } from "../explanation/read.ts";
import { type AuthorityRow, loadPlaceIds } from "../place/read.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import { findOwnPlace } from "./find-sheet.ts";
import { countInbox } from "./inbox.ts";
import { loadProgress, progressKey } from "./progress.ts";
import { listReturned } from "./work.ts";

/** Who has not sent by then has been told often enough: it stays on the page of those who chase. */
const MOST_DAYS_LATE = 10;
const AHEAD_DAYS = 10;

/** Of which authority and day, and with which words, somebody is told what to do. */
export type DigestLook = {
  readonly authority: AuthorityRow;
  readonly book: Book;
  readonly reader: Reader;
  readonly today: IsoDate;
  readonly language: Language;
};

/** A form somebody is told of, with the number of its place and what names it. */
type Pending = ReminderItem & {
  readonly placeId: bigint;
  readonly sheet: { readonly regime: string; readonly place: string; readonly period: string };
};

/** What there is to do for anybody of an authority: read once, told for each person. */
export type Tasks = {
  readonly forms: readonly Pending[];
  readonly explanations: (who: string) => readonly ExplanationTask[];
};

/** What one person has to do. */
type Digest = {
  readonly forms: readonly Pending[];
  readonly approvals: number;
  readonly explanations: readonly ExplanationTask[];
};

/** Forms that are due within days or were lately, or were returned; nothing that is sent or can not be sent. @rule Q80 */
async function listPending(
  tx: Tx,
  scope: Scope,
  { authority: { id }, book, reader, today }: DigestLook,
): Promise<readonly Pending[]> {
  const near = listDueForms(
    book.regimes,
    book.places,
    findOwnPlace(book, today),
    book.holidays,
    addMonths(today, -1),
    addDays(today, AHEAD_DAYS),
  );
  const nameOf = ({ regime, place, period }: DueForm): string => progressKey(regime.code, place, showPeriod(period));
  const forms = [...new Map([...(await listReturned(tx, id, book)), ...near].map((form) => [nameOf(form), form])).values()];
  const ids = await loadPlaceIds(tx, scope, [...new Set(forms.map(({ place }) => place))]);
  const progress = await loadProgress(tx, scope, id, {
    regimes: [...new Set(forms.map(({ regime }) => regime.code))],
    periods: [...new Set(forms.map(({ period }) => showPeriod(period)))],
  });
  const off = toDaysOff(book.holidays);
  const pending = forms.flatMap((form): Pending[] => {
    const { regime, place, period, due } = form;
    const standing = standOf(due, progress.get(nameOf(form)), today, book.holidays);
    const days = countDaysLeft(due.deadline, today, off);
    const isMeant = standing === "returned" || standing === "due-soon" || (standing === "late" && days >= -MOST_DAYS_LATE);
    const key = parsePlaceKey(place);
    const placeId = ids.get(place);
    if (!isMeant || !key.ok || placeId === undefined) return [];
    const names = { regime: regime.name, place: toPlaceRef(reader, key.value).name, period: showPeriodName(reader, period) };
    const sheet = { regime: regime.code, place, period: showPeriod(period) };
    return [{ placeId, sheet, ...names, deadline: due.deadline, days, returned: standing === "returned" }];
  });
  return sortReminders(pending);
}

export async function loadTasks(tx: Tx, scope: Scope, look: DigestLook): Promise<Tasks> {
  return { forms: await listPending(tx, scope, look), explanations: await loadExplanationTasks(tx, scope, look) };
}

/** What of it is one person's: the forms he sends, what waits for his approval, what he has to explain or to look at. @rule Q80 Q82 */
export async function pickTasks(
  tx: Tx,
  scope: Scope,
  { authority, today, language }: DigestLook,
  { forms, explanations }: Tasks,
  actor: Actor & { readonly kind: "user" },
): Promise<Digest> {
  const reaches = await listGrantReach(tx, scope, actor, { action: "form.send", authority, day: today });
  const approves = actor.grants.some((grant) => grant.role === "approver" && grant.authority === authority.code);
  const asker = { actor, today, language };
  const asks = await listGrantReach(tx, scope, actor, { action: "explanation.ask", authority, day: today });
  // Whoever may ask there no more does not see the answer either; those who have to answer are appointed at the very place.
  const isHis = ({ turn, placeId, sector }: ExplanationTask): boolean => {
    const sectors = sectorsAt(asks, placeId);
    return turn === "answer" || sectors === "all" || sectors?.includes(sector) === true;
  };
  const inbox = approves ? await countInbox(tx, scope, { authority: authority.code }, asker) : undefined;
  return {
    forms: forms.filter(({ placeId }) => sectorsAt(reaches, placeId) !== undefined),
    approvals: inbox?.ok ? inbox.value.mine : 0,
    explanations: explanations(`user:${actor.username}`).filter(isHis),
  };
}

function saidOf(explanations: readonly ExplanationTask[], turn: ExplanationTask["turn"]): Reminder["answers"] {
  return explanations.filter((one) => one.turn === turn).map(({ said }) => said);
}

/** What a letter says of it; undefined: there is nothing to do. */
export function toReminder({ name }: AuthorityRow, { forms, approvals, explanations }: Digest): Reminder | undefined {
  const answers = saidOf(explanations, "answer");
  const judgements = saidOf(explanations, "judge");
  if (forms.length + approvals + answers.length + judgements.length === 0) return undefined;
  return { authority: name, items: forms, approvals, answers, judgements };
}

/** Roles of those who may have something to do. */
export const TOLD_ROLES: readonly string[] = [
  ...new Set(
    (["form.send", "submission.approve", "explanation.ask", "explanation.answer"] as const).flatMap((action) => {
      const { who } = POLICY[action];
      return typeof who === "string" ? [] : who;
    }),
  ),
];

/** The same as the daily letter says, on the page of whoever asks. @rule Q82 */
export async function loadDigest(
  tx: Tx,
  scope: Scope,
  query: z.output<typeof getDigest.query>,
  { actor, language, today }: { readonly actor: Actor; readonly language: Language; readonly today: IsoDate },
): Promise<Outcome<z.output<typeof getDigest.reply>, ApiProblem>> {
  const authority = await findOwnAuthority(tx, scope, query.authority);
  if (!authority.ok) return authority;
  const { code } = authority.value;
  const empty = { authority: code, forms: [], approvals: 0, explanations: [] };
  if (actor.kind !== "user") return accept(empty);
  const book = await loadBook(tx, scope, { authority: code, facts: false });
  const look = { authority: authority.value, book, reader: toReader(book, language), today, language };
  const { forms, approvals, explanations } = await pickTasks(tx, scope, look, await loadTasks(tx, scope, look), actor);
  return accept({
    authority: code,
    forms: forms.map(({ sheet, regime, place, period, deadline, days, returned }) => ({
      sheet,
      regime,
      place,
      period,
      deadline,
      days,
      returned,
    })),
    approvals,
    explanations: explanations.map(({ id, turn, said: { due, ...said } }) => ({ id, turn, ...said, due: due ?? null })),
  });
}
