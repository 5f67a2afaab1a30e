import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { showSchema } from "./show-schema.ts";
import { makeTestDatabase, type TestDatabase } from "./test-database.ts";

/** Small tables that every authority shares; everything else grows and begins with authority_id. */
const SHARED = ["authority", "migration", "place", "place_succession"];
const VERSIONED = [
  "value",
  "value_version",
  "target",
  "target_version",
  "relation",
  "relation_version",
  "journal",
  "journal_seal",
  "pack_application",
  "entry_version",
  "sent_form",
  "sending",
  "sending_recall",
  "explanation",
  "explanation_act",
];

let own: TestDatabase;
let client: Client;

beforeAll(async () => {
  own = await makeTestDatabase();
  client = new Client({ connectionString: own.adminUrl });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await own.drop();
});

async function texts(query: string, values: readonly unknown[] = []): Promise<string[]> {
  return (await client.query<{ text: string }>(query, [...values])).rows.map((row) => row.text);
}

describe("the schema of a migrated database", () => {
  it("[S5] every growing table is led by authority_id, in its key and in every unique index", async () => {
    const grows = await texts(
      `select relname as text from pg_class where relnamespace = 'kehoach'::regnamespace and relkind = 'r' and relname <> all($1)`,
      [SHARED],
    );
    expect(grows.length).toBeGreaterThan(10);
    const led = await texts(
      `select distinct c.relname as text from pg_index i join pg_class c on c.oid = i.indrelid
       join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0] where i.indisprimary and a.attname = 'authority_id'`,
    );
    expect(grows.filter((table) => !led.includes(table))).toEqual([]);
    const unled = await texts(
      `select i.indexrelid::regclass::text as text from pg_index i join pg_class c on c.oid = i.indrelid
       left join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
       where c.relnamespace = 'kehoach'::regnamespace and c.relname <> all($1) and (i.indisunique or i.indisexclusion) and a.attname is distinct from 'authority_id'`,
      [SHARED],
    );
    expect(unled).toEqual([]);
  });

  it("[S5] every shared table is small by name, and named here", async () => {
    const unled = await texts(
      `select c.relname as text from pg_class c where c.relnamespace = 'kehoach'::regnamespace and c.relkind = 'r'
       and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'authority_id') order by 1`,
    );
    expect(unled).toEqual(SHARED);
  });

  it("[S5] ids are bigint, authority_id has one type everywhere", async () => {
    expect(
      await texts(
        `select c.relname || '.' || a.attname as text from pg_attribute a join pg_class c on c.oid = a.attrelid
         where c.relnamespace = 'kehoach'::regnamespace and c.relkind = 'r' and a.attnum > 0
         and (a.attname = 'id' or a.attname like '%\\_id' or a.attidentity <> '') and a.atttypid <> 'bigint'::regtype`,
      ),
    ).toEqual([]);
  });

  it("[S5] there is no trigger of ours, and no shared table points into a growing one", async () => {
    expect(
      await texts(
        `select tgname as text from pg_trigger t join pg_class c on c.oid = t.tgrelid where c.relnamespace = 'kehoach'::regnamespace and not tgisinternal`,
      ),
    ).toEqual([]);
    expect(
      await texts(
        `select k.conname as text from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class t on t.oid = k.confrelid
         where k.contype = 'f' and c.relnamespace = 'kehoach'::regnamespace and c.relname = any($1) and t.relname <> all($1)`,
        [SHARED],
      ),
    ).toEqual([]);
  });

  it("[S5] a foreign key between growing tables carries authority_id", async () => {
    expect(
      await texts(
        `select k.conname as text from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class t on t.oid = k.confrelid
         join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
         where k.contype = 'f' and c.relnamespace = 'kehoach'::regnamespace and t.relname <> all($1) and a.attname <> 'authority_id'`,
        [SHARED],
      ),
    ).toEqual([]);
  });

  it("[S5] names of constraints and indexes leave room for a shard's suffix", async () => {
    const names = await texts(
      `select conname as text from pg_constraint where connamespace = 'kehoach'::regnamespace union select relname from pg_class where relnamespace = 'kehoach'::regnamespace and relkind = 'i'`,
    );
    expect(names.filter((name) => name.length > 50)).toEqual([]);
  });

  it("[S6] kehoach_app is no superuser, makes nothing and owns nothing", async () => {
    const role = await client.query(
      "select rolsuper, rolcreaterole, rolcreatedb, rolbypassrls, rolreplication from pg_roles where rolname = 'kehoach_app'",
    );
    expect(role.rows).toEqual([
      { rolsuper: false, rolcreaterole: false, rolcreatedb: false, rolbypassrls: false, rolreplication: false },
    ]);
    expect(await texts(`select relname as text from pg_class where relowner = 'kehoach_app'::regrole`)).toEqual([]);
    expect(
      await texts(
        `select nspname as text from pg_namespace where nspowner = 'kehoach_app'::regrole or (nspname = 'kehoach' and has_schema_privilege('kehoach_app', oid, 'create'))`,
      ),
    ).toEqual([]);
    expect(
      await texts(
        `select relname as text from pg_class where relnamespace = 'kehoach'::regnamespace and relkind = 'r' and relowner <> 'kehoach_owner'::regrole`,
      ),
    ).toEqual([]);
  });

  it("[S6] kehoach_app can not change or remove a version, a key or a line of the journal", async () => {
    for (const privilege of ["update", "delete", "truncate"]) {
      const able = await texts(
        `select relname as text from pg_class where relnamespace = 'kehoach'::regnamespace and relkind = 'r' and relname = any($1) and has_table_privilege('kehoach_app', oid, $2)`,
        [VERSIONED, privilege],
      );
      expect(able, privilege).toEqual([]);
    }
    expect(
      await texts(
        `select c.relname || '.' || a.attname as text from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
         where c.relnamespace = 'kehoach'::regnamespace and c.relname = any($1) and has_column_privilege('kehoach_app', c.oid, a.attnum, 'update')`,
        [VERSIONED],
      ),
    ).toEqual([]);
    expect(
      await texts(
        `select relname as text from pg_class where relnamespace = 'kehoach'::regnamespace and relkind = 'r' and has_table_privilege('kehoach_app', oid, 'delete')`,
      ),
      // Nothing is said there: it is made anew from the values.
    ).toEqual(["total"]);
  });

  it("[S6] the row types in use are those of the migrated database", async () => {
    const file = fileURLToPath(new URL("../src/platform/schema.ts", import.meta.url));
    const shown = await showSchema(client);
    if (process.env["KEHOACH_WRITE_SCHEMA"] === "yes") writeFileSync(file, shown);
    expect(readFileSync(file, "utf8")).toBe(shown);
  });
});
