import { listColleagues, listDelegations } from "@kehoach/api/access";
import { getUser, listUsers } from "@kehoach/api/user";
import * as acts from "@kehoach/api/user-act";
import type { Actor } from "@kehoach/core/access/actor";
import { holdsOn } from "@kehoach/core/access/actor";
import { accept } from "@kehoach/core/outcome";
import { type Clock, dayOf } from "../platform/clock.ts";
import type { Doer, SignedIn } from "../platform/doer.ts";
import { type ActEndpoint, actEndpoint, type Endpoint, endpoint } from "../platform/http-endpoint.ts";
import { changeUser } from "./change.ts";
import { createUser } from "./create.ts";
import { disableUser, enableUser } from "./disable.ts";
import { linkSubject } from "./link-subject.ts";
import { loadUsers } from "./list-users.ts";
import type { Appointing, AskedAppointment, Handed, People } from "./people.ts";
import { resetPassword } from "./reset-password.ts";
import { loadColleagues, loadOwnDelegations } from "./show-own.ts";
import { loadUser } from "./show-user.ts";

type UserDeps<Decided> = {
  readonly clock: Clock;
  /** There once the server can answer. */
  readonly people: () => People;
  readonly appointing: Appointing<AskedAppointment, Decided>;
};

function toLink({ link, mailed }: Handed): { url: string; mailed: boolean } {
  return { url: link, mailed };
}

/** Questions about people. */
export function userEndpoints({ clock }: { readonly clock: Clock }): readonly Endpoint[] {
  const today = (): string => dayOf(clock());
  const isAdmin = (actor: Actor): boolean =>
    actor.kind === "user" &&
    actor.grants.some((grant) => grant.role === "admin" && grant.lentBy === undefined && holdsOn(grant, today()));
  const idOf = (actor: Actor): string => (actor.kind === "user" ? actor.id : "");
  return [
    endpoint(listUsers, ({ query, read }) => read((tx, scope) => loadUsers(tx, scope, query, today()))),
    endpoint(getUser, ({ params, query, actor, read }) =>
      read((tx, scope) => loadUser(tx, scope, { ...params, ...query }, isAdmin(actor), today())),
    ),
    endpoint(listDelegations, ({ query, actor, read }) =>
      read((tx, scope) => loadOwnDelegations(tx, scope, idOf(actor), query, today())),
    ),
    endpoint(listColleagues, ({ query, actor, read }) =>
      read((tx, scope) => loadColleagues(tx, scope, idOf(actor), query, today())),
    ),
  ];
}

/** What administrators do to users. */
export function userActs<Decided>({ clock, people, appointing }: UserDeps<Decided>): readonly ActEndpoint[] {
  const doerOf = ({ id, username }: SignedIn): Doer => ({ actor: `user:${username}`, userId: id, today: dayOf(clock()) });
  return [
    actEndpoint(acts.createUser, async ({ body, actor, act }) => {
      const { authority, username, name, email, samePerson, ...appointment } = body;
      const hash = await people().hashUnknown();
      const asked = { authority, username, name, email, samePerson, appointment };
      const done = await act((tx, scope) => createUser(tx, scope, asked, doerOf(actor), { hash, appointing }));
      if (!done.ok) return done;
      const { userId, isNew, mark } = done.value;
      const handed = isNew ? await people().invite(userId) : undefined;
      if (handed?.ok === false) return handed;
      return accept({ username: done.value.username, mark, link: handed === undefined ? null : toLink(handed.value) });
    }),
    actEndpoint(acts.changeUser, ({ params, body: { authority, mark, ...asked }, actor, act }) =>
      act((tx, scope) => changeUser(tx, scope, { authority, mark, ...params }, asked, doerOf(actor))),
    ),
    actEndpoint(acts.disableUser, ({ params, body: { authority, mark, reason }, actor, act }) =>
      act((tx, scope) => disableUser(tx, scope, { authority, mark, ...params }, reason, doerOf(actor))),
    ),
    actEndpoint(acts.enableUser, ({ params, body: { authority, mark, reason }, actor, act }) =>
      act((tx, scope) => enableUser(tx, scope, { authority, mark, ...params }, reason, doerOf(actor))),
    ),
    actEndpoint(acts.resetUser, async ({ params, body, actor, act }) => {
      const hash = await people().hashUnknown();
      const done = await act((tx, scope) => resetPassword(tx, scope, { ...params, ...body }, hash, doerOf(actor)));
      if (!done.ok) return done;
      const handed = await people().handReset(done.value.userId);
      return handed.ok ? accept({ mark: done.value.mark, link: toLink(handed.value) }) : handed;
    }),
    actEndpoint(acts.linkSubject, async ({ params, body: { authority, mark, subject }, actor, act }) => {
      const done = await act((tx, scope) => linkSubject(tx, scope, { authority, mark, ...params }, subject, doerOf(actor)));
      if (!done.ok) return done;
      await people().tellSubject(done.value.userId, subject !== null);
      return accept({ mark: done.value.mark });
    }),
  ];
}
