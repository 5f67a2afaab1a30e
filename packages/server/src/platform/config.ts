import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

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
  /** Parameters of the embedded server over the usual ones; tests turn fsync off here, nothing else does. */
  readonly postgres?: Readonly<Record<string, string>>;
};

export type ConfigProblem = { readonly code: "PORT_INVALID"; readonly found: string };

/** The environment, read once at the door. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config | ConfigProblem {
  const portText = env["PORT"] || "8080";
  if (!/^\d{1,5}$/.test(portText) || Number(portText) > 65_535) return { code: "PORT_INVALID", found: portText };
  return {
    dataFolder: resolve(PROJECT_ROOT, env["KEHOACH_DATA"] || ".kehoach"),
    ...(env["DATABASE_URL"] ? { databaseUrl: env["DATABASE_URL"] } : {}),
    ...(env["DATABASE_APP_URL"] ? { databaseAppUrl: env["DATABASE_APP_URL"] } : {}),
    host: env["HOST"] || "127.0.0.1",
    port: Number(portText),
    language: env["KEHOACH_LANG"] === "en" ? "en" : "vi",
  };
}

/** Where the SQL of the migrations lies. */
export const MIGRATIONS_FOLDER = join(PROJECT_ROOT, "packages/server/migrations");
