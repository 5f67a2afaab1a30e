import { mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

function errorCode(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

/** Whether a pack may be written there: nothing, or an empty folder. */
export function isFree(folder: string): boolean {
  try {
    return readdirSync(folder).length === 0;
  } catch (error) {
    if (errorCode(error) === "ENOENT") return true;
    if (errorCode(error) === "ENOTDIR") return false;
    throw error;
  }
}

/** All files or none: they are written beside the folder and put in its place whole. */
function writeFolder(folder: string, texts: ReadonlyMap<string, string>): void {
  const half = `${folder}.${process.pid}.new`;
  try {
    for (const [file, text] of texts) {
      mkdirSync(dirname(join(half, file)), { recursive: true });
      writeFileSync(join(half, file), text);
    }
    // rename takes the place of nothing but an absent folder
    if (isFree(folder)) rmdirIfThere(folder);
    renameSync(half, folder);
  } finally {
    rmSync(half, { recursive: true, force: true });
  }
}

function rmdirIfThere(folder: string): void {
  try {
    rmdirSync(folder);
  } catch (error) {
    if (errorCode(error) !== "ENOENT") throw error;
  }
}

/** Why the system would not write: its code, or undefined when all stands. A fault of ours is thrown. */
export function tryWriteFolder(folder: string, texts: ReadonlyMap<string, string>): string | undefined {
  try {
    writeFolder(folder, texts);
    return undefined;
  } catch (error) {
    if (!["EACCES", "EROFS", "EPERM", "ENOSPC", "ENOTDIR", "EEXIST", "ENOTEMPTY"].includes(errorCode(error))) throw error;
    return errorCode(error);
  }
}
