import type { Entry } from "@kehoach/core/pack/pack";
import { sql } from "kysely";
import { type AuthorityRow, listAuthorities } from "../place/read.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";

const DEMO = sql`select authority_id, pack from pack_configuration where kind = 'manifest' and retired_on is null and body->>'demo' = 'true'`;

/** The authorities whose figures are made up, by code. */
export async function listDemoAuthorities(tx: Tx, _scope: Scope): Promise<readonly string[]> {
  const found = await sql<{ code: string }>`
    select distinct a.code from (${DEMO}) demo join authority a on a.id = demo.authority_id order by a.code`.execute(tx);
  return found.rows.map(({ code }) => code);
}

/** Somebody a made-up authority brings, with the authority he works in. */
export type DemoUser = { readonly authority: AuthorityRow; readonly user: Entry<"users"> };

/** The users that made-up authorities bring and that are not there yet, in the order of their packs. Needs the scope `system`. @rule U16 */
export async function listMissingUsers(tx: Tx, scope: Scope): Promise<readonly DemoUser[]> {
  const found = await sql<{ authority_id: bigint; body: unknown }>`
    select c.authority_id, c.body from (${DEMO}) demo
    join pack_configuration c on c.authority_id = demo.authority_id and c.pack = demo.pack and c.kind = 'user' and c.retired_on is null
    where not exists (select from auth."user" u where u.username = c.code) order by c.authority_id, c.pack, c.position`.execute(
    tx,
  );
  if (found.rows.length === 0) return [];
  const authorities = new Map((await listAuthorities(tx, scope)).map((one) => [one.id, one]));
  return found.rows.flatMap(({ authority_id, body }) => {
    const authority = authorities.get(authority_id);
    // Only apply writes entries, after checking their shape.
    return authority ? [{ authority, user: body as Entry<"users"> }] : [];
  });
}
