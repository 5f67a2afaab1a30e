import { createHash } from "node:crypto";
import type { PoolClient } from "pg";
import { type Connection, openConnection } from "../platform/db.ts";
import { type AppliedMigration, toDatabaseRefusal } from "../platform/migrate.ts";
import { RELEASE } from "../platform/release.ts";
import type { Tx } from "../platform/transaction.ts";
import { BackupRefusal } from "./backup-problem.ts";
import { listSequences, listTables, showTable, TEXT_FORM } from "./catalog.ts";
import { copyOut } from "./copy-table.ts";
import { ENTRY, type End, FORMAT, type Manifest, nameChunk, type TableSum } from "./format.ts";
import { summarise } from "./summary.ts";
import { type Put, writeArchive } from "./write-archive.ts";

/** How far a long piece of work is. */
export type Progress = (at: { readonly table: string; readonly bytes: number }) => void;

export type WrittenBackup = {
  readonly path: string;
  readonly madeAt: string;
  readonly bytes: number;
  readonly tables: number;
  readonly rows: number;
};

/** What the caller may want of it: to be told, and to break it off. */
export type Watch = { readonly progress?: Progress; readonly signal?: AbortSignal };

function show(data: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(data)}\n`);
}

function digest(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}

async function fill(client: PoolClient, tx: Tx, madeAt: Date, put: Put, progress: Progress): Promise<readonly TableSum[]> {
  await client.query(TEXT_FORM);
  // A policy that would hide rows from us is to be an error, not a smaller backup.
  await client.query("set local row_security = off");
  const tables = await listTables(client);
  for (const table of tables) await client.query(`lock table ${showTable(table)} in access share mode`);
  const migrations = await client.query<AppliedMigration>("select name, digest from kehoach.migration order by name");
  const manifest = show({
    format: FORMAT,
    release: RELEASE,
    madeAt: madeAt.toISOString(),
    migrations: migrations.rows,
    tables: tables.map(({ schema, name, columns }) => ({ schema, name, columns })),
  } satisfies Manifest);
  await put(ENTRY.manifest, manifest);
  const sums: TableSum[] = [];
  let bytes = 0;
  for (const table of tables) {
    let number = 0;
    const sum = await copyOut(client, table, async (chunk) => {
      number += 1;
      bytes += chunk.length;
      await put(nameChunk(table, number), chunk);
      progress({ table: `${table.schema}.${table.name}`, bytes });
    });
    sums.push(sum);
  }
  const sequences = show(await listSequences(client));
  await put(ENTRY.sequences, sequences);
  const end: End = {
    format: FORMAT,
    manifest: digest(manifest),
    sequences: digest(sequences),
    tables: sums,
    ...(await summarise(tx)),
  };
  await put(ENTRY.end, show(end));
  return sums;
}

/**
 * Writes everything of the database into one file, while others go on writing: all of it is read in one snapshot.
 * @param ownerUrl  of a database at this release
 * @problem BACKUP_FILE_EXISTS BACKUP_DISK_FULL BACKUP_NOT_WRITABLE BACKUP_BROKEN_OFF, thrown as BackupRefusal; those of StartProblem, as StartRefusal
 * @rule B1 B2
 */
export async function writeBackup(
  ownerUrl: string,
  path: string,
  madeAt: Date,
  { progress = () => undefined, signal }: Watch = {},
): Promise<WrittenBackup> {
  let connection: Connection | undefined;
  const leave = (): void => void connection?.close();
  try {
    signal?.throwIfAborted();
    connection = await openConnection(ownerUrl);
    signal?.addEventListener("abort", leave, { once: true });
    const { client, db } = connection;
    let sums: readonly TableSum[] = [];
    const work = async (write: Put): Promise<void> => {
      // A table is read to its end or not at all: once nothing can be written the connection is the only thing that can be ended.
      const put: Put = (name, bytes) =>
        write(name, bytes).catch((error: unknown) => {
          leave();
          throw error;
        });
      sums = await db
        .transaction()
        .setIsolationLevel("repeatable read")
        .setAccessMode("read only")
        .execute((tx) => fill(client, tx, madeAt, put, progress));
    };
    const bytes = await writeArchive(path, madeAt, work, signal);
    return {
      path,
      madeAt: madeAt.toISOString(),
      bytes,
      tables: sums.length,
      rows: sums.reduce((all, { rows }) => all + rows, 0),
    };
  } catch (error) {
    if (signal?.aborted) throw new BackupRefusal({ code: "BACKUP_BROKEN_OFF" });
    throw toDatabaseRefusal(error);
  } finally {
    signal?.removeEventListener("abort", leave);
    await connection?.close();
  }
}
