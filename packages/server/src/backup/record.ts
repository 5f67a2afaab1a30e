import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { withFolderLock } from "../platform/folder-lock.ts";
import { findStartTick } from "../platform/process-life.ts";
import type { StartProblem } from "../platform/start-problem.ts";
import { type BackupProblem, showBackupProblem } from "./backup-problem.ts";

/** Who asked for a backup: the daily schedule, or a person by the command line or a page. */
const by = z.enum(["schedule", "person"]);
const moment = z.iso.datetime();

const recordSchema = z.strictObject({
  format: z.literal("kehoach-backups/1"),
  /** The backups of this folder that we made and that nobody removed, oldest first. */
  made: z.array(z.strictObject({ file: z.string().regex(/^[^/\\]+$/), at: moment, bytes: z.int().min(0), by })),
  /** Written before a run begins: if the process is gone and it still stands here, the run was broken off. */
  running: z.strictObject({ at: moment, host: z.string(), pid: z.int(), tick: z.string() }).optional(),
  /** The last run that failed, with the sentences for a person. */
  failure: z.strictObject({ at: moment, code: z.string(), vi: z.string(), en: z.string() }).optional(),
});

export type BackupRecord = z.infer<typeof recordSchema>;
export type RecordedBackup = BackupRecord["made"][number];

const EMPTY: BackupRecord = { format: "kehoach-backups/1", made: [] };

/** What is written down in a folder of backups about what was made there; undefined when there is nothing, or nothing that reads. */
export function readRecord(folder: string): BackupRecord | undefined {
  const path = join(folder, "backups.json");
  if (!existsSync(path)) return undefined;
  let said: unknown;
  try {
    said = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  const read = recordSchema.safeParse(said);
  return read.success ? read.data : undefined;
}

/** Changes the record whole; of several processes one after the other. */
export async function changeRecord(folder: string, change: (record: BackupRecord) => BackupRecord): Promise<BackupRecord> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return withFolderLock(folder, async () => {
    const record = change(readRecord(folder) ?? EMPTY);
    const half = join(folder, `backups.json.${process.pid}.new`);
    writeFileSync(half, `${JSON.stringify(record, undefined, 2)}\n`, { mode: 0o600, flush: true });
    renameSync(half, join(folder, "backups.json"));
    return record;
  });
}

export function markRunning(at: Date): NonNullable<BackupRecord["running"]> {
  return { at: at.toISOString(), host: hostname(), pid: process.pid, tick: findStartTick(process.pid) ?? "" };
}

export type FailedBackup = NonNullable<BackupRecord["failure"]>;

export function toFailure(problem: BackupProblem | StartProblem, at: Date): FailedBackup {
  return {
    at: at.toISOString(),
    code: problem.code,
    vi: showBackupProblem(problem, "vi"),
    en: showBackupProblem(problem, "en"),
  };
}

/** Whether a run that is written down as going on still does. Of another machine that can only be guessed: for some hours. */
function isAlive({ at, host, pid, tick }: NonNullable<BackupRecord["running"]>, now: Date): boolean {
  if (host === hostname()) return findStartTick(pid) === tick;
  return now.getTime() - new Date(at).getTime() < 6 * 3_600_000;
}

/** The moment since which a run is going on. */
export function findRunning({ running }: BackupRecord, now: Date): string | undefined {
  return running !== undefined && isAlive(running, now) ? running.at : undefined;
}

/** A run that began and whose process is gone without a word. */
export function findBrokenOff({ running }: BackupRecord, now: Date): FailedBackup | undefined {
  return running === undefined || isAlive(running, now)
    ? undefined
    : toFailure({ code: "BACKUP_BROKEN_OFF" }, new Date(running.at));
}
