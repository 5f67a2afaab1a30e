import type { FileProblem } from "@kehoach/core/audit/file-problem";
import { type Outcome, refuse } from "@kehoach/core/outcome";
import { type AuditAsk, type AuditReply, type Fault, type ThreadSaid, tellFault } from "./audit-ask.ts";
import type { AuditThreads } from "./audit-threads.ts";

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
}

function toError({ name, frames }: Fault): Error {
  return Object.assign(new Error(`audit: ${name}`), { stack: frames });
}

/**
 * Audits a file in a thread, so that no other request waits for it and no file can take the server along.
 *
 * @param gone  the asker has gone: the thread is ended
 * @problem FILE_…
 * @rule Q243
 */
export async function auditReport(
  threads: AuditThreads,
  ask: AuditAsk,
  gone: AbortSignal,
): Promise<Outcome<AuditReply, FileProblem>> {
  const { seconds, megabytes } = threads.limits;
  const late = AbortSignal.timeout(seconds * 1000);
  let said: ThreadSaid;
  try {
    said = await threads.ask(ask, AbortSignal.any([gone, late]));
  } catch (error) {
    gone.throwIfAborted();
    if (late.aborted) return refuse({ code: "FILE_TIMEOUT", seconds });
    if (isOutOfMemory(error)) return refuse({ code: "FILE_MEMORY", megabytes });
    throw toError(tellFault(error));
  }
  if (said.said === "fault") throw toError(said.fault);
  return said.outcome;
}
