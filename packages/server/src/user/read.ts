import type { UserChange } from "@kehoach/api/people-problem";
import type { ApiProblem } from "@kehoach/api/problem";
import { toUsername } from "@kehoach/core/access/username";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { sql } from "kysely";
import { findOwnAuthority, isReached, listGrantedPlaces, listHeld } from "../access/read.ts";
import type { AuthorityRow } from "../place/read.ts";
import { lookBeyond } from "../platform/beyond-scope.ts";
import { digestOf } from "../platform/canonical-digest.ts";
import type { Scope } from "../platform/scope.ts";
import { lockName, type Tx } from "../platform/transaction.ts";

/** A user as administration sees him. */
export type UserRow = {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly email: string;
  readonly disabledAt: string | null;
  readonly createdAt: string;
  readonly twoFactor: boolean;
  readonly lastSignIn: string | null;
};

/** The columns of a user, of the table `u`. */
export const USER_COLUMNS = sql`u.id, coalesce(u.username, '') as username, u.name, u.email, u.disabled_at as "disabledAt",
  u.created_at as "createdAt", coalesce(u.two_factor_enabled, false) as "twoFactor", u.last_sign_in_at as "lastSignIn"`;

/** Users of the whole installation with a username or an address, or both. No scope holds them: for rules only, or for their own eyes. */
export async function listUsersCalled(tx: Tx, username: string, email: string): Promise<readonly UserRow[]> {
  const found = await sql<UserRow>`select ${USER_COLUMNS} from auth."user" u
    where u.username = ${toUsername(username)} or u.email = ${email.trim().toLowerCase()} order by u.username`.execute(tx);
  return found.rows;
}

export async function findUserById(tx: Tx, id: string): Promise<UserRow | undefined> {
  const found = await sql<UserRow>`select ${USER_COLUMNS} from auth."user" u where u.id = ${id}`.execute(tx);
  return found.rows[0];
}

/** A user the authority has ever appointed, anywhere in it: whom something can be lent or handed to. @problem USER_UNKNOWN */
export async function findColleague(
  tx: Tx,
  scope: Scope,
  authority: AuthorityRow,
  username: string,
): Promise<Outcome<UserRow, ApiProblem>> {
  const found = await lookBeyond(tx, scope, async () => {
    const [user] = (await listUsersCalled(tx, username, "")).filter((one) => one.username === toUsername(username));
    const held = user === undefined ? [] : await listHeld(tx, scope, authority.id, user.id);
    return held.length > 0 ? user : undefined;
  });
  return found === undefined ? refuse({ code: "USER_UNKNOWN", parameter: "username", found: username }) : accept(found);
}

/** A user of the authority with an appointment, present or past, within the scope. Others are as if they did not exist. @problem USER_UNKNOWN */
export async function findUser(
  tx: Tx,
  scope: Scope,
  authority: AuthorityRow,
  username: string,
): Promise<Outcome<UserRow, ApiProblem>> {
  const user = await findColleague(tx, scope, authority, username);
  if (!user.ok) return user;
  const held = await listHeld(tx, scope, authority.id, user.value.id);
  if (held.some(({ placeId }) => isReached(scope, authority.id, placeId))) return user;
  return refuse({ code: "USER_UNKNOWN", parameter: "username", found: username });
}

type State = { readonly seq: bigint; readonly digest: string };

/** A user as he is in an authority: everything an act on him changes. */
async function readState(tx: Tx, scope: Scope, authority: AuthorityRow, user: UserRow): Promise<State> {
  return lookBeyond(tx, scope, async () => {
    const { username, name, email, disabledAt } = user;
    const held = await listHeld(tx, scope, authority.id, user.id);
    const lent = await sql`
      select d.id, d.appointment_id, d.to_user, d.starts_on, d.ends_on, d.revoked_at from delegation d
      join appointment a on a.authority_id = d.authority_id and a.id = d.appointment_id
      where d.authority_id = ${authority.id} and (a.holder = ${user.id} or d.to_user = ${user.id}) order by d.id`.execute(tx);
    const ways =
      await sql`select provider_id, account_id, updated_at from auth.account where user_id = ${user.id} order by 1, 2`.execute(
        tx,
      );
    const last = await sql<{ seq: bigint }>`
      select coalesce(max(seq), 0) as seq from journal where authority_id = ${authority.id}`.execute(tx);
    const digest = digestOf({ username, name, email, disabledAt, held, lent: lent.rows, ways: ways.rows }).slice(0, 24);
    return { seq: last.rows[0]?.seq ?? 0n, digest };
  });
}

