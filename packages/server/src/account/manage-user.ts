import { randomBytes } from "node:crypto";
import type { ApiProblem } from "@kehoach/api/problem";
import { USERNAME } from "@kehoach/core/access/username";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { z } from "zod";
import { refusePassword } from "./change-password.ts";
import type { AccountDeps } from "./deps.ts";
import { writeLetter } from "./letters.ts";
import { makeLink } from "./password-link.ts";
import type { By } from "./record.ts";
import { ADMIN_RESET_SECONDS, INVITE_SECONDS } from "./session-life.ts";
import { forgiveNames } from "./store.ts";
import { tellChange } from "./tell.ts";
import { dropPending, findUserById, findUserByName, type User } from "./user.ts";

/** A user to be made. Without a password he is invited: he sets one by a link. */
export type NewUser = {
  readonly username: string;
  readonly name: string;
  readonly email: string;
  readonly password?: string;
};

/** A link to hand over, shown once; `mailed` says that it also went to the user's address. */
export type Handed = { readonly link: string; readonly mailed: boolean };

const isEmail = (text: string): boolean => z.email().safeParse(text).success;

/** A password nobody knows, so that every user has one and a sign-in takes the same time for each. */
function unknownPassword(): string {
  return randomBytes(32).toString("base64url");
}

async function hand(deps: AccountDeps, user: User, kind: "admin-reset" | "invite", seconds: number): Promise<Handed> {
  const link = await makeLink(deps, user.id, seconds);
  if (deps.mail === undefined) return { link, mailed: false };
  await deps.mail.send(writeLetter(kind, { to: user.email, name: user.name, username: user.username, link }, deps.language));
  return { link, mailed: true };
}

async function checkNew(deps: AccountDeps, given: NewUser): Promise<readonly ApiProblem[]> {
  const { username, email, password } = given;
  const problems: ApiProblem[] = [];
  if (!USERNAME.test(username)) problems.push({ code: "USERNAME_INVALID", found: username });
  else if ((await findUserByName(deps, username)) !== undefined) problems.push({ code: "USERNAME_TAKEN", found: username });
  if (!isEmail(email)) problems.push({ code: "EMAIL_INVALID", found: email });
  else if ((await findUserByName(deps, email)) !== undefined) problems.push({ code: "EMAIL_TAKEN", found: email });
  if (password !== undefined) problems.push(...refusePassword(password, given));
  return problems;
}

/**
 * Makes a user. There is no other way to become one.
 * @returns  the user, and the link of the invitation when no password was given
 * @problem USERNAME_INVALID USERNAME_TAKEN EMAIL_INVALID EMAIL_TAKEN PASSWORD_REFUSED
 * @rule U1 U2
 */
export async function createUser(
  deps: AccountDeps,
  asked: NewUser,
  by: By,
): Promise<Outcome<{ readonly user: User; readonly invitation?: Handed }, ApiProblem>> {
  const given = {
    ...asked,
    username: asked.username.trim().toLowerCase(),
    email: asked.email.trim().toLowerCase(),
    name: asked.name.trim().normalize("NFC"),
  };
  const [first, ...others] = await checkNew(deps, given);
  if (first) return refuse(first, ...others);
  const { username, name, email, password = unknownPassword() } = given;
  const sent = { body: { username, name, email, password }, asResponse: true } as const;
  const answer: unknown = await deps.auth.api.signUpEmail(sent).catch((error: unknown) => error);
  const user = await findUserByName(deps, username);
  if (!(answer instanceof Response && answer.ok) || user === undefined || user.email !== email) {
    // Two administrators at the same moment. The library may answer the second as if it had made a user, or throw.
    const [taken, ...more] = await checkNew(deps, given);
    if (taken) return refuse(taken, ...more);
    throw answer instanceof Response ? new Error(`the sign-in library made no user: ${answer.status}`) : answer;
  }
  await deps.record({ by, act: "user.create", userId: user.id, username, change: { username, name } });
  return accept(given.password === undefined ? { user, invitation: await hand(deps, user, "invite", INVITE_SECONDS) } : { user });
}

