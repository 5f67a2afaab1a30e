import type { ApiProblem } from "@kehoach/api/problem";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";

/** What an act of signing in gives: its outcome, and cookies that go with it whether it was accepted or not. */
export type Answered<Reply> = { readonly outcome: Outcome<Reply, ApiProblem>; readonly cookies: readonly string[] };

export function answered<Reply>(reply: Reply, cookies: readonly string[] = []): Answered<Reply> {
  return { outcome: accept(reply), cookies };
}

export function refused(
  problem: ApiProblem,
  cookies: readonly string[] = [],
  others: readonly ApiProblem[] = [],
): Answered<never> {
  return { outcome: refuse(problem, ...others), cookies };
}

/** The library's words for what is no fault of ours, and ours. What is not here is a fault. */
const PROBLEMS: Readonly<Record<string, ApiProblem["code"]>> = {
  INVALID_USERNAME_OR_PASSWORD: "SIGN_IN_REFUSED",
  INVALID_EMAIL_OR_PASSWORD: "SIGN_IN_REFUSED",
  INVALID_EMAIL: "SIGN_IN_REFUSED",
  INVALID_USERNAME: "SIGN_IN_REFUSED",
  USERNAME_TOO_SHORT: "SIGN_IN_REFUSED",
  USERNAME_TOO_LONG: "SIGN_IN_REFUSED",
  // The user was shut out: the only reason for which we refuse to make a session.
  FAILED_TO_CREATE_SESSION: "SIGN_IN_REFUSED",
  INVALID_CODE: "CODE_REFUSED",
  INVALID_BACKUP_CODE: "CODE_REFUSED",
  INVALID_TWO_FACTOR_COOKIE: "CODE_EXPIRED",
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: "CODE_EXPIRED",
  ACCOUNT_TEMPORARILY_LOCKED: "SIGN_IN_LOCKED",
  TOTP_ALREADY_ENABLED: "TWO_FACTOR_ON",
  TOTP_NOT_ENABLED: "TWO_FACTOR_OFF",
  TWO_FACTOR_NOT_ENABLED: "TWO_FACTOR_OFF",
  BACKUP_CODES_NOT_ENABLED: "TWO_FACTOR_OFF",
  INVALID_PASSWORD: "PASSWORD_WRONG",
  INVALID_TOKEN: "LINK_EXPIRED",
  USER_NOT_FOUND: "LINK_EXPIRED",
  UNAUTHORIZED: "SIGN_IN_NEEDED",
};

/** A locked second factor opens by itself after this long at most; the library does not say how much is left. */
const LOCKED_SECONDS = 900;

function fieldOf(body: unknown, name: string): unknown {
  return typeof body === "object" && body !== null && name in body ? Reflect.get(body, name) : undefined;
}

/** A text in the library's reply; it is as the library's version, which is pinned, gives it. */
export function textIn(body: unknown, name: string): string {
  const text = fieldOf(body, name);
  if (typeof text !== "string") throw new Error(`the sign-in library gave no ${name}`);
  return text;
}

/** Texts in the library's reply. */
export function textsIn(body: unknown, name: string): string[] {
  const texts = fieldOf(body, name);
  if (!Array.isArray(texts) || !texts.every((one) => typeof one === "string"))
    throw new Error(`the sign-in library gave no ${name}`);
  return texts;
}

/** Runs a function of the library and turns its answer into ours. */
export async function call(asked: Promise<Response>): Promise<Answered<unknown>> {
  const response = await asked;
  const cookies = response.headers.getSetCookie();
  const text = await response.text();
  const body: unknown = text === "" ? undefined : JSON.parse(text);
  if (response.ok) return answered(body, cookies);
  const said = fieldOf(body, "code");
  const code = typeof said === "string" ? PROBLEMS[said] : undefined;
  if (code === undefined) throw new Error(`the sign-in library refused: ${response.status} ${String(said)}`);
  return refused({ code, ...(code === "SIGN_IN_LOCKED" ? { seconds: LOCKED_SECONDS } : {}) }, cookies);
}
