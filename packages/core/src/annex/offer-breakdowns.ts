import { showBreakdown, toBreakdown } from "../indicator/breakdown.ts";
import type { Candidate } from "./candidate.ts";
import { type Known, matchWords } from "./known.ts";
import { fitUnit, isSameBag, type RowWords } from "./rate-names.ts";

/** Scores of an item: facts of the indicator had this very breakdown, had one of its dimension, or had none. */
const [USED, NEAR, NEVER_USED] = [985, 900, 700];

/** Items of known dimensions that a part of a row may be: "Trong đó: nữ" of the row above it. @rule M18 */
export function offerBreakdowns(words: RowWords, parent: Candidate | undefined, known: Known): readonly Candidate[] {
  if (!parent) return [];
  const of = known.indicators.find(({ code }) => code === parent.code);
  const own = words.own.filter((word) => !words.parent.includes(word));
  const unit = of ? fitUnit(words.row, of.unit, known) : "none";
  if (unit === "other" || own.length === 0) return [];
  return known.dimensions.flatMap(({ code: dimension, items }) => {
    if (parent.breakdown.some((one) => one.dimension === dimension)) return [];
    return items.flatMap(({ code: item, name }): readonly Candidate[] => {
      const itemWords = matchWords(name);
      const isItem =
        isSameBag(itemWords, words.own) ||
        isSameBag(
          itemWords.filter((word) => !words.parent.includes(word)),
          own,
        );
      if (!isItem) return [];
      const breakdown = toBreakdown(
        Object.fromEntries([...parent.breakdown, { dimension, item }].map((one) => [one.dimension, one.item])),
      );
      const isUsed = of?.breakdowns.some((used) => showBreakdown(used) === showBreakdown(breakdown)) ?? false;
      const isNear = of?.breakdowns.some((used) => used.some((one) => one.dimension === dimension)) ?? false;
      const score = isUsed ? USED : isNear ? NEAR : NEVER_USED;
      return [{ code: parent.code, name: parent.name, breakdown, score, why: "breakdown", unit }];
    });
  });
}
