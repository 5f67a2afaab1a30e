import type { ApiProblem } from "@kehoach/api/problem";
import { toUsername, USERNAME } from "@kehoach/core/access/username";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { z } from "zod";
import { findOwnAuthority } from "../access/read.ts";
import { lookBeyond } from "../platform/beyond-scope.ts";
import type { Doer } from "../platform/doer.ts";
import { writeJournal } from "../platform/journal.ts";
import type { Scope } from "../platform/scope.ts";
import { lockName, type Tx } from "../platform/transaction.ts";
import type { Appointing } from "./people.ts";
import { findUserById, listUsersCalled, lockPeople, readMark, type UserRow } from "./read.ts";
import { insertUser } from "./store.ts";

/** Somebody who is to be a user of an authority, with his first appointment in it. */
export type NewPerson<Wanted> = {
  readonly authority?: string | undefined;
  readonly username: string;
  readonly name: string;
  readonly email: string;
  /** The user there is under that name or address is he: only the appointment is added. */
  readonly samePerson?: boolean | undefined;
  readonly appointment: Wanted;
};

export type Created = {
  readonly userId: string;
  readonly username: string;
  /** False: he was a user before. */
  readonly isNew: boolean;
  readonly mark: string;
};

const isEmail = (text: string): boolean => z.email().safeParse(text).success;

function checkNames({ username, email }: { readonly username: string; readonly email: string }): readonly ApiProblem[] {
  return [
    ...(USERNAME.test(username) ? [] : [{ code: "USERNAME_INVALID", found: username } as const]),
    ...(isEmail(email) ? [] : [{ code: "EMAIL_INVALID", found: email } as const]),
  ];
}

/** What to do with the users there are already under that name or address. */
function checkKnown(known: readonly UserRow[], samePerson: boolean): readonly ApiProblem[] {
  const candidates = known.map(({ username, name }) => ({ code: username, name, detail: null }));
  if (known.length > 1) return [{ code: "USER_TWO", candidates }];
  return known.length === 1 && !samePerson ? [{ code: "USER_KNOWN", candidates }] : [];
}

/**
 * Makes a user with his first appointment, or appoints one known to the installation whom the authority did not know yet.
 *
 * @param hash  of a password nobody knows: he sets his own by a link
 * @problem USERNAME_INVALID EMAIL_INVALID USER_KNOWN USER_TWO, and what the appointment may refuse; all together
 * @rule X10 X17
 */
export async function createUser<Wanted, Decided>(
  tx: Tx,
  scope: Scope,
  asked: NewPerson<Wanted>,
  doer: Doer,
  { hash, appointing }: { readonly hash: string; readonly appointing: Appointing<Wanted, Decided> },
): Promise<Outcome<Created, ApiProblem>> {
  const found = await findOwnAuthority(tx, scope, asked.authority);
  if (!found.ok) return found;
  const authority = found.value;
  const { name } = asked;
  const [username, email] = [toUsername(asked.username), asked.email.trim().toLowerCase()];
  await lockName(tx, "names of users");
  await lockPeople(tx, [authority.id]);
  const known = await lookBeyond(tx, scope, () => listUsersCalled(tx, username, email));
  const [before] = known;
  const appointee = before === undefined ? { isDisabled: false } : { id: before.id, isDisabled: before.disabledAt !== null };
  const decided = await appointing.check(tx, scope, authority, appointee, asked.appointment, doer.today);
  const [first, ...rest] = [
    ...(before === undefined ? checkNames({ username, email }) : checkKnown(known, asked.samePerson === true)),
    ...(decided.ok ? [] : decided.problems),
  ];
  if (first) return refuse(first, ...rest);
  if (!decided.ok) throw new Error("refused above");

  const id = before?.id ?? (await insertUser(tx, { username, name: name.normalize("NFC"), email }, hash));
  const user = await findUserById(tx, id);
  if (user === undefined) throw new Error("a user just made is there");
  if (before === undefined) {
    const change = { username, name: user.name };
    await writeJournal(tx, { authorityId: authority.id, actor: doer.actor, act: "user.create", subject: username, change });
  }
  await appointing.save(tx, authority, user, decided.value, doer);
  const mark = await readMark(tx, scope, authority, user);
  return accept({ userId: id, username: user.username, isNew: before === undefined, mark });
}
