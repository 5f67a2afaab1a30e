import { z } from "zod";
import type { BackupConfig } from "../platform/config.ts";
import type { Jobs, Retry } from "../platform/jobs.ts";
import type { Log } from "../platform/log.ts";
import { showBackupProblem } from "./backup-problem.ts";
import { type MakeDeps, makeBackup } from "./make.ts";

/** Send here to have a backup made soon; `actor` is who wants it. */
export const BACKUP_QUEUE = "backup";

const payload = z.object({ actor: z.string().optional() });

/** A backup of the largest authorities takes minutes; longer than this it hangs. */
const EXPIRE_SECONDS = 6 * 3_600;
/** A full disk may have room again in ten minutes, or in an hour. */
const RETRY: Retry = { limit: 3, delaySeconds: 600, mostDelaySeconds: 3_600 };

/**
 * Has a backup made every day, by one of however many processes share the database. Call before the jobs start.
 * @returns stop: breaks off a backup under way, so that the program can end
 * @rule B10
 */
export function registerBackups(
  jobs: Jobs,
  deps: MakeDeps & { readonly config: BackupConfig; readonly log: Log; readonly retry?: Retry },
): { readonly stop: () => void } {
  const { config, log, retry = RETRY } = deps;
  const stopping = new AbortController();
  jobs.register(
    BACKUP_QUEUE,
    async (data) => {
      const { actor } = payload.parse(data ?? {});
      const asked = actor === undefined ? ({ actor: "system", by: "schedule" } as const) : ({ actor, by: "person" } as const);
      const made = await makeBackup({ ...deps, folder: config.folder, keep: config.keep }, asked, { signal: stopping.signal });
      if (made.ok) {
        log("info", "backup made", { file: made.value.path, bytes: made.value.bytes, rows: made.value.rows });
        return;
      }
      const reason = showBackupProblem(made.problems[0], "en");
      log("error", "backup failed", { reason });
      throw new Error(reason); // the queue tries again
    },
    { retry, expireSeconds: EXPIRE_SECONDS, singly: true },
  );
  const [hour = "", minute = ""] = config.at?.split(":") ?? [];
  if (config.at !== undefined) jobs.schedule(BACKUP_QUEUE, `${Number(minute)} ${Number(hour)} * * *`);
  return { stop: () => stopping.abort() };
}
