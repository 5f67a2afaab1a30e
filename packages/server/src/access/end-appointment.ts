import { refusePeople } from "@kehoach/api/people-refusal";
import type { ApiProblem } from "@kehoach/api/problem";
import { decideEnd } from "@kehoach/core/access/decide-end";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { lookBeyond } from "../platform/beyond-scope.ts";
import type { Doer } from "../platform/doer.ts";
import { writeJournal } from "../platform/journal.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import { type Claim, claimUser, readMark } from "../user/read.ts";
import { isReached, listAdmins, listHeld } from "./read.ts";
import { setEnd } from "./store.ts";

/** Ends an appointment of a user from a day on. @problem APPOINTMENT_ABSENT and every EndProblem @rule X11 X14 X16 */
export async function endAppointment(
  tx: Tx,
  scope: Scope,
  claim: Claim,
  asked: { readonly id: string; readonly on: string; readonly reason?: string | undefined },
  doer: Doer,
): Promise<Outcome<{ mark: string }, ApiProblem>> {
  const claimed = await claimUser(tx, scope, claim, doer.today);
  if (!claimed.ok) return claimed;
  const { authority, user } = claimed.value;
  const held = await listHeld(tx, scope, authority.id, user.id);
  const appointment = held.find(({ id, placeId }) => id === asked.id && isReached(scope, authority.id, placeId));
  if (appointment === undefined) return refuse({ code: "APPOINTMENT_ABSENT", found: asked.id });
  const admins = await lookBeyond(tx, scope, () => listAdmins(tx, authority));
  const decided = decideEnd({ appointment, endsOn: asked.on, admins }, doer.today);
  if (!decided.ok) return refusePeople(decided.problems);
  const { endsOn } = decided.value;
  await setEnd(tx, authority.id, appointment.id, endsOn);
  const { id, role, place } = appointment;
  await writeJournal(tx, {
    authorityId: authority.id,
    actor: doer.actor,
    act: "appointment.end",
    subject: user.username,
    change: { id, role, place, on: endsOn, reason: asked.reason },
  });
  return accept({ mark: await readMark(tx, scope, authority, user) });
}
