import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { PackFiles } from "@kehoach/core/pack/pack";
import { formatPack } from "@kehoach/documents/pack/format-pack";
import { afterAll, describe, expect, test } from "vitest";
import { loadBackups } from "../src/backup/read.ts";
import { readArchive } from "../src/backup/read-archive.ts";
import { restoreBackup } from "../src/backup/restore.ts";
import { writeBackup } from "../src/backup/write.ts";
import { applyPack } from "../src/pack/apply.ts";
import { exportPack } from "../src/pack/export.ts";
import { type DatabaseConfig, startDatabase } from "../src/platform/database.ts";
import { openDatabase } from "../src/platform/db.ts";
import { SYSTEM } from "../src/platform/scope.ts";
import { findFreePort, listLeft, listProcesses, runKehoach } from "./child-process.ts";
import { makeEmptyDatabase } from "./empty-database.ts";
import { makeChain, makeTarget, makeValue } from "./small-pack.ts";
import { makeTestDatabase } from "./test-database.ts";

const root = mkdtempSync(join(tmpdir(), "kehoach-backup-slow-"));
const datas: string[] = [];
afterAll(() => {
  for (const data of datas) if (existsSync(data)) for (const { pid } of listProcesses(data)) process.kill(pid, "SIGKILL");
  rmSync(root, { recursive: true, force: true });
});

/** KEHOACH_SEED repeats the instants of an earlier run. */
const seed = Number(process.env["KEHOACH_SEED"] ?? Date.now() % 1_000_000);
let state = seed;

/** The next number of the seed's row, from 0 to below `limit` (mulberry32). */
function roll(limit: number): number {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * limit);
}

const FIGURES = 150;

/** The pack of a writer at one of its turns: every figure of it says which turn it is. */
function makeTurn(writer: number, turn: number): readonly PackFiles[] {
  const places = Array.from({ length: FIGURES }, (_, at) => String(writer * 1_000 + at));
  const entered = (at: number): string => `${turn}${String(at).padStart(3, "0")}`;
  return makeChain({
    code: `pack-${writer}`,
    authority: `authority-${writer}`,
    indicatorName: `Diện tích lần ${turn}`,
    extraPlaces: places.map((code) => ({
      code,
      validFrom: "2000-01-01",
      kind: "territory",
      level: "commune",
      type: "xã",
      name: `Xã ${code}`,
      parent: "01@2000-01-01",
    })),
    values: places.map((place, at) => makeValue({ place, entered: entered(at) })),
    targets: places.map((place, at) => makeTarget({ place, entered: entered(at) })),
    relations: [],
  });
}

async function exportText(appUrl: string, writer: number): Promise<string> {
  const db = openDatabase(appUrl, 1);
  try {
    const found = await exportPack(db, SYSTEM, `pack-${writer}`);
    if (!found.ok) throw new Error(found.problems[0].code);
    return JSON.stringify([...formatPack(found.value)]);
  } finally {
    await db.destroy();
  }
}

function textOf(writer: number, turn: number): string {
  const own = makeTurn(writer, turn).at(-1);
  return own === undefined ? "" : JSON.stringify([...formatPack(own)]);
}

let source: Promise<{ readonly data: string; readonly path: string }> | undefined;

/** A data folder with figures, and a backup of it. */
function giveSource(): Promise<{ readonly data: string; readonly path: string }> {
  source ??= (async () => {
    const data = join(root, "data");
    datas.push(data);
    await fillFolder({ dataFolder: data });
    const path = join(root, "source.tar.zst");
    const running = runKehoach(data, ["backup", "--out", path]);
    expect(await running.ended, running.said()).toBe(0);
    return { data, path };
  })();
  return source;
}

