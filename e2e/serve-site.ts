import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { buildPages, ROOT, type Site } from "./site.ts";

const KEHOACH = join(ROOT, "bin/kehoach.mjs");

export type ServedSite = Omit<Site, "db" | "analyze"> & {
  /** Runs a command of the program beside the server, on the same data. */
  readonly run: (args: readonly string[], input?: string) => string;
  /** Everything the server has said so far; the passwords of made-up users are among it. */
  readonly said: () => string;
};

function listEnv(data: string, withDemo: boolean): NodeJS.ProcessEnv {
  const { KEHOACH_URL: _url, KEHOACH_SMTP: _smtp, ...env } = process.env;
  return {
    ...env,
    PORT: "0",
    HOST: "127.0.0.1",
    KEHOACH_DATA: data,
    DATABASE_URL: "",
    KEHOACH_LANG: "vi",
    KEHOACH_BACKUP_AT: "",
    KEHOACH_DEMO: withDemo ? "" : "off",
  };
}

async function waitReady(child: ChildProcess, said: () => string): Promise<string> {
  for (let turn = 0; turn < 2200; turn += 1) {
    if (child.exitCode !== null) throw new Error(`it ended: ${said()}`);
    const address = /sẵn sàng: (http:\S+)/.exec(said())?.[1];
    if (address !== undefined) return address;
    await sleep(50);
  }
  throw new Error(`not ready: ${said()}`);
}

/** The program as a person starts it, with accounts, on data of its own; with the made-up authority when it is asked for. */
export async function serveSite({ withDemo = false }: { readonly withDemo?: boolean } = {}): Promise<ServedSite> {
  buildPages();
  const folder = mkdtempSync(join(tmpdir(), "kehoach-accounts-"));
  chmodSync(folder, 0o755); // in a chroot the database runs as nobody and keeps its files here only if it can reach them
  const env = listEnv(join(folder, "data"), withDemo);
  const child = spawn(process.execPath, [KEHOACH, "serve"], { cwd: ROOT, env, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const base = await waitReady(child, () => said);
  return {
    base,
    said: () => said,
    run: (args, input = "") => {
      const ran = spawnSync(process.execPath, [KEHOACH, ...args], { cwd: ROOT, env, input, encoding: "utf8" });
      if (ran.status !== 0) throw new Error(`kehoach ${args.join(" ")}: ${ran.stdout}${ran.stderr}`);
      return ran.stdout;
    },
    stop: async () => {
      child.kill("SIGTERM");
      if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
      rmSync(folder, { recursive: true, force: true });
      const faults = said.split("\n").filter((line) => line.includes('"level":"error"'));
      if (faults.length > 0) throw new Error(`faults on the server: ${faults.join("\n")}`);
    },
  };
}
