import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

export const root: string = dirname(dirname(fileURLToPath(import.meta.url)));

const SKIPPED = new Set(["node_modules", "dist", ".git", ".kehoach"]);

/** Every file under a folder of the project, as paths from the root with forward slashes, sorted. */
export function listFiles(folder: string, accepts: (path: string) => boolean): string[] {
  const found: string[] = [];
  const visit = (path: string): void => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      const inner = join(path, entry.name);
      if (entry.isDirectory()) {
        if (!SKIPPED.has(entry.name)) visit(inner);
      } else {
        const name = relative(root, inner).replaceAll("\\", "/");
        if (accepts(name)) found.push(name);
      }
    }
  };
  visit(join(root, folder));
  return found.sort();
}

export function readSource(path: string): string {
  return readFileSync(join(root, path), "utf8");
}

/** Prints what a check found and ends the process: 0 when nothing, 1 otherwise. */
export function finish(check: string, faults: readonly string[], summary: string): never {
  for (const fault of faults) console.error(fault);
  console.log(faults.length === 0 ? `${check}: ${summary}` : `${check}: ${faults.length} fault(s)`);
  process.exit(faults.length === 0 ? 0 : 1);
}
