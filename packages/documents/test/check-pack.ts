import { relative } from "node:path";
import { expect, test } from "vitest";
import { type PackProblem, readPack } from "../src/pack/read-pack.ts";
import { type Changes, makePacks, put, SOUND } from "./make-pack.ts";

/** What is told of the toy pack with some files written otherwise: "toy/units.yaml:2:5 PACK_KEY_MISSING". */
export async function check(
  changes: Changes,
  pack = "toy",
): Promise<{ readonly ok: boolean; readonly problems: readonly PackProblem[]; readonly lines: readonly string[] }> {
  const root = await makePacks(changes);
  const read = await readPack(`${root}/${pack}`);
  const problems = read.ok ? read.value.warnings : read.problems;
  return {
    ok: read.ok,
    problems,
    lines: problems.map(({ file, line, column, code }) => `${relative(root, file)}:${line}:${column} ${code}`),
  };
}

/** Where the mark ¦ stands in a text, and the text without it. */
function unmark(text: string): { readonly text: string; readonly at: string } {
  const [before = "", ...after] = text.split("¦");
  const lines = before.split("\n");
  return { text: before + after.join(""), at: `${lines.length}:${(lines.at(-1) ?? "").length + 1}` };
}

/** The lines told of a pack with one file changed, and the place marked in it. */
export async function checkMarked(
  file: string,
  change: (sound: string) => string,
  more: Changes = {},
): Promise<{ readonly ok: boolean; readonly lines: readonly string[]; readonly at: string }> {
  const marked = unmark(change(SOUND[file] ?? ""));
  return { ...(await check({ [file]: marked.text, ...more })), at: `${file}:${marked.at}` };
}

/** One slip in a file, ¦ where it is told: a passage and what is written for it, or a change of the whole file; and its code. */
export type Slip =
  | readonly [title: string, from: string, to: string, code: string]
  | readonly [title: string, change: (sound: string) => string, code: string];

/** A test for each slip: the pack is refused, and told why where the mark stands. */
export function testErrors(file: string, slips: readonly Slip[]): void {
  for (const slip of slips)
    test(`${slip[0]} is an error at its place`, async () => {
      const change = slip.length === 4 ? put(slip[1], slip[2]) : slip[1];
      const { ok, lines, at } = await checkMarked(file, change);
      expect(ok).toBe(false);
      expect(lines).toContain(`${at} ${slip.at(-1)}`);
    });
}
