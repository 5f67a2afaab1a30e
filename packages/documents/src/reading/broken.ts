import type { BrokenFault, FileProblem } from "@kehoach/core/audit/file-problem";

/** The refusal of a broken file; `part` is "" when it is the file itself. */
export function broken(part: string, fault: BrokenFault, line?: number): FileProblem {
  return { code: "FILE_BROKEN", part, fault, ...(line === undefined ? {} : { line }) };
}
