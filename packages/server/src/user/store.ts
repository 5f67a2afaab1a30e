import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { Tx } from "../platform/transaction.ts";

/*
 * Rows of users, in the transaction of whoever administers them. The tables are the sign-in library's; it has connections of its own
 * and could not write a user, his appointment and the journal as one act.
 */

/** What the library calls a password, and what account/auth.ts calls the provider. */
const PASSWORD = "credential";
const PROVIDER = "oidc";

export type NewUserRow = { readonly username: string; readonly name: string; readonly email: string };

/** A new user, with a password nobody knows: `hash` is one of such. @returns his id */
export async function insertUser(tx: Tx, { username, name, email }: NewUserRow, hash: string): Promise<string> {
  const id = randomBytes(16).toString("hex");
  await sql`insert into auth."user" (id, name, email, email_verified, username) values (${id}, ${name}, ${email}, false, ${username})`.execute(
    tx,
  );
  await sql`insert into auth.account (id, account_id, provider_id, user_id, password, updated_at)
    values (${randomBytes(16).toString("hex")}, ${id}, ${PASSWORD}, ${id}, ${hash}, current_timestamp)`.execute(tx);
  return id;
}

/** Links and challenges on their way to a user, and machines he need give no code at. */
async function dropPending(tx: Tx, id: string): Promise<void> {
  await sql`delete from auth.verification where value = ${id}`.execute(tx);
}

/** A link sent to the old address must not open the account any more. */
export async function updateUser(tx: Tx, id: string, name: string, email: string): Promise<void> {
  const changed = await sql<{ moved: boolean }>`
    update auth."user" u set name = ${name}, email = ${email}, updated_at = current_timestamp
    from (select id, email from auth."user" where id = ${id}) old where u.id = old.id returning old.email <> u.email as moved`.execute(
    tx,
  );
  if (changed.rows[0]?.moved) await dropPending(tx, id);
}

/** Shuts out, at once and everywhere. */
export async function disableRow(tx: Tx, id: string): Promise<void> {
  await sql`update auth."user" set disabled_at = current_timestamp, updated_at = current_timestamp where id = ${id}`.execute(tx);
  await sql`delete from auth.session where user_id = ${id}`.execute(tx);
  await dropPending(tx, id);
}

export async function enableRow(tx: Tx, id: string): Promise<void> {
  await sql`update auth."user" set disabled_at = null, updated_at = current_timestamp where id = ${id}`.execute(tx);
}

/** The old password and every session stop working. `hash` is of a password nobody knows. */
export async function forgetPassword(tx: Tx, id: string, hash: string): Promise<void> {
  await sql`update auth.account set password = ${hash}, updated_at = clock_timestamp()
    where user_id = ${id} and provider_id = ${PASSWORD}`.execute(tx);
  await sql`delete from auth.session where user_id = ${id}`.execute(tx);
  await dropPending(tx, id);
}

/** Whose a subject of the provider is. */
export async function findSubjectOwner(tx: Tx, subject: string): Promise<string | undefined> {
  const found = await sql<{ user_id: string }>`
    select user_id from auth.account where provider_id = ${PROVIDER} and account_id = ${subject}`.execute(tx);
  return found.rows[0]?.user_id;
}

/** Links a user to a subject in place of the one he had; undefined takes the link away. */
export async function setSubject(tx: Tx, id: string, subject: string | undefined): Promise<void> {
  await sql`delete from auth.account where user_id = ${id} and provider_id = ${PROVIDER} and account_id is distinct from ${subject ?? null}`.execute(
    tx,
  );
  if (subject === undefined || (await findSubjectOwner(tx, subject)) !== undefined) return;
  await sql`insert into auth.account (id, account_id, provider_id, user_id, updated_at)
    values (${randomBytes(16).toString("hex")}, ${subject}, ${PROVIDER}, ${id}, current_timestamp)`.execute(tx);
}
