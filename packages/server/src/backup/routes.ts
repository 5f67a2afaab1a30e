import { listBackups } from "@kehoach/api/backup";
import { accept } from "@kehoach/core/outcome";
import type { Clock } from "../platform/clock.ts";
import type { BackupConfig } from "../platform/config.ts";
import { type Endpoint, endpoint } from "../platform/http-endpoint.ts";
import { type BackupFile, loadBackups } from "./read.ts";

function toFileJson({ by, ...file }: BackupFile) {
  return { ...file, by: by ?? null };
}

/** Questions about the folder of backups; the database has no part in them. @rule B11 */
export function backupEndpoints({
  clock,
  config,
}: {
  readonly clock: Clock;
  readonly config: BackupConfig;
}): readonly Endpoint[] {
  return [
    endpoint(listBackups, async ({ language }) => {
      const { folder, keep, dailyAt, runningSince, lastSuccess, lastFailure, overdue, files } = loadBackups(config, clock());
      return accept({
        folder,
        keep,
        dailyAt: dailyAt ?? null,
        runningSince: runningSince ?? null,
        lastSuccess: lastSuccess === undefined ? null : toFileJson(lastSuccess),
        lastFailure: lastFailure === undefined ? null : { at: lastFailure.at, detail: lastFailure[language] },
        overdue,
        files: files.map(toFileJson),
      });
    }),
  ];
}
