import { showPlaceName } from "@kehoach/api/figure-json";
import type { ApiProblem } from "@kehoach/api/problem";
import type { Action } from "@kehoach/core/access/action";
import { type Actor, type Grant, isRole } from "@kehoach/core/access/actor";
import type { Appointment } from "@kehoach/core/access/appointment";
import { listGrantsFor, POLICY, type Roots } from "@kehoach/core/access/policy";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { type RawBuilder, sql } from "kysely";
import { type AuthorityRow, listAuthorities } from "../place/read.ts";
import { hasRoleIn, type Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";

type GrantRow = {
  readonly authority: string;
  readonly role: string;
  readonly place: string;
  readonly sectors: readonly string[] | null;
  readonly starts_on: string;
  readonly ends_on: string | null;
  readonly lent_by: string | null;
};

function toGrant(row: GrantRow): Grant {
  if (!isRole(row.role)) throw new Error(`no such role: ${row.role}`);
  return {
    authority: row.authority,
    role: row.role,
    place: row.place,
    ...(row.sectors === null ? {} : { sectors: row.sectors }),
    startsOn: row.starts_on,
    ...(row.ends_on === null ? {} : { endsOn: row.ends_on }),
    ...(row.lent_by === null ? {} : { lentBy: row.lent_by }),
  };
}

/**
 * The appointments somebody has, and those lent to him, that are not over on a day. One that is lent lasts as long as both it
 * and the lending do. Needs the scope `system`: who somebody is comes before what he may see.
 * @rule X5
 */
export async function loadGrants(tx: Tx, userId: string, day: string): Promise<readonly Grant[]> {
  const found = await sql<GrantRow>`
    select u.code as authority, a.role, p.code || '@' || p.valid_from as place, a.sectors, a.starts_on, a.ends_on, null as lent_by
    from appointment a join authority u on u.id = a.authority_id join place p on p.id = a.place_id
    where a.holder = ${userId} and (a.ends_on is null or a.ends_on > ${day}::date)
    union all
    select u.code, a.role, p.code || '@' || p.valid_from, a.sectors, greatest(a.starts_on, d.starts_on), least(a.ends_on, d.ends_on), a.holder
    from delegation d join appointment a on a.authority_id = d.authority_id and a.id = d.appointment_id
    join authority u on u.id = a.authority_id join place p on p.id = a.place_id
    where d.to_user = ${userId} and d.revoked_at is null and d.ends_on > ${day}::date and (a.ends_on is null or a.ends_on > ${day}::date)
    order by 1, 3, 2`.execute(tx);
  return found.rows.map(toGrant);
}

/** Authorities and places of what somebody has, or is lent, that is not over on a day. */
function grantedTo(userId: string, day: string): RawBuilder<unknown> {
  return sql`
    select a.authority_id, a.place_id from appointment a where a.holder = ${userId} and (a.ends_on is null or a.ends_on > ${day}::date)
    union
    select a.authority_id, a.place_id from delegation d join appointment a on a.authority_id = d.authority_id and a.id = d.appointment_id
    where d.to_user = ${userId} and d.revoked_at is null and d.ends_on > ${day}::date and (a.ends_on is null or a.ends_on > ${day}::date)`;
}

/**
 * `up`: the places that hold all of each authority, its own place and what lies above it. A bare code in `authority.place` means whichever
 * place has that code.
 */
function rootsOf(asked: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`asked as materialized (
      select code, id, is_public, place, split_part(place, '@', 1) as place_code from authority where ${asked}
    ), up(authority, id, is_public, place_id, depth) as (
      select u.code, u.id, u.is_public, p.id, 0
      from asked u left join place p on p.code = u.place_code and (u.place = p.code or u.place = p.code || '@' || p.valid_from)
      union all
      select up.authority, up.id, up.is_public, p.parent_id, up.depth + 1 from up join place p on p.id = up.place_id where p.parent_id is not null and up.depth < 20
    )`;
}

/** What lies or lay below some places, and what they came from: `below` begins with their numbers, each of them the `top` of its own. */
function belowOf(tops: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`below(top, id) as (
      select id, id from (${tops}) tops(id)
      union
      select below.top, lower.id from below cross join lateral (
        select id from place where parent_id = below.id
        union all select from_id from place_succession where to_id = below.id and retired_on is null
      ) lower
    )`;
}

/** What of authorities everybody's scope rests on; the youngest of their own places first. */
export type Rooted = {
  readonly roots: Roots;
  readonly ids: ReadonlyMap<string, bigint>;
  /** Those whose figures anyone may see. */
  readonly open: ReadonlySet<string>;
};

async function readRoots(tx: Tx, asked: RawBuilder<unknown>): Promise<Rooted> {
  const found = await sql<{ authority: string; id: bigint; is_public: boolean; place: string | null }>`
    with recursive ${rootsOf(asked)}
    select up.authority, up.id, up.is_public, p.code || '@' || p.valid_from as place from up left join place p on p.id = up.place_id order by up.depth, p.valid_from desc`.execute(
    tx,
  );
  const roots = new Map<string, string[]>();
  const ids = new Map<string, bigint>();
  const open = new Set<string>();
  for (const { authority, id, is_public, place } of found.rows) {
    ids.set(authority, id);
    if (is_public) open.add(authority);
    const known = roots.get(authority) ?? [];
    if (place !== null) known.push(place);
    roots.set(authority, known);
  }
  return { roots, ids, open };
}

/** Of some authorities, by code: their number, the places that hold all of each, and which of them are public. */
export function loadRoots(tx: Tx, codes: readonly string[]): Promise<Rooted> {
  return readRoots(tx, sql`code = any (${codes}::text[])`);
}

/** The same of the authorities in which somebody has something, or is lent it, on a day. Needs the scope `system`. */
export function loadRootsOf(tx: Tx, userId: string, day: string): Promise<Rooted> {
  return readRoots(tx, sql`id in (select authority_id from (${grantedTo(userId, day)}) granted)`);
}

/**
 * Of the places at which somebody has something, or is lent it, on a day and which hold no authority as a whole: what lies below each, by
 * its text form. Needs the scope `system`.
 * @rule X6
 */
export async function loadBelowOf(tx: Tx, userId: string, day: string): Promise<ReadonlyMap<string, readonly bigint[]>> {
  const found = await sql<{ place: string; ids: readonly string[] }>`
    with recursive granted as materialized (${grantedTo(userId, day)}), ${rootsOf(sql`id in (select authority_id from granted)`)}, ${belowOf(
      sql`select place_id from granted g where not exists (select from up where up.id = g.authority_id and up.place_id = g.place_id)`,
    )}
    select p.code || '@' || p.valid_from as place, array_agg(below.id::text order by below.id) as ids
    from below join place p on p.id = below.top group by 1`.execute(tx);
  return new Map(found.rows.map(({ place, ids }) => [place, ids.map(BigInt)]));
}

/**
 * Numbers of some places, of all that lies or lay below them, and of what they came from: whoever works in a commune sees the
 * figures of the communes it was made of. Keys are taken apart before the tables are asked: under row level security an index is not
 * used with a function that might tell what it saw.
 * @param keys  in text form, code@first day
 * @rule X6
 */
export async function listPlacesBelow(tx: Tx, keys: readonly string[]): Promise<readonly bigint[]> {
  const found = await sql<{ id: bigint }>`
    with recursive key as materialized (
      select split_part(text, '@', 1) as code, split_part(text, '@', 2)::date as day from unnest(${keys}::text[]) as text
    ), ${belowOf(sql`select p.id from key join place p on p.code = key.code and p.valid_from = key.day`)}
    select distinct id from below order by id`.execute(tx);
  return found.rows.map(({ id }) => id);
}

/** The authority asked about: one the asker has a role in, in whole or in part. That its figures are public is not enough. */
export async function findOwnAuthority(
  tx: Tx,
  scope: Scope,
  asked: string | undefined,
): Promise<Outcome<AuthorityRow, ApiProblem>> {
  const rows = (await listAuthorities(tx, scope)).filter(({ id }) => hasRoleIn(scope, id));
  const candidates = rows.slice(0, 40).map(({ code, name }) => ({ code, name, detail: null }));
  const [only, ...others] = asked === undefined ? rows : rows.filter(({ code }) => code === asked);
  if (only && others.length === 0) return accept(only);
  return others.length > 0
    ? refuse({ code: "AUTHORITY_NEEDED", parameter: "authority", candidates })
    : refuse({ code: "AUTHORITY_UNKNOWN", parameter: "authority", ...(asked === undefined ? {} : { found: asked }), candidates });
}

/** Where in one authority an appointment reaches, and of which sectors: all of them when left out. */
export type GrantReach = {
  /** The place of the appointment, by its key. */
  readonly at: string;
  readonly places: "whole" | ReadonlySet<bigint>;
  readonly sectors?: readonly string[];
};

/**
 * Where in an authority an actor's appointments let him do something on a day, appointment by appointment: for what a screen offers
 * beyond its own action, and for acts that heed sectors.
 * @rule X2 X5 X6 X10
 */
export async function listGrantReach(
  tx: Tx,
  scope: Scope,
  actor: Actor,
  ask: { readonly action: Action; readonly authority: AuthorityRow; readonly day: string },
): Promise<readonly GrantReach[]> {
  const { action, authority, day } = ask;
  const grants = listGrantsFor(actor, action, day).filter((grant) => grant.authority === authority.code);
  if (grants.length === 0 || !hasRoleIn(scope, authority.id)) return [];
  const { roots } = await loadRoots(tx, [authority.code]);
  const found: GrantReach[] = [];
  for (const { place, sectors } of grants) {
    const limit = sectors === undefined ? {} : { sectors };
    if (roots.get(authority.code)?.includes(place)) found.push({ at: place, places: "whole", ...limit });
    else if (POLICY[action].where !== "whole")
      found.push({ at: place, places: new Set(await listPlacesBelow(tx, [place])), ...limit });
  }
  return found;
}

/** What reaches a place: undefined if nothing does, else the sectors it is limited to, "all" when one appointment is of all. @rule X10 */
export function sectorsAt(reaches: readonly GrantReach[], placeId: bigint): "all" | readonly string[] | undefined {
  const here = reaches.filter(({ places }) => places === "whole" || places.has(placeId));
  if (here.length === 0) return undefined;
  return here.some(({ sectors }) => sectors === undefined) ? "all" : [...new Set(here.flatMap(({ sectors = [] }) => sectors))];
}

/** Whether a place of an authority lies within a scope. */
export function isReached(scope: Scope, authorityId: bigint, placeId: bigint): boolean {
  if (scope.kind !== "user") return scope.kind === "system";
  return scope.whole.includes(authorityId) || (scope.part?.authority === authorityId && scope.part.places.includes(placeId));
}

/** Whether an authority as a whole lies within a scope. */
export function isWholeReached(scope: Scope, authorityId: bigint): boolean {
  return scope.kind === "system" || (scope.kind === "user" && scope.whole.includes(authorityId));
}

/** An appointment with what screens and rules ask about its place. */
export type PlacedAppointment = Appointment & { readonly placeId: bigint; readonly placeName: string };

type AppointmentRow = {
  readonly id: bigint;
  readonly holder: string;
  readonly role: string;
  readonly place_id: bigint;
  readonly place: string;
  readonly type: string;
  readonly name: string;
  readonly sectors: readonly string[] | null;
  readonly starts_on: string;
  readonly ends_on: string | null;
};

function toAppointment(row: AppointmentRow): PlacedAppointment {
  if (!isRole(row.role)) throw new Error(`no such role: ${row.role}`);
  return {
    id: String(row.id),
    holder: row.holder,
    role: row.role,
    place: row.place,
    placeId: row.place_id,
    placeName: showPlaceName(row),
    ...(row.sectors === null ? {} : { sectors: row.sectors }),
    startsOn: row.starts_on,
    ...(row.ends_on === null ? {} : { endsOn: row.ends_on }),
  };
}

const APPOINTMENTS = sql`
  select a.id, a.holder, a.role, a.place_id, p.code || '@' || p.valid_from as place, p.type, p.name, a.sectors, a.starts_on, a.ends_on
  from appointment a join place p on p.id = a.place_id`;

/** What somebody has been appointed to in an authority, all of it, over or not. */
export async function listHeld(
  tx: Tx,
  _scope: Scope,
  authorityId: bigint,
  userId: string,
): Promise<readonly PlacedAppointment[]> {
  const found =
    await sql<AppointmentRow>`${APPOINTMENTS} where a.authority_id = ${authorityId} and a.holder = ${userId} order by a.id`.execute(
      tx,
    );
  return found.rows.map(toAppointment);
}

/** An appointment somebody has, or that was lent to him. Needs the scope `system`. */
export async function findOwnOrLent(
  tx: Tx,
  authorityId: bigint,
  userId: string,
  id: string,
): Promise<PlacedAppointment | undefined> {
  const found = await sql<AppointmentRow>`${APPOINTMENTS} where a.authority_id = ${authorityId} and a.id = ${id}::bigint
    and (a.holder = ${userId} or exists (select from delegation d where d.authority_id = a.authority_id and d.appointment_id = a.id
      and d.to_user = ${userId} and d.revoked_at is null))`.execute(tx);
  return found.rows.map(toAppointment)[0];
}

/** Appointments of the administrators of a whole authority who are not shut out. Needs the scope `system`. */
export async function listAdmins(tx: Tx, authority: AuthorityRow): Promise<readonly PlacedAppointment[]> {
  const { roots } = await loadRoots(tx, [authority.code]);
  const found = await sql<AppointmentRow>`${APPOINTMENTS} join auth."user" u on u.id = a.holder and u.disabled_at is null
    where a.authority_id = ${authority.id} and a.role = 'admin' and p.code || '@' || p.valid_from = any (${roots.get(authority.code) ?? []}::text[])
    order by a.id`.execute(tx);
  return found.rows.map(toAppointment);
}

/** Where somebody has a role, now or later, of his own or lent to him, in every authority. Needs the scope `system`. */
export async function listGrantedPlaces(
  tx: Tx,
  userId: string,
  day: string,
): Promise<readonly { readonly authorityId: bigint; readonly placeId: bigint }[]> {
  const found = await sql<{ authority_id: bigint; place_id: bigint }>`${grantedTo(userId, day)} order by 1, 2`.execute(tx);
  return found.rows.map((row) => ({ authorityId: row.authority_id, placeId: row.place_id }));
}
