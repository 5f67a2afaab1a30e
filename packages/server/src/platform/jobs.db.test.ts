import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeTestDatabase, type TestDatabase } from "../../test/test-database.ts";
import { createJobs, type Jobs, type WaitingJob } from "./jobs.ts";

let own: TestDatabase;
const quiet = (): void => undefined;
const started: Jobs[] = [];

beforeAll(async () => {
  own = await makeTestDatabase();
});
afterAll(async () => {
  for (const jobs of started) await jobs.stop();
  await own.drop();
});

async function waitFor<T>(ask: () => Promise<T> | T, good: (found: T) => boolean): Promise<T> {
  for (const until = Date.now() + 10_000; Date.now() < until; await sleep(10)) {
    const found = await ask();
    if (good(found)) return found;
  }
  throw new Error("it never came");
}

async function start(jobs: Jobs): Promise<Jobs> {
  await jobs.start();
  started.push(jobs);
  return jobs;
}

describe("jobs", () => {
  it("[U11] are done once, whichever process comes first, and wait when nobody is there", async () => {
    const first = createJobs(own.ownerUrl, quiet);
    const done: unknown[] = [];
    // A call of the database that comes before anybody hears it is made up for by looking.
    const often = { pollSeconds: 1 };
    first.register("count", async (data) => void done.push(data), often);
    await start(first);
    for (let turn = 0; turn < 5; turn += 1) await first.send("count", { turn });
    const second = createJobs(own.ownerUrl, quiet);
    second.register("count", async (data) => void done.push(data), often);
    await start(second);
    await waitFor(
      () => done.length,
      (count) => count >= 5,
    );
    expect(await first.listWaiting("count")).toEqual([]);
    expect(done).toHaveLength(5);
  });

  it("[U11] that fail are tried again; what is given up stays to be seen, with its reason", async () => {
    const jobs = createJobs(own.ownerUrl, quiet);
    const retry = { limit: 1, delaySeconds: 1, mostDelaySeconds: 1 };
    jobs.register("fail", () => Promise.reject(new Error("máy chủ không trả lời")), { retry, pollSeconds: 1 });
    await start(jobs);
    await jobs.send("fail", { to: "ai" });
    const is = (state: string) => (rows: readonly WaitingJob[]) => rows[0]?.state === state && rows[0].lastError !== undefined;
    const [waiting] = await waitFor(() => jobs.listWaiting("fail"), is("waiting"));
    expect(waiting).toMatchObject({
      data: { to: "ai" },
      tries: 1,
      lastError: "máy chủ không trả lời",
      nextTryAt: expect.any(String),
    });
    const [failed] = await waitFor(() => jobs.listWaiting("fail"), is("failed"));
    expect(failed).toMatchObject({ tries: 2, lastError: "máy chủ không trả lời", nextTryAt: undefined });
  });

  it("[U11] are out of reach of the application's own login", async () => {
    await expect(
      own.db
        .selectFrom("pgboss.job" as "journal")
        .selectAll()
        .execute(),
    ).rejects.toThrow(/permission denied/);
  });
});
