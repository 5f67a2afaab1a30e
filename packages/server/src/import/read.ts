import { isRole } from "@kehoach/core/access/actor";
import type { Appointment } from "@kehoach/core/access/appointment";
import type { KnownUser } from "@kehoach/core/import/match-people";
import type { OwnedPlaces } from "@kehoach/core/import/plan-places";
import type { KnownPeople } from "@kehoach/core/import/read-users";
import { type Place, type PlaceLevel, showPlaceKey } from "@kehoach/core/place/place";
import { sql } from "kysely";
import { isReached, isWholeReached, listPlacesBelow, loadRoots } from "../access/read.ts";
import { loadBook } from "../book/read.ts";
import type { AuthorityRow } from "../place/read.ts";
import { type Scope, SYSTEM } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";

/** The pack that holds the places an authority imports itself, laid beside the packs it applied. */
export function toImportPack(authority: string): string {
  return `noi-bo-${authority}`;
}

type PlaceRow = {
  readonly id: bigint;
  readonly code: string;
  readonly valid_from: string;
  readonly valid_to: string | null;
  readonly kind: Place["kind"];
  readonly level: PlaceLevel;
  readonly type: string;
  readonly name: string;
  readonly up_code: string | null;
  readonly up_from: string | null;
  readonly started_by: string | null;
  readonly ended_by: string | null;
  readonly pack: string;
};

function toPlace(row: PlaceRow): Place {
  return {
    code: row.code,
    validFrom: row.valid_from,
    ...(row.valid_to === null ? {} : { validTo: row.valid_to }),
    kind: row.kind,
    level: row.level,
    type: row.type,
    name: row.name,
    ...(row.up_code === null || row.up_from === null ? {} : { parent: { code: row.up_code, validFrom: row.up_from } }),
    ...(row.started_by === null ? {} : { startedBy: row.started_by }),
    ...(row.ended_by === null ? {} : { endedBy: row.ended_by }),
  };
}

/** Every place of the installation with the pack that set it, parents before what lies below them as far as their codes say so. */
async function listAllPlaces(tx: Tx): Promise<readonly PlaceRow[]> {
  const found = await sql<PlaceRow>`
    select p.id, p.code, p.valid_from, p.valid_to, p.kind, p.level, p.type, p.name, up.code as up_code, up.valid_from as up_from,
      p.started_by, p.ended_by, p.pack
    from place p left join place up on up.id = p.parent_id where p.retired_on is null order by p.position, p.code, p.valid_from`.execute(
    tx,
  );
  return found.rows;
}

/** What importing places has to know: the tree of the authority, who set it, and what was imported before. @rule E10 */
export async function loadKnownPlaces(tx: Tx, _scope: Scope, authority: AuthorityRow, today: string): Promise<OwnedPlaces> {
  const pack = toImportPack(authority.code);
  const rows = await listAllPlaces(tx);
  const entries = await sql<{ entry: string; pack: string }>`
    select entry, pack from pack_entry where authority_id = ${authority.id} and kind = 'place' and retired_on is null
    order by position, entry`.execute(tx);
  const inTree = new Set(entries.rows.map(({ entry }) => entry));
  const all = rows.map((row) => ({ place: toPlace(row), pack: row.pack }));
  return {
    places: all.map(({ place }) => place).filter((place) => inTree.has(showPlaceKey(place))),
    elsewhere: all.map(({ place }) => place).filter((place) => !inTree.has(showPlaceKey(place))),
    home: authority.place,
    today,
    packOf: new Map(all.map((one) => [showPlaceKey(one.place), one.pack])),
    listed: entries.rows.filter((row) => row.pack === pack).map(({ entry }) => entry),
    listedByOthers: new Set(entries.rows.filter((row) => row.pack !== pack).map(({ entry }) => entry)),
    pack,
  };
}

type HeldRow = {
  readonly id: bigint;
  readonly holder: string;
  readonly role: string;
  readonly place: string;
  readonly sectors: readonly string[] | null;
  readonly starts_on: string;
  readonly ends_on: string | null;
};

/** What everybody has in an authority now and later. */
async function listAppointments(tx: Tx, authorityId: bigint, today: string): Promise<readonly Appointment[]> {
  const found = await sql<HeldRow>`
    select a.id, a.holder, a.role, p.code || '@' || p.valid_from as place, a.sectors, a.starts_on, a.ends_on
    from appointment a join place p on p.id = a.place_id
    where a.authority_id = ${authorityId} and (a.ends_on is null or a.ends_on > ${today}::date) order by a.id`.execute(tx);
  return found.rows.map(({ id, holder, role, place, sectors, starts_on, ends_on }) => {
    if (!isRole(role)) throw new Error(`no such role: ${role}`);
    return {
      id: String(id),
      holder,
      role,
      place,
      ...(sectors === null ? {} : { sectors }),
      startsOn: starts_on,
      ...(ends_on === null ? {} : { endsOn: ends_on }),
    };
  });
}

/** Users of the installation: names and addresses are one's own everywhere. Those of other authorities are for rules only. */
async function listAllUsers(tx: Tx, authorityId: bigint): Promise<readonly KnownUser[]> {
  const found = await sql<KnownUser>`
    select u.id, coalesce(u.username, '') as username, u.name, u.email, u.disabled_at is not null as "isDisabled",
      u.last_sign_in_at is null as "isFresh",
      exists (select from appointment a where a.authority_id = ${authorityId} and a.holder = u.id) as "isHere"
    from auth."user" u order by u.username`.execute(tx);
  return found.rows;
}

/** What importing users has to know, and the numbers of places. Needs the scope `system`; `scope` is the asker's. @rule E13 */
export async function loadKnownPeople(
  tx: Tx,
  scope: Scope,
  authority: AuthorityRow,
  today: string,
): Promise<KnownPeople & { readonly placeIds: ReadonlyMap<string, bigint> }> {
  const book = await loadBook(tx, SYSTEM, { authority: authority.code, facts: false });
  const { roots } = await loadRoots(tx, [authority.code]);
  const own = roots.get(authority.code) ?? [];
  const below = new Set(await listPlacesBelow(tx, own.slice(0, 1)));
  const rows = await tx.selectFrom("place").select(["id", "code", "valid_from"]).execute();
  const placeIds = new Map(rows.map(({ id, code, valid_from }) => [showPlaceKey({ code, validFrom: valid_from }), id]));
  const reached = [...placeIds].filter(([, id]) => below.has(id) && isReached(scope, authority.id, id));
  return {
    places: book.places,
    sectors: book.sectors,
    users: await listAllUsers(tx, authority.id),
    appointments: await listAppointments(tx, authority.id, today),
    reach: new Set(reached.map(([key]) => key)),
    reachesWhole: isWholeReached(scope, authority.id),
    roots: new Set(own),
    today,
    placeIds,
  };
}
