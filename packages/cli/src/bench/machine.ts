import { spawnSync } from "node:child_process";
import { availableParallelism, cpus, totalmem } from "node:os";

/** What measured figures are worth nothing without. */
export type Machine = {
  readonly cores: number;
  readonly cpu: string;
  readonly memoryGiB: number;
  readonly node: string;
  readonly commit: string;
};

export function findMachine(root: string): Machine {
  const found = spawnSync("git", ["rev-parse", "--short", "HEAD"], { cwd: root, encoding: "utf8" });
  return {
    cores: availableParallelism(),
    cpu: cpus()[0]?.model ?? "?",
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    commit: found.status === 0 ? found.stdout.trim() : "không rõ",
  };
}

export function showMachine(machine: Machine): string {
  return `Máy: ${machine.cores} nhân ${machine.cpu}, ${machine.memoryGiB} GiB, Node ${machine.node}, bản ${machine.commit}`;
}