describe("backups under load and under the knife", () => {
  test("[B1] [B4] taken while four writers apply packs, it restores to a whole turn of each, of the time it was taken", async () => {
    const own = await makeTestDatabase();
    const writers = [1, 2, 3, 4];
    const done = new Map(writers.map((writer) => [writer, 0]));
    const begun = new Map(writers.map((writer) => [writer, 0]));
    const life = { going: true };
    const write = async (writer: number): Promise<void> => {
      const db = openDatabase(own.appUrl, 1);
      for (let turn = 101; life.going; turn += 1) {
        begun.set(writer, turn);
        const applied = await applyPack(db, makeTurn(writer, turn), { actor: "test" });
        if (!applied.ok) throw new Error(applied.problems[0].code);
        done.set(writer, turn);
      }
      await db.destroy();
    };
    const writing = Promise.all(writers.map(write));
    while ([...done.values()].includes(0)) await sleep(50);
    const seen = new Set<string>();
    for (let round = 0; round < 6; round += 1) {
      await sleep(300);
      const path = join(root, `load-${round}.tar.zst`);
      const before = new Map(done);
      await writeBackup(own.ownerUrl, path, new Date());
      const after = new Map(begun);
      const target = await makeEmptyDatabase();
      const restored = await restoreBackup({ dataFolder: "/nowhere", databaseUrl: target.adminUrl }, path, "command:test");
      expect(restored.ok, JSON.stringify(restored)).toBe(true);
      for (const writer of writers) {
        const text = await exportText(target.appUrl, writer);
        const turns = Array.from(
          { length: (after.get(writer) ?? 0) - (before.get(writer) ?? 0) + 1 },
          (_, at) => at + (before.get(writer) ?? 0),
        );
        expect(
          turns.filter((turn) => textOf(writer, turn) === text),
          `round ${round}, writer ${writer}, turns ${turns}`,
        ).toHaveLength(1);
        seen.add(text);
      }
      await target.drop();
    }
    life.going = false;
    await writing;
    expect(seen.size).toBeGreaterThan(writers.length); // the writers did go on
    await own.drop();
  }, 300_000);

  test("[B2] [B11] a backup killed at any instant leaves no half file under the name of a backup, and the next clears up", async () => {
    const { data } = await giveSource();
    const folder = join(data, "backups");
    let killed = 0;
    for (let turn = 0; turn < 14; turn += 1) {
      const after = 300 + roll(1_800);
      const note = `seed ${seed}, turn ${turn}: after ${after} ms`;
      const running = runKehoach(data, ["backup"]);
      await Promise.race([sleep(after), running.ended]);
      running.child.kill("SIGKILL");
      const code = await running.ended;
      if (code === null) killed += 1;
      const files = existsSync(folder) ? readdirSync(folder) : [];
      for (const name of files.filter((name) => name.endsWith(".tar.zst"))) {
        const read = await readArchive(join(folder, name));
        expect(read.end.exports.length, note).toBeGreaterThan(0);
      }
    }
    expect(killed, `seed ${seed}`).toBeGreaterThan(3);
    const last = runKehoach(data, ["backup"]);
    expect(await last.ended, last.said()).toBe(0);
    expect(readdirSync(folder).filter((name) => !name.endsWith(".tar.zst"))).toEqual(["backups.json"]);
    expect(await listLeft(data)).toEqual([]);
  }, 300_000);

  test("[B8] a restore killed at any instant leaves nothing or everything; in the end it is there", async () => {
    const { path } = await giveSource();
    const told = { nothing: 0, everything: 0, killed: 0 };
    for (let turn = 0; turn < 8; turn += 1) {
      const into = join(root, `into-${turn}`);
      datas.push(into);
      const after = 300 + roll(4_500);
      const note = `seed ${seed}, turn ${turn}: after ${after} ms`;
      const running = runKehoach(into, ["restore", path]);
      await Promise.race([sleep(after), running.ended]);
      // Half of the time the database's own head is killed with it.
      if (roll(2) === 0 && existsSync(into))
        for (const { pid, command } of listProcesses(into)) if (command.includes("postgres -D ")) process.kill(pid, "SIGKILL");
      running.child.kill("SIGKILL");
      if ((await running.ended) === null) told.killed += 1;
      const again = runKehoach(into, ["restore", path]);
      const code = await again.ended;
      if (code === 0) told.nothing += 1;
      else {
        expect(again.said(), note).toContain("đang có dữ liệu");
        told.everything += 1;
      }
      const out = join(into, "out");
      const exporting = runKehoach(into, ["pack", "export", "pack-1", "--out", out]);
      expect(await exporting.ended, `${note}: ${exporting.said()}`).toBe(0);
      expect(await listLeft(into), note).toEqual([]);
      rmSync(into, { recursive: true, force: true });
    }
    expect(told.killed, `seed ${seed}: ${JSON.stringify(told)}`).toBeGreaterThan(2);
  }, 600_000);

  test("[B8] Ctrl-C in a backup and in a restore tidies up and ends with 130", async () => {
    const { data, path } = await giveSource();
    const folder = join(root, "ctrl-c");
    mkdirSync(folder);
    const ends = new Map<number | null, number>();
    for (let turn = 0; turn < 10; turn += 1) {
      const into = join(root, `ctrl-c-${turn}`);
      datas.push(into);
      const restoring = turn % 2 === 0;
      const running = restoring
        ? runKehoach(into, ["restore", path])
        : runKehoach(data, ["backup", "--out", join(folder, `${turn}.tar.zst`)]);
      await Promise.race([sleep(500 + roll(1_500)), running.ended]);
      running.child.kill("SIGINT");
      const code = await running.ended;
      ends.set(code, (ends.get(code) ?? 0) + 1);
      expect([0, 130, null], running.said()).toContain(code); // null: before the program listened
      if (restoring && code === 130) expect(existsSync(into), `seed ${seed}, turn ${turn}`).toBe(false);
      if (!restoring) expect(readdirSync(folder).filter((name) => name.endsWith(".part"))).toEqual([]);
      if (existsSync(into)) expect(await listLeft(into)).toEqual([]);
    }
    expect(ends.get(130) ?? 0, `seed ${seed}: ${JSON.stringify([...ends])}`).toBeGreaterThan(0);
    expect(await listLeft(data)).toEqual([]);
  }, 300_000);

  test("[B10] a running server makes one at the time it is told", async () => {
    const data = join(root, "daily");
    datas.push(data);
    mkdirSync(data);
    const clock = new Intl.DateTimeFormat("en-GB", { timeStyle: "short", timeZone: "Asia/Ho_Chi_Minh" });
    const at = clock.format(new Date(Date.now() + 75_000));
    const running = runKehoach(data, ["serve"], { PORT: String(await findFreePort()), KEHOACH_BACKUP_AT: at });
    const folder = join(data, "backups");
    const made = (): string[] => (existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".tar.zst")) : []);
    for (let turn = 0; turn < 1_800 && made().length === 0; turn += 1) await sleep(100);
    await sleep(1_000);
    running.child.kill("SIGTERM");
    expect(await running.ended, running.said()).toBe(0);
    expect(made(), running.said()).toHaveLength(1);
    const { lastSuccess } = loadBackups({ folder, keep: 7, at }, new Date());
    expect(lastSuccess).toMatchObject({ by: "schedule" });
    expect(await listLeft(data)).toEqual([]);
  }, 240_000);
});

async function fillFolder(config: DatabaseConfig): Promise<void> {
  const started = await startDatabase(config);
  if (!started.ok) throw new Error(started.problems[0].code);
  const db = openDatabase(started.value.appUrl, 2);
  for (const turn of [101, 102, 103]) {
    const applied = await applyPack(db, makeTurn(1, turn), { actor: "test" });
    if (!applied.ok) throw new Error(applied.problems[0].code);
  }
  await db.destroy();
  await started.value.stop();
}
