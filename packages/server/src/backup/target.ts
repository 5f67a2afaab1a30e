import { existsSync, readdirSync, rmSync, statfsSync } from "node:fs";
import { dirname, join } from "node:path";
import { DatabaseError } from "pg";
import type { DatabaseConfig } from "../platform/database.ts";
import { withFolderLock } from "../platform/folder-lock.ts";
import { toDatabaseRefusal } from "../platform/migrate.ts";
import { findPlace, hasCluster } from "../platform/postgres-runner.ts";
import { countOthers, findStartTick } from "../platform/process-life.ts";
import { BackupRefusal } from "./backup-problem.ts";
import type { ReadBackup } from "./read-archive.ts";

/** What a data folder may hold before a restore: what the program itself puts there. */
const OWN = [
  "backups",
  "database-secrets.json",
  "postgres",
  "postgres.log",
  "postgres.log.old",
  "postgres.place",
  "sign-in-secret",
  "users",
];

/** A secret that was being written when the program was killed, with the number of the process. */
const HALF = /^(?:database-secrets\.json|sign-in-secret)\.(\d+)$/u;

/** Takes away what processes that are no more left half written. @returns the names of everything else */
function clearHalves(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => {
    const [, pid] = HALF.exec(name) ?? [];
    if (pid === undefined || findStartTick(Number(pid)) !== undefined) return true;
    rmSync(join(folder, name), { force: true });
    return false;
  });
}

/** Tables with their indexes and the log of writes take about this many times their text (3,000,000 figures: 5.7). */
const SPACE_FACTOR = 6;
/** An empty cluster. */
const SPACE_BESIDE = 300 * 1_048_576;

/**
 * Refuses early what would fill the disk.
 * @problem RESTORE_NEEDS_SPACE, thrown as BackupRefusal
 */
export function checkSpace(folder: string, { dataBytes }: Pick<ReadBackup, "dataBytes">): void {
  let at = folder;
  while (!existsSync(at)) at = dirname(at);
  const { bavail, bsize } = statfsSync(at);
  const needed = dataBytes * SPACE_FACTOR + SPACE_BESIDE;
  if (bavail * bsize >= needed) return;
  const [neededMegabytes, freeMegabytes] = [Math.ceil(needed / 1_048_576), Math.floor((bavail * bsize) / 1_048_576)];
  throw new BackupRefusal({ code: "RESTORE_NEEDS_SPACE", folder, neededMegabytes, freeMegabytes });
}

/** Removes the database that was begun in a folder, and what came with it; not when somebody else began one there meanwhile. */
async function removeMade(folder: string, before: readonly string[] | undefined): Promise<void> {
  if (!existsSync(folder)) return;
  await withFolderLock(folder, async () => {
    if (countOthers(join(folder, "users")) > 0) return;
    const place = findPlace(folder);
    if (!place.startsWith(folder)) rmSync(place, { recursive: true, force: true });
    const made = before === undefined ? [] : readdirSync(folder).filter((name) => !before.includes(name));
    for (const name of made) rmSync(join(folder, name), { recursive: true, force: true });
    if (before === undefined) rmSync(folder, { recursive: true, force: true });
  });
}

/**
 * A folder with other things in it is not taken for our data folder by mistake, and one that is too small is refused.
 * @returns what takes back a database begun there, if there was none
 * @problem RESTORE_FOLDER_NOT_EMPTY RESTORE_NEEDS_SPACE, thrown as BackupRefusal
 */
export function checkFolder(folder: string, backup: Pick<ReadBackup, "dataBytes">): () => Promise<void> {
  const isNew = !hasCluster(folder);
  const before = existsSync(folder) ? clearHalves(folder) : undefined;
  const strange = isNew ? (before ?? []).filter((name) => !OWN.includes(name)) : [];
  if (strange.length > 0)
    throw new BackupRefusal({ code: "RESTORE_FOLDER_NOT_EMPTY", folder, found: strange.slice(0, 3).join(", ") });
  checkSpace(folder, backup);
  return async () => {
    if (isNew) await removeMade(folder, before);
  };
}

/** What PostgreSQL says of a target that does not want, as a refusal; anything else stays what it was. */
export function toTargetRefusal(error: unknown, target: string): unknown {
  if (error instanceof DatabaseError && error.code === "53100") return new BackupRefusal({ code: "RESTORE_DISK_FULL", target });
  if (error instanceof DatabaseError && error.code === "55P03")
    return new BackupRefusal({ code: "RESTORE_DATABASE_IN_USE", target });
  return toDatabaseRefusal(error);
}

/** The folder, or the address of a database without the password in it. */
export function showTarget(config: DatabaseConfig): string {
  if (config.databaseUrl === undefined) return config.dataFolder;
  const { hostname, port, pathname } = new URL(config.databaseUrl);
  return `${hostname}${port === "" ? "" : `:${port}`}${pathname}`;
}
