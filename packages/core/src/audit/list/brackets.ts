import type { Passage } from "../reading.ts";

const CLOSINGS = new WeakMap<Passage, Int32Array>();

/** For each place of a text where a round bracket opens, where it closes; -1 elsewhere and where it never does. */
function findClosings(text: string): Int32Array {
  const closings = new Int32Array(text.length).fill(-1);
  const open: number[] = [];
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "(") open.push(at);
    else if (text[at] === ")") {
      const from = open.pop();
      if (from !== undefined) closings[from] = at;
    }
  }
  return closings;
}

/** The closings of a passage's clean text, found once. */
export function closingsOf(passage: Passage): Int32Array {
  const known = CLOSINGS.get(passage);
  if (known) return known;
  const found = findClosings(passage.text);
  CLOSINGS.set(passage, found);
  return found;
}

/** Where the bracket that opens at `at` closes before `end`. */
export function closingBefore(closings: Int32Array, at: number, end: number): number | undefined {
  const closing = closings[at] ?? -1;
  return closing >= 0 && closing < end ? closing : undefined;
}
