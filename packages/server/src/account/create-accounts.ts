import type { ApiProblem } from "@kehoach/api/problem";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import type { Clock } from "../platform/clock.ts";
import type { SignInConfig } from "../platform/config-sign-in.ts";
import type { Database } from "../platform/db.ts";
import type { Sender } from "../platform/door.ts";
import type { Log } from "../platform/log.ts";
import type { Mail, WaitingLetter } from "../platform/mail.ts";
import { type Auth, createAuth, OIDC } from "./auth.ts";
import { openAuthPool } from "./auth-pool.ts";
import type { AccountDeps } from "./deps.ts";
import * as manage from "./manage-user.ts";
import { argon2id } from "./password-hash.ts";
import { type By, recordAct } from "./record.ts";
import { findSession, type Session } from "./session.ts";
import { findUserByName, type User } from "./user.ts";
import { bindWays } from "./ways.ts";

export type AccountsOptions = {
  readonly appUrl: string;
  readonly db: Database;
  readonly config: SignInConfig;
  readonly secret: string;
  /** Where browsers find us, an origin. */
  readonly publicUrl: string;
  readonly language: "vi" | "en";
  readonly mail?: Mail;
  readonly clock: Clock;
  readonly log: Log;
  /** Only tests hash passwords with less. */
  readonly hashKib?: number;
};

/** A provider that does not answer in this time is not reached. */
const OIDC_PATIENCE_MS = 10_000;

/** The library connected to the provider, made when first needed and again after it failed. @problem OIDC_OFF OIDC_UNREACHABLE */
function connectLazily(make: () => Auth, issuer: string, log: Log): () => Promise<Outcome<Auth, ApiProblem>> {
  let connected: Auth | undefined;
  const connect = async (): Promise<Auth | undefined> => {
    const auth = make();
    const provider = (await auth.$context).socialProviders.find(({ id }) => id === OIDC);
    // The document found at the configured address must speak for that very address.
    if (provider?.issuer === issuer) return auth;
    log("error", "the identity provider can not be used", { issuer, found: provider?.issuer });
    return undefined;
  };
  return async () => {
    if (connected !== undefined) return accept(connected);
    const timer = Promise.withResolvers<undefined>();
    const timeout = setTimeout(() => timer.resolve(undefined), OIDC_PATIENCE_MS);
    connected = await Promise.race([connect(), timer.promise]).finally(() => clearTimeout(timeout));
    return connected === undefined ? refuse({ code: "OIDC_UNREACHABLE" }) : accept(connected);
  };
}

/** Who may sign in and who is signed in: everything of this slice, put together. `stop` it before the database. */
export function createAccounts({ appUrl, db, config, secret, publicUrl, language, mail, clock, log, hashKib }: AccountsOptions) {
  const pool = openAuthPool(appUrl);
  const common = { pool, secret, publicUrl, log, password: argon2id(hashKib) };
  const { oidc } = config;
  const pending = new Set<Promise<void>>();
  const deps: AccountDeps = {
    pool,
    auth: createAuth(common),
    oidc:
      oidc === undefined
        ? async () => refuse({ code: "OIDC_OFF" })
        : connectLazily(() => createAuth({ ...common, oidc }), oidc.issuer, log),
    oidcName: oidc?.name,
    publicUrl,
    language,
    mail,
    now: clock,
    log,
    record: (act) => recordAct(db, act),
    later: (work) => {
      const watched = work
        .catch((error: unknown) => log("error", "an act was not written down", { error }))
        .finally(() => pending.delete(watched));
      pending.add(watched);
    },
  };
  let unknown: Promise<string> | undefined;
  return {
    pool,
    ways: bindWays(deps),
    findSession: ({ cookie }: Sender): Promise<Session | undefined> => findSession(deps, cookie),
    findUserByName: (name: string): Promise<User | undefined> => findUserByName(deps, name),
    createUser: (given: manage.NewUser, by: By) => manage.createUser(deps, given, by),
    /** For users made with a password that is shown once. */
    hashPassword: async (password: string): Promise<string> => (await deps.auth.$context).password.hash(password),
    /** What administration of people asks for (user/people.ts). One hash does for all: nobody knows its password. */
    people: {
      hashUnknown: (): Promise<string> => (unknown ??= manage.hashUnknown(deps)),
      invite: (id: string) => manage.inviteAgain(deps, id),
      handReset: (id: string) => manage.handReset(deps, id),
      tellSubject: (id: string, isLinked: boolean) => manage.tellSubject(deps, id, isLinked),
    },
    resetPasswordByAdmin: (id: string, by: By) => manage.resetPasswordByAdmin(deps, id, by),
    unlock: (id: string, by: By) => manage.unlock(deps, id, by),
    removeTwoFactor: (id: string, by: By) => manage.removeTwoFactor(deps, id, by),
    /** Undefined where no mail server was named. */
    sendLetter: mail?.send,
    listWaitingMail: async (): Promise<readonly WaitingLetter[]> => (mail === undefined ? [] : mail.listWaiting()),
    /** Waits for what no answer waits for. */
    settle: async (): Promise<void> => void (await Promise.all(pending)),
    stop: async (): Promise<void> => {
      await Promise.all(pending);
      await pool.end();
    },
  };
}

export type Accounts = ReturnType<typeof createAccounts>;
