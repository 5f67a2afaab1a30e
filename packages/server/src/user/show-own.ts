import type { listDelegations as delegationsRoute, listColleagues } from "@kehoach/api/access";
import type { ApiProblem } from "@kehoach/api/problem";
import { fold } from "@kehoach/core/fold";
import { accept, type Outcome } from "@kehoach/core/outcome";
import { sql } from "kysely";
import type { z } from "zod";
import { findOwnAuthority } from "../access/read.ts";
import { lookBeyond } from "../platform/beyond-scope.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import { listAppointments, listDelegations } from "./show-appointment.ts";

type OwnReply = z.output<typeof delegationsRoute.reply>;
type ColleaguesReply = z.output<typeof listColleagues.reply>;

/** Somebody's own appointments, and what he lent and was lent, wherever they are. @rule X12 */
export async function loadOwnDelegations(
  tx: Tx,
  scope: Scope,
  userId: string,
  query: { readonly authority?: string | undefined },
  today: string,
): Promise<Outcome<OwnReply, ApiProblem>> {
  const authority = await findOwnAuthority(tx, scope, query.authority);
  if (!authority.ok) return authority;
  const { id } = authority.value;
  return lookBeyond(tx, scope, async () => {
    const own = sql`a.holder = ${userId} and (a.ends_on is null or a.ends_on > ${today}::date)`;
    return accept({
      appointments: (await listAppointments(tx, id, own, today)).map(({ holder: _holder, ...one }) => one),
      given: await listDelegations(tx, id, sql`a.holder = ${userId}`, today),
      received: await listDelegations(tx, id, sql`d.to_user = ${userId}`, today),
    });
  });
}

const MOST = 20;

/** Whom somebody can lend to: people with a role in the authority, whatever it is. Names and roles only. @rule X12 */
export async function loadColleagues(
  tx: Tx,
  scope: Scope,
  userId: string,
  query: { readonly authority?: string | undefined; readonly q?: string | undefined },
  today: string,
): Promise<Outcome<ColleaguesReply, ApiProblem>> {
  const authority = await findOwnAuthority(tx, scope, query.authority);
  if (!authority.ok) return authority;
  const { id } = authority.value;
  return lookBeyond(tx, scope, async () => {
    const found = await sql<{ id: string; username: string; name: string }>`
      select u.id, coalesce(u.username, '') as username, u.name from auth."user" u
      where u.disabled_at is null and u.id <> ${userId}
      and exists (select from appointment a where a.authority_id = ${id} and a.holder = u.id and (a.ends_on is null or a.ends_on > ${today}::date))
      order by u.name, u.username`.execute(tx);
    const folded = query.q === undefined ? "" : fold(query.q);
    const people = found.rows.filter(({ name, username }) => fold(`${name} ${username}`).includes(folded)).slice(0, MOST);
    const current = sql`a.holder = any (${people.map((one) => one.id)}::text[]) and a.starts_on <= ${today}::date
      and (a.ends_on is null or a.ends_on > ${today}::date)`;
    const held = Map.groupBy(await listAppointments(tx, id, current, today), ({ holder }) => holder);
    return accept({
      items: people.map((one) => ({
        username: one.username,
        name: one.name,
        appointments: (held.get(one.id) ?? []).map(({ role, place }) => ({ role, place })),
      })),
    });
  });
}
