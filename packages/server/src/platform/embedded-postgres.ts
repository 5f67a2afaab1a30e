import { spawn } from "node:child_process";
import {
  accessSync,
  chownSync,
  closeSync,
  constants,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
} from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { checkCluster, createCluster, resetPassword, toStartRefusal } from "./cluster.ts";
import { keepSecrets, type Secrets } from "./database-secrets.ts";
import { withFolderLock } from "./folder-lock.ts";
import { chooseRunner, type Runner, runOptions, toCommand } from "./postgres-runner.ts";
import { findPostmaster, type Postmaster, removeStaleMarks, stopPostmaster } from "./postmaster.ts";
import { countOthers, register } from "./process-life.ts";
import { StartRefusal } from "./start-problem.ts";

/** sun_path holds 107 bytes; "/.s.PGSQL.5432" takes 14. */
const MAX_SOCKET_FOLDER = 90;
const LOG_LIMIT = 5_000_000;
const START_TIMEOUT_MS = 60_000;

/** Sized for two cores beside a Node process; crash safety (fsync, full_page_writes, synchronous_commit) stays as PostgreSQL ships it. */
const PARAMETERS = {
  shared_buffers: "256MB",
  work_mem: "32MB",
  maintenance_work_mem: "128MB",
  max_wal_size: "2GB",
  random_page_cost: "1.1",
  jit: "off",
  // A month's forms come in within hours: plans are to follow the size of tables within seconds, not minutes.
  autovacuum_naptime: "15s",
  max_connections: "60",
  timezone: "UTC",
  log_timezone: "UTC",
  log_min_messages: "warning",
};

export type EmbeddedServer = {
  readonly secrets: Secrets;
  /** The address of one login on one database. */
  readonly url: (user: string, password: string, database: string) => string;
  readonly pid: number;
  /** Ends the server, unless another living process of this installation uses it. */
  readonly stop: () => Promise<void>;
};

function urlOf(master: Postmaster): EmbeddedServer["url"] {
  return (user, password, database) =>
    master.socketFolder === ""
      ? `postgres://${user}:${password}@127.0.0.1:${master.port}/${database}`
      : `postgres://${user}:${password}@localhost:${master.port}/${database}?host=${encodeURIComponent(master.socketFolder)}`;
}

/** Whether the server takes our password. Anything else it may say counts as no. */
async function answers(master: Postmaster, secrets: Secrets): Promise<boolean> {
  const client = new Client({
    connectionString: urlOf(master)("postgres", secrets.superuser, "postgres"),
    connectionTimeoutMillis: 5_000,
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("select 1");
    return true;
  } catch {
    return false; // asked only to decide between adopting and stopping
  } finally {
    await client.end().catch(() => undefined);
  }
}

function findFreePort(): Promise<number> {
  return new Promise((settle, fail) => {
    const server = createServer();
    server.once("error", fail);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => settle(typeof address === "object" && address ? address.port : 0));
    });
  });
}

async function listening(runner: Runner): Promise<Record<string, string>> {
  const socketFolder = join(runner.place, "socket");
  if (Buffer.byteLength(socketFolder) > MAX_SOCKET_FOLDER) {
    return { listen_addresses: "127.0.0.1", port: `${await findFreePort()}`, unix_socket_directories: "" };
  }
  mkdirSync(socketFolder, { recursive: true, mode: 0o700 });
  if (runner.uid !== undefined) chownSync(socketFolder, runner.uid, runner.uid);
  return { listen_addresses: "", port: "5432", unix_socket_directories: socketFolder, unix_socket_permissions: "0700" };
}

async function launch(runner: Runner, log: string, parameters: Readonly<Record<string, string>>): Promise<Postmaster> {
  const cluster = join(runner.place, "cluster");
  removeStaleMarks(cluster, join(runner.place, "socket"));
  if (existsSync(log) && statSync(log).size > LOG_LIMIT) renameSync(log, `${log}.old`);
  const file = openSync(log, "a", 0o600);
  const from = fstatSync(file).size;
  const settings = { ...PARAMETERS, ...(await listening(runner)), ...parameters };
  const [program, args] = toCommand(runner, "postgres", [
    "-D",
    cluster,
    ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
  ]);
  const life = { ended: false };
  // Detached: Ctrl-C at the terminal must reach the database last, from us.
  const child = spawn(program, args, { ...runOptions(runner), detached: true, stdio: ["ignore", file, file] });
  child.on("exit", () => (life.ended = true));
  child.on("error", () => (life.ended = true));
  child.unref();
  closeSync(file);
  const until = Date.now() + START_TIMEOUT_MS;
  while (!life.ended && Date.now() < until) {
    const master = findPostmaster(cluster);
    if (master?.ready) return master;
    await sleep(15);
  }
  if (!life.ended && child.pid !== undefined) await stopPostmaster(child.pid);
  throw toStartRefusal(readFileSync(log).subarray(from).toString(), cluster, log);
}

/** Level by level: a recursive mkdir never returns on a file system that takes no folders (/proc), and misnames a read-only one. */
function makeFolders(folder: string): void {
  if (existsSync(folder)) return;
  if (dirname(folder) !== folder) makeFolders(dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o755 });
  } catch (error) {
    if (!existsSync(folder)) throw error; // another start made it meanwhile
  }
}

function openFolder(folder: string): string {
  try {
    makeFolders(folder);
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return realpathSync(folder);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EACCES" || code === "EROFS" || code === "EPERM" || code === "ENOTDIR" || code === "EEXIST" || code === "ENOENT")
      throw new StartRefusal({ code: "DATA_FOLDER_READ_ONLY", folder });
    if (code === "ENOSPC") throw new StartRefusal({ code: "DATA_FOLDER_FULL", folder, freeMegabytes: 0 });
    throw error;
  }
}

/**
 * The database of a data folder: made if absent, adopted if an earlier process left it running, else started.
 * @param alone  refuse if another living process uses it
 * @problem every DATA_FOLDER_ and DATABASE_ code, thrown as StartRefusal
 * @rule S1 S2 S3
 */
export async function startEmbedded(
  folder: string,
  parameters: Readonly<Record<string, string>> = {},
  { alone = false }: { readonly alone?: boolean } = {},
): Promise<EmbeddedServer> {
  const dataFolder = openFolder(folder);
  const log = join(dataFolder, "postgres.log");
  const users = join(dataFolder, "users");
  return withFolderLock(dataFolder, async () => {
    if (alone && countOthers(users) > 0) throw new StartRefusal({ code: "DATA_FOLDER_IN_USE", folder: dataFolder });
    const runner = chooseRunner(dataFolder);
    const cluster = join(runner.place, "cluster");
    const state = checkCluster(runner);
    const { secrets, fresh } = keepSecrets(dataFolder);
    let master = state === "present" ? findPostmaster(cluster) : undefined;
    if (master && (fresh || !(await answers(master, secrets)))) {
      await stopPostmaster(master.pid);
      master = undefined;
    }
    if (state === "absent") createCluster(runner, secrets.superuser);
    else if (fresh) {
      removeStaleMarks(cluster, join(runner.place, "socket"));
      resetPassword(runner, secrets.superuser, log);
    }
    const running = master ?? (await launch(runner, log, parameters));
    const forget = register(users);
    const stop = (): Promise<void> =>
      withFolderLock(dataFolder, async () => {
        forget();
        if (countOthers(users) === 0) await stopPostmaster(running.pid);
      });
    return { secrets, url: urlOf(running), pid: running.pid, stop };
  });
}
