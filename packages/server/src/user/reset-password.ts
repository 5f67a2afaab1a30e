import type { ApiProblem } from "@kehoach/api/problem";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import type { Doer } from "../platform/doer.ts";
import { writeJournal } from "../platform/journal.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import { type Claim, claimAccount, readMark } from "./read.ts";
import { forgetPassword } from "./store.ts";

/**
 * Takes a user's password and sessions away; he sets a new one by a link, which is made afterwards.
 * @param hash  of a password nobody knows
 * @problem RESET_SELF
 * @rule X15 X16
 */
export async function resetPassword(
  tx: Tx,
  scope: Scope,
  claim: Claim,
  hash: string,
  doer: Doer,
): Promise<Outcome<{ mark: string; userId: string }, ApiProblem>> {
  const claimed = await claimAccount(tx, scope, claim, doer.today);
  if (!claimed.ok) return claimed;
  const { authority, user } = claimed.value;
  if (user.id === doer.userId) return refuse({ code: "RESET_SELF" });
  await forgetPassword(tx, user.id, hash);
  await writeJournal(tx, { authorityId: authority.id, actor: doer.actor, act: "user.reset", subject: user.username, change: {} });
  return accept({ mark: await readMark(tx, scope, authority, user), userId: user.id });
}
