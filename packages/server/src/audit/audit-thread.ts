import { parentPort, workerData } from "node:worker_threads";
import type { AuditAsk, ThreadSaid } from "./audit-report.ts";
import { makeReply } from "./make-reply.ts";

/** What went wrong inside, without its message: that may hold words of the document. */
function tellFault(error: unknown): ThreadSaid {
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  const frames = stack.split("\n").filter((line) => /^\s+at /.test(line));
  return { said: "fault", name: error instanceof Error ? error.name : typeof error, frames: frames.join("\n") };
}

// The beginning of a thread: audit-report.ts gives it one question and takes one answer.
const ask = workerData as AuditAsk;
const said = await makeReply(ask).then((outcome): ThreadSaid => ({ said: "reply", outcome }), tellFault);
const moved = said.said === "reply" && said.outcome.ok ? [said.outcome.value.bytes.buffer] : [];
parentPort?.postMessage(said, moved);
