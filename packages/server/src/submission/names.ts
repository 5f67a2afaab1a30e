import { sql } from "kysely";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";

/** Names of users as the rows of a submission call them: "user:an.nv". Of the program itself there is none. */
export async function loadNames(tx: Tx, _scope: Scope, actors: Iterable<string>): Promise<Record<string, string>> {
  const usernames = [...new Set(actors)].flatMap((actor) => (actor.startsWith("user:") ? [actor.slice(5)] : []));
  if (usernames.length === 0) return {};
  const found = await sql<{ username: string; name: string }>`
    select username, name from auth."user" where username = any (${usernames}::text[])`.execute(tx);
  return Object.fromEntries(found.rows.map(({ username, name }) => [`user:${username}`, name]));
}
