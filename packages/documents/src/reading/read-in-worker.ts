import { Worker } from "node:worker_threads";
import type { AuditDocument } from "@kehoach/core/audit/document";
import type { FileProblem } from "@kehoach/core/audit/file-problem";
import { type Outcome, refuse } from "@kehoach/core/outcome";
import { MOST_BYTES } from "./most-bytes.ts";

export type ReadLimits = { readonly seconds: number; readonly megabytes: number };

/** A report of 10,000 pages is read within these. */
export const READ_LIMITS: ReadLimits = { seconds: 60, megabytes: 1_024 };

/** Whether a thread ended because its heap was full. */
function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
}

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
  // The thread gets bytes of its own, moved and not copied again; the caller's stay whole.
  const own = Uint8Array.from(bytes);
  const worker = new Worker(new URL("./read-worker.ts", import.meta.url), {
    workerData: { name, bytes: own },
    transferList: [own.buffer],
    resourceLimits: { maxOldGenerationSizeMb: limits.megabytes },
    stdout: false,
    stderr: false,
  });
  return waitFor(worker, limits);
}

function waitFor(worker: Worker, limits: ReadLimits): Promise<Outcome<AuditDocument, FileProblem>> {
  const { promise, resolve, reject } = Promise.withResolvers<Outcome<AuditDocument, FileProblem>>();
  const deadline = setTimeout(
    () => {
      resolve(refuse({ code: "FILE_TIMEOUT", seconds: limits.seconds }));
      void worker.terminate();
    },
    Math.ceil(limits.seconds * 1_000),
  );
  // A thread that has answered ends by itself: killed, it would not keep its compiled sources for the next one.
  worker.on("message", (outcome) => {
    worker.unref();
    resolve(outcome);
  });
  worker.on("error", (error) => {
    if (isOutOfMemory(error)) resolve(refuse({ code: "FILE_MEMORY", megabytes: limits.megabytes }));
    else reject(error);
  });
  worker.on("exit", (code) => reject(new Error(`the reading thread ended without an answer (${code})`)));
  return promise.finally(() => clearTimeout(deadline));
}
