import { PgBoss } from "pg-boss";
import { z } from "zod";
import type { Log } from "./log.ts";

/** How often a failed job is tried again: after `delaySeconds`, then twice as long each time, `mostDelaySeconds` at most. */
export type Retry = { readonly limit: number; readonly delaySeconds: number; readonly mostDelaySeconds: number };

export type JobOptions = {
  readonly retry?: Retry;
  /** How long one try may take. */
  readonly expireSeconds?: number;
  /** How often the queue is looked at, when the database has not called. */
  readonly pollSeconds?: number;
  /** At most one at work at a time, in all processes together; one whose process died is tried again within minutes. */
  readonly singly?: boolean;
};

/** Throws when it could not be done; it is then tried again. The data are as they were sent, to be parsed. */
export type JobHandler = (data: unknown) => Promise<void>;

/** A job that is not done: waiting for its turn, at work, or given up. */
export type WaitingJob = {
  readonly data: unknown;
  readonly state: "waiting" | "active" | "failed";
  readonly createdAt: string;
  readonly tries: number;
  readonly lastError: string | undefined;
  readonly nextTryAt: string | undefined;
};

/** Work that outlives the process: it is in the database, and is done once by whichever process comes to it. */
export type Jobs = {
  /** Call before start. */
  readonly register: (name: string, handler: JobHandler, options?: JobOptions) => void;
  /** Repeats a registered job by a cron expression, in the time of Việt Nam; one missed while nobody ran is made up for. Call before start. */
  readonly schedule: (name: string, cron: string) => void;
  /** Waits for the start. */
  readonly send: (name: string, data: object) => Promise<void>;
  readonly listWaiting: (name: string) => Promise<readonly WaitingJob[]>;
  readonly start: () => Promise<void>;
  /** Lets the work in hand finish. */
  readonly stop: () => Promise<void>;
};

const ZONE = "Asia/Ho_Chi_Minh";
/** What is done, and what was given up, stays to be seen this long. */
const KEEP_SECONDS = 14 * 86_400;
const HEARTBEAT_SECONDS = 60;
const NO_RETRY: Retry = { limit: 0, delaySeconds: 1, mostDelaySeconds: 1 };

const WAITING = `select data, state::text, created_on, retry_count, output, start_after from pgboss.job
  where name = $1 and state in ('created', 'retry', 'active', 'failed') order by created_on limit 1000`;
const row = z.object({
  data: z.unknown(),
  state: z.enum(["created", "retry", "active", "failed"]),
  created_on: z.date(),
  retry_count: z.number(),
  output: z.unknown(),
  start_after: z.date(),
});

function toWaiting({ data, state, created_on, retry_count, output, start_after }: z.output<typeof row>): WaitingJob {
  const waits = state === "created" || state === "retry";
  return {
    data,
    state: state === "active" || state === "failed" ? state : "waiting",
    createdAt: created_on.toISOString(),
    // The count is of repetitions; a job that waits for its second try was tried once, and so was one given up without a repetition.
    tries: state === "failed" || state === "retry" ? retry_count + 1 : retry_count,
    lastError: messageOf(output),
    nextTryAt: waits ? start_after.toISOString() : undefined,
  };
}

function messageOf(output: unknown): string | undefined {
  if (typeof output !== "object" || output === null || !("message" in output)) return undefined;
  return typeof output.message === "string" ? output.message : undefined;
}

/** Jobs in the schema `pgboss`, which belongs to the owner: the application's own login does not reach it. */
export function createJobs(ownerUrl: string, log: Log): Jobs {
  const boss = new PgBoss({ connectionString: ownerUrl, schema: "pgboss", max: 3, useListenNotify: true });
  boss.on("error", (error) => log("error", "jobs", { error }));
  const known = new Map<string, { readonly handler: JobHandler; readonly options: JobOptions }>();
  const crons = new Map<string, string>();
  const started = Promise.withResolvers<void>();
  started.promise.catch(() => undefined);
  let starting: Promise<void> | undefined;

  async function open(
    name: string,
    handler: JobHandler,
    { retry = NO_RETRY, expireSeconds = 900, pollSeconds = 30, singly = false }: JobOptions,
  ): Promise<void> {
    const settings = {
      retryLimit: retry.limit,
      retryDelay: retry.delaySeconds,
      retryBackoff: true,
      retryDelayMax: retry.mostDelaySeconds,
      expireInSeconds: expireSeconds,
      retentionSeconds: KEEP_SECONDS,
      deleteAfterSeconds: KEEP_SECONDS,
      notify: true,
      ...(singly ? { heartbeatSeconds: HEARTBEAT_SECONDS } : {}),
    };
    await boss.createQueue(name, { ...settings, policy: singly ? "singleton" : "standard" });
    await boss.updateQueue(name, settings);
    const cron = crons.get(name);
    if (cron === undefined) await boss.unschedule(name);
    else await boss.schedule(name, cron, {}, { tz: ZONE, missed: "once" });
    const polling = { pollingIntervalSeconds: Math.min(pollSeconds, 5), notifyPollingIntervalSeconds: pollSeconds };
    await boss.work<unknown>(name, { ...polling, batchSize: 1 }, async (jobs) => {
      for (const job of jobs) await handler(job.data);
    });
  }

  async function begin(): Promise<void> {
    await boss.start();
    for (const [name, { handler, options }] of known) await open(name, handler, options);
  }

  return {
    register: (name, handler, options = {}) => void known.set(name, { handler, options }),
    schedule: (name, cron) => void crons.set(name, cron),
    send: async (name, data) => {
      await started.promise;
      const id = await boss.send(name, data);
      if (id === null) throw new Error(`job ${name} was not taken`);
    },
    listWaiting: async (name) => {
      await started.promise;
      const { rows } = await boss.getDb().executeSql(WAITING, [name]);
      return z.array(row).parse(rows).map(toWaiting);
    },
    start: () => {
      starting = begin();
      // Who sends waits for the start, and hears why there was none.
      starting.then(started.resolve, started.reject);
      return starting;
    },
    stop: async () => {
      await starting?.catch(() => undefined);
      await boss.stop({ graceful: true, timeout: 10_000 });
    },
  };
}
