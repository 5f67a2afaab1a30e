import type { ApiProblem } from "@kehoach/api/problem";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { sql } from "kysely";
import type { AuthorityRow } from "../place/read.ts";
import { lookBeyond } from "../platform/beyond-scope.ts";
import type { Doer } from "../platform/doer.ts";
import { writeJournal } from "../platform/journal.ts";
import { type Scope, SYSTEM } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import { type Claim, claimUser, lockPeople, readMark } from "../user/read.ts";
import { findOwnAuthority, isReached } from "./read.ts";
import { setRevoked } from "./store.ts";

type Lender = { readonly id: string; readonly username: string };
type Found = { readonly place_id: bigint; readonly borrower: string; readonly is_over: boolean };

/** A delegation of an appointment of somebody. */
async function findDelegation(
  tx: Tx,
  authorityId: bigint,
  lenderId: string,
  id: string,
  today: string,
): Promise<Found | undefined> {
  const found = await sql<Found>`
    select a.place_id, coalesce(u.username, d.to_user) as borrower,
      (d.revoked_at is not null or least(d.ends_on, a.ends_on) <= ${today}::date) as is_over
    from delegation d join appointment a on a.authority_id = d.authority_id and a.id = d.appointment_id
    left join auth."user" u on u.id = d.to_user
    where d.authority_id = ${authorityId} and d.id = ${id}::bigint and a.holder = ${lenderId}`.execute(tx);
  return found.rows[0];
}

async function revoke(
  tx: Tx,
  scope: Scope,
  authority: AuthorityRow,
  lender: Lender,
  id: string,
  { actor, today }: Doer,
): Promise<Outcome<undefined, ApiProblem>> {
  const found = await findDelegation(tx, authority.id, lender.id, id, today);
  if (found === undefined || !isReached(scope, authority.id, found.place_id))
    return refuse({ code: "DELEGATION_ABSENT", found: id });
  if (found.is_over) return refuse({ code: "DELEGATION_OVER" });
  await setRevoked(tx, authority.id, [id]);
  const change = { id, borrower: found.borrower };
  await writeJournal(tx, { authorityId: authority.id, actor, act: "delegation.revoke", subject: lender.username, change });
  return accept(undefined);
}

/** An administrator takes back what somebody lent. @problem DELEGATION_ABSENT DELEGATION_OVER @rule X12 X16 */
export async function stopLendingFor(
  tx: Tx,
  scope: Scope,
  claim: Claim,
  id: string,
  doer: Doer,
): Promise<Outcome<{ mark: string }, ApiProblem>> {
  const claimed = await claimUser(tx, scope, claim, doer.today);
  if (!claimed.ok) return claimed;
  const { authority, user } = claimed.value;
  const revoked = await revoke(tx, scope, authority, user, id, doer);
  return revoked.ok ? accept({ mark: await readMark(tx, scope, authority, user) }) : revoked;
}

/** Somebody takes back what he lent himself, wherever it is. @problem DELEGATION_ABSENT DELEGATION_OVER @rule X12 */
export async function revokeOwn(
  tx: Tx,
  scope: Scope,
  asked: { readonly authority?: string | undefined; readonly id: string },
  lender: Lender,
  doer: Doer,
): Promise<Outcome<Record<string, never>, ApiProblem>> {
  const authority = await findOwnAuthority(tx, scope, asked.authority);
  if (!authority.ok) return authority;
  await lockPeople(tx, [authority.value.id]);
  const revoked = await lookBeyond(tx, scope, () => revoke(tx, SYSTEM, authority.value, lender, asked.id, doer));
  return revoked.ok ? accept({}) : revoked;
}
