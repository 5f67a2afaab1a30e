import { type Actor, isRole } from "@kehoach/core/access/actor";
import { type Appointed, listConcerned } from "@kehoach/core/explanation/concerned";
import type { ExplanationFacts } from "@kehoach/core/explanation/decide";
import type { ExplanationActs } from "@kehoach/core/explanation/explanation";
import { sectorOf } from "@kehoach/core/indicator/sector";
import { sql } from "kysely";
import { listGrantReach, loadGrants, sectorsAt } from "../access/read.ts";
import type { AuthorityRow } from "../place/read.ts";
import { lookBeyond } from "../platform/beyond-scope.ts";
import { type Scope, SYSTEM } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";

/** By places: who is appointed at the very place on a day, with those to whom it is lent. */
export type Appointments = ReadonlyMap<bigint, readonly Appointed[]>;

export async function loadAppointments(
  tx: Tx,
  authorityId: bigint,
  placeIds: readonly bigint[],
  day: string,
): Promise<Appointments> {
  const found = await sql<{ place_id: bigint; who: string; role: string; sectors: readonly string[] | null }>`
    with held as (
      select place_id, id, holder, role, sectors from appointment
      where authority_id = ${authorityId} and place_id = any (${[...new Set(placeIds)]}::bigint[])
        and starts_on <= ${day}::date and (ends_on is null or ends_on > ${day}::date)
    ), had as (
      select place_id, holder, role, sectors from held
      union all
      select h.place_id, d.to_user, h.role, h.sectors from held h join delegation d on d.authority_id = ${authorityId} and d.appointment_id = h.id
        and d.revoked_at is null and d.starts_on <= ${day}::date and d.ends_on > ${day}::date
    )
    select had.place_id, 'user:' || u.username as who, had.role, had.sectors from had join auth."user" u on u.id = had.holder
    where u.disabled_at is null and u.username is not null order by u.username collate "C"`.execute(tx);
  const by = Map.groupBy(found.rows, ({ place_id }) => place_id);
  return new Map(
    [...by].map(([placeId, rows]) => [
      placeId,
      rows.flatMap(({ who, role, sectors }): readonly Appointed[] =>
        isRole(role) ? [{ who, role, ...(sectors === null ? {} : { sectors }) }] : [],
      ),
    ]),
  );
}

/** Who has to explain something of a place. @rule Y102 */
export function concernedAt(appointments: Appointments, placeId: bigint, indicator: string): readonly string[] {
  return listConcerned(appointments.get(placeId) ?? [], sectorOf(indicator));
}

export type Asker = { readonly actor: Actor & { readonly kind: "user" }; readonly today: string };

/** Whether an actor may ask for an explanation at a place, of a sector. @rule Y101 X10 */
async function mayAsk(
  tx: Tx,
  scope: Scope,
  authority: AuthorityRow,
  { actor, today }: { readonly actor: Actor; readonly today: string },
  of: { readonly placeId: bigint; readonly sector: string },
): Promise<boolean> {
  const reaches = await listGrantReach(tx, scope, actor, { action: "explanation.ask", authority, day: today });
  const sectors = sectorsAt(reaches, of.placeId);
  return sectors === "all" || sectors?.includes(of.sector) === true;
}

/**
 * Whether somebody who asked may ask there no more: he was shut out, or his appointments are over. His appointments may lie above what
 * whoever wonders sees.
 */
async function isGone(
  tx: Tx,
  authority: AuthorityRow,
  who: string,
  today: string,
  of: { readonly placeId: bigint; readonly sector: string },
): Promise<boolean> {
  const username = who.replace(/^user:/, "");
  const found = await sql<{ id: string; name: string }>`
    select id, name from auth."user" where username = ${username} and disabled_at is null`.execute(tx);
  const [user] = found.rows;
  if (user === undefined) return true;
  const actor: Actor = { kind: "user", ...user, username, grants: await loadGrants(tx, user.id, today) };
  return !(await mayAsk(tx, SYSTEM, authority, { actor, today }, of));
}

/** Who asked, at which place and of which sector, to each of which the answer is whether he may ask there no more. */
type AskedAt = { readonly by: string; readonly placeId: bigint; readonly sector: string };

/** Which askers may ask no more where they asked, by the names `nameAsked` gives. */
export async function listGone(
  tx: Tx,
  scope: Scope,
  authority: AuthorityRow,
  asked: readonly AskedAt[],
  today: string,
): Promise<ReadonlySet<string>> {
  const each = new Map(asked.map((one) => [nameAsked(one), one]));
  const gone = new Set<string>();
  if (each.size === 0) return gone;
  await lookBeyond(tx, scope, async () => {
    for (const [name, { by, ...at }] of each) if (await isGone(tx, authority, by, today, at)) gone.add(name);
  });
  return gone;
}

export function nameAsked({ by, placeId, sector }: AskedAt): string {
  return `${by} ${placeId} ${sector}`;
}

/** What is decided on when somebody does something to an explanation, and who he is to it. */
export async function loadFacts(
  tx: Tx,
  scope: Scope,
  authority: AuthorityRow,
  of: { readonly placeId: bigint; readonly indicator: string; readonly acts: ExplanationActs },
  { actor, today }: Asker,
): Promise<{ readonly facts: ExplanationFacts; readonly doer: { readonly name: string; readonly mayAsk: boolean } }> {
  const { placeId, indicator, acts } = of;
  const name = `user:${actor.username}`;
  const at = { placeId, sector: sectorOf(indicator) };
  const may = await mayAsk(tx, scope, authority, { actor, today }, at);
  const { by } = acts[0];
  // Whether somebody else has gone matters to those only who might stand in for him.
  const isAskerGone = may && by !== name && (await lookBeyond(tx, scope, () => isGone(tx, authority, by, today, at)));
  const concerned = concernedAt(await loadAppointments(tx, authority.id, [placeId], today), placeId, indicator);
  return { facts: { acts, concerned, isAskerGone }, doer: { name, mayAsk: may } };
}
