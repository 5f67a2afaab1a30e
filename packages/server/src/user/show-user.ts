import type { ApiProblem } from "@kehoach/api/problem";
import type { getUser } from "@kehoach/api/user";
import { accept, type Outcome } from "@kehoach/core/outcome";
import { sql } from "kysely";
import type { z } from "zod";
import { findOwnAuthority } from "../access/read.ts";
import { isWithin, type Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import { stateOf } from "./list-users.ts";
import { findUser, isAllReached, readMark } from "./read.ts";
import { listAppointments, listDelegations } from "./show-appointment.ts";

type Reply = z.output<typeof getUser.reply>;

/**
 * A user with his appointments within the scope, and what was lent of them.
 * @param mayManage  whether the asker has a role that changes users at all
 * @problem AUTHORITY_UNKNOWN AUTHORITY_NEEDED USER_UNKNOWN
 * @rule X15 X16 X18
 */
export async function loadUser(
  tx: Tx,
  scope: Scope,
  asked: { readonly authority?: string | undefined; readonly username: string },
  mayManage: boolean,
  today: string,
): Promise<Outcome<Reply, ApiProblem>> {
  const found = await findOwnAuthority(tx, scope, asked.authority);
  if (!found.ok) return found;
  const authority = found.value;
  const named = await findUser(tx, scope, authority, asked.username);
  if (!named.ok) return named;
  const user = named.value;
  const within = isWithin(scope, authority.id, "a.place_id");
  const held = await listAppointments(tx, authority.id, sql`a.holder = ${user.id} and ${within}`, today);
  return accept({
    mark: await readMark(tx, scope, authority, user),
    manageable: mayManage && (await isAllReached(tx, scope, user.id, today)),
    user: {
      username: user.username,
      name: user.name,
      email: user.email,
      state: stateOf(
        user,
        held.some(({ state }) => state !== "past"),
      ),
      twoFactor: user.twoFactor,
      lastSignIn: user.lastSignIn,
      disabledAt: user.disabledAt,
      createdAt: user.createdAt,
    },
    appointments: held.map(({ holder: _holder, ...one }) => one),
    given: await listDelegations(tx, authority.id, sql`a.holder = ${user.id} and ${within}`, today),
    received: await listDelegations(tx, authority.id, sql`d.to_user = ${user.id} and ${within}`, today),
  });
}
