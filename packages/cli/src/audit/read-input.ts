import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import type { AuditDocument } from "@kehoach/core/audit/document";
import type { FileProblem } from "@kehoach/core/audit/file-problem";
import { fileSentencesEn } from "@kehoach/core/words/audit-file-en";
import { fileSentencesVi } from "@kehoach/core/words/audit-file-vi";
import { toSentence } from "@kehoach/core/words/sentence";
import { readReportCapped } from "@kehoach/documents/reading/read-in-worker";
import { type Both, isEnglish, say } from "../language.ts";

/** A file that was read, with its bytes: the copy with comments is made from them. */
export type Input = { readonly path: string; readonly bytes: Uint8Array; readonly document: AuditDocument };

/** Why a file was not read: a code for programs, a sentence for people. */
export type InputFault = { readonly name: string; readonly code: string; readonly message: string };

/** Longer files are not even taken into memory; the readers have narrower limits of their own. */
const MOST_BYTES = 512 * 1024 * 1024;

const SYSTEM: Readonly<Record<string, { readonly code: string; readonly words: Both }>> = {
  ENOENT: { code: "FILE_NOT_FOUND", words: { vi: "Không có tệp này.", en: "There is no such file." } },
  ENOTDIR: {
    code: "FILE_NOT_FOUND",
    words: { vi: "Đường dẫn đi qua một tệp, không phải thư mục.", en: "The path goes through a file, not a folder." },
  },
  EACCES: { code: "FILE_NOT_ALLOWED", words: { vi: "Không có quyền đọc tệp.", en: "No permission to read the file." } },
  EPERM: { code: "FILE_NOT_ALLOWED", words: { vi: "Không có quyền đọc tệp.", en: "No permission to read the file." } },
  ENAMETOOLONG: { code: "FILE_NOT_FOUND", words: { vi: "Tên tệp quá dài.", en: "The name is too long." } },
  ELOOP: { code: "FILE_NOT_FOUND", words: { vi: "Liên kết đi vòng.", en: "The link goes round in a circle." } },
};

function sayFileProblem(problem: FileProblem): string {
  return toSentence<FileProblem>(isEnglish() ? fileSentencesEn : fileSentencesVi, problem);
}

async function readBytes(path: string): Promise<Uint8Array | Omit<InputFault, "name">> {
  try {
    const about = await stat(path);
    if (about.isDirectory())
      return {
        code: "FILE_IS_FOLDER",
        message: say({ vi: "Đây là thư mục; hãy ghi rõ từng tệp.", en: "This is a folder; name the files in it." }),
      };
    if (!about.isFile())
      return {
        code: "FILE_NOT_REGULAR",
        message: say({ vi: "Đây không phải là tệp thường.", en: "This is not a regular file." }),
      };
    if (about.size > MOST_BYTES) {
      const problem: FileProblem = { code: "FILE_TOO_LARGE", what: "bytes", limit: MOST_BYTES, found: about.size };
      return { code: problem.code, message: sayFileProblem(problem) };
    }
    return await readFile(path);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code === "") throw error;
    const known = SYSTEM[code];
    return known
      ? { code: known.code, message: say(known.words) }
      : {
          code: "FILE_SYSTEM",
          message: say({
            vi: `Không đọc được tệp: lỗi hệ thống ${code}.`,
            en: `The file can not be read: system error ${code}.`,
          }),
        };
  }
}

async function readBegun(path: string, bytes: Uint8Array): Promise<Input | InputFault> {
  const name = basename(path);
  const read = await readReportCapped(name, bytes);
  if (read.ok) return { path, bytes, document: read.value };
  const [{ code }] = read.problems;
  return { name, code, message: read.problems.map(sayFileProblem).join(" ") };
}

/** A report that is being read: what comes of it. */
export type Begun = { readonly input: Promise<Input | InputFault> };

/**
 * Begins to read a report from the disk, in a worker whose time and memory are bounded.
 *
 * @returns once the worker is on its way, so that the caller can do something else meanwhile
 */
export async function beginInput(path: string): Promise<Begun> {
  const bytes = await readBytes(path);
  if (bytes instanceof Uint8Array) return { input: readBegun(path, bytes) };
  return { input: Promise.resolve({ name: basename(path), ...bytes }) };
}
