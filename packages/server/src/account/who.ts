import type { AccountReply, SessionReply } from "@kehoach/api/account";
import { type Answered, answered } from "./call.ts";
import type { AccountDeps, Visit } from "./deps.ts";
import { whenSignedIn } from "./guard.ts";
import { isLinked } from "./oidc.ts";
import { findSession, type Session } from "./session.ts";

function show({ userId, username, name, email, twoFactor }: Session) {
  return { id: userId, username, name, email, twoFactor };
}

/** Who is signed in, and the ways there are to sign in. */
export async function loadSession(deps: AccountDeps, visit: Visit): Promise<Answered<SessionReply>> {
  const methods = { mail: deps.mail !== undefined, oidc: deps.oidcName ?? null };
  const session = await findSession(deps, visit.cookie);
  if (session === undefined) return answered({ signedIn: false, methods });
  return answered({ signedIn: true, user: show(session), endsAt: session.endsAt, methods });
}

/** What the page of one's own account shows. @problem SIGN_IN_NEEDED */
export function loadAccount(deps: AccountDeps, visit: Visit): Promise<Answered<AccountReply>> {
  return whenSignedIn(deps, visit, async (session) =>
    answered({
      user: show(session),
      oidc: deps.oidcName === undefined ? null : { name: deps.oidcName, linked: await isLinked(deps, session.userId) },
      mail: deps.mail !== undefined,
    }),
  );
}
