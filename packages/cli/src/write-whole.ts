import { randomUUID } from "node:crypto";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import type { Both } from "./language.ts";

const WRITE_REASONS: Readonly<Record<string, Both>> = {
  EACCES: { vi: "không có quyền ghi vào thư mục này", en: "no permission to write in this folder" },
  EPERM: { vi: "không có quyền ghi vào thư mục này", en: "no permission to write in this folder" },
  EROFS: { vi: "ổ đĩa chỉ cho đọc", en: "the disk is read-only" },
  ENOSPC: { vi: "ổ đĩa đã đầy", en: "the disk is full" },
  ENOENT: { vi: "thư mục này không nhận tệp mới", en: "this folder takes no new files" },
  ENOTDIR: { vi: "đường dẫn đi qua một tệp, không phải thư mục", en: "the path goes through a file, not a folder" },
  EEXIST: { vi: "đường dẫn đi qua một tệp, không phải thư mục", en: "the path goes through a file, not a folder" },
  EISDIR: { vi: "đường dẫn là một thư mục", en: "the path is a folder" },
};

/** Why the system would not write, or undefined for what is no refusal of the system but a fault. */
export function explainWriteError(error: unknown): Both | undefined {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return code === "" ? undefined : (WRITE_REASONS[code] ?? { vi: `lỗi hệ thống ${code}`, en: `system error ${code}` });
}

/** Writes beside the file first, so that it is whole or not there. */
export async function writeWhole(out: string, bytes: Uint8Array | string): Promise<void> {
  const half = `${out}.${randomUUID()}.part`;
  try {
    await mkdir(dirname(resolve(out)), { recursive: true });
    await writeFile(half, bytes, { flag: "wx" });
    await rename(half, out);
  } catch (error) {
    await rm(half, { force: true }).catch(() => undefined);
    throw error;
  }
}
