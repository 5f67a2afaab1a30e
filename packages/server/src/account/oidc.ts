import type { ApiProblem } from "@kehoach/api/problem";
import { OIDC } from "./auth.ts";
import { type Answered, answered, call, refused, textIn } from "./call.ts";
import type { AccountDeps, Visit } from "./deps.ts";
import { checkLimit, LIMITS, whenProven } from "./guard.ts";
import { findSession, type Session } from "./session.ts";
import { welcome } from "./sign-in.ts";
import { tellChange } from "./tell.ts";

type Proof = { readonly password: string };

const SIGN_IN_PAGE = "/dang-nhap";
const ACCOUNT_PAGE = "/tai-khoan";

/**
 * Begins signing in at the provider: gives the address to send the browser to. State, nonce and PKCE are the library's.
 * @problem OIDC_OFF OIDC_UNREACHABLE REQUESTS_TOO_MANY
 * @rule U9
 */
export async function startOidc(
  deps: AccountDeps,
  visit: Visit,
  { returnTo = "/" }: { readonly returnTo?: string | undefined },
): Promise<Answered<{ url: string }>> {
  const tooMany = await checkLimit(deps, visit, LIMITS.oidc);
  if (tooMany) return refused(tooMany);
  const connected = await deps.oidc();
  if (!connected.ok) return refused(connected.problems[0]);
  const body = { provider: OIDC, callbackURL: returnTo, errorCallbackURL: SIGN_IN_PAGE, disableRedirect: true };
  const { outcome, cookies } = await call(connected.value.api.signInSocial({ body, headers: visit.headers, asResponse: true }));
  if (!outcome.ok) return refused(outcome.problems[0], cookies);
  return answered({ url: textIn(outcome.value, "url") }, cookies);
}

/**
 * Begins linking the user who is signed in to whoever he is at the provider.
 * @problem SIGN_IN_NEEDED PASSWORD_WRONG OIDC_OFF OIDC_UNREACHABLE SIGN_IN_LOCKED REQUESTS_TOO_MANY
 * @rule U9
 */
export function linkOidc(deps: AccountDeps, visit: Visit, { password }: Proof): Promise<Answered<{ url: string }>> {
  return whenProven(deps, visit, noCheck, async () => {
    const { headers } = visit;
    const proof = await call(deps.auth.api.verifyPassword({ body: { password }, headers, asResponse: true }));
    if (!proof.outcome.ok) return refused(proof.outcome.problems[0]);
    const connected = await deps.oidc();
    if (!connected.ok) return refused(connected.problems[0]);
    const body = {
      provider: OIDC,
      callbackURL: `${ACCOUNT_PAGE}?xong=lien-ket`,
      errorCallbackURL: ACCOUNT_PAGE,
      disableRedirect: true,
    };
    const { outcome, cookies } = await call(connected.value.api.linkSocialAccount({ body, headers, asResponse: true }));
    if (!outcome.ok) return refused(outcome.problems[0], cookies);
    return answered({ url: textIn(outcome.value, "url") }, cookies);
  });
}

const noCheck = (): readonly ApiProblem[] => [];

/** @problem SIGN_IN_NEEDED PASSWORD_WRONG SIGN_IN_LOCKED REQUESTS_TOO_MANY @rule U9 */
export function unlinkOidc(deps: AccountDeps, visit: Visit, { password }: Proof): Promise<Answered<Record<string, never>>> {
  return whenProven(deps, visit, noCheck, async (session) => {
    const { userId, username } = session;
    const proof = await call(deps.auth.api.verifyPassword({ body: { password }, headers: visit.headers, asResponse: true }));
    if (!proof.outcome.ok) return refused(proof.outcome.problems[0]);
    const { internalAdapter } = await deps.auth.$context;
    const linked = (await internalAdapter.findAccounts(userId)).filter(({ providerId }) => providerId === OIDC);
    for (const { id } of linked) await internalAdapter.deleteAccount(id);
    if (linked.length === 0) return answered({});
    await deps.record({ by: { actor: `user:${username}` }, act: "subject.unlink", userId, username });
    await tellChange(deps, session, "subject-off");
    return answered({});
  });
}

