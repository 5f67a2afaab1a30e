import type { ApiProblem } from "@kehoach/api/problem";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { z } from "zod";
import { lookBeyond } from "../platform/beyond-scope.ts";
import type { Doer } from "../platform/doer.ts";
import { writeJournal } from "../platform/journal.ts";
import type { Scope } from "../platform/scope.ts";
import { lockName, type Tx } from "../platform/transaction.ts";
import { type Claim, claimAccount, findUserById, listUsersCalled, readMark } from "./read.ts";
import { updateUser } from "./store.ts";

/** Changes what a user is called and where his letters go. @problem EMAIL_INVALID EMAIL_TAKEN @rule X15 X16 */
export async function changeUser(
  tx: Tx,
  scope: Scope,
  claim: Claim,
  asked: { readonly name: string; readonly email: string },
  doer: Doer,
): Promise<Outcome<{ mark: string }, ApiProblem>> {
  await lockName(tx, "names of users");
  const claimed = await claimAccount(tx, scope, claim, doer.today);
  if (!claimed.ok) return claimed;
  const { authority, user } = claimed.value;
  const [name, email] = [asked.name.normalize("NFC"), asked.email.trim().toLowerCase()];
  if (!z.email().safeParse(email).success) return refuse({ code: "EMAIL_INVALID", found: email });
  const known = await lookBeyond(tx, scope, () => listUsersCalled(tx, "", email));
  if (known.some(({ id }) => id !== user.id)) return refuse({ code: "EMAIL_TAKEN", found: email });
  await updateUser(tx, user.id, name, email);
  // An address is personal: that it changed is written down, not what it is.
  const change = { name, email: email === user.email ? "same" : "changed" };
  await writeJournal(tx, {
    authorityId: authority.id,
    actor: doer.actor,
    act: "user.change",
    subject: user.username,
    change,
  });
  const after = await findUserById(tx, user.id);
  return accept({ mark: await readMark(tx, scope, authority, after ?? user) });
}
