import { existsSync, rmSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import type { Clock } from "../platform/clock.ts";
import type { Database } from "../platform/db.ts";
import { INSTALLATION, writeJournal } from "../platform/journal.ts";
import { SYSTEM } from "../platform/scope.ts";
import { StartRefusal } from "../platform/start-problem.ts";
import { inTransaction } from "../platform/transaction.ts";
import { BackupRefusal } from "./backup-problem.ts";
import { nameBackup } from "./format.ts";
import { type BackupRecord, changeRecord, findBrokenOff, markRunning, type RecordedBackup, toFailure } from "./record.ts";
import type { RestoreProblem } from "./restore.ts";
import { type Watch, type WrittenBackup, writeBackup } from "./write.ts";
import { toWriteRefusal } from "./write-archive.ts";

export type MakeDeps = { readonly ownerUrl: string; readonly db: Database; readonly now: Clock };

/** Who has a backup made: for the journal, and so that the schedule later removes its own only. */
export type Asked = { readonly actor: string; readonly by: RecordedBackup["by"] };

async function writeAndTell(deps: MakeDeps, path: string, at: Date, actor: string, watch: Watch): Promise<WrittenBackup> {
  const written = await writeBackup(deps.ownerUrl, path, at, watch);
  const { bytes, rows } = written;
  await inTransaction(deps.db, SYSTEM, (tx) =>
    writeJournal(tx, { authorityId: INSTALLATION, actor, act: "backup.make", subject: basename(path), change: { bytes, rows } }),
  );
  return written;
}

function toRefusal(error: unknown): RestoreProblem | undefined {
  return error instanceof BackupRefusal || error instanceof StartRefusal ? error.problem : undefined;
}

/**
 * Makes a backup as one file anywhere.
 * @problem every BackupProblem of writing; every StartProblem
 * @rule B1 B2
 */
export async function makeBackupAt(
  deps: MakeDeps,
  path: string,
  { actor }: Pick<Asked, "actor">,
  watch: Watch = {},
): Promise<Outcome<WrittenBackup, RestoreProblem>> {
  try {
    return accept(await writeAndTell(deps, path, deps.now(), actor, watch));
  } catch (error) {
    const problem = toRefusal(error);
    if (problem) return refuse(problem);
    throw error;
  }
}

/** Removes the oldest of the daily backups, as far as they are still the files we made. @returns what is left on record */
function prune(folder: string, made: readonly RecordedBackup[], keep: number): RecordedBackup[] {
  const there = made.filter(({ file, bytes }) => existsSync(join(folder, file)) && statSync(join(folder, file)).size === bytes);
  const daily = there.filter(({ by }) => by === "schedule").sort((a, b) => (a.at < b.at ? -1 : 1));
  const old = new Set(daily.slice(0, Math.max(0, daily.length - keep)).map(({ file }) => file));
  for (const file of old) rmSync(join(folder, file), { force: true });
  return there.filter(({ file }) => !old.has(file));
}

/** What an earlier run left behind, told before its place is taken. */
function settle(record: BackupRecord, now: Date): BackupRecord {
  const failure = findBrokenOff(record, now);
  return failure === undefined ? record : { ...record, failure };
}

/**
 * Makes a backup in the folder of backups and writes down how it went, there and in the journal. After a daily one the oldest daily
 * ones go, down to `keep`.
 * @problem every BackupProblem of writing; every StartProblem
 * @rule B1 B2 B10 B11
 */
export async function makeBackup(
  deps: MakeDeps & { readonly folder: string; readonly keep: number },
  asked: Asked,
  watch: Watch = {},
): Promise<Outcome<WrittenBackup, RestoreProblem>> {
  const { folder, keep } = deps;
  const at = deps.now();
  const file = nameBackup(at);
  try {
    await changeRecord(folder, (record) => ({ ...settle(record, at), running: markRunning(at) })).catch((error: unknown) => {
      throw toWriteRefusal(error, folder);
    });
    const written = await writeAndTell(deps, join(folder, file), at, asked.actor, watch);
    await changeRecord(folder, (record) => {
      const made = [...record.made, { file, at: at.toISOString(), bytes: written.bytes, by: asked.by }];
      return { ...record, running: undefined, made: asked.by === "schedule" ? prune(folder, made, keep) : made };
    });
    return accept(written);
  } catch (error) {
    const problem = toRefusal(error);
    const failure = toFailure(problem ?? { code: "BACKUP_FAULT", detail: String(error) }, deps.now());
    // On a full disk this may fail too; then `running` still stands there, and says that the run was broken off.
    await changeRecord(folder, (record) => ({ ...record, running: undefined, failure })).catch(() => undefined);
    if (problem) return refuse(problem);
    throw error;
  }
}
