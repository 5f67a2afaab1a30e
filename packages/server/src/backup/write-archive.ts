import { createWriteStream, existsSync, readdirSync, rmSync } from "node:fs";
import { mkdir, open, rename, rm, stat } from "node:fs/promises";
import { hostname } from "node:os";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { constants, createZstdCompress } from "node:zlib";
import { type Pack, pack } from "tar-stream";
import { findStartTick } from "../platform/process-life.ts";
import { BackupRefusal } from "./backup-problem.ts";

/** Adds one entry, and waits until it is on its way to the disk. */
export type Put = (name: string, bytes: string | Buffer) => Promise<void>;

/** The checksum lets a reader find a flipped bit at once; level 3 is as fast as a disk. */
const ZSTD = {
  params: { [constants.ZSTD_c_compressionLevel]: 3, [constants.ZSTD_c_checksumFlag]: 1 },
};

function errorCode(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

/** The writing side of a file system that does not want, as a refusal; anything else stays what it was. */
export function toWriteRefusal(error: unknown, path: string): unknown {
  const code = errorCode(error);
  if (code === "ENOSPC" || code === "EDQUOT") return new BackupRefusal({ code: "BACKUP_DISK_FULL", path });
  if (["EACCES", "EPERM", "EROFS", "ENOTDIR", "EISDIR", "EEXIST", "ENOENT", "ENAMETOOLONG", "EIO", "EFBIG"].includes(code))
    return new BackupRefusal({ code: "BACKUP_NOT_WRITABLE", path, detail: code });
  return error;
}

/** While it is written a file is called so; the name says whose it is, so that what a killed process left can be told from work in hand. */
function namePart(path: string): string {
  return `${path}.${hostname()}.${process.pid}.${findStartTick(process.pid) ?? "0"}.part`;
}

/** Removes what backups of this machine that were killed left in a folder. */
export function removeStaleParts(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const [, host, pid = "", tick] = /\.tar\.zst\.(.+)\.(\d+)\.(\d+)\.part$/.exec(name) ?? [];
    if (host === hostname() && findStartTick(Number(pid)) !== tick) rmSync(join(folder, name), { force: true });
  }
}

function createPut(archive: Pack, at: Date): Put {
  return (name, bytes) =>
    new Promise((settle, fail) => {
      archive.entry({ name, mtime: at, mode: 0o600 }, bytes, (error) => (error ? fail(error) : settle()));
    });
}

/** Makes a new name in a folder outlive a power cut. */
async function syncFolder(folder: string): Promise<void> {
  const entry = await open(folder, "r");
  try {
    await entry.sync();
  } finally {
    await entry.close();
  }
}

/**
 * Writes an archive that is whole or not there: under another name first, on the disk for certain, then renamed. Readable by its owner only.
 * @problem BACKUP_FILE_EXISTS BACKUP_DISK_FULL BACKUP_NOT_WRITABLE, thrown as BackupRefusal
 * @returns its size
 */
export async function writeArchive(
  path: string,
  at: Date,
  fill: (put: Put) => Promise<void>,
  signal?: AbortSignal,
): Promise<number> {
  if (existsSync(path)) throw new BackupRefusal({ code: "BACKUP_FILE_EXISTS", path });
  const folder = dirname(path);
  const part = namePart(path);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    removeStaleParts(folder);
    const archive = pack();
    const out = createWriteStream(part, { flags: "wx", mode: 0o600, flush: true });
    const squeeze = createZstdCompress(ZSTD);
    // Node ends the frame and adds an empty one when the end comes while the last bytes still wait: it is to be one frame.
    async function* unhurried(): AsyncGenerator<Buffer> {
      yield* archive as AsyncIterable<Buffer>; // its types leave open what it gives, which is always bytes
      while (squeeze.writableLength > 0) await sleep(1);
    }
    const flowing = pipeline(unhurried(), squeeze, out, signal ? { signal } : {});
    const filling = fill(createPut(archive, at)).then(
      () => archive.finalize(),
      (error: unknown) => {
        archive.destroy(error instanceof Error ? error : new Error(String(error)));
        throw error;
      },
    );
    const ends = await Promise.allSettled([flowing, filling]);
    // A full disk ends the flow first and the filling for want of it; a database that is gone, the other way round.
    const failures = ends.flatMap((end) => (end.status === "rejected" ? [end.reason as unknown] : []));
    if (failures.length > 0) throw failures.find((error) => errorCode(error) !== "") ?? failures[0];
    await rename(part, path);
    await syncFolder(folder);
    return (await stat(path)).size;
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    throw toWriteRefusal(error, path);
  }
}

/** Whether a path is a folder that exists. */
export async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false, // asked only to tell a folder from a file to be made
  );
}
