import { rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { startEmbedded } from "../src/platform/embedded-postgres.ts";
import { digestMigrations, migrate, prepareRoles } from "../src/platform/migrate.ts";

/** How a test file reaches the one server of the run. `{database}` stands in the addresses of the two logins. */
export type TestServer = {
  readonly adminUrl: string;
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly template: string;
};

declare module "vitest" {
  export interface ProvidedContext {
    readonly postgres: TestServer;
  }
}

/**
 * One database server for the whole run, with a migrated template that every test file clones (about 50 ms).
 * Not crash-safe (fsync off): its data lasts as long as the run. KEHOACH_TEST_DATABASE_URL tries the same tests on another server.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const external = process.env["KEHOACH_TEST_DATABASE_URL"];
  const folder = await mkdtemp(join(tmpdir(), "kehoach-db-"));
  const server = external
    ? undefined
    : await startEmbedded(folder, {
        fsync: "off",
        synchronous_commit: "off",
        full_page_writes: "off",
        shared_buffers: "128MB",
        log_min_messages: "fatal",
      });
  const adminUrl = external ?? server?.url("postgres", server.secrets.superuser, "postgres") ?? "";
  await prepareRoles(adminUrl);
  const template = `kehoach_template_${digestMigrations()}_${process.pid}`;
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  // Known passwords: a server of a test run, on a socket of ours or a throw-away one.
  for (const role of ["kehoach_owner", "kehoach_app"]) await client.query(`alter role ${role} login password 'test'`);
  await client.query(`create database ${template} owner kehoach_owner`);
  const as = (user: string, database: string): string => {
    const url = new URL(adminUrl);
    url.username = user;
    url.password = "test";
    url.pathname = `/${database}`;
    return url.href;
  };
  await migrate(as("kehoach_owner", template));
  project.provide("postgres", {
    adminUrl,
    ownerUrl: as("kehoach_owner", "{database}"),
    appUrl: as("kehoach_app", "{database}"),
    template,
  });
  return async () => {
    const made = await client.query<{ datname: string }>("select datname from pg_database where datname ^@ $1", [template]);
    for (const { datname } of made.rows) await client.query(`drop database if exists ${datname} with (force)`);
    await client.end();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
