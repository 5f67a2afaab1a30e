import { type Language, showPeriodName, toPlaceRef, toReader } from "@kehoach/api/figure-json";
import type { Actor } from "@kehoach/core/access/actor";
import type { Book } from "@kehoach/core/analysis/book";
import { addDays, addMonths } from "@kehoach/core/period/date";
import { type IsoDate, showPeriod } from "@kehoach/core/period/period";
import { parsePlaceKey } from "@kehoach/core/place/place";
import { countDaysLeft, isWorkingDay, toDaysOff } from "@kehoach/core/regime/due-day";
import { listDueForms } from "@kehoach/core/regime/due-forms";
import type { DueForm } from "@kehoach/core/regime/regime";
import { standOf } from "@kehoach/core/regime/standing";
import { layReminder, type Reminder, type ReminderItem } from "@kehoach/core/words/remind";
import { REMINDER_EN } from "@kehoach/core/words/remind-en";
import { REMINDER_VI } from "@kehoach/core/words/remind-vi";
import { sql } from "kysely";
import { listGrantReach, loadGrants, sectorsAt } from "../access/read.ts";
import { loadBook } from "../book/read.ts";
import { type AuthorityRow, listAuthorities, loadPlaceIds } from "../place/read.ts";
import { type Clock, dayOf } from "../platform/clock.ts";
import type { Database } from "../platform/db.ts";
import type { Jobs, Retry } from "../platform/jobs.ts";
import { writeJournal } from "../platform/journal.ts";
import type { Log } from "../platform/log.ts";
import type { Letter } from "../platform/mail.ts";
import { SYSTEM } from "../platform/scope.ts";
import { inTransaction, lockName, type Tx } from "../platform/transaction.ts";
import { findOwnPlace } from "./find-sheet.ts";
import { countInbox } from "./inbox.ts";
import { loadProgress, progressKey } from "./progress.ts";
import { listReturned } from "./work.ts";

const REMIND_QUEUE = "remind";
/** Who has not sent by then has been told often enough: it stays on the page of those who chase. */
const MOST_DAYS_LATE = 10;
const AHEAD_DAYS = 10;
const RETRY: Retry = { limit: 3, delaySeconds: 600, mostDelaySeconds: 3_600 };

type Person = { readonly id: string; readonly username: string; readonly name: string; readonly email: string };

/** Everybody who sends or approves in an authority on a day. */
async function listPeople(tx: Tx, authorityId: bigint, day: IsoDate): Promise<readonly Person[]> {
  const found = await sql<Person>`
    select distinct u.id, u.username, u.name, u.email from auth."user" u where u.disabled_at is null and u.email is not null and u.id in (
      select holder from appointment where authority_id = ${authorityId} and role in ('officer', 'approver') and starts_on <= ${day}::date and (ends_on is null or ends_on > ${day}::date)
      union select d.to_user from delegation d join appointment a on a.authority_id = d.authority_id and a.id = d.appointment_id
        where d.authority_id = ${authorityId} and d.revoked_at is null and d.starts_on <= ${day}::date and d.ends_on > ${day}::date)
    order by u.username`.execute(tx);
  return found.rows;
}

/** A form somebody is reminded of, with the number of its place. */
type Pending = { readonly placeId: bigint; readonly item: ReminderItem };

/** Forms that are due within days or were lately, or were returned; nothing that is sent or can not be sent. @rule Q80 */
async function listPending(
  tx: Tx,
  authority: AuthorityRow,
  book: Book,
  today: IsoDate,
  language: Language,
): Promise<readonly Pending[]> {
  const { id } = authority;
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
  const ids = await loadPlaceIds(tx, SYSTEM, [...new Set(forms.map(({ place }) => place))]);
  const progress = await loadProgress(tx, SYSTEM, id, {
    regimes: [...new Set(forms.map(({ regime }) => regime.code))],
    periods: [...new Set(forms.map(({ period }) => showPeriod(period)))],
  });
  const reader = toReader(book, language);
  const off = toDaysOff(book.holidays);
  return forms.flatMap((form): Pending[] => {
    const { regime, place, period, due } = form;
    const standing = standOf(due, progress.get(nameOf(form)), today, book.holidays);
    const days = countDaysLeft(due.deadline, today, off);
    const isMeant = standing === "returned" || standing === "due-soon" || (standing === "late" && days >= -MOST_DAYS_LATE);
    const key = parsePlaceKey(place);
    const placeId = ids.get(place);
    if (!isMeant || !key.ok || placeId === undefined) return [];
    const names = { regime: regime.name, place: toPlaceRef(reader, key.value).name, period: showPeriodName(reader, period) };
    return [{ placeId, item: { ...names, deadline: due.deadline, days, returned: standing === "returned" } }];
  });
}

