import { USERNAME } from "@kehoach/core/access/username";
import { betterAuth } from "better-auth";
import { genericOAuth } from "better-auth/plugins/generic-oauth";
import { twoFactor } from "better-auth/plugins/two-factor";
import { username } from "better-auth/plugins/username";
import type { Pool } from "pg";
import type { OidcConfig } from "../platform/config-sign-in.ts";
import type { Log } from "../platform/log.ts";
import { AUTH_FIELDS, TWO_FACTOR_SCHEMA } from "./auth-fields.ts";
import { IDLE_SECONDS, SESSION_SECONDS, TRUST_SECONDS } from "./session-life.ts";

/** The header in which the address of the client is handed to the library; it is written by us and never taken from a request. */
export const ADDRESS_HEADER = "x-kehoach-address";
/** The provider, as accounts name it. */
export const OIDC = "oidc";

export type PasswordHash = {
  readonly hash: (password: string) => Promise<string>;
  readonly verify: (given: { readonly hash: string; readonly password: string }) => Promise<boolean>;
};

export type AuthOptions = {
  readonly pool: Pool;
  readonly secret: string;
  /** Where browsers find us, without a path. */
  readonly publicUrl: string;
  readonly password: PasswordHash;
  readonly log: Log;
  readonly oidc?: OidcConfig;
};

/**
 * Only a linked subject ever signs in. The address the provider tells is thrown away and one that is nobody's put in its place, so
 * that no setting of the library can ever match a user by it.
 */
function oidcPlugin({ issuer, clientId, clientSecret, name }: OidcConfig) {
  return genericOAuth({
    config: [
      {
        providerId: OIDC,
        name,
        discoveryUrl: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
        clientId,
        clientSecret,
        scopes: ["openid", "profile", "email"],
        pkce: true,
        requireIdTokenVerification: true,
        disableImplicitSignUp: true,
        disableSignUp: true,
        mapProfileToUser: () => ({ email: "nobody@subject.invalid", emailVerified: false }),
      },
    ],
  });
}

/** The sign-in library, set up. Nothing of it is on the network: our own routes call its functions. */
export function createAuth({ pool, secret, publicUrl, password, log, oidc }: AuthOptions) {
  const secure = publicUrl.startsWith("https:");
  return betterAuth({
    appName: "Kehoach",
    baseURL: publicUrl,
    basePath: "/api/auth",
    secret,
    database: pool,
    telemetry: { enabled: false },
    // What is said besides the message may hold names and tokens.
    logger: { level: "error", log: (level, message) => log(level === "debug" ? "info" : level, `sign-in: ${message}`) },
    // The limits are ours (store.ts): one bucket an address and act, exact, shared by all processes.
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      autoSignIn: false,
      minPasswordLength: 12,
      maxPasswordLength: 512,
      password,
      revokeSessionsOnPasswordReset: true,
    },
    ...AUTH_FIELDS,
    session: { ...AUTH_FIELDS.session, expiresIn: SESSION_SECONDS, disableSessionRefresh: true, freshAge: 0 },
    account: {
      ...AUTH_FIELDS.account,
      updateAccountOnSignIn: false,
      accountLinking: { enabled: true, disableImplicitLinking: true, allowDifferentEmails: true, trustedProviders: [OIDC] },
    },
    // Who reads the table, or a backup, can use none of the links and challenges in it.
    verification: { ...AUTH_FIELDS.verification, storeIdentifier: "hashed" },
    advanced: {
      // __Host-: only over https, only for this very host, only from its root.
      cookiePrefix: secure ? "__Host-kehoach" : "kehoach",
      useSecureCookies: false,
      defaultCookieAttributes: { secure, httpOnly: true, sameSite: "lax", path: "/" },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session, context) => {
            const user = await context?.context.internalAdapter.findUserById(session.userId);
            if (user && "disabledAt" in user && user.disabledAt) return false;
            return { data: { ...session, expiresAt: new Date(Date.now() + IDLE_SECONDS * 1000) } };
          },
        },
      },
      account: {
        create: {
          // We ask the provider who somebody is, and nothing more of it ever.
          before: async (account) => ({ data: { ...account, accessToken: null, refreshToken: null, idToken: null } }),
        },
      },
    },
    plugins: [
      username({ displayUsername: false, maxUsernameLength: 30, usernameValidator: (text) => USERNAME.test(text.toLowerCase()) }),
      twoFactor({
        issuer: "Kehoach",
        trustDeviceMaxAge: TRUST_SECONDS,
        totpOptions: { digits: 6, period: 30 },
        backupCodeOptions: { amount: 10, length: 10, storeBackupCodes: "encrypted" },
        schema: TWO_FACTOR_SCHEMA,
      }),
      ...(oidc === undefined ? [] : [oidcPlugin(oidc)]),
    ],
  });
}

export type Auth = ReturnType<typeof createAuth>;
