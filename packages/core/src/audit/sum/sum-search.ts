import type { Figure } from "../figure/figure.ts";
import type { Amount, AmountKind } from "../wording/amounts.ts";
import { measureAlike } from "../wording/measures.ts";
import { isPartOf, onePerItem } from "./part-list.ts";
import { firstOfSentences, listRuns, listSubsets, type QuickSums } from "./selections.ts";

/** Totals under this are met by chance too often to search for. */
const LEAST_SEARCHED = 100n;

export const isSmall = (figure: Figure): boolean => figure.value.units < LEAST_SEARCHED;

/** Figures of one bracket each. */
function bracketGroups(parts: readonly Amount[]): readonly (readonly Amount[])[] {
  const groups: Amount[][] = [];
  for (const part of parts) {
    const last = groups.at(-1);
    const before = last?.at(-1);
    if (last && before && before.depth === part.depth && before.bracket === part.bracket) last.push(part);
    else groups.push([part]);
  }
  return groups.filter((group) => group.length >= 2 && (group[0]?.depth ?? 0) > 0);
}

/** A bare total goes with any unit, but its parts are of one. */
function ofOneKind(total: Amount, parts: readonly Amount[]): readonly Amount[] {
  if (total.figure.unit.dimension !== "") return parts;
  const first = parts.find(({ figure }) => figure.unit.dimension !== "");
  return first ? parts.filter(({ figure }) => measureAlike(first.figure, figure)) : parts;
}

/** The nearest amounts after (or before) a total that can be its parts. */
function listNearest(
  amounts: readonly Amount[],
  total: Amount,
  kind: AmountKind | undefined,
  { step, most }: { readonly step: 1 | -1; readonly most: number },
): readonly Amount[] {
  const found: Amount[] = [];
  for (let order = total.order + step; order >= 0 && order < amounts.length && found.length < most; order += step) {
    const other = amounts[order];
    if (other && isPartOf(total, other, kind)) found.push(other);
  }
  return found;
}

/** Sequences in which the parts of a total may stand: later sentences, later items, whole sentences, figures before it, both sides of it. */
export function* listSequences(amounts: readonly Amount[], total: Amount, quick: QuickSums): Generator<readonly Amount[]> {
  const kinds: readonly (AmountKind | undefined)[] = total.kind === "change" ? ["change", "level"] : [undefined];
  for (const kind of kinds) {
    const after = ofOneKind(total, listNearest(amounts, total, kind, { step: 1, most: 18 }));
    const before = ofOneKind(total, listNearest(amounts, total, kind, { step: -1, most: 12 }).toReversed());
    for (const sequence of [after.filter((part) => part.depth <= total.depth), after]) {
      const later = sequence.filter((part) => part.sentence > total.sentence);
      for (const parts of [firstOfSentences(later), onePerItem(sequence.filter((part) => part.item > total.item))])
        for (let length = parts.length; length >= 2; length--) yield parts.slice(0, length);
      yield* listRuns(sequence, 3);
      for (const sentence of new Set(later.map((part) => part.sentence))) {
        const own = later.filter((part) => part.sentence === sentence);
        yield* listRuns(own, 1);
        yield onePerItem(own);
      }
    }
    for (const group of bracketGroups(after)) for (let length = group.length; length >= 2; length--) yield group.slice(0, length);
    for (const parts of listRuns(before.toReversed(), 1)) yield parts.toReversed();
    const last = before.at(-1);
    if (last) for (let length = 1; length <= Math.min(after.length, 6); length++) yield [last, ...after.slice(0, length)];
    const each = onePerItem(before);
    for (let from = 0; from + 2 <= each.length; from++) yield each.slice(from);
    if (!isSmall(total.figure)) yield* listSubsets(after, quick);
  }
}
