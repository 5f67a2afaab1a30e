import { rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { formatRead } from "./format-pack.ts";
import type { ReadFiles } from "./read-pack.ts";

/** A file that is not canonical, and what it should hold; `remove`: it lists nothing. */
export type FormatChange =
  | { readonly file: string; readonly kind: "change"; readonly text: string }
  | { readonly file: string; readonly kind: "remove" };

/** The files of a pack that differ from their canonical text, in the order of their names. @rule K17 */
export function listChanges(read: ReadFiles): readonly FormatChange[] {
  const own = read.chain.at(-1);
  if (!own) return [];
  const texts = formatRead(read);
  const changes: FormatChange[] = [];
  for (const [file, text] of texts) {
    if (own.texts.get(file) !== text) changes.push({ file: join(own.folder, file), kind: "change", text });
  }
  for (const file of own.texts.keys()) if (!texts.has(file)) changes.push({ file: join(own.folder, file), kind: "remove" });
  return changes.toSorted((a, b) => (a.file < b.file ? -1 : 1));
}

/** Writes each file whole or not at all: beside it first, then in its place. Stops at the first that can not be written. */
export async function writeChanges(
  changes: readonly FormatChange[],
): Promise<{ readonly file: string; readonly reason: string } | undefined> {
  for (const change of changes) {
    const beside = join(dirname(change.file), `.${basename(change.file)}.new`);
    try {
      if (change.kind === "remove") await rm(change.file);
      else {
        await writeFile(beside, change.text);
        await rename(beside, change.file);
      }
    } catch (error) {
      const reason = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
      if (reason === undefined) throw error;
      await rm(beside, { force: true });
      return { file: change.file, reason };
    }
  }
  return undefined;
}
