import { listProcesses, type Running } from "./child-process.ts";

export const VICTIMS = ["program", "database", "both"] as const;
export type Victim = (typeof VICTIMS)[number];

/** KEHOACH_SEED repeats the instants of an earlier run. */
export const seed = Number(process.env["KEHOACH_SEED"] ?? Date.now() % 1_000_000);

/** The numbers of a seed's row: each from 0 to below its limit (mulberry32). */
export function rollFrom(start: number): (limit: number) => number {
  let state = start;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * limit);
  };
}

/** Kills outright, whatever it is doing: the program, the head process of its database, or both. */
export function kill(victim: Victim, running: Pick<Running, "child">, data: string): void {
  if (victim !== "program")
    for (const { pid, command } of listProcesses(data)) {
      if (!command.includes("postgres -D ")) continue;
      try {
        process.kill(pid, "SIGKILL");
      } catch {
        // it ended meanwhile
      }
    }
  if (victim !== "database") running.child.kill("SIGKILL");
}
