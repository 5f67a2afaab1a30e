import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { makeTestDatabase, type TestDatabase } from "../../test/test-database.ts";
import { createJobs, type Jobs } from "../platform/jobs.ts";
import { SYSTEM } from "../platform/scope.ts";
import { inSnapshot } from "../platform/transaction.ts";
import { nameBackup } from "./format.ts";
import { BACKUP_QUEUE, registerBackups } from "./jobs.ts";
import { makeBackup, makeBackupAt } from "./make.ts";
import { loadBackups } from "./read.ts";
import { verifyBackup } from "./verify.ts";

// Databases are made and started here.
vi.setConfig({ testTimeout: 180_000 });

const root = mkdtempSync(join(tmpdir(), "kehoach-make-"));
let own: TestDatabase;
let folder: string;
let day = 0;

beforeAll(async () => {
  own = await makeTestDatabase();
});
afterAll(async () => {
  await own.drop();
  rmSync(root, { recursive: true, force: true });
});
beforeEach(() => {
  folder = mkdtempSync(join(root, "backups-"));
});

/** A clock a day further on with every look that begins a run. */
function nextDay(): Date {
  day += 1;
  return new Date(Date.UTC(2031, 0, day, 19));
}

async function make(by: "schedule" | "person", keep = 3): Promise<string> {
  const at = nextDay();
  const made = await makeBackup({ ownerUrl: own.ownerUrl, db: own.db, now: () => at, folder, keep }, { actor: "system", by });
  if (!made.ok) throw new Error(made.problems[0].code);
  return nameBackup(at);
}

function load(now = new Date(Date.UTC(2031, 0, day, 20)), keep = 3) {
  return loadBackups({ folder, keep, at: "02:00" }, now);
}

describe("backups of the folder", () => {
  it("[B10] of the daily ones the last are kept; what a person made, or put there, is never removed", async () => {
    const manual = await make("person");
    const stranger = "kehoach-2020-01-01T00-00-00Z.tar.zst";
    writeFileSync(join(folder, stranger), "from elsewhere");
    const daily: string[] = [];
    for (let turn = 0; turn < 5; turn += 1) daily.push(await make("schedule"));
    expect(load().files.map(({ name, by }) => [name, by])).toEqual([
      ...daily
        .slice(2)
        .toReversed()
        .map((name) => [name, "schedule"]),
      [manual, "person"],
      [stranger, undefined],
    ]);
    expect(readdirSync(folder).sort()).toEqual(["backups.json", stranger, manual, ...daily.slice(2)].sort());
  });

  it("[B10] a file of that name which is no longer the one we made stays", async () => {
    const first = await make("schedule", 1);
    writeFileSync(join(folder, first), "somebody's own");
    await make("schedule", 1);
    await make("schedule", 1);
    expect(readFileSync(join(folder, first), "utf8")).toBe("somebody's own");
    expect(load().files).toHaveLength(2);
  });

  it("[B10] without a record that reads nothing is removed", async () => {
    const names = [await make("schedule", 1)];
    writeFileSync(join(folder, "backups.json"), "{");
    names.push(await make("schedule", 1));
    expect(load().files.map(({ name }) => name)).toEqual(names.toReversed());
  });

  it("[B11] the last success and whether one is overdue are told", async () => {
    expect(load()).toMatchObject({ lastSuccess: undefined, lastFailure: undefined, overdue: true, files: [], dailyAt: "02:00" });
    const name = await make("schedule");
    const { lastSuccess, overdue, runningSince } = load();
    expect({ lastSuccess, overdue, runningSince }).toMatchObject({
      lastSuccess: { name, by: "schedule" },
      overdue: false,
      runningSince: undefined,
    });
    expect(load(new Date(Date.UTC(2031, 0, day + 1, 22))).overdue).toBe(true);
    expect(loadBackups({ folder, keep: 3 }, new Date(Date.UTC(2032, 0, 1))).overdue).toBe(false);
  });

  it("[B11] a failed run is told with its reason, and leaves no file", async () => {
    const at = nextDay();
    const gone = own.ownerUrl.replace(/\/test_[0-9a-f]+/, "/no_such_database");
    const made = await makeBackup(
      { ownerUrl: gone, db: own.db, now: () => at, folder, keep: 3 },
      { actor: "system", by: "schedule" },
    );
    expect(made).toMatchObject({ ok: false, problems: [{ code: "DATABASE_UNREACHABLE" }] });
    expect(load().lastFailure).toMatchObject({ code: "DATABASE_UNREACHABLE", at: at.toISOString() });
    expect(load().lastFailure?.vi).toContain("Không nối được tới cơ sở dữ liệu");
    expect(readdirSync(folder)).toEqual(["backups.json"]);
    await make("schedule");
    expect(load()).toMatchObject({ lastFailure: { code: "DATABASE_UNREACHABLE" }, lastSuccess: { by: "schedule" } });
  });

  it("[B11] a run whose process was killed is told as broken off, also after the next one", async () => {
    const running = { at: "2031-01-01T19:00:00.000Z", host: hostname(), pid: process.pid, tick: "1" };
    const record = { format: "kehoach-backups/1", made: [], running };
    writeFileSync(join(folder, "backups.json"), JSON.stringify(record));
    expect(load()).toMatchObject({ runningSince: undefined, lastFailure: { code: "BACKUP_BROKEN_OFF", at: running.at } });
    await make("schedule");
    expect(load()).toMatchObject({ lastFailure: { code: "BACKUP_BROKEN_OFF", at: running.at }, lastSuccess: { by: "schedule" } });
  });

  it("[B11] a folder that takes no files is a failure, said at once", async () => {
    const blocked = join(folder, "file");
    writeFileSync(blocked, "");
    const deps = { ownerUrl: own.ownerUrl, db: own.db, now: nextDay, keep: 3 };
    const made = await makeBackup({ ...deps, folder: join(blocked, "backups") }, { actor: "system", by: "schedule" });
    expect(made).toMatchObject({ ok: false, problems: [{ code: "BACKUP_NOT_WRITABLE" }] });
  });

  it("[B12] every backup is a line of the installation's journal", async () => {
    const before = await listActs();
    await make("person");
    const path = join(folder, "elsewhere/x.tar.zst");
    const made = await makeBackupAt({ ownerUrl: own.ownerUrl, db: own.db, now: nextDay }, path, { actor: "command:an" });
    expect(made.ok).toBe(true);
    expect((await listActs()).slice(before.length)).toEqual([
      ["system", "backup.make", nameBackup(new Date(Date.UTC(2031, 0, day - 1, 19)))],
      ["command:an", "backup.make", "x.tar.zst"],
    ]);
  });

  it("[B2] broken off by its caller it leaves nothing", async () => {
    const stop = AbortSignal.abort();
    const deps = { ownerUrl: own.ownerUrl, db: own.db, now: nextDay, folder, keep: 3 };
    expect(await makeBackup(deps, { actor: "system", by: "person" }, { signal: stop })).toMatchObject({
      problems: [{ code: "BACKUP_BROKEN_OFF" }],
    });
    const midway = new AbortController();
    const watch = { signal: midway.signal, progress: () => midway.abort() };
    expect(await makeBackup(deps, { actor: "system", by: "person" }, watch)).toMatchObject({
      problems: [{ code: "BACKUP_BROKEN_OFF" }],
    });
    expect(readdirSync(folder)).toEqual(["backups.json"]);
  });
});

