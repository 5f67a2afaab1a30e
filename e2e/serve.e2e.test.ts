import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "..");
const KEHOACH = join(ROOT, "bin/kehoach.mjs");

const folders: string[] = [];
const children: ChildProcess[] = [];

afterEach(async () => {
  for (const child of children.splice(0)) if (child.exitCode === null && child.signalCode === null) await stop(child, "SIGTERM");
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "kehoach-serve-"));
  chmodSync(folder, 0o755); // in a chroot the database runs as nobody and keeps its files here only if it can reach them
  folders.push(folder);
  return folder;
}

async function holdPort(): Promise<{ port: number; holder: Server }> {
  const holder = createServer().listen(0, "127.0.0.1");
  await once(holder, "listening");
  const address = holder.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { port: address.port, holder };
}

async function findPort(): Promise<number> {
  const { port, holder } = await holdPort();
  holder.close();
  return port;
}

type Started = { readonly child: ChildProcess; readonly base: string; readonly said: () => string };

/** The server as a person starts it, by the wrapper that hands over to the Node npm brought. */
function start(data: string, port: number): Started {
  const child = spawn(process.execPath, [KEHOACH, "serve"], {
    cwd: ROOT,
    env: {
      ...process.env,
      PORT: String(port),
      HOST: "127.0.0.1",
      KEHOACH_DATA: data,
      DATABASE_URL: "",
      KEHOACH_LANG: "vi",
      KEHOACH_DEMO: "off",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.push(child);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => (said += chunk.toString()));
  return { child, base: `http://127.0.0.1:${port}`, said: () => said };
}

async function waitReady({ child, base, said }: Started): Promise<readonly number[]> {
  const statuses: number[] = [];
  for (let turn = 0; turn < 2400; turn += 1) {
    if (child.exitCode !== null) throw new Error(`it ended: ${said()}`);
    const status = await fetch(`${base}/healthz`).then(
      (reply) => reply.status,
      () => 0,
    );
    if (status !== statuses.at(-1)) statuses.push(status);
    if (status === 200) return statuses;
    await sleep(25);
  }
  throw new Error(`not ready: ${said()}`);
}

async function stop(child: ChildProcess, signal: "SIGTERM" | "SIGINT" | "SIGKILL"): Promise<void> {
  child.kill(signal);
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
}

/** Processes whose command line names the folder. */
function findProcesses(folder: string): readonly string[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
        return command.includes(folder) ? [`${pid} ${command}`] : [];
      } catch {
        return []; // gone meanwhile
      }
    });
}

const scorecardCounts = async (base: string): Promise<unknown> => {
  const authorities: { items: { place: { code: string }; years: number[] }[] } = await (
    await fetch(`${base}/api/v1/authorities`)
  ).json();
  const [first] = authorities.items;
  const reply: { counts: unknown } = await (
    await fetch(`${base}/api/v1/scorecard?place=${first?.place.code}&year=${first?.years[0]}`)
  ).json();
  return reply.counts;
};

test("killed outright, the next start takes the database over and nothing is lost", async () => {
  const data = join(makeFolder(), "data");
  const first = start(data, await findPort());
  await waitReady(first);
  const counts = await scorecardCounts(first.base);
  for (const line of findProcesses("packages/cli/src/main.ts serve")) {
    const pid = Number(line.split(" ")[0]);
    if (readFileSync(`/proc/${pid}/environ`, "utf8").includes(data)) process.kill(pid, "SIGKILL");
  }
  await stop(first.child, "SIGKILL");
  expect(findProcesses(data).length).toBeGreaterThan(0); // the orphaned database

  const second = start(data, await findPort());
  await waitReady(second);
  expect(await scorecardCounts(second.base)).toEqual(counts);
  await stop(second.child, "SIGTERM");
  expect(findProcesses(data)).toEqual([]);
});

test("a busy port is said, with what to do", async () => {
  const { port, holder } = await holdPort();
  const refused = start(join(makeFolder(), "data"), port);
  await once(refused.child, "exit");
  holder.close();
  expect(refused.child.exitCode).toBe(1);
  expect(refused.said()).toContain(String(port));
  expect(refused.said()).toMatch(/PORT=/);
});

test("a damaged data folder is said and left as it is", async () => {
  const data = join(makeFolder(), "data");
  const first = start(data, await findPort());
  await waitReady(first);
  await stop(first.child, "SIGTERM");
  const version = readdirSync(data, { recursive: true, withFileTypes: true }).find(
    (entry) => entry.name === "PG_VERSION" && !entry.parentPath.includes("base"),
  );
  const path = join(version?.parentPath ?? "", "PG_VERSION");
  writeFileSync(path, "hỏng");
  const second = start(data, await findPort());
  await once(second.child, "exit");
  expect(second.child.exitCode).toBe(1);
  expect(second.said()).toContain(data);
  expect(readFileSync(path, "utf8")).toBe("hỏng");
  expect(findProcesses(data)).toEqual([]);
});

test("a place that can not be written is said", async () => {
  const refused = start("/proc/kehoach-data", await findPort());
  await once(refused.child, "exit");
  expect(refused.child.exitCode).toBe(1);
  expect(refused.said()).toContain("/proc/kehoach-data");
  expect(refused.said()).toMatch(/KEHOACH_DATA/);
});
