import { accessSync, constants, existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { BackupConfig } from "../platform/config.ts";
import { type FailedBackup, findBrokenOff, findRunning, readRecord, toFailure } from "./record.ts";

/** A backup in the folder. `by` is undefined for a file that somebody put there. */
export type BackupFile = {
  readonly name: string;
  readonly bytes: number;
  /** When what it holds was read. */
  readonly at: string;
  readonly by: "schedule" | "person" | undefined;
};

/** What an administrator wants to know of backups. Moments are ISO texts in UTC. */
export type Backups = {
  readonly folder: string;
  /** How many daily ones are kept. */
  readonly keep: number;
  /** The time of day in Việt Nam; undefined when there is no daily backup. */
  readonly dailyAt: string | undefined;
  /** A run that is going on. */
  readonly runningSince: string | undefined;
  readonly lastSuccess: BackupFile | undefined;
  /** The last run that failed, also if later ones went well; its sentence in both languages. */
  readonly lastFailure: FailedBackup | undefined;
  /** There should be a daily backup, and for more than a day there was none. */
  readonly overdue: boolean;
  /** Newest first. */
  readonly files: readonly BackupFile[];
};

const NAME = /^kehoach-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z\.tar\.zst$/;
/** A day, and two hours for a run that is late or long. */
const OVERDUE_MS = 26 * 3_600_000;

function listFiles(
  folder: string,
  made: ReadonlyMap<string, { readonly at: string; readonly by: "schedule" | "person" }>,
): BackupFile[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => NAME.test(name) || made.has(name));
  return names
    .flatMap((name) => {
      const found = statSync(join(folder, name), { throwIfNoEntry: false });
      if (!found?.isFile()) return [];
      const [, day, hour, minute, second] = NAME.exec(name) ?? [];
      const told = made.get(name);
      const at = told?.at ?? `${day}T${hour}:${minute}:${second}.000Z`;
      return [{ name, bytes: found.size, at, by: told?.by }];
    })
    .sort((a, b) => (a.at < b.at ? 1 : -1));
}

/** A folder that can not be written now is a failure that no record could tell of. */
function findFolderFailure(folder: string, now: Date): FailedBackup | undefined {
  if (!existsSync(folder)) return undefined; // made when it is needed
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return undefined;
  } catch (error) {
    const detail = error instanceof Error && "code" in error ? String(error.code) : "";
    return toFailure({ code: "BACKUP_NOT_WRITABLE", path: folder, detail }, now);
  }
}

/** The backups of this installation, from the folder itself and the record in it. @rule B11 */
export function loadBackups({ folder, keep, at }: BackupConfig, now: Date): Backups {
  const record = readRecord(folder);
  const files = listFiles(folder, new Map(record?.made.map((one) => [one.file, one])));
  const ours = new Set(record?.made.map(({ file }) => file));
  const lastSuccess = files.find(({ name }) => ours.has(name));
  return {
    folder,
    keep,
    dailyAt: at,
    runningSince: record && findRunning(record, now),
    lastSuccess,
    lastFailure: findFolderFailure(folder, now) ?? (record && findBrokenOff(record, now)) ?? record?.failure,
    overdue: at !== undefined && (lastSuccess === undefined || now.getTime() - new Date(lastSuccess.at).getTime() > OVERDUE_MS),
    files,
  };
}
