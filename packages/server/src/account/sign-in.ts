import type { SignInBody, SignInReply } from "@kehoach/api/account";
import { type Answered, answered, call, refused } from "./call.ts";
import type { AccountDeps, Visit } from "./deps.ts";
import { attempt, checkLimit, LIMITS } from "./guard.ts";
import { findSession } from "./session.ts";
import { findUserById, findUserByName, type User } from "./user.ts";

/** Somebody is in: the session he came with is over, and it is written down. */
export async function welcome(deps: AccountDeps, visit: Visit, user: User, by: string): Promise<void> {
  const before = await findSession(deps, visit.cookie);
  if (before !== undefined) await (await deps.auth.$context).internalAdapter.deleteSession(before.token);
  await deps.pool.query('update "user" set last_sign_in_at = $2 where id = $1', [user.id, deps.now()]);
  await deps.record({
    by: { actor: `user:${user.username}` },
    act: "session.start",
    userId: user.id,
    username: user.username,
    change: { by },
  });
}

function noteRefusal(deps: AccountDeps, user: User, why: string): void {
  // Not awaited: the answer for a name that exists must take no longer than for one that does not.
  deps.later(
    deps.record({
      by: { actor: "system" },
      act: "session.refused",
      userId: user.id,
      username: user.username,
      change: { why },
    }),
  );
}

/**
 * Signs in by username or e-mail address. An unknown name, a wrong password and a user who was shut out get one answer, after the
 * same work: the library hashes the password of an unknown name too, and every user has a password, if only one nobody knows.
 * @problem SIGN_IN_REFUSED SIGN_IN_LOCKED REQUESTS_TOO_MANY
 * @rule U1 U3 U4 U5
 */
export async function signIn(
  deps: AccountDeps,
  visit: Visit,
  { name, password, remember = false }: SignInBody,
): Promise<Answered<SignInReply>> {
  const tooMany = await checkLimit(deps, visit, LIMITS.signIn);
  if (tooMany) return refused(tooMany);
  const { api } = deps.auth;
  const { headers } = visit;
  const user = await findUserByName(deps, name);
  const answer = await attempt(deps, name, user === undefined ? [name] : [user.username, user.email], () =>
    call(
      name.includes("@")
        ? api.signInEmail({ body: { email: name, password, rememberMe: remember }, headers, asResponse: true })
        : api.signInUsername({ body: { username: name, password, rememberMe: remember }, headers, asResponse: true }),
    ),
  );
  const { outcome, cookies } = answer;
  if (!outcome.ok) {
    // While a name is locked, whoever goes on trying fills no journal: what locked it is there.
    if (user !== undefined && outcome.problems[0].code !== "SIGN_IN_LOCKED") noteRefusal(deps, user, outcome.problems[0].code);
    return refused(outcome.problems[0], cookies);
  }
  if (user === undefined) throw new Error("somebody signed in who is no user");
  const asksCode = typeof outcome.value === "object" && outcome.value !== null && "twoFactorRedirect" in outcome.value;
  if (asksCode) return answered({ next: "code" }, cookies);
  await welcome(deps, visit, user, "password");
  return answered({ next: "done" }, cookies);
}

/** Whom the second factor is being asked for, by the cookie of the challenge; the library checks its signature itself. */
async function findChallenged(deps: AccountDeps, visit: Visit): Promise<User | undefined> {
  const { createAuthCookie, internalAdapter } = await deps.auth.$context;
  const { name } = createAuthCookie("two_factor");
  const value = (visit.cookie ?? "")
    .split(/;\s*/)
    .find((part) => part.startsWith(`${name}=`))
    ?.slice(name.length + 1);
  const identifier = /^[\w-]+/.exec(value ?? "")?.[0];
  if (identifier === undefined) return undefined;
  const found = await internalAdapter.findVerificationValue(identifier);
  return found === null ? undefined : findUserById(deps, found.value);
}

/** A code of the app is valid for a minute and a half; this long it is remembered that it was used. */
const USED_MS = 120_000;

/** Takes a code of the app once. */
async function useOnce(deps: AccountDeps, user: User, code: string): Promise<boolean> {
  return (await deps.auth.$context).internalAdapter.reserveVerificationValue({
    identifier: `code-used:${user.id}:${code}`,
    value: "used",
    expiresAt: new Date(Date.now() + USED_MS),
  });
}

/**
 * The second step of signing in: six digits of the app, or a backup code.
 * @problem CODE_REFUSED CODE_EXPIRED SIGN_IN_LOCKED REQUESTS_TOO_MANY
 * @rule U7
 */
export async function signInByCode(
  deps: AccountDeps,
  visit: Visit,
  { code, trust = false }: { readonly code: string; readonly trust?: boolean | undefined },
): Promise<Answered<SignInReply>> {
  const tooMany = await checkLimit(deps, visit, LIMITS.code);
  if (tooMany) return refused(tooMany);
  const user = await findChallenged(deps, visit);
  if (user === undefined) return refused({ code: "CODE_EXPIRED" });
  const { api } = deps.auth;
  const { headers } = visit;
  const body = { code: code.replaceAll(" ", ""), trustDevice: trust };
  const isOfApp = /^\d{6}$/.test(body.code);
  if (isOfApp && !(await useOnce(deps, user, body.code))) return refused({ code: "CODE_REFUSED" });
  const { outcome, cookies } = await call(
    isOfApp ? api.verifyTOTP({ body, headers, asResponse: true }) : api.verifyBackupCode({ body, headers, asResponse: true }),
  );
  if (!outcome.ok) {
    noteRefusal(deps, user, outcome.problems[0].code);
    return refused(outcome.problems[0], cookies);
  }
  await welcome(deps, visit, user, isOfApp ? "password and code" : "password and backup code");
  return answered({ next: "done" }, cookies);
}
