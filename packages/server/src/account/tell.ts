import type { AccountDeps } from "./deps.ts";
import { type Change, writeNotice } from "./letters.ts";

type Told = { readonly username: string; readonly name: string; readonly email: string };

/**
 * Tells a user by mail that a way he signs in has changed, so that he hears of it when it was not he.
 * @rule U11
 * @source OWASP ASVS 4.0.3, 2.2.3
 */
export async function tellChange(
  { mail, language }: AccountDeps,
  { username, name, email }: Told,
  change: Change,
): Promise<void> {
  await mail?.send(writeNotice(change, { to: email, name, username }, language));
}
