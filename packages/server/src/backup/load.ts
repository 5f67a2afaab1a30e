import { DatabaseError, type PoolClient } from "pg";
import { applyMigrations, listMigrations } from "../platform/migrate.ts";
import { BackupRefusal } from "./backup-problem.ts";
import { listSequences, listTables, listUpkeep, type OffAndOn, showTable, TEXT_FORM } from "./catalog.ts";
import { copyIn } from "./copy-table.ts";
import type { BackupTable, Manifest, Sequence } from "./format.ts";
import { type ReadBackup, readArchive } from "./read-archive.ts";
import type { Watch } from "./write.ts";

/**
 * Refuses a backup of another line of releases: its migrations must be the first ones of ours, word for word.
 * @problem BACKUP_FROM_LATER_RELEASE BACKUP_MIGRATION_DIFFERS, thrown as BackupRefusal
 * @rule B5
 */
export function checkMigrations(path: string, { migrations, release }: Manifest): void {
  const ours = listMigrations();
  for (const [at, { name, digest }] of migrations.entries()) {
    if (ours[at]?.name !== name) throw new BackupRefusal({ code: "BACKUP_FROM_LATER_RELEASE", path, release, migration: name });
    if (ours[at].digest !== digest) throw new BackupRefusal({ code: "BACKUP_MIGRATION_DIFFERS", path, migration: name });
  }
}

function sayTable({ schema, name, columns }: BackupTable): string {
  return `${schema}.${name}(${columns.toSorted().join(",")})`;
}

/** The tables of the file must be those its migrations make: a name from the file never reaches a statement unless the catalog has it too. */
function checkTables(path: string, manifest: Manifest, found: readonly BackupTable[]): void {
  const [ours, theirs] = [new Set(found.map(sayTable)), new Set(manifest.tables.map(sayTable))];
  const strange = [...theirs].find((one) => !ours.has(one)) ?? [...ours].find((one) => !theirs.has(one));
  if (strange !== undefined) throw new BackupRefusal({ code: "BACKUP_FILE_DAMAGED", path, detail: strange });
}

async function setSequences(client: PoolClient, path: string, sequences: readonly Sequence[]): Promise<void> {
  const known = new Set((await listSequences(client)).map(showTable));
  for (const one of sequences) {
    if (!known.has(showTable(one))) throw new BackupRefusal({ code: "BACKUP_FILE_DAMAGED", path, detail: showTable(one) });
    await client.query("select setval($1::regclass, $2, $3)", [showTable(one), one.last, one.called]);
  }
}

/**
 * Makes the schema of the backup in a database without one and fills it, in the transaction that is open. Keys and
 * indexes are taken off meanwhile and put back: so the order of tables does not matter, tables may point at each other, and checking and
 * sorting is one pass over each.
 * @rule B4 B6 B8
 */
export async function loadBackup(
  client: PoolClient,
  path: string,
  { progress = () => undefined, signal }: Watch = {},
): Promise<ReadBackup> {
  let upkeep: readonly OffAndOn[] = [];
  const begin = async (manifest: Manifest): Promise<void> => {
    checkMigrations(path, manifest);
    const upTo = manifest.migrations.at(-1)?.name;
    await applyMigrations(client, { within: true, ...(upTo === undefined ? {} : { upTo }) });
    await client.query(TEXT_FORM);
    const tables = await listTables(client);
    checkTables(path, manifest, tables);
    upkeep = await listUpkeep(client);
    for (const { off } of upkeep) await client.query(off);
    // What a migration put there itself is in the backup too.
    if (tables.length > 0) await client.query(`truncate ${tables.map(showTable).join(", ")}`);
  };
  let bytes = 0;
  const fill = async (table: BackupTable, rows: AsyncIterable<Buffer>): Promise<void> => {
    async function* counted(): AsyncGenerator<Buffer> {
      for await (const some of rows) {
        bytes += some.length;
        progress({ table: `${table.schema}.${table.name}`, bytes });
        yield some;
      }
    }
    await copyIn(client, table, counted());
  };
  try {
    const visitor = {
      manifest: begin,
      table: fill,
      sequences: (found: readonly Sequence[]) => setSequences(client, path, found),
    };
    const read = await readArchive(path, visitor, signal);
    for (const { on } of upkeep.toReversed()) await client.query(on);
    return read;
  } catch (error) {
    // Data that break a constraint they were once held by were edited, digests and all.
    if (error instanceof DatabaseError && /^2[23]/.test(error.code ?? ""))
      throw new BackupRefusal({ code: "BACKUP_FILE_DAMAGED", path, detail: error.message });
    throw error;
  }
}
