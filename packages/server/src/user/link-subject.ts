import type { ApiProblem } from "@kehoach/api/problem";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import type { Doer } from "../platform/doer.ts";
import { writeJournal } from "../platform/journal.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import { lockName } from "../platform/transaction.ts";
import { type Claim, claimAccount, readMark } from "./read.ts";
import { findSubjectOwner, setSubject } from "./store.ts";

/** Links a user to a subject of the provider in place of the one he had; null takes the link away. @problem OIDC_TAKEN @rule X15 X16 */
export async function linkSubject(
  tx: Tx,
  scope: Scope,
  claim: Claim,
  subject: string | null,
  doer: Doer,
): Promise<Outcome<{ mark: string; userId: string }, ApiProblem>> {
  await lockName(tx, "subjects of users");
  const claimed = await claimAccount(tx, scope, claim, doer.today);
  if (!claimed.ok) return claimed;
  const { authority, user } = claimed.value;
  const owner = subject === null ? undefined : await findSubjectOwner(tx, subject);
  if (owner !== undefined && owner !== user.id) return refuse({ code: "OIDC_TAKEN" });
  await setSubject(tx, user.id, subject ?? undefined);
  const act = subject === null ? "subject.unlink" : "subject.link";
  await writeJournal(tx, { authorityId: authority.id, actor: doer.actor, act, subject: user.username, change: { by: "admin" } });
  return accept({ mark: await readMark(tx, scope, authority, user), userId: user.id });
}
