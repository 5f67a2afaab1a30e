import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { PROJECT_ROOT } from "./platform/config.ts";

function makeFolder(): string {
  const made = mkdtempSync(join(tmpdir(), "kehoach-serve-"));
  chmodSync(made, 0o755); // in a chroot the database runs as nobody and keeps its files here only if it can reach them
  afterAll(() => rmSync(made, { recursive: true, force: true }));
  return made;
}
const folder = makeFolder();
const publicFolder = makeFolder();

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" && address ? address.port : 0;
}

type Running = { readonly child: ChildProcess; readonly said: () => string; readonly ended: Promise<number | null> };

function start(port: number, env: Readonly<Record<string, string>> = {}): Running {
  const child = spawn(process.execPath, [join(PROJECT_ROOT, "packages/cli/src/main.ts"), "serve"], {
    env: { ...process.env, PORT: String(port), KEHOACH_DATA: folder, ...env },
  });
  let text = "";
  child.stdout.on("data", (chunk: Buffer) => (text += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (text += chunk.toString()));
  const ended = new Promise<number | null>((settle) => child.once("close", (code) => settle(code)));
  return { child, said: () => text, ended };
}

/** Every status /healthz gave until it was 200. */
async function waitUntilReady(port: number, running: Running): Promise<readonly number[]> {
  const seen: number[] = [];
  const until = Date.now() + 60_000;
  while (Date.now() < until && running.child.exitCode === null) {
    const status = await fetch(`http://127.0.0.1:${port}/healthz`).then(
      (reply) => reply.status,
      () => 0, // not listening yet
    );
    if (status !== 0) seen.push(status);
    if (status === 200) return seen;
    await sleep(20);
  }
  throw new Error(`not ready: ${running.said()}`);
}

/** The first user of the made-up authority, with his password. */
const PASSWORDS = /^ {2}\S+ +(\w{5}-){3}\w{5} {2}\S/m;

test("[W7] [U16] starts, says it is starting, serves, stops on Ctrl-C and leaves no process; the second start is warm and reuses the data", async () => {
  const port = await findFreePort();
  const first = start(port);
  const statuses = await waitUntilReady(port, first);
  expect(statuses[0]).toBe(503);
  const page = await fetch(`http://127.0.0.1:${port}/`, { redirect: "manual" });
  expect([page.status, page.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);

  const rival = start(port);
  expect(await rival.ended).toBe(1);
  expect(rival.said()).toContain(`PORT=${port + 1}`);
  expect(rival.said()).not.toContain("    at ");

  first.child.kill("SIGINT");
  expect(await first.ended).toBe(0);
  expect(first.said()).toContain(`http://127.0.0.1:${port}`);
  expect(first.said()).toMatch(PASSWORDS);
  expect(existsSync(join(folder, "cluster", "postmaster.pid"))).toBe(false);

  const second = start(port);
  await waitUntilReady(port, second);
  second.child.kill("SIGTERM");
  expect(await second.ended).toBe(0);
  expect(second.said()).not.toContain("Đang nạp gói");
  expect(second.said()).not.toMatch(PASSWORDS);
}, 120_000);

test("[W7] a signal while starting stops it cleanly", async () => {
  const early = start(await findFreePort());
  while (!early.said().includes("Kehoach") && early.child.exitCode === null) await sleep(10);
  early.child.kill("SIGINT");
  expect(await early.ended).toBe(0);
  expect(existsSync(join(folder, "cluster", "postmaster.pid"))).toBe(false);
}, 60_000);

test.each([
  ["0.0.0.0", "HOST=127.0.0.1"],
  ["192.0.2.1", "HOST=127.0.0.1"],
])(
  "[W17] HOST=%s is refused with what to do",
  async (host, words) => {
    const refused = start(await findFreePort(), { HOST: host });
    expect(await refused.ended).toBe(1);
    expect(refused.said()).toContain(words);
  },
  30_000,
);

test("[W17] with an encrypted public address it opens to other machines", async () => {
  const port = await findFreePort();
  const open = start(port, { HOST: "0.0.0.0", KEHOACH_URL: "https://kehoach.vidu.test", KEHOACH_DATA: publicFolder });
  await waitUntilReady(port, open);
  open.child.kill("SIGTERM");
  expect(await open.ended).toBe(0);
  expect(open.said()).not.toMatch(PASSWORDS);
}, 60_000);

test.each([
  { HOST: "0.0.0.0", KEHOACH_URL: "https://kehoach.vidu.test" },
  { HOST: "127.0.0.1", KEHOACH_URL: "https://kehoach.vidu.test" },
])(
  "[W17] [U16] data with a made-up authority is not opened to other machines: %j",
  async (env) => {
    const refused = start(await findFreePort(), env);
    expect(await refused.ended).toBe(1);
    expect(refused.said()).toContain("KEHOACH_DATA=");
    expect(refused.said()).not.toContain("sẵn sàng");
  },
  60_000,
);
