import type { ApiProblem } from "@kehoach/api/problem";
import { accept, type Outcome } from "@kehoach/core/outcome";
import type { AuthorityRow } from "../place/read.ts";
import { type Clock, dayOf } from "../platform/clock.ts";
import type { Database } from "../platform/db.ts";
import type { Doer } from "../platform/doer.ts";
import { writeJournal } from "../platform/journal.ts";
import { type Scope, SYSTEM } from "../platform/scope.ts";
import { inSnapshot, inTransaction, lockName, type Tx } from "../platform/transaction.ts";
import { lockPeople } from "../user/read.ts";
import { type DemoUser, listMissingUsers } from "./read.ts";

/** A user as he was made: his password is kept nowhere else. */
export type MadeUser = { readonly username: string; readonly name: string; readonly password: string };
export type MadeUsers = {
  readonly made: readonly MadeUser[];
  /** Who could not be given his role, and why. */
  readonly refused: readonly { readonly username: string; readonly codes: readonly string[] }[];
};

type Wanted = { readonly role: string; readonly place: string; readonly sectors?: readonly string[]; readonly from: string };
type NewRow = { readonly username: string; readonly name: string; readonly email: string };

/** What others do, bound where the program is put together: accounts and appointments are not this slice's. */
export type DemoDeps<Decided> = {
  readonly db: Database;
  readonly clock: Clock;
  readonly makePassword: () => string;
  readonly hash: (password: string) => Promise<string>;
  readonly insertUser: (tx: Tx, user: NewRow, hash: string) => Promise<string>;
  readonly check: (
    tx: Tx,
    scope: Scope,
    authority: AuthorityRow,
    appointee: { readonly isDisabled: boolean },
    wanted: Wanted,
    today: string,
  ) => Promise<Outcome<Decided, ApiProblem>>;
  readonly save: (
    tx: Tx,
    authority: AuthorityRow,
    user: { readonly id: string; readonly username: string },
    decided: Decided,
    doer: Doer,
  ) => Promise<string>;
};

type Hashed = DemoUser & { readonly password: string; readonly hash: string };

/**
 * Makes the users of made-up authorities that are not there yet, each with a password by chance and his role from today on. Those there
 * are already keep their passwords: a second start makes nobody.
 *
 * @rule U16
 */
export async function makeDemoUsers<Decided>(deps: DemoDeps<Decided>): Promise<MadeUsers> {
  const { db, makePassword, hash } = deps;
  const missing = await inSnapshot(db, SYSTEM, (tx) => listMissingUsers(tx, SYSTEM));
  const hashed = await Promise.all(
    missing.map(async (one): Promise<Hashed> => {
      const password = makePassword();
      return { ...one, password, hash: await hash(password) };
    }),
  );
  const made: MadeUser[] = [];
  const refused: MadeUsers["refused"][number][] = [];
  for (const one of hashed) {
    const { username, name } = one.user;
    const outcome = await inTransaction(db, SYSTEM, (tx) => makeUser(tx, one, deps));
    if (outcome.ok) made.push({ username, name, password: one.password });
    else refused.push({ username, codes: outcome.problems.map(({ code }) => code) });
  }
  return { made, refused };
}

async function makeUser<Decided>(
  tx: Tx,
  { authority, user, hash }: Hashed,
  { clock, insertUser, check, save }: DemoDeps<Decided>,
): Promise<Outcome<string, ApiProblem>> {
  await lockName(tx, "names of users");
  await lockPeople(tx, [authority.id]);
  const doer: Doer = { actor: "start", today: dayOf(clock()) };
  const { username, name, role, place, sectors } = user;
  const wanted = { role, place, from: doer.today, ...(sectors === undefined ? {} : { sectors }) };
  const decided = await check(tx, SYSTEM, authority, { isDisabled: false }, wanted, doer.today);
  if (!decided.ok) return decided;
  // No letter reaches a name under .invalid (RFC 2606): nobody is written to by mistake.
  const id = await insertUser(
    tx,
    { username, name: name.normalize("NFC"), email: `${username}@${authority.code}.invalid` },
    hash,
  );
  const entry = { authorityId: authority.id, actor: doer.actor, act: "user.create", subject: username };
  await writeJournal(tx, { ...entry, change: { username, name } });
  await save(tx, authority, { id, username }, decided.value, doer);
  return accept(id);
}
