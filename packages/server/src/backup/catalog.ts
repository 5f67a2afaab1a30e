import type { PoolClient } from "pg";
import { type BackupTable, SCHEMAS, type Sequence } from "./format.ts";

/** A table as the database describes it. `order` is its key as it is sorted by: the same on every server, whatever its collation. */
export type CatalogTable = BackupTable & { readonly order: string };

/** The migrator's own list; a restore writes it anew. */
const BOOKKEEPING = "migration";

const TABLES = `
  select n.nspname::text as schema, c.relname::text as name,
    (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
    coalesce((select string_agg(quote_ident(a.attname) || case when a.attcollation <> 0 then ' collate "C"' else '' end, ', ' order by k.position)
      from pg_index i cross join unnest(i.indkey) with ordinality k (attnum, position)
      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum where i.indrelid = c.oid and i.indisprimary), 't::text collate "C"') as "order"
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = any ($1) and c.relkind in ('r', 'p') and not c.relispartition and (n.nspname, c.relname) <> ('kehoach', '${BOOKKEEPING}')
  order by 1, 2`;

/** Every table of our schemas but the list of migrations, as pg_catalog has them. */
export async function listTables(client: PoolClient): Promise<readonly CatalogTable[]> {
  return (await client.query<CatalogTable>(TABLES, [SCHEMAS])).rows;
}

export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function showTable({ schema, name }: Pick<BackupTable, "schema" | "name">): string {
  return `${quote(schema)}.${quote(name)}`;
}

/** Reads a table as COPY text in the order of its key. */
export function toCopyOut(table: CatalogTable): string {
  return `copy (select ${table.columns.map(quote).join(", ")} from ${showTable(table)} t order by ${table.order}) to stdout`;
}

export function toCopyIn(table: BackupTable): string {
  return `copy ${showTable(table)} (${table.columns.map(quote).join(", ")}) from stdin`;
}

/** How texts of values are written, whatever the server and the database have as their habit. */
export const TEXT_FORM = `set local timezone = 'UTC'; set local datestyle = 'ISO, MDY'; set local intervalstyle = 'postgres';
  set local bytea_output = 'hex'; set local extra_float_digits = 1`;

/** Where each counter stands. Counters follow no transaction: read after the tables, none is behind what they hold. */
export async function listSequences(client: PoolClient): Promise<readonly Sequence[]> {
  const found = await client.query<{ schema: string; name: string }>(
    `select n.nspname::text as schema, c.relname::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = any ($1) and c.relkind = 'S' order by 1, 2`,
    [SCHEMAS],
  );
  const sequences: Sequence[] = [];
  for (const one of found.rows) {
    const at = await client.query<{ last: string; called: boolean }>(
      `select last_value::text as last, is_called as called from ${showTable(one)}`,
    );
    const [position] = at.rows;
    if (position) sequences.push({ ...one, ...position });
  }
  return sequences;
}

/** A pair of statements: one takes something off, the other puts back the same. */
export type OffAndOn = { readonly off: string; readonly on: string };

/** What a database keeps up row by row: keys, unique constraints, foreign keys, other indexes. Foreign keys come off first and on last. */
export async function listUpkeep(client: PoolClient): Promise<readonly OffAndOn[]> {
  const constraints = await client.query<OffAndOn>(
    `select format('alter table %I.%I drop constraint %I', n.nspname, c.relname, k.conname) as off,
       format('alter table %I.%I add constraint %I %s', n.nspname, c.relname, k.conname, pg_get_constraintdef(k.oid)) as "on"
     from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
     where k.contype in ('f', 'p', 'u', 'x') and k.conparentid = 0 and n.nspname = any ($1) order by k.contype <> 'f', 1`,
    [SCHEMAS],
  );
  const indexes = await client.query<OffAndOn>(
    `select format('drop index %I.%I', n.nspname, c.relname) as off, pg_get_indexdef(i.indexrelid) as "on"
     from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = any ($1) and c.relkind = 'i' and not c.relispartition and not exists (select from pg_constraint k where k.conindid = i.indexrelid) order by 1`,
    [SCHEMAS],
  );
  return [...constraints.rows, ...indexes.rows];
}

/** The first of the tables that holds a row, or undefined if none does. */
export async function findFilled(client: PoolClient, tables: readonly CatalogTable[]): Promise<CatalogTable | undefined> {
  for (const table of tables) {
    const found = await client.query<{ filled: boolean }>(`select exists (select from ${showTable(table)}) as filled`);
    if (found.rows[0]?.filled) return table;
  }
  return undefined;
}
