import type { Amount } from "../wording/amounts.ts";
import { onePerItem, type PartList, sameItem } from "./part-list.ts";

/** A choice of parts out of a list; `natural` is how the punctuation reads, the others are tried because lists nest and overlap. */
export type Selection = { readonly parts: readonly Amount[]; readonly natural: boolean };

/** Subsets are tried of this many figures at most: the search doubles with each. */
const MOST_OF_SUBSET = 9;

function isNew(found: readonly Selection[], parts: readonly Amount[]): boolean {
  return found.every(({ parts: other }) => other.length !== parts.length || other.some((part, place) => part !== parts[place]));
}

/**
 * Ways to read a list, the likeliest first: one figure of each item, the total's own item, the list's beginnings ("446 cơ sở: đạt 425,
 * không đạt 21, bị xử phạt 08"), the list without its first figures.
 *
 * @rule Q173
 */
export function listSelections(list: PartList): readonly Selection[] {
  const found: Selection[] = [];
  const offer = (parts: readonly Amount[], natural: boolean): void => {
    if (parts.length >= 2 && isNew(found, parts)) found.push({ parts, natural });
  };
  // "…, trong đó diện tích rau 405,8 ha. Trong đó bí xanh 8,6 ha": what opens a list of its own is no brother of what stands before it.
  const isFlat = (parts: readonly Amount[]): boolean => !parts.slice(1).some(({ nested }) => nested);
  const own = sameItem(list);
  if (own.length >= 2 && list.cue !== "colon") offer(own, isFlat(own));
  const each = onePerItem(list.parts);
  offer(each, isFlat(each));
  offer(list.parts, each.length === list.parts.length && isFlat(list.parts));
  for (const parts of [each, list.parts])
    for (let length = parts.length - 1; length >= 2; length--) offer(parts.slice(0, length), false);
  // "16.470 ha, trong đó 6.700 ha …: khoai 2.400 ha; …": what stands before the colon is no part; in a bracket or under "gồm" all are.
  if (list.cue === "among" || list.cue === "colon")
    for (const parts of [each, list.parts]) for (let from = 1; from <= 3; from++) offer(parts.slice(from), false);
  return found;
}

function countBits(mask: number): number {
  let count = 0;
  for (let rest = mask; rest > 0; rest &= rest - 1) count++;
  return count;
}

/** The subsets of two or more of so many parts, as bits, larger ones first. */
const SUBSETS: readonly (readonly number[])[] = Array.from({ length: MOST_OF_SUBSET + 1 }, (_none, size) =>
  Array.from({ length: 2 ** size }, (_, mask) => mask)
    .filter((mask) => countBits(mask) >= 2)
    .toSorted((a, b) => countBits(b) - countBits(a)),
);

/** What is known of a sum before its parts are looked at one by one: the value of each part, and which sums are near enough. */
export type QuickSums = { readonly unitsOf: (part: Amount) => bigint; readonly isNear: (sum: bigint) => boolean };

/** Every subset of two or more of a short list, larger ones first; with `quick` only those whose sum is near. */
export function* listSubsets(parts: readonly Amount[], quick?: QuickSums): Generator<readonly Amount[]> {
  const some = parts.slice(0, MOST_OF_SUBSET);
  const sums: bigint[] = [0n];
  if (quick) for (const part of some) for (const sum of sums.slice()) sums.push(sum + quick.unitsOf(part));
  for (const mask of SUBSETS[some.length] ?? []) {
    const sum = sums[mask];
    if (quick && sum !== undefined && !quick.isNear(sum)) continue;
    yield some.filter((_, place) => (mask >> place) & 1);
  }
}

/** Runs of a sequence that begin near its start: for totals whose parts stand in later sentences or before them. */
export function* listRuns(sequence: readonly Amount[], farthest: number): Generator<readonly Amount[]> {
  for (let from = 0; from <= Math.min(farthest, sequence.length - 2); from++)
    for (let to = from + 2; to <= Math.min(sequence.length, from + 14); to++) yield sequence.slice(from, to);
}

/** The first figure of each sentence after the total's own: "Cấp huyện gần 49 ngàn …. Cấp xã trên 83 ngàn …." */
export function firstOfSentences(sequence: readonly Amount[]): readonly Amount[] {
  return sequence.filter((amount, place) => sequence.findIndex((other) => other.sentence === amount.sentence) === place);
}
