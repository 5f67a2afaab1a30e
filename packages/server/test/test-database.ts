import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { inject } from "vitest";
import { type Database, openDatabase } from "../src/platform/db.ts";

export type TestDatabase = {
  /** As kehoach_app, like the server. */
  readonly db: Database;
  readonly adminUrl: string;
  readonly ownerUrl: string;
  readonly appUrl: string;
  /** The same database as its owner sees it, whom row level security does not bind: for looking at tables. */
  readonly look: Database;
  readonly drop: () => Promise<void>;
};

async function asAdmin<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: inject("postgres").adminUrl });
  await client.connect();
  return work(client).finally(() => client.end());
}

/** An empty migrated database of the test file's own. Call `drop` in afterAll. */
export function makeTestDatabase(): Promise<TestDatabase> {
  return cloneDatabase(inject("postgres").template);
}

/** The same as a clone of one that `fill` is asked to fill by the first test file of the run that needs it. */
export async function makeFilledDatabase(name: string, fill: (database: TestDatabase) => Promise<void>): Promise<TestDatabase> {
  const { template } = inject("postgres");
  const filled = `${template}_${name}`;
  await asAdmin(async (client) => {
    // Whoever comes second waits for the first; the lock goes with the connection.
    await client.query("select pg_advisory_lock(hashtext($1))", [filled]);
    const found = await client.query("select from pg_database where datname = $1", [filled]);
    if (found.rowCount === 1) return;
    const made = await cloneDatabase(template);
    await fill(made);
    await made.close();
    await client.query(`alter database ${made.name} rename to ${filled}`);
  });
  return cloneDatabase(filled);
}

async function cloneDatabase(
  from: string,
): Promise<TestDatabase & { readonly name: string; readonly close: () => Promise<void> }> {
  const { adminUrl, ownerUrl, appUrl } = inject("postgres");
  const name = `test_${randomBytes(6).toString("hex")}`;
  await asAdmin((client) => client.query(`create database ${name} template ${from} owner kehoach_owner`));
  // URL encoding of the braces is undone by hand.
  const at = (url: string): string => url.replace("%7Bdatabase%7D", name).replace("{database}", name);
  const admin = new URL(adminUrl);
  admin.pathname = `/${name}`;
  const db = openDatabase(at(appUrl), 4);
  const look = openDatabase(at(ownerUrl), 2);
  const close = async (): Promise<void> => {
    await db.destroy();
    await look.destroy();
  };
  return {
    name,
    close,
    db,
    look,
    adminUrl: admin.href,
    ownerUrl: at(ownerUrl),
    appUrl: at(appUrl),
    drop: async () => {
      await close();
      await asAdmin((client) => client.query(`drop database if exists ${name} with (force)`));
    },
  };
}
