import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { ConfigProblem } from "./config-problem.ts";
import { readSignInConfig, type SignInConfig } from "./config-sign-in.ts";

/** The folder that holds package.json of the whole project. */
export const PROJECT_ROOT = dirname(dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url))))));

export type Config = {
  /** Everything this installation keeps: database, passwords, logs. */
  readonly dataFolder: string;
  /** A server of PostgreSQL 15 or later instead of the embedded one; its user must be able to create roles once. */
  readonly databaseUrl?: string;
  /** A second address of the same database, with a login that is no more than kehoach_app. */
  readonly databaseAppUrl?: string;
  readonly host: string;
  readonly port: number;
  readonly language: "vi" | "en";
  /** Whether made-up authorities are loaded where nothing is yet. */
  readonly demo: boolean;
  readonly backup: BackupConfig;
  /** The time of day, hh:mm in Việt Nam, at which people are reminded by mail; undefined: they are not. */
  readonly remindAt?: string;
  readonly signIn: SignInConfig;
  /** Parameters of the embedded server over the usual ones; tests turn fsync off here, nothing else does. */
  readonly postgres?: Readonly<Record<string, string>>;
};

export type BackupConfig = {
  readonly folder: string;
  /** How many of the daily backups are kept. */
  readonly keep: number;
  /** The time of day, hh:mm in Việt Nam; undefined for no daily backup. */
  readonly at?: string;
};

const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/;

function readBackupConfig(env: Readonly<Record<string, string | undefined>>, dataFolder: string): BackupConfig | ConfigProblem {
  const at = env["KEHOACH_BACKUP_AT"] || "02:00";
  if (at !== "off" && !TIME_OF_DAY.test(at)) return { code: "BACKUP_AT_INVALID", found: at };
  const keep = env["KEHOACH_BACKUP_KEEP"] || "7";
  if (!/^[1-9]\d{0,3}$/.test(keep) || Number(keep) > 1_000) return { code: "BACKUP_KEEP_INVALID", found: keep };
  const folder = resolve(PROJECT_ROOT, env["KEHOACH_BACKUP_FOLDER"] || join(dataFolder, "backups"));
  return { folder, keep: Number(keep), ...(at === "off" ? {} : { at }) };
}

/** The environment, read once at the door. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config | ConfigProblem {
  const portText = env["PORT"] || "8080";
  if (!/^\d{1,5}$/.test(portText) || Number(portText) > 65_535) return { code: "PORT_INVALID", found: portText };
  const dataFolder = resolve(PROJECT_ROOT, env["KEHOACH_DATA"] || ".kehoach");
  const backup = readBackupConfig(env, dataFolder);
  if ("code" in backup) return backup;
  const remindAt = env["KEHOACH_REMIND_AT"] || "07:00";
  if (remindAt !== "off" && !TIME_OF_DAY.test(remindAt)) return { code: "REMIND_AT_INVALID", found: remindAt };
  const signIn = readSignInConfig(env);
  if ("code" in signIn) return signIn;
  return {
    dataFolder,
    backup,
    ...(remindAt === "off" ? {} : { remindAt }),
    signIn,
    ...(env["DATABASE_URL"] ? { databaseUrl: env["DATABASE_URL"] } : {}),
    ...(env["DATABASE_APP_URL"] ? { databaseAppUrl: env["DATABASE_APP_URL"] } : {}),
    host: env["HOST"] || "127.0.0.1",
    port: Number(portText),
    language: env["KEHOACH_LANG"] === "en" ? "en" : "vi",
    demo: env["KEHOACH_DEMO"] !== "off",
  };
}

/** Where the SQL of the migrations lies. */
export const MIGRATIONS_FOLDER = join(PROJECT_ROOT, "packages/server/migrations");
