import type { SessionsReply } from "@kehoach/api/account";
import { type Answered, answered, call, refused } from "./call.ts";
import type { AccountDeps, Visit } from "./deps.ts";
import { whenSignedIn } from "./guard.ts";
import { findSession, type Session } from "./session.ts";
import { SESSION_SECONDS } from "./session-life.ts";
import { dropPending } from "./user.ts";

type Done = Record<string, never>;

function recordEnd(deps: AccountDeps, { userId, username }: Session, change: Readonly<Record<string, unknown>>): Promise<void> {
  return deps.record({ by: { actor: `user:${username}` }, act: "session.end", userId, username, change });
}

/** Ends this session, if there is one; its cookies go in any case. @rule U6 */
export async function signOut(deps: AccountDeps, visit: Visit): Promise<Answered<Done>> {
  const session = await findSession(deps, visit.cookie);
  const { cookies } = await call(deps.auth.api.signOut({ headers: visit.headers, asResponse: true }));
  if (session !== undefined) await recordEnd(deps, session, { which: "this" });
  return answered({}, cookies);
}

/** Ends every session of the user and every trust in a machine. @problem SIGN_IN_NEEDED @rule U6 */
export async function signOutEverywhere(deps: AccountDeps, visit: Visit): Promise<Answered<Done>> {
  return whenSignedIn(deps, visit, async (session) => {
    await (await deps.auth.$context).internalAdapter.deleteUserSessions(session.userId);
    await dropPending(deps, session.userId);
    const { cookies } = await call(deps.auth.api.signOut({ headers: visit.headers, asResponse: true }));
    await recordEnd(deps, session, { which: "all" });
    return answered({}, cookies);
  });
}

/** Where the user is signed in. @problem SIGN_IN_NEEDED */
export async function listSessions(deps: AccountDeps, visit: Visit): Promise<Answered<SessionsReply>> {
  return whenSignedIn(deps, visit, async (current) => {
    const rows = await (await deps.auth.$context).internalAdapter.listSessions(current.userId, { onlyActiveSessions: true });
    const sessions = rows
      .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime())
      .map((row) => ({
        id: row.id,
        current: row.id === current.sessionId,
        startedAt: row.createdAt.toISOString(),
        lastUsedAt: row.updatedAt.toISOString(),
        endsAt: new Date(row.createdAt.getTime() + SESSION_SECONDS * 1000).toISOString(),
        address: row.ipAddress ?? "",
        agent: row.userAgent ?? "",
      }));
    return answered({ sessions });
  });
}

/** Ends one session of the user's own. @problem SIGN_IN_NEEDED SESSION_UNKNOWN */
export async function endSession(deps: AccountDeps, visit: Visit, { id }: { readonly id: string }): Promise<Answered<Done>> {
  return whenSignedIn(deps, visit, async (current) => {
    const { internalAdapter } = await deps.auth.$context;
    const rows = await internalAdapter.listSessions(current.userId, { onlyActiveSessions: true });
    const found = rows.find((row) => row.id === id);
    if (found === undefined) return refused({ code: "SESSION_UNKNOWN" });
    await internalAdapter.deleteSession(found.token);
    await recordEnd(deps, current, { which: "one" });
    return answered({});
  });
}
