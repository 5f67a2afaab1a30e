import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import type { PoolClient } from "pg";
import { analyze } from "../platform/analyze.ts";
import { type DatabaseConfig, startBare } from "../platform/database.ts";
import { type Connection, openConnection } from "../platform/db.ts";
import { INSTALLATION, writeJournal } from "../platform/journal.ts";
import { applyMigrations, lockMigrations } from "../platform/migrate.ts";
import { type StartProblem, StartRefusal } from "../platform/start-problem.ts";
import { type BackupProblem, BackupRefusal } from "./backup-problem.ts";
import { findFilled, listTables, quote } from "./catalog.ts";
import { SCHEMAS } from "./format.ts";
import { checkMigrations, loadBackup } from "./load.ts";
import { type ReadBackup, readArchive } from "./read-archive.ts";
import { checkFolder, showTarget, toTargetRefusal } from "./target.ts";
import type { Watch } from "./write.ts";

export type RestoreProblem = BackupProblem | StartProblem;
export type Restored = { readonly read: ReadBackup; readonly upgraded: readonly string[] };

const LOCK_TIMEOUT_MS = 5_000;

/** Takes away the empty schemas of a database, of whatever release they are; refuses one that holds a row. */
async function makeRoom(client: PoolClient, target: string): Promise<void> {
  const filled = await findFilled(client, await listTables(client));
  if (filled) throw new BackupRefusal({ code: "RESTORE_DATABASE_NOT_EMPTY", target, table: `${filled.schema}.${filled.name}` });
  for (const schema of SCHEMAS) await client.query(`drop schema if exists ${quote(schema)} cascade`);
}

/** Nobody stays signed in over a restore, and no link from before it works: either may have been withdrawn since the backup. */
const SIGN_OUT = "delete from auth.session; delete from auth.verification";

type Fill = { readonly path: string; readonly target: string; readonly actor: string; readonly watch: Watch };

/** @param hold  called when there is no way back: what follows is the commit */
async function fill({ client, db }: Connection, { path, target, actor, watch }: Fill, hold: () => void): Promise<Restored> {
  // A program that starts meanwhile waits here, and then finds a whole database.
  await lockMigrations(client);
  return db.transaction().execute(async (tx) => {
    await client.query(`set local lock_timeout = ${LOCK_TIMEOUT_MS}`);
    await makeRoom(client, target);
    const read = await loadBackup(client, path, watch);
    const upgraded = await applyMigrations(client, { within: true });
    await client.query(SIGN_OUT);
    const { madeAt, release } = read.manifest;
    await writeJournal(tx, {
      authorityId: INSTALLATION,
      actor,
      act: "backup.restore",
      subject: madeAt,
      change: { madeAt, release },
    });
    hold();
    return { read, upgraded };
  });
}

async function fillDatabase(ownerUrl: string, what: Fill): Promise<Restored> {
  const { signal } = what.watch;
  let connection: Connection | undefined;
  const leave = (): void => void connection?.close();
  const hold = (): void => signal?.removeEventListener("abort", leave);
  try {
    signal?.throwIfAborted();
    connection = await openConnection(ownerUrl);
    signal?.addEventListener("abort", leave, { once: true });
    return await fill(connection, what, hold);
  } catch (error) {
    if (signal?.aborted) throw new BackupRefusal({ code: "RESTORE_BROKEN_OFF" });
    throw toTargetRefusal(error, what.target);
  } finally {
    hold();
    await connection?.close();
  }
}

/** What else is done with the restored database, by the address of the application's login, before an embedded one is stopped. */
type Follow = (appUrl: string) => Promise<void>;

async function restoreInto(config: DatabaseConfig, what: Omit<Fill, "target">, follow: Follow): Promise<Restored> {
  const { path, watch } = what;
  const checked = await readArchive(path, { manifest: (manifest) => checkMigrations(path, manifest) }, watch.signal);
  const undo = config.databaseUrl === undefined ? checkFolder(config.dataFolder, checked) : async () => undefined;
  let done = false;
  try {
    const started = await startBare(config);
    if (!started.ok) throw new StartRefusal(started.problems[0]);
    const { ownerUrl, appUrl, stop } = started.value;
    try {
      const restored = await fillDatabase(ownerUrl, { ...what, target: showTarget(config) });
      done = true;
      await analyze(ownerUrl);
      await follow(appUrl);
      return restored;
    } finally {
      await stop();
    }
  } finally {
    if (!done) await undo();
  }
}

/**
 * Puts a backup into an empty database and brings it to this release. The file is read to its end first; then everything is one
 * transaction, so that whatever happens the target is as it was, or whole.
 * @param actor   who does it, for the journal
 * @param follow  what the caller does with the database before it is stopped
 * @problem every BackupProblem and StartProblem
 * @rule B3 B4 B5 B6 B7
 */
export async function restoreBackup(
  config: DatabaseConfig,
  path: string,
  actor: string,
  watch: Watch = {},
  follow: Follow = async () => undefined,
): Promise<Outcome<Restored, RestoreProblem>> {
  try {
    return accept(await restoreInto(config, { path, actor, watch }, follow));
  } catch (error) {
    if (watch.signal?.aborted) return refuse({ code: "RESTORE_BROKEN_OFF" });
    if (error instanceof BackupRefusal || error instanceof StartRefusal) return refuse(error.problem);
    throw error;
  }
}
