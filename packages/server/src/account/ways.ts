import { getIP } from "better-auth/api";
import { ADDRESS_HEADER } from "./auth.ts";
import type { Answered } from "./call.ts";
import { changePassword, forgotPassword, readPasswordLink, resetPassword } from "./change-password.ts";
import type { AccountDeps, Visit } from "./deps.ts";
import { finishOidc, linkOidc, startOidc, unlinkOidc } from "./oidc.ts";
import { signIn, signInByCode } from "./sign-in.ts";
import { endSession, listSessions, signOut, signOutEverywhere } from "./sign-out.ts";
import { confirmTwoFactor, renewBackupCodes, startTwoFactor, stopTwoFactor } from "./two-factor.ts";
import { loadAccount, loadSession } from "./who.ts";

/** Who sends a request: the address as the connection or a known proxy tells it, never as the request does. */
export type Caller = { readonly address: string; readonly cookie: string | undefined; readonly agent: string };

const AGENT_LENGTH = 300;

/** What signing in needs of a request, in headers of our own choice. */
function toVisit({ auth }: AccountDeps, { address, cookie, agent }: Caller): Visit {
  const headers = new Headers({ [ADDRESS_HEADER]: address, "user-agent": agent.slice(0, AGENT_LENGTH) });
  if (cookie !== undefined) headers.set("cookie", cookie);
  // The library's form of an address: a network of IPv6 counts as one, an IPv4 address in an IPv6 one as itself.
  return { headers, cookie, address: getIP(headers, auth.options) ?? address };
}

/** Everything the addresses of signing in do. */
export function bindWays(deps: AccountDeps) {
  const bind =
    <Body, Reply>(run: (deps: AccountDeps, visit: Visit, body: Body) => Promise<Answered<Reply>>) =>
    (caller: Caller, body: Body): Promise<Answered<Reply>> =>
      run(deps, toVisit(deps, caller), body);
  return {
    session: bind(loadSession),
    signIn: bind(signIn),
    signInByCode: bind(signInByCode),
    signOut: bind(signOut),
    signOutEverywhere: bind(signOutEverywhere),
    sessions: bind(listSessions),
    endSession: bind(endSession),
    account: bind(loadAccount),
    changePassword: bind(changePassword),
    forgotPassword: bind(forgotPassword),
    readPasswordLink: bind(readPasswordLink),
    resetPassword: bind(resetPassword),
    startTwoFactor: bind(startTwoFactor),
    confirmTwoFactor: bind(confirmTwoFactor),
    stopTwoFactor: bind(stopTwoFactor),
    renewBackupCodes: bind(renewBackupCodes),
    startOidc: bind(startOidc),
    linkOidc: bind(linkOidc),
    unlinkOidc: bind(unlinkOidc),
    finishOidc: (caller: Caller, query: Readonly<Record<string, string>>) => finishOidc(deps, toVisit(deps, caller), query),
  };
}

export type Ways = ReturnType<typeof bindWays>;
