import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { formatPack, formatRead } from "@kehoach/documents/pack/format-pack";
import { readPackFiles } from "@kehoach/documents/pack/read-pack";
import { afterAll, expect, test } from "vitest";
import { PROJECT_ROOT } from "../src/platform/config.ts";
import { listLeft, listProcesses, runKehoach, startServe, waitReady } from "./child-process.ts";
import { kill, rollFrom, seed, VICTIMS } from "./kill.ts";
import { makeChain, makeTarget, makeValue } from "./small-pack.ts";

const root = mkdtempSync(join(tmpdir(), "kehoach-kill-"));
const datas: string[] = [];
afterAll(() => {
  for (const data of datas) for (const { pid } of listProcesses(data)) process.kill(pid, "SIGKILL");
  rmSync(root, { recursive: true, force: true });
});

const roll = rollFrom(seed);

function newData(): string {
  const data = join(root, `data-${datas.length}`);
  mkdirSync(data);
  datas.push(data);
  return data;
}

type Texts = Readonly<Record<string, string>>;

function readTexts(folder: string): Texts {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".yaml"));
  return Object.fromEntries(names.toSorted().map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

let exports = 0;

/** What the database of a folder holds of a pack; undefined when it does not know it. */
async function exportTexts(data: string, pack: string, note: string): Promise<Texts | undefined> {
  const out = join(root, `out-${exports++}`);
  const running = runKehoach(data, ["pack", "export", pack, "--out", out]);
  const code = await running.ended;
  if (code === 1 && running.said().includes("không có gói")) return undefined;
  expect(code, `${note}: ${running.said()}`).toBe(0);
  return readTexts(out);
}

const FIGURES = 150;

/** The small pack of a turn: every figure of it says which turn it is. */
function makeTurn(turn: number): { readonly folder: string; readonly texts: Texts } {
  const entered = (index: number): string => `${turn}${String(index).padStart(3, "0")}`;
  const places = Array.from({ length: FIGURES }, (_, i) => String(10_001 + i));
  const chain = makeChain({
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
    values: places.map((place, i) => makeValue({ place, entered: entered(i) })),
    targets: places.map((place, i) => makeTarget({ place, entered: entered(i) })),
    relations: [],
  });
  const shelf = join(root, `turn-${turn}`);
  for (const files of chain) {
    for (const [file, text] of formatPack(files)) {
      const path = join(shelf, files.manifest.code, file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
  }
  return { folder: join(shelf, "small"), texts: readTexts(join(shelf, "small")) };
}

test("[S2] [S12] killed at any instant of the first load, the next start has the whole pack or none of it, and in the end all of it", async () => {
  const read = await readPackFiles(join(PROJECT_ROOT, "packs/cho-don-2023"));
  if (!read.ok) throw new Error(read.problems[0].code);
  const canonical = Object.fromEntries([...formatRead(read.value)].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  const data = newData();
  for (let round = 0; round < 6; round += 1) {
    const victim = VICTIMS[roll(3)] ?? "both";
    const after = 200 + roll(6_000);
    const note = `seed ${seed}, round ${round}: ${victim} after ${after} ms`;
    const serving = await startServe(data);
    await sleep(after);
    kill(victim, serving, data);
    // Without its database the server goes on, or gives up by itself; either way it obeys.
    if (victim === "database") serving.child.kill("SIGTERM");
    await serving.ended;
    const held = await exportTexts(data, "cho-don-2023", note);
    if (held !== undefined) expect(held, note).toEqual(canonical);
    expect(await listLeft(data), note).toEqual([]);
  }
  const last = await startServe(data);
  await waitReady(last);
  last.child.kill("SIGTERM");
  expect(await last.ended, last.said()).toBe(0);
  expect(await exportTexts(data, "cho-don-2023", "at the end")).toEqual(canonical);
  expect(await listLeft(data)).toEqual([]);
}, 240_000);

test("[S2] [S12] killed at any instant of an apply, what was acknowledged is there whole, and nothing is there by half", async () => {
  const data = newData();
  let before = makeTurn(100).texts;
  const first = runKehoach(data, ["pack", "apply", join(root, "turn-100/small")]);
  expect(await first.ended, first.said()).toBe(0);
  const told = { acknowledged: 0, lost: 0, kept: 0 };
  for (let turn = 101; turn <= 114; turn += 1) {
    const victim = VICTIMS[roll(3)] ?? "both";
    const after = 100 + roll(2_500);
    const beside = turn % 4 === 0; // a server that shares the database
    const note = `seed ${seed}, turn ${turn}: ${victim} after ${after} ms${beside ? ", beside a server" : ""}`;
    const { folder, texts } = makeTurn(turn);
    const serving = beside ? await startServe(data) : undefined;
    if (serving) await waitReady(serving);
    const applying = runKehoach(data, ["pack", "apply", folder]);
    await Promise.race([sleep(after), applying.ended]);
    kill(victim, applying, data);
    const code = await applying.ended;
    if (serving) {
      serving.child.kill("SIGTERM");
      await serving.ended;
    }
    const held = await exportTexts(data, "small", note);
    const isNew = JSON.stringify(held) === JSON.stringify(texts);
    if (code === 0) expect(held, note).toEqual(texts);
    else if (!isNew) expect(held, note).toEqual(before);
    told[code === 0 ? "acknowledged" : isNew ? "kept" : "lost"] += 1;
    if (isNew) before = texts;
    expect(await listLeft(data), note).toEqual([]);
  }
  const last = makeTurn(199);
  const applying = runKehoach(data, ["pack", "apply", last.folder]);
  expect(await applying.ended, applying.said()).toBe(0);
  expect(await exportTexts(data, "small", "at the end")).toEqual(last.texts);
  expect(told.lost, `seed ${seed}: ${JSON.stringify(told)}`).toBeGreaterThan(0); // some were really cut off
}, 300_000);
