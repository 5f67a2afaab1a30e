import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { inject } from "vitest";

export type EmptyDatabase = {
  readonly name: string;
  readonly adminUrl: string;
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly drop: () => Promise<void>;
};

async function asAdmin(statement: string): Promise<void> {
  const client = new Client({ connectionString: inject("postgres").adminUrl });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

/** A database without a schema of ours, as an administrator gives it. Call `drop` at the end. */
export async function makeEmptyDatabase(): Promise<EmptyDatabase> {
  const { adminUrl, ownerUrl, appUrl } = inject("postgres");
  const name = `empty_${randomBytes(6).toString("hex")}`;
  await asAdmin(`create database ${name} owner kehoach_owner`);
  const at = (url: string): string => url.replace("%7Bdatabase%7D", name).replace("{database}", name);
  const admin = new URL(adminUrl);
  admin.pathname = `/${name}`;
  const drop = (): Promise<void> => asAdmin(`drop database if exists ${name} with (force)`);
  return { name, adminUrl: admin.href, ownerUrl: at(ownerUrl), appUrl: at(appUrl), drop };
}
