import { Worker } from "node:worker_threads";
import type { AuditFormat } from "@kehoach/api/audit";
import type { FileProblem } from "@kehoach/core/audit/file-problem";
import { type Outcome, refuse } from "@kehoach/core/outcome";
import { READ_LIMITS } from "@kehoach/documents/reading/read-in-worker";
import type { Language } from "../platform/http-language.ts";

/** What a thread is asked. */
export type AuditAsk = {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly format: AuditFormat;
  readonly language: Language;
  /** Fingerprints set aside. */
  readonly ignored: readonly string[];
};

/** What comes of it: bytes of the format, and of which kind the file was. */
export type AuditReply = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mediaType: string;
  /** Of a download. */
  readonly fileName?: string;
  readonly kind: string;
};

/** What a thread says once: a reply, a refusal, or that it broke, told without a word of the document. */
export type ThreadSaid =
  | { readonly said: "reply"; readonly outcome: Outcome<AuditReply, FileProblem> }
  | { readonly said: "fault"; readonly name: string; readonly frames: string };

/** Reading, judging and writing together: twice what reading alone may take. */
const MAX_SECONDS = 2 * READ_LIMITS.seconds;
const MAX_MEGABYTES = READ_LIMITS.megabytes;

/**
 * Audits a file in a thread of its own, so that no other request waits for it and no file can take the server along. The thread
 * ends with its answer; nothing of the file stays.
 *
 * @param signal  the asker has gone: the thread is ended
 * @problem FILE_…
 * @rule Q243
 */
export async function auditReport(ask: AuditAsk, signal: AbortSignal): Promise<Outcome<AuditReply, FileProblem>> {
  signal.throwIfAborted();
  const thread = new Worker(new URL("./audit-thread.ts", import.meta.url), {
    workerData: ask,
    transferList: [ask.bytes.buffer],
    resourceLimits: { maxOldGenerationSizeMb: MAX_MEGABYTES },
  });
  let answered = false;
  try {
    const outcome = await hear(thread, signal);
    answered = true;
    return outcome;
  } finally {
    // A thread that has answered ends by itself, and leaves its compiled sources to the next one.
    if (answered) thread.unref();
    else await thread.terminate();
  }
}

function hear(thread: Worker, signal: AbortSignal): Promise<Outcome<AuditReply, FileProblem>> {
  return new Promise((settle, fail) => {
    const late = setTimeout(() => {
      void thread.terminate();
      settle(refuse({ code: "FILE_TIMEOUT", seconds: MAX_SECONDS }));
    }, MAX_SECONDS * 1000);
    const gone = (): void => fail(signal.reason);
    signal.addEventListener("abort", gone, { once: true });
    // The thread is our own file: what it posts is what it is typed to post.
    thread.once("message", (said: ThreadSaid) => {
      clearTimeout(late);
      if (said.said === "reply") settle(said.outcome);
      else fail(Object.assign(new Error(`audit: ${said.name}`), { stack: said.frames }));
    });
    thread.once("error", (error) => {
      const code = error instanceof Error && "code" in error ? error.code : undefined;
      if (code === "ERR_WORKER_OUT_OF_MEMORY") settle(refuse({ code: "FILE_MEMORY", megabytes: MAX_MEGABYTES }));
      else fail(error);
    });
    thread.once("exit", () => {
      clearTimeout(late);
      signal.removeEventListener("abort", gone);
      fail(new Error("audit: the thread ended without an answer"));
    });
  });
}