async function withUser<T>(
  deps: AccountDeps,
  id: string,
  work: (user: User) => Promise<Outcome<T, ApiProblem>>,
): Promise<Outcome<T, ApiProblem>> {
  const user = await findUserById(deps, id);
  return user === undefined ? refuse({ code: "USER_UNKNOWN" }) : work(user);
}

/** Another invitation for somebody who let his pass. @problem USER_UNKNOWN */
export function inviteAgain(deps: AccountDeps, id: string): Promise<Outcome<Handed, ApiProblem>> {
  return withUser(deps, id, async (user) => accept(await hand(deps, user, "invite", INVITE_SECONDS)));
}

/**
 * The old password stops working, every session ends, the names are unlocked, and there is a link that sets a new one.
 * @problem USER_UNKNOWN
 * @rule U5 U8
 */
export function resetPasswordByAdmin(deps: AccountDeps, id: string, by: By): Promise<Outcome<Handed, ApiProblem>> {
  return withUser(deps, id, async (user) => {
    const { internalAdapter, password } = await deps.auth.$context;
    await internalAdapter.updatePassword(id, await password.hash(unknownPassword()));
    await internalAdapter.deleteUserSessions(id);
    await dropPending(deps, id);
    await deps.record({ by, act: "password.reset", userId: id, username: user.username, change: { by: "admin" } });
    return handReset(deps, id);
  });
}

/**
 * A link for somebody whose password was taken away by an act of its own (user/reset-password.ts), which wrote it down.
 * @problem USER_UNKNOWN
 * @rule U5 U8
 */
export function handReset(deps: AccountDeps, id: string): Promise<Outcome<Handed, ApiProblem>> {
  return withUser(deps, id, async (user) => {
    await unlockUser(deps, user);
    return accept(await hand(deps, user, "admin-reset", ADMIN_RESET_SECONDS));
  });
}

/** Tells a user that an administrator linked him to a subject of the provider, or took the link away. @rule U11 */
export async function tellSubject(deps: AccountDeps, id: string, isLinked: boolean): Promise<void> {
  const user = await findUserById(deps, id);
  if (user !== undefined) await tellChange(deps, user, isLinked ? "subject-on" : "subject-off");
}

/** The hash of a password nobody knows, for users who are to set one by a link. */
export async function hashUnknown({ auth }: Pick<AccountDeps, "auth">): Promise<string> {
  return (await auth.$context).password.hash(unknownPassword());
}

/** Forgets wrong passwords and wrong codes. @rule U5 */
async function unlockUser(deps: AccountDeps, user: User): Promise<void> {
  await forgiveNames(deps.pool, [user.username, user.email]);
  await (await deps.auth.$context).adapter.updateMany({
    model: "twoFactor",
    where: [{ field: "userId", value: user.id }],
    update: { failedVerificationCount: 0, lockedUntil: null },
  });
}

/** Opens a user's names that are locked. @problem USER_UNKNOWN @rule U5 */
export function unlock(deps: AccountDeps, id: string, by: By): Promise<Outcome<User, ApiProblem>> {
  return withUser(deps, id, async (user) => {
    await unlockUser(deps, user);
    await deps.record({ by, act: "user.unlock", userId: id, username: user.username });
    return accept(user);
  });
}

/** For somebody who lost his phone and his backup codes. @problem USER_UNKNOWN @rule U7 */
export function removeTwoFactor(deps: AccountDeps, id: string, by: By): Promise<Outcome<User, ApiProblem>> {
  return withUser(deps, id, async (user) => {
    const { adapter, internalAdapter } = await deps.auth.$context;
    await internalAdapter.updateUser(id, { twoFactorEnabled: false });
    await adapter.deleteMany({ model: "twoFactor", where: [{ field: "userId", value: id }] });
    await internalAdapter.deleteUserSessions(id);
    await dropPending(deps, id);
    await deps.record({ by, act: "two-factor.stop", userId: id, username: user.username, change: { by: "admin" } });
    await tellChange(deps, user, "two-factor-off");
    return accept({ ...user, twoFactor: false });
  });
}
