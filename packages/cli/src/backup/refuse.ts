import { isEnglish } from "../language.ts";

const loadWords = () => import("@kehoach/server/backup/backup-problem");
type Problem = Parameters<Awaited<ReturnType<typeof loadWords>>["showBackupProblem"]>[0];

/** What says something of the data, not of how the command was called. */
const OF_DATA: readonly Problem["code"][] = [
  "BACKUP_FILE_NOT_OURS",
  "BACKUP_FILE_CUT_SHORT",
  "BACKUP_FILE_DAMAGED",
  "BACKUP_FORMAT_UNKNOWN",
  "BACKUP_FROM_LATER_RELEASE",
  "BACKUP_MIGRATION_DIFFERS",
  "BACKUP_DISK_FULL",
  "RESTORE_FOLDER_NOT_EMPTY",
  "RESTORE_DATABASE_NOT_EMPTY",
  "RESTORE_DATABASE_IN_USE",
  "RESTORE_NEEDS_SPACE",
  "RESTORE_DISK_FULL",
];

/** Says why nothing was done. @returns the exit code */
export async function refuse(problem: Problem): Promise<number> {
  const { showBackupProblem } = await loadWords();
  console.error(showBackupProblem(problem, isEnglish() ? "en" : "vi"));
  return OF_DATA.includes(problem.code) ? 1 : 2;
}
