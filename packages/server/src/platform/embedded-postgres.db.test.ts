import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { Client } from "pg";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { type DatabaseConfig, startDatabase } from "./database.ts";
import { type EmbeddedServer, startEmbedded } from "./embedded-postgres.ts";
import { findStartTick } from "./process-life.ts";
import { StartRefusal, showStartProblem } from "./start-problem.ts";

const SMALL = { shared_buffers: "16MB" };
const folders: string[] = [];
const running: EmbeddedServer[] = [];
const children: ChildProcess[] = [];

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "kehoach-start-"));
  chmodSync(folder, 0o755); // in a chroot the database runs as nobody and keeps its files here only if it can reach them
  folders.push(folder);
  return join(folder, "data");
}

let rested: Promise<string> | undefined;

/** A folder in which a database was made and stopped: a copy of one, with its owners, in a tenth of the time that making takes. */
async function usedFolder(): Promise<string> {
  rested ??= (async () => {
    const made = join(mkdtempSync(join(tmpdir(), "kehoach-rested-")), "data");
    chmodSync(dirname(made), 0o755);
    await (await startEmbedded(made, SMALL)).stop();
    return made;
  })();
  const folder = newFolder();
  const copied = spawnSync("cp", ["-a", await rested, folder]);
  if (copied.status !== 0) throw new Error(String(copied.stderr));
  return folder;
}
afterAll(async () => {
  if (rested) rmSync(dirname(await rested), { recursive: true, force: true });
});

async function start(folder: string): Promise<EmbeddedServer> {
  const server = await startEmbedded(folder, SMALL);
  running.push(server);
  return server;
}

async function ask(server: EmbeddedServer, question: string, password = server.secrets.superuser): Promise<unknown> {
  const client = new Client({ connectionString: server.url("postgres", password, "postgres") });
  client.on("error", () => undefined);
  await client.connect();
  try {
    const found = await client.query<{ answer: unknown }>(question);
    return found.rows[0]?.answer;
  } finally {
    await client.end();
  }
}

async function problemOf(folder: string): Promise<StartRefusal["problem"]> {
  try {
    await start(folder);
  } catch (error) {
    if (error instanceof StartRefusal) return error.problem;
    throw error;
  }
  throw new Error("it started");
}

