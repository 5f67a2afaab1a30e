import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { findStartTick } from "./process-life.ts";

/** What a running server writes down about itself in postmaster.pid. */
export type Postmaster = {
  readonly pid: number;
  readonly port: string;
  readonly socketFolder: string;
  readonly listens: string;
  readonly ready: boolean;
};

export function isFileMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ESRCH");
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (isFileMissing(error)) return undefined;
    throw error;
  }
}

/** The server that really runs on this cluster; a pid file left by a dead one, or whose pid now names a stranger, is no server. */
export function findPostmaster(cluster: string): Postmaster | undefined {
  const [pidText = "", folder, , port = "", socketFolder = "", listens = "", , status = ""] = (
    readIfThere(join(cluster, "postmaster.pid")) ?? ""
  ).split("\n");
  const pid = Number(pidText.trim());
  if (!Number.isSafeInteger(pid) || pid <= 0 || findStartTick(pid) === undefined) return undefined;
  const command = readIfThere(`/proc/${pid}/cmdline`)?.split("\0") ?? [];
  if (!command[0]?.endsWith("postgres") || !command.includes(cluster) || folder !== cluster) return undefined;
  return { pid, port, socketFolder, listens, ready: status.trim() === "ready" };
}

/**
 * What a killed server left: its pid file, its socket and the lock beside it. After a reboot the pid in them may name a stranger,
 * soon after the kill a process not yet buried, and PostgreSQL would refuse to start. Called only when findPostmaster found none.
 */
export function removeStaleMarks(cluster: string, socketFolder: string): void {
  for (const path of [
    join(cluster, "postmaster.pid"),
    join(socketFolder, ".s.PGSQL.5432"),
    join(socketFolder, ".s.PGSQL.5432.lock"),
  ])
    rmSync(path, { force: true });
}

async function waitForEnd(pid: number, tick: string, timeoutMs: number): Promise<boolean> {
  const until = Date.now() + timeoutMs;
  while (Date.now() < until) {
    if (findStartTick(pid) !== tick) return true;
    await sleep(15);
  }
  return false;
}

/** Fast shutdown (sessions are ended, everything is written); after half a minute an immediate one, which replays its log at the next start. */
export async function stopPostmaster(pid: number): Promise<void> {
  const tick = findStartTick(pid);
  if (tick === undefined) return;
  for (const [signal, timeoutMs] of [
    ["SIGINT", 30_000],
    ["SIGQUIT", 10_000],
  ] as const) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      if (isFileMissing(error)) return;
      throw error;
    }
    if (await waitForEnd(pid, tick, timeoutMs)) return;
  }
  throw new Error(`postgres ${pid} does not stop`);
}
