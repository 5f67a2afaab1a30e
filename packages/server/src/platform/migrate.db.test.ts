import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { migrate } from "./migrate.ts";
import { StartRefusal } from "./start-problem.ts";

const name = `migrate_${randomBytes(6).toString("hex")}`;
const ownerUrl = inject("postgres").ownerUrl.replace("%7Bdatabase%7D", name).replace("{database}", name);

async function run(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

beforeAll(() => run(inject("postgres").adminUrl, `create database ${name} owner kehoach_owner`));
afterAll(() => run(inject("postgres").adminUrl, `drop database ${name} with (force)`));

describe("migrations", () => {
  it("[S4] of several starts at once each file is applied by one", async () => {
    const done = await Promise.all([migrate(ownerUrl), migrate(ownerUrl), migrate(ownerUrl)]);
    const applied = done.flat();
    expect(applied.length).toBeGreaterThanOrEqual(4);
    expect(new Set(applied).size).toBe(applied.length);
    expect(await migrate(ownerUrl)).toEqual([]);
  });

  it("[S4] a file edited after it was applied is refused", async () => {
    await run(ownerUrl, "update kehoach.migration set digest = 'other' where name = '0003_fact.sql'");
    await expect(migrate(ownerUrl)).rejects.toThrow(StartRefusal);
    await expect(migrate(ownerUrl)).rejects.toMatchObject({ problem: { code: "MIGRATION_CHANGED", name: "0003_fact.sql" } });
  });

  it("[S4] a database of a later release is refused", async () => {
    await run(ownerUrl, "insert into kehoach.migration values ('9999_later.sql', '', now())");
    await expect(migrate(ownerUrl)).rejects.toMatchObject({
      problem: { code: "MIGRATION_FROM_LATER_RELEASE", name: "9999_later.sql" },
    });
  });
});
