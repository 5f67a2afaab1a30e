import { refusePeople } from "@kehoach/api/people-refusal";
import type { ApiProblem } from "@kehoach/api/problem";
import { decideDelegate } from "@kehoach/core/access/decide-delegate";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import type { AuthorityRow } from "../place/read.ts";
import { lookBeyond } from "../platform/beyond-scope.ts";
import type { Doer } from "../platform/doer.ts";
import { writeJournal } from "../platform/journal.ts";
import { type Scope, SYSTEM } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import { type Claim, claimUser, findColleague, lockPeople, readMark } from "../user/read.ts";
import { findOwnAuthority, findOwnOrLent, isReached, listHeld, type PlacedAppointment } from "./read.ts";
import { insertDelegation, listRunning } from "./store.ts";

export type WantedDelegation = {
  readonly appointment: string;
  /** Username of who is to have it. */
  readonly borrower: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
};
type Lender = { readonly id: string; readonly username: string };

async function lend(
  tx: Tx,
  scope: Scope,
  authority: AuthorityRow,
  lender: Lender,
  appointment: PlacedAppointment | undefined,
  asked: WantedDelegation,
  { actor, today }: Doer,
): Promise<Outcome<string, ApiProblem>> {
  if (appointment === undefined) return refuse({ code: "APPOINTMENT_ABSENT", found: asked.appointment });
  const found = await findColleague(tx, scope, authority, asked.borrower);
  const borrower = found.ok
    ? { id: found.value.id, name: found.value.name, isKnown: true, isDisabled: found.value.disabledAt !== null }
    : { id: "", name: asked.borrower, isKnown: false, isDisabled: false };
  const running = await listRunning(tx, authority.id, [appointment.id]);
  const { from: startsOn, to: endsOn, reason } = asked;
  const decided = decideDelegate({ appointment, lender: lender.id, borrower, startsOn, endsOn, running }, today);
  if (!decided.ok) return refusePeople(decided.problems);
  const id = await insertDelegation(tx, authority.id, decided.value, { by: actor, reason });
  const { role, place } = appointment;
  const change = { id, appointment: appointment.id, role, place, borrower: asked.borrower, from: startsOn, to: endsOn, reason };
  await writeJournal(tx, { authorityId: authority.id, actor, act: "delegation.give", subject: lender.username, change });
  return accept(id);
}

/** An administrator lends an appointment of somebody who is away. @problem APPOINTMENT_ABSENT and every DelegateProblem @rule X12 X16 */
export async function lendFor(
  tx: Tx,
  scope: Scope,
  claim: Claim,
  asked: WantedDelegation,
  doer: Doer,
): Promise<Outcome<{ id: string; mark: string }, ApiProblem>> {
  const claimed = await claimUser(tx, scope, claim, doer.today);
  if (!claimed.ok) return claimed;
  const { authority, user } = claimed.value;
  const held = await listHeld(tx, scope, authority.id, user.id);
  const appointment = held.find(({ id, placeId }) => id === asked.appointment && isReached(scope, authority.id, placeId));
  const lent = await lend(tx, scope, authority, user, appointment, asked, doer);
  return lent.ok ? accept({ id: lent.value, mark: await readMark(tx, scope, authority, user) }) : lent;
}

/** Somebody lends an appointment of his own, wherever it is. @problem APPOINTMENT_ABSENT and every DelegateProblem @rule X12 */
export async function delegateOwn(
  tx: Tx,
  scope: Scope,
  asked: WantedDelegation & { readonly authority?: string | undefined },
  lender: Lender,
  doer: Doer,
): Promise<Outcome<{ id: string }, ApiProblem>> {
  const authority = await findOwnAuthority(tx, scope, asked.authority);
  if (!authority.ok) return authority;
  await lockPeople(tx, [authority.value.id]);
  // That it is his own is what allows it; his scope may be another place of his.
  const lent = await lookBeyond(tx, scope, async () => {
    const appointment = await findOwnOrLent(tx, authority.value.id, lender.id, asked.appointment);
    return lend(tx, SYSTEM, authority.value, lender, appointment, asked, doer);
  });
  return lent.ok ? accept({ id: lent.value }) : lent;
}
