import { READ_LIMITS } from "@kehoach/documents/reading/read-in-worker";
import { Piscina } from "piscina";
import type { AuditAsk, ThreadSaid } from "./audit-ask.ts";

export type AuditLimits = {
  readonly atOnce: number;
  /** For one file. */
  readonly seconds: number;
  /** Of heap, for one file. */
  readonly megabytes: number;
  /** Of heap, for a thread that waits. */
  readonly restMegabytes: number;
  readonly idleSeconds: number;
};

/** Two audits keep two processors busy. */
export const AUDIT_LIMITS: AuditLimits = {
  atOnce: 2,
  // Reading, judging and writing together: twice what reading alone may take.
  seconds: 2 * READ_LIMITS.seconds,
  megabytes: READ_LIMITS.megabytes,
  // Twice what fifty pages leave behind.
  restMegabytes: 150,
  // From one draft of a report to the next.
  idleSeconds: 300,
};

/** Threads that wait for files, begun when one comes. */
export type AuditThreads = {
  readonly limits: AuditLimits;
  /** Rejects when the signal comes, when the thread ran out of memory, and when it broke; the thread is ended then. */
  readonly ask: (ask: AuditAsk, signal: AbortSignal) => Promise<ThreadSaid>;
  /** Ends them all; who asks afterwards gets new ones. */
  readonly close: () => Promise<void>;
};

/** The young part of the heap grows fourfold in a thread that lives on; kept small, a fifty-page report takes as long and 90 MiB less. */
const YOUNG_MEGABYTES = 16;

const THREAD = new URL("./audit-thread.ts", import.meta.url).href;

function open({ atOnce, megabytes, idleSeconds }: AuditLimits): Piscina<AuditAsk, ThreadSaid> {
  const pool = new Piscina<AuditAsk, ThreadSaid>({
    minThreads: 0,
    maxThreads: atOnce,
    idleTimeout: idleSeconds * 1000,
    resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
    // Otherwise an idle thread stands still altogether, and can not give back what the last file took.
    atomics: "disabled",
    recordTiming: false,
  });
  // A thread that breaks after its answer harms nobody: the next file gets a new one. Unheard, this event would end the server.
  pool.on("error", () => undefined);
  return pool;
}

/** Whether a thread may take another file. */
function isFit(said: ThreadSaid, { restMegabytes }: AuditLimits): boolean {
  // A reader that stopped half-way may fail once more, when nobody waits for it: then not at the cost of the next file.
  if (said.said === "fault" || !said.outcome.ok) return false;
  // The library that reads old workbooks keeps their number formats for the next one.
  return said.outcome.value.kind !== "xls" && said.heapMegabytes <= restMegabytes;
}

/**
 * Keeps threads warm from file to file: most of the time of a first audit is spent on loading and compiling. A thread is never
 * shared by two files at once, and nothing of a file is in it when it takes the next.
 *
 * A pool can not end one of its threads alone. So when one is not fit to be kept, all are given up: a new pool takes what comes,
 * and the old one ends with the last file that is still in it. That costs the other thread its warmth, which is rarely missed:
 * large files, broken ones and old workbooks are few.
 *
 * @rule Q243
 */
export function openAuditThreads(limits: AuditLimits): AuditThreads {
  const begin = () => ({ pool: open(limits), asked: 0 });
  let current = begin();
  const ask = async (asked: AuditAsk, signal: AbortSignal): Promise<ThreadSaid> => {
    const own = current;
    own.asked += 1;
    try {
      const said = await own.pool.run(asked, {
        // Loaded with the first file and not before, so that a fault in loading is told to who asked.
        filename: THREAD,
        name: "answer",
        transferList: [asked.bytes.buffer],
        signal,
      });
      if (own === current && !isFit(said, limits)) current = begin();
      return said;
    } finally {
      own.asked -= 1;
      // Not waited for: the answer is there, and a thread ends at its own pace.
      if (own !== current && own.asked === 0) void own.pool.destroy();
    }
  };
  return { limits, ask, close: () => current.pool.destroy() };
}
