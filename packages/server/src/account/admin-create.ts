import type { ApiProblem } from "@kehoach/api/problem";
import { accept, type Outcome } from "@kehoach/core/outcome";
import { listDemoAuthorities } from "../demo/read.ts";
import { type Clock, dayOf } from "../platform/clock.ts";
import type { Database } from "../platform/db.ts";
import type { Doer } from "../platform/doer.ts";
import { SYSTEM } from "../platform/scope.ts";
import { inSnapshot, inTransaction, type Tx } from "../platform/transaction.ts";
import type { Accounts } from "./create-accounts.ts";
import type { NewUser } from "./manage-user.ts";
import type { User } from "./user.ts";

type AdminDeps = {
  readonly db: Database;
  readonly accounts: Accounts;
  readonly clock: Clock;
  /** Bound by the command line to access/appoint.ts. */
  readonly appoint: (
    tx: Tx,
    authority: string,
    user: { readonly id: string; readonly username: string; readonly isDisabled: boolean },
    doer: Doer,
  ) => Promise<Outcome<string, AdminProblem>>;
};

/** Every authority of the installation, for whoever must choose one; whether its figures are made up. */
export function listAuthorities(
  db: Database,
): Promise<readonly { readonly code: string; readonly name: string; readonly isDemo: boolean }[]> {
  return inSnapshot(db, SYSTEM, async (tx) => {
    const rows = await tx.selectFrom("authority").select(["code", "name"]).orderBy("code").execute();
    const demo = await listDemoAuthorities(tx, SYSTEM);
    return rows.map((row) => ({ ...row, isDemo: demo.includes(row.code) }));
  });
}

export type AdminProblem =
  | ApiProblem
  /** The pack of the authority names a place that is not there. */
  | { readonly code: "ADMIN_PLACE_MISSING"; readonly authority: string }
  | { readonly code: "ADMIN_ALREADY"; readonly username: string; readonly authority: string };

/**
 * Makes an administrator of an authority as a whole: the only way to get the first one. Somebody who is a user already, under the same
 * name and address, keeps his password and is given the role: so that a command cut off half-way can be given again.
 *
 * @returns  whether the user was made
 * @problem every problem of createUser; ADMIN_PLACE_MISSING ADMIN_ALREADY
 * @rule U14
 */
export async function createAdministrator(
  { db, accounts, clock, appoint }: AdminDeps,
  given: Required<NewUser>,
  authority: string,
  actor: string,
): Promise<Outcome<{ readonly user: User; readonly made: boolean }, AdminProblem>> {
  const known = await accounts.findUserByName(given.username);
  const isSame = known !== undefined && known.disabledAt === undefined && known.email === given.email.trim().toLowerCase();
  const made = isSame ? accept({ user: known }) : await accounts.createUser(given, { actor });
  if (!made.ok) return made;
  const { user } = made.value;
  const today = dayOf(clock());
  const appointee = { id: user.id, username: user.username, isDisabled: user.disabledAt !== undefined };
  const appointed = await inTransaction(db, SYSTEM, (tx) => appoint(tx, authority, appointee, { actor, today }));
  return appointed.ok ? accept({ user, made: !isSame }) : appointed;
}
