import type { ApiProblem } from "@kehoach/api/problem";
import type { listUsers } from "@kehoach/api/user";
import { fold } from "@kehoach/core/fold";
import { accept, type Outcome } from "@kehoach/core/outcome";
import { showPlaceKey } from "@kehoach/core/place/place";
import { type RawBuilder, sql } from "kysely";
import type { z } from "zod";
import { findOwnAuthority, listPlacesBelow } from "../access/read.ts";
import { type AuthorityRow, resolvePlace } from "../place/read.ts";
import { toPage } from "../platform/http-page-mark.ts";
import { isWithin, type Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import { USER_COLUMNS, type UserRow } from "./read.ts";
import { listAppointments, toShort } from "./show-appointment.ts";

type Query = z.output<typeof listUsers.query>;
type Reply = z.output<typeof listUsers.reply>;
type State = Reply["items"][number]["state"];
type Listed = UserRow & { readonly isAppointed: boolean };

export function stateOf({ disabledAt }: UserRow, isAppointed: boolean): State {
  if (disabledAt !== null) return "disabled";
  return isAppointed ? "active" : "former";
}

const notOver = (today: string): RawBuilder<boolean> => sql<boolean>`(a.ends_on is null or a.ends_on > ${today}::date)`;

/** Users with an appointment, present or past, within the scope; of them those with one now or later that fits the filters. */
async function listWithin(
  tx: Tx,
  scope: Scope,
  authority: AuthorityRow,
  filters: { readonly places?: readonly bigint[]; readonly role?: string | undefined },
  today: string,
): Promise<readonly Listed[]> {
  const { places, role } = filters;
  const asked = [
    ...(places === undefined ? [] : [sql`a.place_id = any (${places}::bigint[])`]),
    ...(role === undefined ? [] : [sql`a.role = ${role}`]),
  ];
  const fits = asked.length === 0 ? sql`true` : sql`bool_or(${sql.join([notOver(today), ...asked], sql` and `)})`;
  const found = await sql<Listed>`
    select ${USER_COLUMNS}, h.is_appointed as "isAppointed" from (
      select a.holder, bool_or(${notOver(today)}) as is_appointed from appointment a
      where a.authority_id = ${authority.id} and ${isWithin(scope, authority.id, "a.place_id")} group by a.holder having ${fits}
    ) h join auth."user" u on u.id = h.holder`.execute(tx);
  return found.rows;
}

const ORDER = new Intl.Collator("vi");

/** Vietnamese names are sorted by what people are called, which is the last word. */
function compare(a: UserRow, b: UserRow): number {
  const called = ({ name }: UserRow): string => name.split(" ").at(-1) ?? "";
  return ORDER.compare(called(a), called(b)) || ORDER.compare(a.name, b.name) || (a.username < b.username ? -1 : 1);
}

/** @problem PLACE_UNKNOWN PLACE_AMBIGUOUS PLACE_OUT_OF_SCOPE */
async function findPlaces(
  tx: Tx,
  scope: Scope,
  authority: AuthorityRow,
  place: string | undefined,
): Promise<Outcome<readonly bigint[] | undefined, ApiProblem>> {
  if (place === undefined) return accept(undefined);
  const found = await resolvePlace(tx, scope, authority, place, undefined);
  return found.ok ? accept(await listPlacesBelow(tx, [showPlaceKey(found.value)])) : found;
}

/** The users of an authority whom the asker administers or leads, by name. @rule X18 W8 W9 */
export async function loadUsers(tx: Tx, scope: Scope, query: Query, today: string): Promise<Outcome<Reply, ApiProblem>> {
  const authority = await findOwnAuthority(tx, scope, query.authority);
  if (!authority.ok) return authority;
  const { id } = authority.value;
  const places = await findPlaces(tx, scope, authority.value, query.place);
  if (!places.ok) return places;
  const filters = { role: query.role, ...(places.value === undefined ? {} : { places: places.value }) };
  const folded = query.q === undefined ? undefined : fold(query.q);
  const users = (await listWithin(tx, scope, authority.value, filters, today))
    .filter((user) => query.state === undefined || stateOf(user, user.isAppointed) === query.state)
    .filter(({ name, username, email }) => folded === undefined || fold(`${name} ${username} ${email}`).includes(folded))
    .toSorted(compare);
  const page = toPage(users, query);
  if (!page.ok) return page;
  const ids = page.value.items.map((user) => user.id);
  const condition = sql`a.holder = any (${ids}::text[]) and ${notOver(today)} and ${isWithin(scope, id, "a.place_id")}`;
  const held = Map.groupBy(await listAppointments(tx, id, condition, today), ({ holder }) => holder);
  return accept({
    ...page.value,
    items: page.value.items.map((user) => ({
      username: user.username,
      name: user.name,
      email: user.email,
      state: stateOf(user, user.isAppointed),
      twoFactor: user.twoFactor,
      lastSignIn: user.lastSignIn,
      appointments: (held.get(user.id) ?? []).map(toShort),
    })),
  });
}