/** What one person is reminded of in one authority; undefined: nothing. */
async function remindOne(
  tx: Tx,
  authority: AuthorityRow,
  pending: readonly Pending[],
  person: Person,
  asked: { readonly today: IsoDate; readonly language: Language },
): Promise<Reminder | undefined> {
  const { id, username, name } = person;
  const actor: Actor = { kind: "user", id, username, name, grants: await loadGrants(tx, id, asked.today) };
  const reaches = await listGrantReach(tx, SYSTEM, actor, { action: "form.send", authority, day: asked.today });
  const items = pending.filter(({ placeId }) => sectorsAt(reaches, placeId) !== undefined).map(({ item }) => item);
  const approves = actor.grants.some((grant) => grant.role === "approver" && grant.authority === authority.code);
  const inbox = approves ? await countInbox(tx, SYSTEM, { authority: authority.code }, { actor, ...asked }) : undefined;
  const approvals = inbox?.ok ? inbox.value.mine : 0;
  return items.length === 0 && approvals === 0 ? undefined : { authority: authority.name, items, approvals };
}

type RemindDeps = {
  readonly db: Database;
  readonly send: (letter: Letter) => Promise<void>;
  readonly clock: Clock;
  /** Where the pages are. */
  readonly publicUrl: string;
  readonly language: Language;
};

/**
 * Writes to everybody who has something to send or to approve: one letter for all of his authorities. Once a day, however often it is
 * asked for; not on days on which an authority does not work.
 *
 * @returns how many letters were put on their way
 * @rule Q80 Q81
 */
export function sendReminders({ db, send, clock, publicUrl, language }: RemindDeps): Promise<number> {
  const today = dayOf(clock());
  return inTransaction(db, SYSTEM, async (tx) => {
    await lockName(tx, "reminders");
    const byPerson = new Map<string, { readonly person: Person; readonly reminders: Reminder[] }>();
    for (const authority of await listAuthorities(tx, SYSTEM)) {
      const book = await loadBook(tx, SYSTEM, { authority: authority.code, facts: false });
      if (book.regimes.length === 0 || !isWorkingDay(today, toDaysOff(book.holidays))) continue;
      const before = await tx
        .selectFrom("journal")
        .select("seq")
        .where("authority_id", "=", authority.id)
        .where("act", "=", "reminder.send")
        .where("subject", "=", today)
        .executeTakeFirst();
      if (before) continue;
      const pending = await listPending(tx, authority, book, today, language);
      let people = 0;
      for (const person of await listPeople(tx, authority.id, today)) {
        const reminder = await remindOne(tx, authority, pending, person, { today, language });
        if (!reminder) continue;
        people += 1;
        const known = byPerson.get(person.id) ?? { person, reminders: [] };
        byPerson.set(person.id, known);
        known.reminders.push(reminder);
      }
      if (people > 0)
        await writeJournal(tx, {
          authorityId: authority.id,
          actor: "system",
          act: "reminder.send",
          subject: today,
          change: { people },
        });
    }
    const words = language === "en" ? REMINDER_EN : REMINDER_VI;
    for (const { person, reminders } of byPerson.values()) {
      const isSender = reminders.some(({ items }) => items.length > 0);
      await send({
        to: person.email,
        ...layReminder(words, person.name, reminders, `${publicUrl}${isSender ? "/viec" : "/duyet"}`),
      });
    }
    return byPerson.size;
  });
}

/** Reminds every day at a time. Call before the jobs start. @param at  hh:mm in Việt Nam @rule Q81 */
export function registerReminders(jobs: Jobs, deps: RemindDeps & { readonly at: string; readonly log: Log }): void {
  jobs.register(
    REMIND_QUEUE,
    async () => {
      const letters = await sendReminders(deps);
      if (letters > 0) deps.log("info", "reminders sent", { letters });
    },
    { retry: RETRY, singly: true },
  );
  const [hour = "", minute = ""] = deps.at.split(":");
  jobs.schedule(REMIND_QUEUE, `${Number(minute)} ${Number(hour)} * * *`);
}
