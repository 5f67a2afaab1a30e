import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Client, DatabaseError, type PoolClient } from "pg";
import { MIGRATIONS_FOLDER } from "./config.ts";
import { StartRefusal } from "./start-problem.ts";

type Migration = { readonly name: string; readonly text: string; readonly digest: string };

/** One installation, one migrator at a time; the number only has to be ours. */
const LOCK = 4_115_201_101;
const ROLES = "0000_roles.sql";

function readMigrations(): Migration[] {
  const names = readdirSync(MIGRATIONS_FOLDER)
    .filter((name) => /^\d{4}_[a-z-]+\.sql$/.test(name))
    .sort();
  return names.map((name) => {
    const text = readFileSync(join(MIGRATIONS_FOLDER, name), "utf8");
    return { name, text, digest: createHash("sha256").update(text).digest("hex") };
  });
}

/** One digest of all migrations: the name of a template database, and of nothing else. */
export function digestMigrations(): string {
  const digest = createHash("sha256");
  for (const one of readMigrations()) digest.update(`${one.name}\0${one.digest}\0`);
  return digest.digest("hex").slice(0, 16);
}

/** What went wrong with a database as a refusal, where it is one we know; else what it was. */
export function toDatabaseRefusal(error: unknown): unknown {
  const detail = error instanceof Error ? error.message : "";
  if (error instanceof DatabaseError && error.code === "42501") return new StartRefusal({ code: "DATABASE_NO_RIGHTS", detail });
  const reachable = error instanceof DatabaseError && !["28P01", "28000", "3D000", "57P03", "53300"].includes(error.code ?? "");
  const network =
    error instanceof Error && "code" in error && /^(ECONN|ENOTFOUND|EAI_|ENOENT|ETIMEDOUT|EHOST)/.test(String(error.code));
  return (error instanceof DatabaseError && !reachable) || network || /timeout expired|Connection terminated/.test(detail)
    ? new StartRefusal({ code: "DATABASE_UNREACHABLE", detail: detail || String(error) })
    : error;
}

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return await work(client);
  } catch (error) {
    throw toDatabaseRefusal(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * The two roles, made by whoever administers the server. Harmless when they are there.
 * @problem DATABASE_UNREACHABLE DATABASE_TOO_OLD DATABASE_NO_RIGHTS
 */
export async function prepareRoles(adminUrl: string): Promise<void> {
  await withClient(adminUrl, async (client) => {
    const found = await client.query<{ number: string; text: string }>(
      "select current_setting('server_version_num') as number, current_setting('server_version') as text",
    );
    const version = found.rows[0];
    if (Number(version?.number ?? 0) < 150_000) throw new StartRefusal({ code: "DATABASE_TOO_OLD", found: version?.text ?? "?" });
    await client.query(readFileSync(join(MIGRATIONS_FOLDER, ROLES), "utf8"));
  });
}

/** A migration as a database or a backup remembers it. */
export type AppliedMigration = { readonly name: string; readonly digest: string };

/** The migrations of this release, in order. */
export function listMigrations(): readonly AppliedMigration[] {
  return readMigrations()
    .filter(({ name }) => name !== ROLES)
    .map(({ name, digest }) => ({ name, digest }));
}

/** Held by whoever changes the schema of a database, until its connection ends. */
export async function lockMigrations(client: Client | PoolClient): Promise<void> {
  await client.query("select pg_advisory_lock($1)", [LOCK]);
}

/**
 * Applies what is missing, up to the named file if one is named. Each file is a transaction of its own, unless the caller has one open
 * and wants all of them in it.
 * @problem MIGRATION_CHANGED MIGRATION_FROM_LATER_RELEASE, thrown as StartRefusal
 * @returns the names of the files that were applied
 */
export async function applyMigrations(
  client: Client | PoolClient,
  { upTo, within = false }: { readonly upTo?: string; readonly within?: boolean } = {},
): Promise<readonly string[]> {
  await client.query("create schema if not exists kehoach");
  await client.query("set search_path = kehoach");
  await client.query(
    "create table if not exists migration (name text primary key, digest text not null, applied_at timestamptz not null)",
  );
  const found = await client.query<AppliedMigration>("select name, digest from migration");
  const applied = new Map(found.rows.map((row) => [row.name, row.digest]));
  const files = readMigrations().filter((one) => one.name !== ROLES);
  for (const name of applied.keys()) {
    if (!files.some((one) => one.name === name)) throw new StartRefusal({ code: "MIGRATION_FROM_LATER_RELEASE", name });
  }
  const done: string[] = [];
  for (const one of files) {
    if (upTo !== undefined && one.name > upTo) break;
    const before = applied.get(one.name);
    if (before !== undefined && before !== one.digest) throw new StartRefusal({ code: "MIGRATION_CHANGED", name: one.name });
    if (before !== undefined) continue;
    if (!within) await client.query("begin");
    await client.query(one.text);
    await client.query("insert into migration (name, digest, applied_at) values ($1, $2, clock_timestamp())", [
      one.name,
      one.digest,
    ]);
    if (!within) await client.query("commit");
    done.push(one.name);
  }
  return done;
}

/**
 * Brings the schema to this release (or to the file named `upTo`, for trying what later ones do). Forward only, each file in a
 * transaction of its own, one migrator at a time: whoever comes second waits and finds nothing to do.
 * @problem MIGRATION_CHANGED MIGRATION_FROM_LATER_RELEASE DATABASE_UNREACHABLE DATABASE_NO_RIGHTS
 * @returns the names of the files that were applied
 * @rule S4
 */
export async function migrate(ownerUrl: string, upTo?: string): Promise<readonly string[]> {
  return withClient(ownerUrl, async (client) => {
    await lockMigrations(client);
    return applyMigrations(client, upTo === undefined ? {} : { upTo });
  });
}
