import { stat } from "node:fs/promises";
import { basename, dirname, extname, join, resolve } from "node:path";
import type { Asked, WrittenFormat } from "./asked.ts";

/** "du-lieu/bao-cao.docx" is "bao-cao". */
function stemOf(path: string): string {
  return basename(path, extname(path));
}

/** The file in which findings of a report are set aside: NAME.kehoach.json beside it. */
export function sideFileOf(path: string): string {
  return join(dirname(path), `${stemOf(path)}.kehoach.json`);
}

async function isFolder(path: string): Promise<boolean> {
  // What is not there, or can not be looked at, is no folder; writing will say why.
  return stat(path).then(
    (about) => about.isDirectory(),
    () => false,
  );
}

/** One file under two names is one file. */
async function isSame(a: string, b: string): Promise<boolean> {
  if (resolve(a) === resolve(b)) return true;
  const [one, other] = await Promise.all([a, b].map((path) => stat(path).catch(() => undefined)));
  return one !== undefined && other !== undefined && one.ino === other.ino && one.dev === other.dev;
}

/**
 * Where the output of a report goes: `--out` (a folder when it is one, or when there are several reports), else beside the report.
 * Reports that differ only by their ending keep it: "a.docx.ra-soat.html".
 */
export async function outputOf(path: string, format: WrittenFormat, asked: Asked): Promise<string> {
  const twin = asked.files.some((other) => other !== path && stemOf(other) === stemOf(path));
  const name = `${twin ? basename(path) : stemOf(path)}.ra-soat.${format}`;
  if (asked.out === undefined) return join(dirname(path), name);
  return asked.files.length > 1 || (await isFolder(asked.out)) ? join(asked.out, name) : asked.out;
}

/** Whether writing there would destroy one of the reports. */
export async function isInput(out: string, files: readonly string[]): Promise<boolean> {
  for (const file of files) if (await isSame(out, file)) return true;
  return false;
}
