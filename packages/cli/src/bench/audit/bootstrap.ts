/** Dice with a seed: the same every run. xorshift on 32 bits. */
export function makeDice(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2 ** 32;
  };
}

export function pick<T>(dice: () => number, list: readonly T[]): T {
  const found = list[Math.floor(dice() * list.length)];
  if (found === undefined) throw new RangeError("nothing to pick from");
  return found;
}

/** What one document adds to a share: `hits` of `of`. */
export type Cluster = { readonly hits: number; readonly of: number };

/** The share with its 95 % interval: whole documents are drawn again, since statements of one document err together. */
export function shareWithInterval(
  clusters: readonly Cluster[],
  seed = 20231,
): { readonly share: number; readonly low: number; readonly high: number } {
  const total = (list: readonly Cluster[]): number => {
    const of = list.reduce((sum, one) => sum + one.of, 0);
    return of === 0 ? Number.NaN : list.reduce((sum, one) => sum + one.hits, 0) / of;
  };
  const dice = makeDice(seed);
  const used = clusters.filter((one) => one.of > 0);
  if (used.length === 0) return { share: Number.NaN, low: Number.NaN, high: Number.NaN };
  const draws = Array.from({ length: 2000 }, () => total(used.map(() => pick(dice, used)))).sort((a, b) => a - b);
  return { share: total(used), low: draws[49] ?? Number.NaN, high: draws[1949] ?? Number.NaN };
}
