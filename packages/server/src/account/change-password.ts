import { setTimeout as sleep } from "node:timers/promises";
import type { PasswordLinkReply } from "@kehoach/api/account";
import type { ApiProblem } from "@kehoach/api/problem";
import { checkPassword } from "@kehoach/core/access/check-password";
import { type Answered, answered, call, refused } from "./call.ts";
import type { AccountDeps, Visit } from "./deps.ts";
import { checkLimit, LIMITS, whenProven } from "./guard.ts";
import { writeLetter } from "./letters.ts";
import { findLinked, makeLink } from "./password-link.ts";
import { RESET_SECONDS } from "./session-life.ts";
import { countRequest, forgiveNames } from "./store.ts";
import { tellChange } from "./tell.ts";
import { dropPending, findUserByName, type User } from "./user.ts";

type Done = Record<string, never>;

/** Why a user may not have this password. @rule U2 */
export function refusePassword(
  password: string,
  whose: { readonly username: string; readonly email: string },
): readonly ApiProblem[] {
  return checkPassword(password, whose).map((problem) => ({ code: "PASSWORD_REFUSED", password: problem }));
}

/**
 * Sets a new password by the current one. Every other session ends, and this one goes on under a new token.
 * @problem SIGN_IN_NEEDED PASSWORD_WRONG PASSWORD_REFUSED SIGN_IN_LOCKED REQUESTS_TOO_MANY
 * @rule U2 U6
 */
export function changePassword(
  deps: AccountDeps,
  visit: Visit,
  { current, password }: { readonly current: string; readonly password: string },
): Promise<Answered<Done>> {
  return whenProven(
    deps,
    visit,
    (session) => refusePassword(password, session),
    async (session) => {
      const { userId, username } = session;
      const body = { currentPassword: current, newPassword: password, revokeOtherSessions: true };
      const { outcome, cookies } = await call(deps.auth.api.changePassword({ body, headers: visit.headers, asResponse: true }));
      if (!outcome.ok) return refused(outcome.problems[0], cookies);
      await dropPending(deps, userId);
      await deps.record({ by: { actor: `user:${username}` }, act: "password.change", userId, username });
      await tellChange(deps, session, "password");
      return answered({}, cookies);
    },
  );
}

/** An answer to a forgotten password takes at least this long, whether there is such a user or not. */
const FORGOT_MS = 300;

async function sendReset(deps: AccountDeps, user: User): Promise<void> {
  const tooMany = await countRequest(deps.pool, user.id, LIMITS.letter, deps.now());
  if (tooMany !== undefined || deps.mail === undefined) return;
  const link = await makeLink(deps, user.id, RESET_SECONDS);
  await deps.mail.send(writeLetter("reset", { to: user.email, name: user.name, username: user.username, link }, deps.language));
}

/**
 * Sends a link that sets a new password to the address of a user. The answer is the same for a name that is nobody's.
 * @problem MAIL_OFF REQUESTS_TOO_MANY
 * @rule U3 U8
 */
export async function forgotPassword(
  deps: AccountDeps,
  visit: Visit,
  { name }: { readonly name: string },
): Promise<Answered<Done>> {
  const tooMany = await checkLimit(deps, visit, LIMITS.forgot);
  if (tooMany) return refused(tooMany);
  if (deps.mail === undefined) return refused({ code: "MAIL_OFF" });
  const least = sleep(FORGOT_MS);
  const user = await findUserByName(deps, name);
  if (user !== undefined && user.disabledAt === undefined) await sendReset(deps, user);
  await least;
  return answered({});
}

/** Whose password a link sets. @problem LINK_EXPIRED REQUESTS_TOO_MANY @rule U8 */
export async function readPasswordLink(
  deps: AccountDeps,
  visit: Visit,
  { token }: { readonly token: string },
): Promise<Answered<PasswordLinkReply>> {
  const tooMany = await checkLimit(deps, visit, LIMITS.link);
  if (tooMany) return refused(tooMany);
  const user = await findLinked(deps, token);
  if (user === undefined) return refused({ code: "LINK_EXPIRED" });
  return answered({ username: user.username, name: user.name, email: user.email });
}

/**
 * Sets a password by a link. It works once, ends every session, trust and other link of the user, and unlocks his names.
 * @problem LINK_EXPIRED PASSWORD_REFUSED REQUESTS_TOO_MANY
 * @rule U2 U5 U8
 */
export async function resetPassword(
  deps: AccountDeps,
  visit: Visit,
  { token, password }: { readonly token: string; readonly password: string },
): Promise<Answered<Done>> {
  const tooMany = await checkLimit(deps, visit, LIMITS.link);
  if (tooMany) return refused(tooMany);
  const user = await findLinked(deps, token);
  if (user === undefined) return refused({ code: "LINK_EXPIRED" });
  const [first, ...others] = refusePassword(password, user);
  if (first) return refused(first, [], others);
  const { outcome } = await call(
    deps.auth.api.resetPassword({ body: { token, newPassword: password }, headers: visit.headers, asResponse: true }),
  );
  if (!outcome.ok) return refused(outcome.problems[0]);
  await dropPending(deps, user.id);
  await forgiveNames(deps.pool, [user.username, user.email]);
  await deps.record({
    by: { actor: `user:${user.username}` },
    act: "password.reset",
    userId: user.id,
    username: user.username,
    change: { by: "link" },
  });
  await tellChange(deps, user, "password");
  return answered({});
}
