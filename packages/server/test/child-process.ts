import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, readlinkSync, realpathSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { PROJECT_ROOT } from "../src/platform/config.ts";

/** A `kehoach` command in a process of its own. `ended` gives its exit code; null when a signal ended it. */
export type Running = { readonly child: ChildProcess; readonly said: () => string; readonly ended: Promise<number | null> };

export function runKehoach(data: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Running {
  const child = spawn(process.execPath, [join(PROJECT_ROOT, "packages/cli/src/main.ts"), ...args], {
    env: {
      ...process.env,
      KEHOACH_DATA: data,
      KEHOACH_LANG: "vi",
      DATABASE_URL: "",
      HOST: "127.0.0.1",
      KEHOACH_DEMO: "off",
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<number | null>((settle) => child.once("close", (code) => settle(code)));
  return { child, said: () => said, ended };
}

export async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  return typeof address === "object" && address ? address.port : 0;
}

export type Serving = Running & { readonly base: string };

export async function startServe(data: string): Promise<Serving> {
  const port = await findFreePort();
  return { ...runKehoach(data, ["serve"], { PORT: String(port) }), base: `http://127.0.0.1:${port}` };
}

export async function waitReady({ child, base, said }: Serving): Promise<void> {
  for (const until = Date.now() + 90_000; Date.now() < until; await sleep(50)) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`serve ended: ${said()}`);
    const status = await fetch(`${base}/healthz`).then(
      (reply) => reply.status,
      () => 0, // not listening yet
    );
    if (status === 200) return;
  }
  throw new Error(`serve is not ready: ${said()}`);
}

/** Whether a process belongs to a data folder: it is named on its command line, or is where it works (PostgreSQL's own children). */
function belongs(pid: string, data: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(data) || readlinkSync(`/proc/${pid}/cwd`).startsWith(data);
  } catch {
    return false; // it ended while we looked, or is not ours
  }
}

/** Every living process of a data folder, with its command line. */
export function listProcesses(data: string): readonly { readonly pid: number; readonly command: string }[] {
  const folder = realpathSync(data);
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && belongs(name, folder))
    .flatMap((name) => {
      try {
        return [{ pid: Number(name), command: readFileSync(`/proc/${name}/cmdline`, "utf8").replaceAll("\0", " ") }];
      } catch {
        return [];
      }
    });
}

/** The processes still there after some seconds: those of a killed parent end by themselves a moment later. */
export async function listLeft(data: string): Promise<readonly string[]> {
  for (let turn = 0; turn < 100 && listProcesses(data).length > 0; turn += 1) await sleep(50);
  return listProcesses(data).map(({ pid, command }) => `${pid} ${command}`);
}