/** Another process of ours that holds the database of a folder. */
async function startElsewhere(folder: string): Promise<{ child: ChildProcess; pid: number }> {
  const module = fileURLToPath(new URL("embedded-postgres.ts", import.meta.url));
  const code = `const { startEmbedded } = await import(${JSON.stringify(module)});
    const server = await startEmbedded(${JSON.stringify(folder)}, { shared_buffers: "16MB" });
    process.on("SIGTERM", () => server.stop().then(() => process.exit(0)));
    console.log(server.pid); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", code], { stdio: ["ignore", "pipe", "inherit"] });
  children.push(child);
  const lines = createInterface({ input: child.stdout });
  const [line] = (await once(lines, "line")) as [string]; // readline gives one string per line
  return { child, pid: Number(line) };
}

afterEach(async () => {
  for (const child of children.splice(0)) if (child.exitCode === null && child.signalCode === null) child.kill("SIGKILL");
  for (const server of running.splice(0)) await server.stop();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe("the embedded database", () => {
  it("[S1] starts from an empty folder, sorts Vietnamese, checks its pages, and keeps what was written", async () => {
    const folder = newFolder();
    const first = await start(folder);
    expect(
      await ask(
        first,
        "select array_to_string(array(select x from unnest(array['Đà', 'Dak', 'Ấn', 'An', 'Ea', 'Điện']) x order by x), ' ') as answer",
      ),
    ).toBe("An Ấn Dak Đà Điện Ea");
    expect(
      await ask(
        first,
        "select current_setting('data_checksums') || current_setting('fsync') || current_setting('server_encoding') as answer",
      ),
    ).toBe("ononUTF8");
    await ask(first, "create table kept as select 7 as number");
    await first.stop();
    expect(findStartTick(first.pid)).toBeUndefined();
    const second = await start(folder);
    expect(await ask(second, "select number as answer from kept")).toBe(7);
  });

  it("[S3] lets in no one without the password, listens on no network, keeps its passwords to the owner", async () => {
    const folder = await usedFolder();
    const server = await start(folder);
    await expect(ask(server, "select 1 as answer", "guess")).rejects.toThrow(/password authentication failed/);
    expect(await ask(server, "select current_setting('listen_addresses') as answer")).toBe("");
    expect(statSync(join(folder, "database-secrets.json")).mode & 0o077).toBe(0);
  });

  it("[S2] adopts the database of a killed process and stops it at the end", async () => {
    const folder = await usedFolder();
    const other = await startElsewhere(folder);
    other.child.kill("SIGKILL");
    await once(other.child, "exit");
    const server = await start(folder);
    expect(server.pid).toBe(other.pid);
    await server.stop();
    expect(findStartTick(other.pid)).toBeUndefined();
  });

  it("[S2] shares a database in use, and the last to leave stops it", async () => {
    const folder = await usedFolder();
    const other = await startElsewhere(folder);
    const server = await start(folder);
    expect(server.pid).toBe(other.pid);
    await server.stop();
    expect(findStartTick(other.pid)).toBeDefined();
    other.child.kill("SIGTERM");
    await once(other.child, "exit");
    expect(findStartTick(other.pid)).toBeUndefined();
  });

  it("[S2] an orphan that does not take our password is stopped and started anew, its data kept", async () => {
    const folder = await usedFolder();
    const other = await startElsewhere(folder);
    other.child.kill("SIGKILL");
    await once(other.child, "exit");
    rmSync(join(folder, "database-secrets.json"));
    const server = await start(folder);
    expect(server.pid).not.toBe(other.pid);
    expect(findStartTick(other.pid)).toBeUndefined();
    expect(await ask(server, "select 1 as answer")).toBe(1);
  });

  it("[S2] four starts at once make one database", async () => {
    const folder = newFolder();
    const servers = await Promise.all([start(folder), start(folder), start(folder), start(folder)]);
    expect(new Set(servers.map((server) => server.pid)).size).toBe(1);
  });

  it("[S2] a pid file whose number now names a stranger is no obstacle", async () => {
    const folder = await usedFolder();
    writeFileSync(
      join(folder, "postgres/cluster/postmaster.pid"),
      `${process.ppid}\n${join(folder, "postgres/cluster")}\n0\n5432\n\n\n\nready\n`,
    );
    expect(await ask(await start(folder), "select 1 as answer")).toBe(1);
  });
});

describe("a folder that can not serve", () => {
  it.each([
    ["PG_VERSION is gone", (cluster: string) => rmSync(join(cluster, "PG_VERSION")), "PG_VERSION"],
    ["pg_control is gone", (cluster: string) => rmSync(join(cluster, "global/pg_control")), "global/pg_control"],
    ["pg_control is cut", (cluster: string) => truncateSync(join(cluster, "global/pg_control"), 20), "pg_control"],
    [
      "the log of writes is gone",
      (cluster: string) =>
        readdirSync(join(cluster, "pg_wal")).forEach((name) => rmSync(join(cluster, "pg_wal", name), { recursive: true })),
      "checkpoint",
    ],
  ])("[S3] damaged: %s", async (_, harm, detail) => {
    const folder = await usedFolder();
    harm(join(folder, "postgres/cluster"));
    const problem = await problemOf(folder);
    expect(problem).toMatchObject({ code: "DATA_FOLDER_DAMAGED", folder: join(folder, "postgres/cluster") });
    expect(problem).toHaveProperty("detail", expect.stringContaining(detail));
    expect(showStartProblem(problem, "vi")).toContain("bị hỏng");
  });

  it("[S3] of another version of PostgreSQL", async () => {
    const folder = await usedFolder();
    writeFileSync(join(folder, "postgres/cluster/PG_VERSION"), "15\n");
    expect(await problemOf(folder)).toMatchObject({ code: "DATA_FOLDER_OTHER_VERSION", found: "15", wanted: "18" });
  });

  it("[S3] a file stands where the folder should", async () => {
    const folder = newFolder();
    writeFileSync(folder, "");
    const problem = await problemOf(folder);
    expect(problem).toEqual({ code: "DATA_FOLDER_READ_ONLY", folder });
    expect(showStartProblem(problem, "vi")).toContain("KEHOACH_DATA");
    expect(showStartProblem(problem, "en")).toContain("KEHOACH_DATA");
  });

  it("[S3] a half-made database of a start that was cut off is made again", async () => {
    const folder = newFolder();
    mkdirSync(join(folder, "postgres/cluster.new/global"), { recursive: true });
    writeFileSync(join(folder, "postgres/cluster.new/PG_VERSION"), "18");
    expect(await ask(await start(folder), "select 1 as answer")).toBe(1);
    expect(readdirSync(join(folder, "postgres"))).not.toContain("cluster.new");
  });
});

describe("starting the database of a configuration", () => {
  const config = (dataFolder: string): DatabaseConfig => ({ dataFolder, postgres: SMALL });

  it("[S4] migrates, gives two logins, and stops", async () => {
    const folder = newFolder();
    const [one, two] = await Promise.all([startDatabase(config(folder)), startDatabase(config(folder))]);
    if (!one.ok || !two.ok) throw new Error("refused");
    const client = new Client({ connectionString: one.value.appUrl });
    await client.connect();
    const found = await client.query<{ user: string; tables: string }>(
      "select current_user as user, (select count(*) from pg_tables where schemaname = 'kehoach') as tables",
    );
    await client.end();
    expect(found.rows[0]?.user).toBe("kehoach_app");
    expect(Number(found.rows[0]?.tables)).toBeGreaterThan(10);
    await one.value.stop();
    await two.value.stop();
    expect(readFileSync(join(folder, "postgres.log"), "utf8")).not.toContain("FATAL");
  });

  it("[S3] an external server that is not there is said", async () => {
    const found = await startDatabase({ ...config("/nowhere"), databaseUrl: "postgres://someone:x@127.0.0.1:1/none" });
    if (found.ok) throw new Error("it started");
    expect(found.problems[0].code).toBe("DATABASE_UNREACHABLE");
    expect(showStartProblem(found.problems[0], "vi")).toContain("DATABASE_URL");
  });
});
