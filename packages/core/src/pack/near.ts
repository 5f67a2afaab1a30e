/** At most this many suggestions: more is a list to read, not a hint. */
const MOST = 3;

/** Edits between two words (insert, delete, replace, swap neighbours), or `limit + 1` when there are more. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const line = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((last[j] ?? 0) + 1, (line[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (before[j - 2] ?? 0) + 1);
      line.push(least);
    }
    before = last;
    last = line;
  }
  return last[b.length] ?? limit + 1;
}

/**
 * The known words that `text` may have meant, nearest first: few edits apart, or one begins with or ends in the other.
 * @rule K3
 */
export function findNear(text: string, known: Iterable<string>): readonly string[] {
  const word = text.toLowerCase();
  const limit = word.length < 5 ? 1 : word.length < 12 ? 2 : 3;
  const found: { readonly candidate: string; readonly far: number }[] = [];
  for (const candidate of known) {
    const other = candidate.toLowerCase();
    const part =
      word.length >= 4 &&
      other.length >= 4 &&
      (other.startsWith(word) || other.endsWith(word) || word.startsWith(other) || word.endsWith(other));
    const far = distance(word, other, limit);
    if (far <= limit) found.push({ candidate, far });
    else if (part) found.push({ candidate, far: limit + Math.abs(other.length - word.length) });
  }
  return found
    .toSorted((a, b) => a.far - b.far || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, MOST)
    .map(({ candidate }) => candidate);
}
