import { type Language, toReader } from "@kehoach/api/figure-json";
import type { IsoDate } from "@kehoach/core/period/period";
import { isWorkingDay, toDaysOff } from "@kehoach/core/regime/due-day";
import { layReminder, type Reminder } from "@kehoach/core/words/remind";
import { REMINDER_EN } from "@kehoach/core/words/remind-en";
import { REMINDER_VI } from "@kehoach/core/words/remind-vi";
import { sql } from "kysely";
import { loadGrants } from "../access/read.ts";
import { loadBook } from "../book/read.ts";
import { listAuthorities } from "../place/read.ts";
import { type Clock, dayOf } from "../platform/clock.ts";
import type { Database } from "../platform/db.ts";
import type { Jobs, Retry } from "../platform/jobs.ts";
import { writeJournal } from "../platform/journal.ts";
import type { Log } from "../platform/log.ts";
import type { Letter } from "../platform/mail.ts";
import { SYSTEM } from "../platform/scope.ts";
import { inTransaction, lockName, type Tx } from "../platform/transaction.ts";
import { loadTasks, pickTasks, TOLD_ROLES, toReminder } from "./digest.ts";

const REMIND_QUEUE = "remind";
const RETRY: Retry = { limit: 3, delaySeconds: 600, mostDelaySeconds: 3_600 };

type Person = { readonly id: string; readonly username: string; readonly name: string; readonly email: string };

/** Everybody who may have something to do in an authority on a day. */
async function listPeople(tx: Tx, authorityId: bigint, day: IsoDate): Promise<readonly Person[]> {
  const found = await sql<Person>`
    select distinct u.id, u.username, u.name, u.email from auth."user" u where u.disabled_at is null and u.email is not null and u.id in (
      select holder from appointment where authority_id = ${authorityId} and role = any (${TOLD_ROLES}::text[]) and starts_on <= ${day}::date and (ends_on is null or ends_on > ${day}::date)
      union select d.to_user from delegation d join appointment a on a.authority_id = d.authority_id and a.id = d.appointment_id
        where d.authority_id = ${authorityId} and d.revoked_at is null and d.starts_on <= ${day}::date and d.ends_on > ${day}::date)
    order by u.username`.execute(tx);
  return found.rows;
}

type RemindDeps = {
  readonly db: Database;
  readonly send: (letter: Letter) => Promise<void>;
  readonly clock: Clock;
  /** Where the pages are. */
  readonly publicUrl: string;
  readonly language: Language;
};

/** Where there is something to do: what is to be sent comes first. */
function pageOf(reminders: readonly Reminder[]): string {
  if (reminders.some(({ items }) => items.length > 0)) return "/viec";
  return reminders.some(({ approvals }) => approvals > 0) ? "/duyet" : "/giai-trinh";
}

/**
 * Writes to everybody who has something to send, to approve, to explain or to look at: one letter for all of his authorities. Once a day, however often it is
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
      const look = { authority, book, reader: toReader(book, language), today, language };
      const tasks = await loadTasks(tx, SYSTEM, look);
      let people = 0;
      for (const person of await listPeople(tx, authority.id, today)) {
        const actor = { kind: "user", ...person, grants: await loadGrants(tx, person.id, today) } as const;
        const reminder = toReminder(authority, await pickTasks(tx, SYSTEM, look, tasks, actor));
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
      await send({ to: person.email, ...layReminder(words, person.name, reminders, publicUrl + pageOf(reminders)) });
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
