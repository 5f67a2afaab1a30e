import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migrate } from "../src/platform/migrate.ts";
import { type EmptyDatabase, makeEmptyDatabase } from "./empty-database.ts";

let own: EmptyDatabase;
beforeAll(async () => {
  own = await makeEmptyDatabase();
});
afterAll(() => own.drop());

type Policy = { readonly what: string; readonly using: string; readonly check: string };

async function listPolicies(): Promise<readonly Policy[]> {
  const client = new Client({ connectionString: own.ownerUrl });
  await client.connect();
  try {
    await client.query("set search_path = kehoach");
    const found = await client.query<Policy>(`
      select format('%s on %s, %s %s %s', polname, polrelid::regclass, polpermissive, polcmd, polroles) as what,
        coalesce(pg_get_expr(polqual, polrelid), '') as using, coalesce(pg_get_expr(polwithcheck, polrelid), '') as check
      from pg_policy order by 1`);
    return found.rows;
  } finally {
    await client.end();
  }
}

/** A setting that is asked for in a question of its own. */
const ASKED = /\( SELECT ([^"]*?) AS "?(?:current_setting|nullif)"?\)(?:::bigint\[\])?/gu;

test("[X1] what a transaction may see is looked up once a statement, and no policy lost a condition by it", async () => {
  await migrate(own.ownerUrl, "0012_submission.sql");
  const before = await listPolicies();
  expect(before.filter(({ using }) => using.replaceAll(ASKED, "").includes("current_setting")).length).toBeGreaterThan(10);
  await migrate(own.ownerUrl, "0013_policy.sql");
  const after = await listPolicies();
  expect(after.filter(({ using }) => using.replaceAll(ASKED, "").includes("current_setting"))).toEqual([]);
  const plain = (all: readonly Policy[]) => all.map((one) => ({ ...one, using: one.using.replaceAll(ASKED, "$1") }));
  expect(plain(after)).toEqual(plain(before));
});
