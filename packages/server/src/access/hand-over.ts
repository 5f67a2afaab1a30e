import { refusePeople } from "@kehoach/api/people-refusal";
import type { ApiProblem } from "@kehoach/api/problem";
import { decideHandover, type Handover } from "@kehoach/core/access/decide-handover";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import type { AuthorityRow } from "../place/read.ts";
import { lookBeyond } from "../platform/beyond-scope.ts";
import type { Doer } from "../platform/doer.ts";
import { writeJournal } from "../platform/journal.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import { type Claim, claimUser, findColleague, readMark } from "../user/read.ts";
import { isReached, listAdmins, listHeld, type PlacedAppointment } from "./read.ts";
import { insertAppointment, listRunning, setEnd, setRevoked } from "./store.ts";

export type WantedHandover = {
  /** Username of who takes over. */
  readonly receiver: string;
  readonly on: string;
  readonly appointments: readonly string[];
  readonly reason?: string | undefined;
};

async function save(
  tx: Tx,
  authority: AuthorityRow,
  { end, begin, revoke }: Handover,
  chosen: readonly PlacedAppointment[],
  { by, reason }: { readonly by: string; readonly reason: string | undefined },
): Promise<readonly string[]> {
  for (const { id, endsOn } of end) await setEnd(tx, authority.id, id, endsOn);
  await setRevoked(tx, authority.id, revoke);
  const ids: string[] = [];
  for (const [at, appointment] of begin.entries()) {
    const placeId = chosen[at]?.placeId;
    if (placeId === undefined) throw new Error("a handover begins as many appointments as it ends");
    ids.push(await insertAppointment(tx, authority.id, { ...appointment, placeId }, { by, reason }));
  }
  return ids;
}

/**
 * Moves appointments of a user to another on a day.
 * @problem APPOINTMENT_ABSENT USER_UNKNOWN and every HandoverProblem
 * @rule X13 X14 X16
 */
export async function handOver(
  tx: Tx,
  scope: Scope,
  claim: Claim,
  asked: WantedHandover,
  doer: Doer,
): Promise<Outcome<{ mark: string; ids: string[] }, ApiProblem>> {
  const claimed = await claimUser(tx, scope, claim, doer.today);
  if (!claimed.ok) return claimed;
  const { authority, user } = claimed.value;
  const receiver = await findColleague(tx, scope, authority, asked.receiver);
  if (!receiver.ok) return receiver;
  const visible = await listHeld(tx, scope, authority.id, user.id);
  const wanted = [...new Set(asked.appointments)];
  const chosen = wanted.flatMap((id) => visible.find((one) => one.id === id) ?? []);
  const absent = wanted.find((id) => !chosen.some((one) => one.id === id));
  if (absent !== undefined) return refuse({ code: "APPOINTMENT_ABSENT", found: absent });
  const decided = decideHandover(
    {
      from: user.id,
      receiver: { id: receiver.value.id, isDisabled: receiver.value.disabledAt !== null },
      on: asked.on,
      chosen: chosen.map((one) => ({ ...one, isReached: isReached(scope, authority.id, one.placeId) })),
      held: await lookBeyond(tx, scope, () => listHeld(tx, scope, authority.id, receiver.value.id)),
      lent: await listRunning(tx, authority.id, wanted),
      admins: await lookBeyond(tx, scope, () => listAdmins(tx, authority)),
    },
    doer.today,
  );
  if (!decided.ok) return refusePeople(decided.problems);
  const ids = await save(tx, authority, decided.value, chosen, { by: doer.actor, reason: asked.reason });
  const change = { receiver: receiver.value.username, on: asked.on, appointments: wanted, ids, reason: asked.reason };
  await writeJournal(tx, { authorityId: authority.id, actor: doer.actor, act: "handover.make", subject: user.username, change });
  return accept({ mark: await readMark(tx, scope, authority, user), ids: [...ids] });
}
