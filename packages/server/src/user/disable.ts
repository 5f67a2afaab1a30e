import { refusePeople } from "@kehoach/api/people-refusal";
import type { ApiProblem } from "@kehoach/api/problem";
import { decideDisable } from "@kehoach/core/access/decide-disable";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { listAdmins, listGrantedPlaces } from "../access/read.ts";
import { listAuthorities } from "../place/read.ts";
import { lookBeyond } from "../platform/beyond-scope.ts";
import type { Doer } from "../platform/doer.ts";
import { writeJournal } from "../platform/journal.ts";
import { type Scope, SYSTEM } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import { type Claim, type ClaimedUser, claimAccount, findUserById, readMark } from "./read.ts";
import { disableRow, enableRow } from "./store.ts";

async function finish(
  tx: Tx,
  scope: Scope,
  { authority, user }: ClaimedUser,
  act: string,
  reason: string,
  { actor }: Doer,
): Promise<Outcome<{ mark: string }, ApiProblem>> {
  await writeJournal(tx, { authorityId: authority.id, actor, act, subject: user.username, change: { reason } });
  const after = await findUserById(tx, user.id);
  return accept({ mark: await readMark(tx, scope, authority, after ?? user) });
}

/** Shuts a user out at once and everywhere; his appointments stay. @problem every DisableProblem @rule X14 X15 X16 */
export async function disableUser(
  tx: Tx,
  scope: Scope,
  claim: Claim,
  reason: string,
  doer: Doer,
): Promise<Outcome<{ mark: string }, ApiProblem>> {
  const claimed = await claimAccount(tx, scope, claim, doer.today);
  if (!claimed.ok) return claimed;
  const { user } = claimed.value;
  const admins = await lookBeyond(tx, scope, async () => {
    const granted = await listGrantedPlaces(tx, user.id, doer.today);
    const own = (await listAuthorities(tx, SYSTEM)).filter(({ id }) => granted.some(({ authorityId }) => authorityId === id));
    return Promise.all(own.map((authority) => listAdmins(tx, authority)));
  });
  const decided = decideDisable(
    { userId: user.id, byId: doer.userId ?? "", isDisabled: user.disabledAt !== null, admins },
    doer.today,
  );
  if (!decided.ok) return refusePeople(decided.problems);
  await disableRow(tx, user.id);
  return finish(tx, scope, claimed.value, "user.disable", reason, doer);
}

/** Lets a user in again who was shut out. @problem ENABLE_ALREADY @rule X15 X16 */
export async function enableUser(
  tx: Tx,
  scope: Scope,
  claim: Claim,
  reason: string,
  doer: Doer,
): Promise<Outcome<{ mark: string }, ApiProblem>> {
  const claimed = await claimAccount(tx, scope, claim, doer.today);
  if (!claimed.ok) return claimed;
  if (claimed.value.user.disabledAt === null) return refuse({ code: "ENABLE_ALREADY" });
  await enableRow(tx, claimed.value.user.id);
  return finish(tx, scope, claimed.value, "user.enable", reason, doer);
}
