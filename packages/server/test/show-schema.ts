import type { Client } from "pg";

type Column = {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly optional: boolean;
  readonly identity: boolean;
};

const TYPES: Readonly<Record<string, string>> = {
  int8: "bigint",
  int4: "number",
  int2: "number",
  numeric: "string",
  text: "string",
  date: "string",
  timestamptz: "string",
  bool: "boolean",
  bytea: "Buffer",
  _text: "readonly string[]",
  json: "unknown",
};

const GIVEN: Readonly<Record<string, string>> = { bigint: "bigint", number: "number", string: "string", unknown: "string" };

function showColumn(column: Column): string {
  const plain = TYPES[column.type];
  if (plain === undefined) throw new Error(`no TypeScript type for ${column.table}.${column.name} ${column.type}`);
  if (column.identity) return `    readonly ${column.name}: ColumnType<${plain}, never, never>;`;
  const read = column.optional && plain !== "unknown" ? `${plain} | null` : plain;
  const given = `${GIVEN[plain] ?? plain}${column.optional ? " | null" : ""}`;
  const type = read === given ? read : `ColumnType<${read}, ${given}, ${given}>`;
  return `    readonly ${column.name}: ${type};`;
}

/** The row types of schema `kehoach`, as TypeScript, read from a migrated database. */
export async function showSchema(client: Client): Promise<string> {
  const found = await client.query<Column>(`
    select c.relname as table, a.attname as name, t.typname as type, not a.attnotnull as optional, a.attidentity <> '' as identity
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_type t on t.oid = a.atttypid
    where c.relnamespace = 'kehoach'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
    order by c.relname, a.attnum`);
  const tables = Map.groupBy(found.rows, (column) => column.table);
  const types = [...tables].map(([table, columns]) => `  readonly ${table}: {\n${columns.map(showColumn).join("\n")}\n  };`);
  const note = [
    "// Written by packages/server/test/schema.db.test.ts from the migrated database (KEHOACH_WRITE_SCHEMA=yes); a test compares the two.",
    "// int8 is bigint, numeric and date are text, timestamptz is ISO text in UTC, json is read as data and written as text.",
  ].join("\n");
  const schema = `export type Schema = {\n${types.join("\n")}\n};`;
  const long = "// long: the tables of one schema, in one type";
  return `${long}\n${['import type { ColumnType } from "kysely";', note, schema].join("\n\n")}\n`;
}
