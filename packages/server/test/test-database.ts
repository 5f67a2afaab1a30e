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

async function asAdmin(statement: string): Promise<void> {
  const client = new Client({ connectionString: inject("postgres").adminUrl });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

/** An empty migrated database of the test file's own. Call `drop` in afterAll. */
export async function makeTestDatabase(): Promise<TestDatabase> {
  const { template, adminUrl, ownerUrl, appUrl } = inject("postgres");
  const name = `test_${randomBytes(6).toString("hex")}`;
  await asAdmin(`create database ${name} template ${template} owner kehoach_owner`);
  // URL encoding of the braces is undone by hand.
  const at = (url: string): string => url.replace("%7Bdatabase%7D", name).replace("{database}", name);
  const admin = new URL(adminUrl);
  admin.pathname = `/${name}`;
  const db = openDatabase(at(appUrl), 4);
  const look = openDatabase(at(ownerUrl), 2);
  return {
    db,
    look,
    adminUrl: admin.href,
    ownerUrl: at(ownerUrl),
    appUrl: at(appUrl),
    drop: async () => {
      await db.destroy();
      await look.destroy();
      await asAdmin(`drop database if exists ${name} with (force)`);
    },
  };
}
