import { spawnSync } from "node:child_process";
import { chownSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Runner, runOptions, toCommand } from "./postgres-runner.ts";
import { StartRefusal } from "./start-problem.ts";

const NEEDED_MEGABYTES = 300;

function versionOf(runner: Runner): string {
  const [program, args] = toCommand(runner, "postgres", ["--version"]);
  return /(\d+)\.\d+/.exec(spawnSync(program, args, runOptions(runner)).stdout.toString())?.[1] ?? "";
}

/** Refuses a folder that is full, half there, or of another version, before PostgreSQL does so in its own words. */
export function checkCluster(runner: Runner): "absent" | "present" {
  const folder = join(runner.place, "cluster");
  const space = statfsSync(runner.place);
  const freeMegabytes = Math.floor((space.bavail * space.bsize) / 1_048_576);
  const found = existsSync(folder) && readdirSync(folder).length > 0;
  if (freeMegabytes < (found ? 16 : NEEDED_MEGABYTES))
    throw new StartRefusal({ code: "DATA_FOLDER_FULL", folder: runner.place, freeMegabytes });
  if (!found) return "absent";
  for (const needed of ["PG_VERSION", "global/pg_control", "base", "pg_wal"]) {
    if (!existsSync(join(folder, needed))) throw new StartRefusal({ code: "DATA_FOLDER_DAMAGED", folder, detail: needed });
  }
  const version = readFileSync(join(folder, "PG_VERSION"), "utf8").trim();
  if (!/^\d+$/.test(version)) throw new StartRefusal({ code: "DATA_FOLDER_DAMAGED", folder, detail: "PG_VERSION" });
  const wanted = versionOf(runner);
  if (version !== wanted) throw new StartRefusal({ code: "DATA_FOLDER_OTHER_VERSION", folder, found: version, wanted });
  return "present";
}

/** What PostgreSQL said, as a problem a person can act on. */
export function toStartRefusal(said: string, folder: string, log: string): StartRefusal {
  if (/No space left on device/.test(said)) return new StartRefusal({ code: "DATA_FOLDER_FULL", folder, freeMegabytes: 0 });
  const damage =
    /.*(?:pg_control|control file|could not find the database system|checkpoint record|invalid checksum|invalid page|could not (?:open|read|access|locate) .*(?:base|global|pg_)).*/.exec(
      said,
    )?.[0];
  const last =
    said
      .trim()
      .split("\n")
      .findLast((line) => /FATAL|PANIC|ERROR|error/.test(line)) ??
    said.trim().split("\n").at(-1) ??
    "";
  const clean = (line: string): string => line.replace(/^.*?(?:FATAL|PANIC|LOG|ERROR|error|postgres):\s*/, "").slice(0, 300);
  if (damage) return new StartRefusal({ code: "DATA_FOLDER_DAMAGED", folder, detail: clean(damage) });
  return new StartRefusal({ code: "DATABASE_NOT_STARTED", log, detail: clean(last) });
}

const HALF = "cluster.new";

/** What starts that were cut off left. The initdb of a killed process may still be writing for a moment. */
function removeHalves(place: string): void {
  for (const name of readdirSync(place)) {
    if (name.startsWith(HALF)) rmSync(join(place, name), { recursive: true, force: true, maxRetries: 20, retryDelay: 20 });
  }
}

/**
 * A new cluster, put in place whole: a start that is cut off leaves none rather than half of one. It is made under a name of its own,
 * because an initdb whose parent was killed goes on, and when it then fails empties its folder.
 */
export function createCluster(runner: Runner, password: string): void {
  const half = join(runner.place, `${HALF}.${process.pid}`);
  const passwordFile = join(runner.place, "password.new");
  removeHalves(runner.place);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (runner.uid !== undefined) chownSync(passwordFile, runner.uid, runner.uid);
  const [program, args] = toCommand(runner, "initdb", [
    `--pgdata=${half}`,
    "--username=postgres",
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=icu",
    "--icu-locale=vi-VN",
    "--data-checksums",
    "--no-instructions",
  ]);
  const run = spawnSync(program, args, runOptions(runner));
  rmSync(passwordFile, { force: true });
  if (run.status !== 0) throw toStartRefusal(`${run.stdout}${run.stderr}${run.error?.message ?? ""}`, runner.place, runner.place);
  renameSync(half, join(runner.place, "cluster"));
}

/** Gives a cluster whose password file was lost a new password, by the single-user server that asks for none. */
export function resetPassword(runner: Runner, password: string, log: string): void {
  const folder = join(runner.place, "cluster");
  const [program, args] = toCommand(runner, "postgres", ["--single", "-D", folder, "postgres"]);
  const run = spawnSync(program, args, { ...runOptions(runner), input: `alter role postgres password '${password}'\n` });
  if (run.status !== 0) throw toStartRefusal(`${run.stdout}${run.stderr}`, folder, log);
}
