import type { ApiProblem } from "@kehoach/api/problem";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { sql } from "kysely";
import { type Clock, dayOf } from "../platform/clock.ts";
import type { Database } from "../platform/db.ts";
import { writeJournal } from "../platform/journal.ts";
import { SYSTEM } from "../platform/scope.ts";
import { inSnapshot, inTransaction, type Tx } from "../platform/transaction.ts";
import type { Accounts } from "./create-accounts.ts";
import type { NewUser } from "./manage-user.ts";
import type { User } from "./user.ts";

type AdminDeps = { readonly db: Database; readonly accounts: Accounts; readonly clock: Clock };

/** Every authority of the installation, for whoever must choose one. */
export function listAuthorities(db: Database): Promise<readonly { readonly code: string; readonly name: string }[]> {
  return inSnapshot(db, SYSTEM, (tx) => tx.selectFrom("authority").select(["code", "name"]).orderBy("code").execute());
}

export type AdminProblem =
  | ApiProblem
  /** The pack of the authority names a place that is not there. */
  | { readonly code: "ADMIN_PLACE_MISSING"; readonly authority: string }
  | { readonly code: "ADMIN_ALREADY"; readonly username: string; readonly authority: string };

async function appoint(
  tx: Tx,
  user: User,
  authority: string,
  { actor, today }: { readonly actor: string; readonly today: string },
): Promise<Outcome<null, AdminProblem>> {
  const found = await sql<{ authority_id: bigint; place_id: bigint; place: string }>`
    select u.id as authority_id, p.id as place_id, p.code || '@' || p.valid_from as place from authority u
    join place p on p.code = split_part(u.place, '@', 1) and u.place in (p.code, p.code || '@' || p.valid_from)
    where u.code = ${authority} order by p.valid_from desc limit 1`.execute(tx);
  const [at] = found.rows;
  if (at === undefined) return refuse({ code: "ADMIN_PLACE_MISSING", authority });
  const held = await tx
    .selectFrom("appointment")
    .select("id")
    .where("authority_id", "=", at.authority_id)
    .where("holder", "=", user.id)
    .where("role", "=", "admin")
    .where("place_id", "=", at.place_id)
    .where((is) => is.or([is("ends_on", "is", null), is("ends_on", ">", today)]))
    .execute();
  if (held.length > 0) return refuse({ code: "ADMIN_ALREADY", username: user.username, authority });
  await tx
    .insertInto("appointment")
    .values({
      authority_id: at.authority_id,
      holder: user.id,
      role: "admin",
      place_id: at.place_id,
      sectors: null,
      starts_on: today,
      ends_on: null,
      given_by: actor,
      reason: null,
      recorded_at: sql<string>`clock_timestamp()`,
    })
    .execute();
  const change = { role: "admin", place: at.place, startsOn: today };
  await writeJournal(tx, { authorityId: at.authority_id, actor, act: "appointment.give", subject: user.username, change });
  return accept(null);
}

/**
 * Makes an administrator of an authority as a whole: the only way to get the first one. Somebody who is a user already, under the same
 * name and address, keeps his password and is given the role: so that a command cut off half-way can be given again.
 *
 * @returns  whether the user was made
 * @problem every problem of createUser; ADMIN_PLACE_MISSING ADMIN_ALREADY
 * @rule U14
 */
export async function createAdministrator(
  { db, accounts, clock }: AdminDeps,
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
  const appointed = await inTransaction(db, SYSTEM, (tx) => appoint(tx, user, authority, { actor, today }));
  return appointed.ok ? accept({ user, made: !isSame }) : appointed;
}
