import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** When a process began, in ticks since boot: with its pid it names it for good. Undefined when it is gone or a zombie. */
export function findStartTick(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" || fields[0] === "X" ? undefined : fields[19];
  } catch (error) {
    // Node reports ESRCH when the process ends between open and read.
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ESRCH")) return undefined;
    throw error;
  }
}

/** Writes down that this process uses what the folder stands for. Gives the way to take it back. */
export function register(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${process.pid}.${findStartTick(process.pid) ?? ""}`);
  writeFileSync(file, "");
  return () => rmSync(file, { force: true });
}

/** How many other living processes are written down; those that died are struck out. */
export function countOthers(folder: string): number {
  let alive = 0;
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const [pid = "", tick = ""] = name.split(".");
    if (findStartTick(Number(pid)) !== tick) rmSync(join(folder, name), { force: true });
    else if (Number(pid) !== process.pid) alive += 1;
  }
  return alive;
}
