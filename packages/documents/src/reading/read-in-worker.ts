import type { AuditDocument } from "@kehoach/core/audit/document";
import type { FileProblem } from "@kehoach/core/audit/file-problem";
import { type Outcome, refuse } from "@kehoach/core/outcome";
import { MOST_BYTES } from "./most-bytes.ts";
import { type ReadLimits, runCapped } from "./run-capped.ts";

/** A report of 10,000 pages is read within these. */
export const READ_LIMITS: ReadLimits = { seconds: 60, megabytes: 1_024 };

/**
 * `readReport` in a thread of its own that may use so much time and memory: a file that asks for more is refused, and the process
 * lives on.
 *
 * @problem FILE_TIMEOUT FILE_MEMORY, and every problem of readReport
 * @rule Q21
 */
export async function readReportCapped(
  name: string,
  bytes: Uint8Array,
  limits: ReadLimits = READ_LIMITS,
): Promise<Outcome<AuditDocument, FileProblem>> {
  if (bytes.length > MOST_BYTES) {
    return refuse({ code: "FILE_TOO_LARGE", what: "bytes", limit: MOST_BYTES, found: bytes.length });
  }
  // The thread gets bytes of its own; the caller's stay whole.
  return runCapped(new URL("./read-worker.ts", import.meta.url), { name, bytes: Uint8Array.from(bytes) }, limits);
}
