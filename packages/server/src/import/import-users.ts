import type { ApiProblem } from "@kehoach/api/problem";
import type { UserField } from "@kehoach/core/import/columns";
import type { Person } from "@kehoach/core/import/match-people";
import { type PlannedUser, readUsers } from "@kehoach/core/import/read-users";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import type { AuthorityRow } from "../place/read.ts";
import { digestOf } from "../platform/canonical-digest.ts";
import { writeJournal } from "../platform/journal.ts";
import type { Scope } from "../platform/scope.ts";
import { lockName, type Tx } from "../platform/transaction.ts";
import { isAllReached, lockPeople } from "../user/read.ts";
import type { ImportAsk, PeopleDoing } from "./ask.ts";
import { loadKnownPeople } from "./read.ts";

export type UsersAsk = ImportAsk<UserField> & {
  /** Who has never signed in gets another link. */
  readonly again: boolean;
};

/** Somebody who is to get a link. */
export type Invited = { readonly id: string; readonly name: string; readonly username: string };
export type UsersDone = {
  readonly rows: readonly PlannedUser[];
  readonly mark: string;
  readonly applied: boolean;
  readonly invited: readonly Invited[];
};

type Doing = { readonly people: PeopleDoing; readonly authority: AuthorityRow; readonly ask: UsersAsk };

/** The people of a plan, each once. */
function listPeople(rows: readonly PlannedUser[]): readonly Person[] {
  return [...new Set(rows.flatMap(({ person }) => (person ? [person] : [])))];
}

function toMark({ bytesDigest, again }: UsersAsk, rows: readonly PlannedUser[]): string {
  const shown = rows.map(({ row, what, person, appointments }) => [
    row.line,
    what,
    person?.known?.id,
    person?.username,
    person?.email,
    appointments,
  ]);
  return digestOf({ bytesDigest, again, shown }).slice(0, 32);
}

/** Users there are who never signed in, and whose every role the asker administers: who opens an account has all of them. @rule X15 E19 */
async function listFresh(tx: Tx, scope: Scope, people: readonly Person[], today: string): Promise<readonly Invited[]> {
  const fresh: Invited[] = [];
  for (const { known } of people) {
    if (!known?.isFresh || known.isDisabled || !(await isAllReached(tx, scope, known.id, today))) continue;
    fresh.push({ id: known.id, name: known.name, username: known.username });
  }
  return fresh;
}

async function insertNew(
  tx: Tx,
  fresh: readonly Person[],
  { people, authority, ask }: Doing,
): Promise<ReadonlyMap<Person, Invited>> {
  const made = new Map<Person, Invited>();
  if (fresh.length === 0) return made;
  // One password nobody knows does for all: each is replaced by its owner's own.
  const hash = await people.hashUnknown();
  for (const person of fresh) {
    const { username, email } = person;
    const name = person.name.normalize("NFC");
    const id = await people.insertUser(tx, { username, name, email }, hash);
    made.set(person, { id, name, username });
    const entry = { authorityId: authority.id, actor: ask.actor, act: "user.create", subject: username };
    await writeJournal(tx, { ...entry, change: { username, name } });
  }
  return made;
}

/**
 * Shows what importing users would do, or does it: new users and the appointments that are missing, all in one transaction, so that a
 * second try does nothing twice. Links are made by the caller, once all is in the database. Needs the scope `system`.
 *
 * @param scope  the asker's: where he may appoint
 * @problem IMPORT_HAS_PROBLEMS  some row is not right
 * @problem IMPORT_STALE         not what was seen in the preview
 * @rule E13 E14 E15 E17 E18 E19
 */
export async function importUsers(
  tx: Tx,
  scope: Scope,
  authority: AuthorityRow,
  ask: UsersAsk,
  people: PeopleDoing,
): Promise<Outcome<UsersDone, ApiProblem>> {
  const { table, today, actor, mark: seen } = ask;
  if (seen !== undefined) {
    await lockName(tx, "names of users");
    await lockPeople(tx, [authority.id]);
  }
  const known = await loadKnownPeople(tx, scope, authority, today);
  const rows = readUsers(table, known);
  const mark = toMark(ask, rows);
  if (seen === undefined) return accept({ rows, mark, applied: false, invited: [] });
  const problems = rows.filter(({ what }) => what === "problem").length;
  if (problems > 0) return refuse({ code: "IMPORT_HAS_PROBLEMS", found: String(problems) });
  if (seen !== mark) return refuse({ code: "IMPORT_STALE" });
  const all = listPeople(rows);
  const again = ask.again ? await listFresh(tx, scope, all, today) : [];
  const made = await insertNew(
    tx,
    all.filter((person) => !person.known),
    { people, authority, ask },
  );
  let given = 0;
  for (const { person, appointments } of rows) {
    if (!person) continue;
    const user = person.known ?? made.get(person);
    if (!user) throw new Error(`${person.username} was neither known nor made`);
    for (const appointment of appointments) {
      const placeId = known.placeIds.get(appointment.place);
      if (placeId === undefined) throw new Error(`place ${appointment.place} has no number`);
      await people.saveAppointment(
        tx,
        authority,
        { id: user.id, username: user.username },
        { appointment: { ...appointment, holder: user.id, placeId }, reason: undefined },
        { actor, today },
      );
      given += 1;
    }
  }
  const change = { created: [...made.values()].map(({ username }) => username), appointments: given };
  if (made.size + given > 0)
    await writeJournal(tx, { authorityId: authority.id, actor, act: "user.import", subject: authority.code, change });
  return accept({ rows, mark, applied: true, invited: [...made.values(), ...again] });
}
