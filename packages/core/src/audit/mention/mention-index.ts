import type { Mention } from "./mention.ts";

/** Share of the longer name's words that two names must have in common, of a hundred. */
export const NEARLY = 80;
/** Mentions of one word that are compared with the next: a name printed hundreds of times is a column, not a fact told twice. */
const MOST_COMPARED = 16;

/**
 * Every pair whose names share at least NEARLY of their words, earlier first. Names are looked up by their rarest words: two names that
 * near each other have one of them in common, so the time grows with the mentions, not with their pairs.
 *
 * @rule Q279
 */
export function* listPairs(mentions: readonly Mention[]): Generator<readonly [Mention, Mention]> {
  const counts = new Map<string, number>();
  const named = mentions.map((mention) => ({ mention, words: [...mention.bag] }));
  for (const { words } of named) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const held = new Map<string, Mention[]>();
  for (const { mention, words } of named) {
    const rarest = words.toSorted((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0) || (a < b ? -1 : 1));
    const keys = rarest.slice(0, words.length - Math.ceil((words.length * NEARLY) / 100) + 1);
    const seen = new Set<Mention>();
    for (const word of keys) {
      const key = `${mention.role} ${word}`;
      const earlier = held.get(key) ?? [];
      for (const other of earlier) seen.add(other);
      earlier.push(mention);
      if (earlier.length > MOST_COMPARED) earlier.shift();
      held.set(key, earlier);
    }
    for (const other of seen) yield [other, mention];
  }
}