/** Whether a user is linked to a subject of the provider. */
export async function isLinked(deps: AccountDeps, userId: string): Promise<boolean> {
  const accounts = await (await deps.auth.$context).internalAdapter.findAccounts(userId);
  return accounts.some(({ providerId }) => providerId === OIDC);
}

/** What the library says in the address it sends the browser to, in our codes. */
const CALLBACK_PROBLEMS: Readonly<Record<string, ApiProblem["code"]>> = {
  signup_disabled: "OIDC_UNLINKED",
  account_not_linked: "OIDC_UNLINKED",
  account_already_linked_to_different_user: "OIDC_TAKEN",
  unable_to_create_session: "SIGN_IN_REFUSED",
  unable_to_link_account: "OIDC_STOPPED",
  access_denied: "OIDC_STOPPED",
  login_required: "OIDC_STOPPED",
  interaction_required: "OIDC_STOPPED",
  consent_required: "OIDC_STOPPED",
  state_mismatch: "OIDC_STOPPED",
  state_not_found: "OIDC_STOPPED",
  state_invalid: "OIDC_STOPPED",
  no_code: "OIDC_STOPPED",
};

/** Where the browser goes next, and with which cookies. */
export type Redirect = { readonly to: string; readonly cookies: readonly string[] };

function refusalAt(page: string, code: ApiProblem["code"], cookies: readonly string[] = []): Redirect {
  return { to: `${page}?loi=${code}`, cookies };
}

/** The address the library answered with, as a path of ours: it never leads elsewhere. */
function readLocation(deps: AccountDeps, text: string | null): URL {
  const url = new URL(text ?? "/", deps.publicUrl);
  return url.origin === deps.publicUrl ? url : new URL("/", deps.publicUrl);
}

/** The browser comes back from the provider: signs in a linked subject, links one, or says why not. @rule U9 */
export async function finishOidc(deps: AccountDeps, visit: Visit, query: Readonly<Record<string, string>>): Promise<Redirect> {
  const tooMany = await checkLimit(deps, visit, LIMITS.oidc);
  if (tooMany) return refusalAt(SIGN_IN_PAGE, tooMany.code);
  const connected = await deps.oidc();
  if (!connected.ok) return refusalAt(SIGN_IN_PAGE, connected.problems[0].code);
  const before = await findSession(deps, visit.cookie);
  const response = await connected.value.api.callbackOAuth({
    query,
    params: { id: OIDC },
    headers: visit.headers,
    method: "GET",
    asResponse: true,
  });
  const cookies = response.headers.getSetCookie();
  const location = readLocation(deps, response.headers.get("location"));
  const error = location.searchParams.get("error");
  const isOurs = response.status === 302 && (location.pathname === SIGN_IN_PAGE || location.pathname === ACCOUNT_PAGE);
  if (error !== null || response.status !== 302) {
    const code = CALLBACK_PROBLEMS[error ?? ""] ?? "OIDC_UNREACHABLE";
    deps.log("warn", "sign-in by the provider refused", { code, said: error ?? response.status });
    return refusalAt(isOurs ? location.pathname : SIGN_IN_PAGE, code, cookies);
  }
  await noteFinished(deps, visit, before, cookies);
  return { to: `${location.pathname}${location.search}`, cookies };
}

async function noteFinished(
  deps: AccountDeps,
  visit: Visit,
  before: Session | undefined,
  cookies: readonly string[],
): Promise<void> {
  const now = await findSession(deps, cookies.map((cookie) => cookie.split(";")[0]).join("; "));
  if (now !== undefined) return welcome(deps, visit, now.user, "provider");
  if (before === undefined) return;
  const { userId, username } = before;
  await deps.record({ by: { actor: `user:${username}` }, act: "subject.link", userId, username, change: { by: "self" } });
  await tellChange(deps, before, "subject-on");
}
