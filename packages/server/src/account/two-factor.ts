import type { StartTwoFactorReply } from "@kehoach/api/account";
import type { ApiProblem } from "@kehoach/api/problem";
import { type Answered, answered, call, refused, textIn, textsIn } from "./call.ts";
import type { AccountDeps, Visit } from "./deps.ts";
import { checkLimit, LIMITS, whenProven, whenSignedIn } from "./guard.ts";
import type { Session } from "./session.ts";
import { tellChange } from "./tell.ts";

type Done = Record<string, never>;
type Proof = { readonly password: string };

const isOn = ({ twoFactor }: Session): readonly ApiProblem[] => (twoFactor ? [{ code: "TWO_FACTOR_ON" }] : []);
const isOff = ({ twoFactor }: Session): readonly ApiProblem[] => (twoFactor ? [] : [{ code: "TWO_FACTOR_OFF" }]);

/**
 * Gives the secret for the app on the phone, and backup codes. Nothing is asked for until the app has shown that it works.
 * @problem SIGN_IN_NEEDED PASSWORD_WRONG TWO_FACTOR_ON SIGN_IN_LOCKED REQUESTS_TOO_MANY
 * @rule U7
 */
export function startTwoFactor(deps: AccountDeps, visit: Visit, { password }: Proof): Promise<Answered<StartTwoFactorReply>> {
  return whenProven(deps, visit, isOn, async () => {
    const body = { password, method: "totp" as const };
    const { outcome, cookies } = await call(deps.auth.api.enableTwoFactor({ body, headers: visit.headers, asResponse: true }));
    if (!outcome.ok) return refused(outcome.problems[0], cookies);
    const uri = textIn(outcome.value, "totpURI");
    const secret = new URL(uri).searchParams.get("secret") ?? "";
    return answered({ uri, secret, backupCodes: textsIn(outcome.value, "backupCodes") }, cookies);
  });
}

/** Switches the second factor on: the app has shown a right code. @problem SIGN_IN_NEEDED CODE_REFUSED TWO_FACTOR_ON TWO_FACTOR_OFF @rule U7 */
export function confirmTwoFactor(deps: AccountDeps, visit: Visit, { code }: { readonly code: string }): Promise<Answered<Done>> {
  return whenSignedIn(deps, visit, async (session) => {
    const tooMany = await checkLimit(deps, visit, LIMITS.code);
    if (tooMany) return refused(tooMany);
    const [already] = isOn(session);
    if (already) return refused(already);
    const body = { code: code.replaceAll(" ", "") };
    const { outcome, cookies } = await call(deps.auth.api.verifyTOTP({ body, headers: visit.headers, asResponse: true }));
    if (!outcome.ok) return refused(outcome.problems[0], cookies);
    await note(deps, session, "two-factor.start");
    await tellChange(deps, session, "two-factor-on");
    return answered({}, cookies);
  });
}

/** @problem SIGN_IN_NEEDED PASSWORD_WRONG TWO_FACTOR_OFF SIGN_IN_LOCKED REQUESTS_TOO_MANY @rule U7 */
export function stopTwoFactor(deps: AccountDeps, visit: Visit, { password }: Proof): Promise<Answered<Done>> {
  return whenProven(deps, visit, isOff, async (session) => {
    const { outcome, cookies } = await call(
      deps.auth.api.disableTwoFactor({ body: { password }, headers: visit.headers, asResponse: true }),
    );
    if (!outcome.ok) return refused(outcome.problems[0], cookies);
    await note(deps, session, "two-factor.stop");
    await tellChange(deps, session, "two-factor-off");
    return answered({}, cookies);
  });
}

/** New backup codes; the old ones stop working. @problem as stopTwoFactor @rule U7 */
export function renewBackupCodes(
  deps: AccountDeps,
  visit: Visit,
  { password }: Proof,
): Promise<Answered<{ readonly backupCodes: string[] }>> {
  return whenProven(deps, visit, isOff, async (session) => {
    const { outcome, cookies } = await call(
      deps.auth.api.generateBackupCodes({ body: { password }, headers: visit.headers, asResponse: true }),
    );
    if (!outcome.ok) return refused(outcome.problems[0], cookies);
    await note(deps, session, "two-factor.codes");
    return answered({ backupCodes: textsIn(outcome.value, "backupCodes") }, cookies);
  });
}

function note(deps: AccountDeps, { userId, username }: Session, act: string): Promise<void> {
  return deps.record({ by: { actor: `user:${username}` }, act, userId, username });
}
