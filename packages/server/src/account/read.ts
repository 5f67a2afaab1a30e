import { sql } from "kysely";
import type { WaitingLetter } from "../platform/mail.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";

/** Of some letters, those to people who have or had an appointment within the scope: whose mail it is, is nobody else's business. */
export async function keepLettersWithin(
  tx: Tx,
  scope: Scope,
  letters: readonly WaitingLetter[],
): Promise<readonly WaitingLetter[]> {
  if (scope.kind !== "user" || letters.length === 0) return [];
  const own = scope.part === undefined ? scope.whole : [...scope.whole, scope.part.authority];
  const addresses = [...new Set(letters.map(({ to }) => to))];
  const found = await sql<{ email: string }>`
    select distinct u.email from auth."user" u join appointment a on a.holder = u.id
    where u.email = any (${addresses}::text[]) and a.authority_id = any (${own}::bigint[])`.execute(tx);
  const known = new Set(found.rows.map(({ email }) => email));
  return letters.filter(({ to }) => known.has(to));
}

/** Names of users as rows call them: "user:an.nv". Of the program itself there is none. */
export async function loadNames(tx: Tx, _scope: Scope, actors: Iterable<string>): Promise<Record<string, string>> {
  const usernames = [...new Set(actors)].flatMap((actor) => (actor.startsWith("user:") ? [actor.slice(5)] : []));
  if (usernames.length === 0) return {};
  const found = await sql<{ username: string; name: string }>`
    select username, name from auth."user" where username = any (${usernames}::text[])`.execute(tx);
  return Object.fromEntries(found.rows.map(({ username, name }) => [`user:${username}`, name]));
}
