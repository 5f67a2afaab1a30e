import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { listLeft, listProcesses, startServe, waitReady } from "./child-process.ts";

const root = mkdtempSync(join(tmpdir(), "kehoach-load-"));
const data = join(root, "data");
mkdirSync(data);
afterAll(() => {
  for (const { pid } of listProcesses(data)) process.kill(pid, "SIGKILL");
  rmSync(root, { recursive: true, force: true });
});

const CLIENTS = 16;
const MOST_REQUESTS = 4_000;
const MOST_MS = 45_000;
const MOST_MEBIBYTES = 600;

/** Addresses and how often each comes in a hundred. */
const ADDRESSES: readonly (readonly [weight: number, path: string])[] = [
  [20, "scorecard?place=064&year=2023"],
  [5, "scorecard?place=064&year=2023&mode=interim"],
  [20, "overview?place=064&year=2023"],
  [10, "indicators?limit=200"],
  [10, "indicators/crop-food.grain-area?year=2023"],
  [15, "values?limit=200"],
  [5, "values?sector=budget&year=2023"],
  [6, "search?q=cho%20don"],
  [5, "search?q=lua"],
  [1, "scorecard?place=99999&year=2023"],
  [3, "reports/2023.docx"],
];
const TURNS = ADDRESSES.flatMap(([weight, path]) => Array<string>(weight).fill(path));

type Seen = { readonly status: number; readonly digest: string };

async function ask(base: string, path: string): Promise<Seen> {
  const reply = await fetch(`${base}/api/v1/${path}`);
  const bytes = new Uint8Array(await reply.arrayBuffer());
  return { status: reply.status, digest: createHash("sha256").update(bytes).digest("hex") };
}

function residentMebibytes(pid: number | undefined): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? Number.NaN) / 1024;
}

test("[W3] [W16] many asking at once get the same bytes each time, no fault, and leave no swollen process", async () => {
  const serving = await startServe(data);
  await waitReady(serving);
  const alone = new Map<string, Seen>();
  for (const path of new Set(TURNS)) alone.set(path, await ask(serving.base, path));
  for (const [path, { status }] of alone) expect(status, path).toBe(path.includes("99999") ? 404 : 200);

  const until = Date.now() + MOST_MS;
  const wrong: string[] = [];
  let asked = 0;
  const client = async (number: number): Promise<void> => {
    // Each client goes through the addresses by a step of its own, so that their order differs.
    for (let turn = number * 7; asked < MOST_REQUESTS && Date.now() < until; turn += 2 * number + 1) {
      asked += 1;
      const path = TURNS[turn % TURNS.length] ?? "";
      const seen = await ask(serving.base, path);
      const first = alone.get(path);
      if (seen.status !== first?.status || seen.digest !== first.digest) wrong.push(`${path}: ${seen.status} ${seen.digest}`);
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, (_, number) => client(number)));
  expect(wrong).toEqual([]);
  expect(asked).toBeGreaterThan(CLIENTS * 5);
  expect(residentMebibytes(serving.child.pid)).toBeLessThan(MOST_MEBIBYTES);
  expect(serving.said()).not.toContain("request failed");

  serving.child.kill("SIGTERM");
  expect(await serving.ended, serving.said()).toBe(0);
  expect(await listLeft(data)).toEqual([]);
}, 240_000);
