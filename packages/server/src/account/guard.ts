import type { ApiProblem } from "@kehoach/api/problem";
import { type Answered, refused } from "./call.ts";
import type { AccountDeps, Visit } from "./deps.ts";
import { findSession, type Session } from "./session.ts";
import { countAttempt, countRequest, forgiveNames, type Limit } from "./store.ts";

/** An office of fifty behind one address signs in of a morning; a guesser of passwords meets the lock of each name besides. */
export const LIMITS = {
  signIn: { act: "sign-in", most: 30, seconds: 60 },
  code: { act: "code", most: 30, seconds: 60 },
  password: { act: "password", most: 15, seconds: 60 },
  forgot: { act: "forgot", most: 10, seconds: 600 },
  link: { act: "link", most: 30, seconds: 60 },
  oidc: { act: "oidc", most: 60, seconds: 60 },
  /** Letters to one user, whoever asks for them. */
  letter: { act: "letter", most: 3, seconds: 900 },
} as const satisfies Record<string, Limit>;

/** @problem REQUESTS_TOO_MANY */
export async function checkLimit({ pool, now }: AccountDeps, visit: Visit, limit: Limit): Promise<ApiProblem | undefined> {
  const seconds = await countRequest(pool, visit.address, limit, now());
  return seconds === undefined ? undefined : { code: "REQUESTS_TOO_MANY", seconds };
}

/** Says that a password was not right; any other refusal comes after it was. */
const WRONG: readonly ApiProblem["code"][] = ["SIGN_IN_REFUSED", "PASSWORD_WRONG"];

/**
 * An attempt at a password under a name: counted, refused while the name is locked, forgiven with `names` when it was right.
 * @problem SIGN_IN_LOCKED
 * @rule U5
 */
export async function attempt<Reply>(
  { pool, now }: AccountDeps,
  name: string,
  names: readonly string[],
  run: () => Promise<Answered<Reply>>,
): Promise<Answered<Reply>> {
  const seconds = await countAttempt(pool, name, now());
  if (seconds !== undefined) return refused({ code: "SIGN_IN_LOCKED", seconds });
  const answer = await run();
  const wrong = !answer.outcome.ok && WRONG.includes(answer.outcome.problems[0].code);
  if (!wrong) await forgiveNames(pool, names);
  return answer;
}

/** Runs an act of somebody signed in. @problem SIGN_IN_NEEDED */
export async function whenSignedIn<Reply>(
  deps: AccountDeps,
  visit: Visit,
  run: (session: Session) => Promise<Answered<Reply>>,
): Promise<Answered<Reply>> {
  const session = await findSession(deps, visit.cookie);
  return session === undefined ? refused({ code: "SIGN_IN_NEEDED" }) : run(session);
}

/**
 * Runs an act that takes one's password once more. `run` looks at the password before anything else; what can be refused without it
 * is for `check`.
 * @problem SIGN_IN_NEEDED REQUESTS_TOO_MANY SIGN_IN_LOCKED
 */
export async function whenProven<Reply>(
  deps: AccountDeps,
  visit: Visit,
  check: (session: Session) => readonly ApiProblem[],
  run: (session: Session) => Promise<Answered<Reply>>,
): Promise<Answered<Reply>> {
  return whenSignedIn(deps, visit, async (session) => {
    const tooMany = await checkLimit(deps, visit, LIMITS.password);
    if (tooMany) return refused(tooMany);
    const [first, ...others] = check(session);
    if (first) return refused(first, [], others);
    return attempt(deps, session.username, [session.username], () => run(session));
  });
}