function listActs(): Promise<readonly (readonly string[])[]> {
  return inSnapshot(own.db, SYSTEM, async (tx) => {
    const rows = await tx
      .selectFrom("journal")
      .select(["actor", "act", "subject"])
      .where("authority_id", "=", 0n)
      .orderBy("seq")
      .execute();
    return rows.map(({ actor, act, subject }) => [actor, act, subject]);
  });
}

describe("the daily backup", () => {
  it("[B10] of several processes on one database one makes it; it can be restored", async () => {
    const folders = [join(folder, "a"), join(folder, "b")];
    for (const one of folders) mkdirSync(one);
    const all: Jobs[] = [];
    for (const one of folders) {
      const jobs = createJobs(own.ownerUrl, () => undefined);
      const config = { folder: one, keep: 3, at: "02:05" };
      registerBackups(jobs, { config, ownerUrl: own.ownerUrl, db: own.db, now: () => new Date(), log: () => undefined });
      await jobs.start();
      all.push(jobs);
    }
    try {
      await all[0]?.send(BACKUP_QUEUE, { actor: "user:admin" });
      const made = (): string[] =>
        folders.flatMap((one) =>
          readdirSync(one)
            .filter((name) => name.endsWith(".zst"))
            .map((name) => join(one, name)),
        );
      for (let turn = 0; turn < 100 && made().length === 0; turn += 1) await sleep(100);
      await sleep(500);
      expect(made()).toHaveLength(1);
      expect((await listActs()).at(-1)?.slice(0, 2)).toEqual(["user:admin", "backup.make"]);
      const verified = await verifyBackup(made()[0] ?? "");
      expect(verified).toMatchObject({ ok: true, value: { differences: [] } });
    } finally {
      for (const jobs of all) await jobs.stop();
    }
  });

  async function ask(question: string, values: readonly unknown[] = []): Promise<unknown[]> {
    const client = new Client({ connectionString: own.ownerUrl });
    await client.connect();
    try {
      return (await client.query(question, [...values])).rows;
    } finally {
      await client.end();
    }
  }

  async function open(at?: string): Promise<Jobs> {
    const jobs = createJobs(own.ownerUrl, () => undefined);
    const config = { folder, keep: 3, ...(at === undefined ? {} : { at }) };
    registerBackups(jobs, { config, ownerUrl: own.ownerUrl, db: own.db, now: () => new Date(), log: () => undefined });
    await jobs.start();
    return jobs;
  }

  it("[B10] the schedule is a time of day in Việt Nam, and goes when it is switched off", async () => {
    const list = (): Promise<unknown[]> =>
      ask("select cron, timezone, options ->> 'missed' as missed from pgboss.schedule where name = $1", [BACKUP_QUEUE]);
    await (await open("02:05")).stop();
    expect(await list()).toEqual([{ cron: "5 2 * * *", timezone: "Asia/Ho_Chi_Minh", missed: "once" }]);
    await (await open()).stop();
    expect(await list()).toEqual([]);
  });

  it("[B10] one missed while nobody ran is made at the next start, once", async () => {
    await (await open("02:05")).stop();
    expect(readdirSync(folder)).toEqual([]);
    // Three days ago it was set, for two days nobody ran.
    await ask("update pgboss.schedule set created_on = now() - interval '70 hours'");
    await ask("update pgboss.version set cron_on = now() - interval '50 hours'");
    const jobs = await open("02:05");
    const made = (): string[] => readdirSync(folder).filter((name) => name.endsWith(".zst"));
    for (let turn = 0; turn < 300 && made().length === 0; turn += 1) await sleep(100);
    await sleep(500);
    await jobs.stop();
    expect(loadBackups({ folder, keep: 3 }, new Date()).files.map(({ by }) => by)).toEqual(["schedule"]);
  });
});
