import { delegateOwn as delegateAct, getMe, revokeOwn as revokeAct } from "@kehoach/api/access";
import * as acts from "@kehoach/api/user-act";
import { accept } from "@kehoach/core/outcome";
import { type Clock, dayOf } from "../platform/clock.ts";
import type { Doer, SignedIn } from "../platform/doer.ts";
import { type ActEndpoint, actEndpoint, type Endpoint, endpoint } from "../platform/http-endpoint.ts";
import { giveAppointment } from "./appoint.ts";
import { delegateOwn, lendFor } from "./delegate.ts";
import { endAppointment } from "./end-appointment.ts";
import { handOver } from "./hand-over.ts";
import { loadMe } from "./me.ts";
import { revokeOwn, stopLendingFor } from "./revoke-delegation.ts";

/** What ways there are to sign in, for whoever has not. */
export type SignInWays = { readonly mail: boolean; readonly oidc: string | null };

export function accessEndpoints({ clock, signIn }: { readonly clock: Clock; readonly signIn: SignInWays }): readonly Endpoint[] {
  return [
    endpoint(getMe, ({ actor, read }) =>
      read(async (tx, scope) => accept(await loadMe(tx, scope, actor, signIn, dayOf(clock())))),
    ),
  ];
}

/** What is done with appointments and delegations. */
export function accessActs({ clock }: { readonly clock: Clock }): readonly ActEndpoint[] {
  const doerOf = ({ id, username }: SignedIn): Doer => ({ actor: `user:${username}`, userId: id, today: dayOf(clock()) });
  return [
    actEndpoint(acts.giveAppointment, ({ params, body: { authority, mark, ...wanted }, actor, act }) =>
      act((tx, scope) => giveAppointment(tx, scope, { authority, mark, ...params }, wanted, doerOf(actor))),
    ),
    actEndpoint(acts.endAppointment, ({ params: { username, id }, body: { authority, mark, ...asked }, actor, act }) =>
      act((tx, scope) => endAppointment(tx, scope, { authority, mark, username }, { id, ...asked }, doerOf(actor))),
    ),
    actEndpoint(acts.lendFor, ({ params, body: { authority, mark, ...asked }, actor, act }) =>
      act((tx, scope) => lendFor(tx, scope, { authority, mark, ...params }, asked, doerOf(actor))),
    ),
    actEndpoint(acts.stopLendingFor, ({ params: { username, id }, body: { authority, mark }, actor, act }) =>
      act((tx, scope) => stopLendingFor(tx, scope, { authority, mark, username }, id, doerOf(actor))),
    ),
    actEndpoint(acts.handOver, ({ params, body: { authority, mark, ...asked }, actor, act }) =>
      act((tx, scope) => handOver(tx, scope, { authority, mark, ...params }, asked, doerOf(actor))),
    ),
    actEndpoint(delegateAct, ({ body, actor, act }) => act((tx, scope) => delegateOwn(tx, scope, body, actor, doerOf(actor)))),
    actEndpoint(revokeAct, ({ params, body, actor, act }) =>
      act((tx, scope) => revokeOwn(tx, scope, { ...params, ...body }, actor, doerOf(actor))),
    ),
  ];
}
