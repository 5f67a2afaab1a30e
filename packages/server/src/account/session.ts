import type { AccountDeps } from "./deps.ts";
import { IDLE_SECONDS, SESSION_SECONDS, TOUCH_SECONDS } from "./session-life.ts";
import { toUser, type User } from "./user.ts";

/** Somebody signed in, by one of his browsers. */
export type Session = {
  readonly sessionId: string;
  readonly userId: string;
  readonly username: string;
  readonly name: string;
  readonly email: string;
  readonly twoFactor: boolean;
  /** When it is over, however busy. */
  readonly endsAt: string;
  readonly user: User;
  /** Stays inside this slice. */
  readonly token: string;
};

function end(startedAt: Date): number {
  return startedAt.getTime() + SESSION_SECONDS * 1000;
}

/**
 * Who has signed in with these cookies. Without ours there is no query. A session in use is kept awake, at most once in ten minutes.
 * @rule U6
 */
export async function findSession(
  { auth, now }: Pick<AccountDeps, "auth" | "now">,
  cookie: string | undefined,
): Promise<Session | undefined> {
  const { authCookies, internalAdapter } = await auth.$context;
  if (!cookie?.includes(`${authCookies.sessionToken.name}=`)) return undefined;
  const found = await auth.api.getSession({ headers: new Headers({ cookie }), query: { disableRefresh: true } });
  if (found === null) return undefined;
  const { session } = found;
  const user = toUser(found.user);
  const moment = now().getTime();
  const last = end(session.createdAt);
  if (last <= moment || user.disabledAt !== undefined) {
    await internalAdapter.deleteSession(session.token);
    return undefined;
  }
  if (session.expiresAt.getTime() - moment < (IDLE_SECONDS - TOUCH_SECONDS) * 1000 && session.expiresAt.getTime() < last) {
    const expiresAt = new Date(Math.min(moment + IDLE_SECONDS * 1000, last));
    await internalAdapter.updateSession(session.token, { expiresAt, updatedAt: new Date(moment) });
  }
  return {
    sessionId: session.id,
    userId: user.id,
    username: user.username,
    name: user.name,
    email: user.email,
    twoFactor: user.twoFactor,
    endsAt: new Date(last).toISOString(),
    user,
    token: session.token,
  };
}