/** What names the state a user is in: whoever changes him sends back the one he has seen. @rule X16 */
export async function readMark(tx: Tx, scope: Scope, authority: AuthorityRow, user: UserRow): Promise<string> {
  const { seq, digest } = await readState(tx, scope, authority, user);
  return `${seq}-${digest}`;
}

/** What was done to a user after a row of the journal, newest first. What he does himself by signing in and out changes nothing. */
async function listChanges(
  tx: Tx,
  scope: Scope,
  authority: AuthorityRow,
  user: UserRow,
  after: string,
): Promise<readonly UserChange[]> {
  const found = await lookBeyond(tx, scope, () =>
    sql<UserChange>`select actor, act, at from journal where authority_id = ${authority.id} and seq > ${after}::bigint
      and subject = ${user.username} and not starts_with(act, 'session.') order by seq desc limit 3`.execute(tx),
  );
  return found.rows;
}

/** A user about to be changed. */
export type ClaimedUser = { readonly authority: AuthorityRow; readonly user: UserRow };
export type Claim = {
  readonly authority?: string | undefined;
  readonly username: string;
  readonly mark: string;
};

/** Waits for everybody who changes people of these authorities; held to the end of the transaction. */
export async function lockPeople(tx: Tx, authorityIds: readonly bigint[]): Promise<void> {
  const sorted = [...new Set(authorityIds)].sort((a, b) => (a < b ? -1 : 1));
  for (const id of sorted) await lockName(tx, `people ${id}`);
}

/**
 * Takes hold of a user to change him: one act after the other, and only on what its actor has seen.
 * @problem AUTHORITY_UNKNOWN AUTHORITY_NEEDED USER_UNKNOWN USER_CHANGED
 * @rule X16
 */
export async function claimUser(
  tx: Tx,
  scope: Scope,
  { authority: code, username, mark }: Claim,
  today: string,
): Promise<Outcome<ClaimedUser, ApiProblem>> {
  const authority = await findOwnAuthority(tx, scope, code);
  if (!authority.ok) return authority;
  const before = await findUser(tx, scope, authority.value, username);
  if (!before.ok) return before;
  const granted = await lookBeyond(tx, scope, () => listGrantedPlaces(tx, before.value.id, today));
  await lockPeople(tx, [authority.value.id, ...granted.map(({ authorityId }) => authorityId)]);
  const user = await findUser(tx, scope, authority.value, username);
  if (!user.ok) return user;
  const [after = "", digest] = mark.split("-");
  const state = await readState(tx, scope, authority.value, user.value);
  if (state.digest === digest) return accept({ authority: authority.value, user: user.value });
  const changes = /^\d{1,18}$/.test(after) ? await listChanges(tx, scope, authority.value, user.value, after) : [];
  return refuse({ code: "USER_CHANGED", changes });
}

/** Whether every role a user has or will have, in any authority, of his own or lent to him, lies within a scope. */
export async function isAllReached(tx: Tx, scope: Scope, userId: string, today: string): Promise<boolean> {
  const granted = await lookBeyond(tx, scope, () => listGrantedPlaces(tx, userId, today));
  return granted.every(({ authorityId, placeId }) => isReached(scope, authorityId, placeId));
}

/**
 * Who opens an account has every role of it: so only they may who administer all of them.
 * @problem USER_FAR
 * @rule X15
 */
export async function claimAccount(tx: Tx, scope: Scope, claim: Claim, today: string): Promise<Outcome<ClaimedUser, ApiProblem>> {
  const claimed = await claimUser(tx, scope, claim, today);
  if (!claimed.ok) return claimed;
  const { user } = claimed.value;
  return (await isAllReached(tx, scope, user.id, today)) ? claimed : refuse({ code: "USER_FAR", found: user.username });
}
