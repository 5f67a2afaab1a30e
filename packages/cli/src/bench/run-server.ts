import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  if (!address || typeof address === "string") throw new Error("no free port");
  return address.port;
}

export type Running = {
  readonly child: ChildProcess;
  /** Of the server itself: the command that was started hands over to it. */
  readonly pid: number | undefined;
  readonly base: string;
  readonly readyMs: number;
};

function findHandedOver(pid: number | undefined): number | undefined {
  const [first] = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ");
  return first ? Number(first) : undefined;
}

/** Starts the server as everybody does, on a folder of its own, and waits until it says it is ready. */
export async function startServer(root: string, data: string, env: Readonly<Record<string, string>> = {}): Promise<Running> {
  const port = await findFreePort();
  const started = performance.now();
  const child = spawn(process.execPath, [join(root, "bin/kehoach.mjs"), "serve"], {
    cwd: root,
    env: { ...process.env, PORT: String(port), HOST: "127.0.0.1", KEHOACH_DATA: data, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (said += chunk));
  const base = `http://127.0.0.1:${port}`;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`kehoach serve ended: ${said}`);
    if (performance.now() - started > 120_000) throw new Error(`kehoach serve is not ready after 120 s: ${said}`);
    const status = await fetch(`${base}/healthz`).then(
      (reply) => reply.status,
      () => 0,
    );
    if (status === 200) return { child, pid: findHandedOver(child.pid), base, readyMs: performance.now() - started };
    await sleep(20);
  }
}

export async function stopServer(running: Running): Promise<void> {
  running.child.kill("SIGTERM");
  if (running.child.exitCode === null) await once(running.child, "exit");
}

function memoryMiB(pid: number | undefined, line: "VmRSS" | "VmHWM"): number {
  return Number(new RegExp(`${line}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? Number.NaN) / 1024;
}

/** Resident memory of a process, from /proc (Linux). */
export function residentMiB(pid: number | undefined): number {
  return memoryMiB(pid, "VmRSS");
}

/** The most memory a process has had since it began. */
export function peakMiB(pid: number | undefined): number {
  return memoryMiB(pid, "VmHWM");
}
