import { randomBytes } from "node:crypto";
import type { AccountDeps } from "./deps.ts";
import { findUserById, type User } from "./user.ts";

/** What the library calls a link that sets a password; only a digest of it is kept. */
const PREFIX = "reset-password:";

/** Makes a link that sets the password of a user, once, for so many seconds. It is a secret: never logged, never kept. */
export async function makeLink({ auth, publicUrl }: AccountDeps, userId: string, seconds: number): Promise<string> {
  const token = randomBytes(24).toString("base64url");
  const expiresAt = new Date(Date.now() + seconds * 1000);
  await (await auth.$context).internalAdapter.createVerificationValue({
    identifier: `${PREFIX}${token}`,
    value: userId,
    expiresAt,
  });
  return `${publicUrl}/dat-lai-mat-khau?token=${token}`;
}

/** Whose link it is, while it works. */
export async function findLinked(deps: AccountDeps, token: string): Promise<User | undefined> {
  const found = await (await deps.auth.$context).internalAdapter.findVerificationValue(`${PREFIX}${token}`);
  if (found === null || found.expiresAt.getTime() <= deps.now().getTime()) return undefined;
  const user = await findUserById(deps, found.value);
  return user?.disabledAt === undefined ? user : undefined;
}
