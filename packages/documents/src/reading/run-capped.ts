import { Worker } from "node:worker_threads";
import type { FileProblem } from "@kehoach/core/audit/file-problem";
import { type Outcome, refuse } from "@kehoach/core/outcome";

/** `young`: megabytes for what has just been made; fewer are collected more often, and the thread grows less. */
export type ReadLimits = { readonly seconds: number; readonly megabytes: number; readonly young?: number };

/** Whether a thread ended because its heap was full. */
function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
}

/**
 * What a thread of its own answers about a file, which may use so much time and memory: a file that asks for more is refused, and the
 * process lives on. `thread` is the module that reads `workerData` and posts one outcome of type T.
 *
 * @param bytes  moved to the thread, not copied: the caller's are gone
 * @problem FILE_TIMEOUT FILE_MEMORY, and what the thread refuses
 * @rule Q21
 */
export function runCapped<T, P>(
  thread: URL,
  ask: { readonly bytes: Uint8Array<ArrayBuffer> } & Readonly<Record<string, unknown>>,
  limits: ReadLimits,
): Promise<Outcome<T, P | FileProblem>> {
  const worker = new Worker(thread, {
    workerData: ask,
    transferList: [ask.bytes.buffer],
    resourceLimits: {
      maxOldGenerationSizeMb: limits.megabytes,
      ...(limits.young === undefined ? {} : { maxYoungGenerationSizeMb: limits.young }),
    },
    stdout: false,
    stderr: false,
  });
  const { promise, resolve, reject } = Promise.withResolvers<Outcome<T, P | FileProblem>>();
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
