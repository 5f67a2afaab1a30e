/** How well a text answers a folded query: 3 is the same, 2 begins with it, 1.5 has a word beginning with it, 1 holds all its words, 0 not at all. */
export function matchFolded(folded: string, query: string): number {
  if (folded === query) return 3;
  if (folded.startsWith(query)) return 2;
  if (` ${folded.replace(/[^\p{L}\p{N}]+/gu, " ")}`.includes(` ${query}`)) return 1.5;
  return query.split(" ").every((word) => folded.includes(word)) ? 1 : 0;
}
