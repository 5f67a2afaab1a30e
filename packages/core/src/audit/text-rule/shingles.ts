/** How many neighbouring words one shingle holds. */
const WIDTH = 3;
/** Independent smallest hashes kept of each text: two texts that share 95 of 100 shingles have two of the four alike in 99 cases of 100. */
const SEEDS = [0x9e3779b1, 0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f] as const;
const BASIS = 0x811c9dc5;
const PRIME = 0x01000193;
const SPACE = 0x20;

function mix(hash: number, seed: number): number {
  let mixed = Math.imul(hash ^ seed, 0x2c1b3c6d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x297a2d39);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

/** The hashes of a folded text's shingles, in order. */
function listShingles(folded: string): readonly number[] {
  const words: number[] = [];
  let hash = BASIS;
  for (let at = 0; at <= folded.length; at++) {
    const code = at < folded.length ? folded.charCodeAt(at) : SPACE;
    if (code === SPACE) {
      words.push(hash);
      hash = BASIS;
    } else hash = Math.imul(hash ^ code, PRIME);
  }
  const shingles: number[] = [];
  for (let i = 0; i + WIDTH <= words.length; i++) {
    let shingle = 0;
    for (let j = 0; j < WIDTH; j++) shingle = Math.imul(shingle, PRIME) ^ (words[i + j] ?? 0);
    shingles.push(shingle >>> 0);
  }
  return shingles;
}

/** A few numbers of a folded text; texts that share nearly all their shingles have at least two of them in common. Time grows with its length. */
export function sketch(folded: string): readonly number[] {
  const shingles = listShingles(folded);
  return SEEDS.map((seed) => {
    let least = 0xffffffff;
    for (const shingle of shingles) least = Math.min(least, mix(shingle, seed));
    return least;
  });
}

/** The shingles of a folded text, for counting what others share with them. */
export function toShingles(folded: string): ReadonlySet<number> {
  return new Set(listShingles(folded));
}

/** How many of 100 shingles of the longer text both have, cut to a whole number. */
export function countShared(shingles: ReadonlySet<number>, other: ReadonlySet<number>): number {
  let shared = 0;
  for (const shingle of other) if (shingles.has(shingle)) shared++;
  const longer = Math.max(shingles.size, other.size);
  return longer === 0 ? 0 : Math.trunc((shared * 100) / longer);
}
