import type { Clock } from "../platform/clock.ts";
import type { Config } from "../platform/config.ts";
import type { Database } from "../platform/db.ts";
import type { Jobs } from "../platform/jobs.ts";
import type { Log } from "../platform/log.ts";
import { createMail } from "../platform/mail.ts";
import { keepSignInSecret, secretPath } from "../platform/sign-in-secret.ts";
import { type Accounts, createAccounts } from "./create-accounts.ts";

type OpenDeps = {
  readonly appUrl: string;
  readonly db: Database;
  /** The address we listen at, for an installation that was told no public one. */
  readonly served: string;
  /** Not started yet. Without jobs no letter is sent: a command of the command line shows its links. */
  readonly jobs?: Jobs;
  readonly clock: Clock;
  readonly log: Log;
};

/** The accounts of an installation, as its environment sets them up. */
export function openAccounts(
  { signIn, databaseUrl, dataFolder, language }: Config,
  { appUrl, db, served, jobs, clock, log }: OpenDeps,
): Accounts {
  const secret = signIn.secret ?? keepSignInSecret(dataFolder);
  if (databaseUrl !== undefined && signIn.secret === undefined)
    log("warn", "KEHOACH_SECRET is not set: every process that shares this database needs the same secret", {
      kept: secretPath(dataFolder),
    });
  const mail =
    signIn.mail === undefined || jobs === undefined ? undefined : createMail({ config: signIn.mail, jobs, secret, log });
  return createAccounts({
    appUrl,
    db,
    config: signIn,
    secret,
    publicUrl: signIn.publicUrl ?? new URL(served).origin,
    language,
    clock,
    log,
    ...(mail === undefined ? {} : { mail }),
  });
}
