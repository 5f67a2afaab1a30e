import { add, compare, type Decimal, multiply, subtract } from "../../quantity/decimal.ts";
import type { Finding, Remark } from "../claim.ts";
import { type Figure, isPercent } from "../figure/figure.ts";
import { listProse, type Passage, type Reading } from "../reading.ts";
import { areSlashed } from "../wording/around.ts";
import { baseValue, measureSurelyAlike } from "../wording/measures.ts";
import { type Change, listChanges } from "./change-statements.ts";

/** How many times the ratio of a pair may change between two periods before one of the signs is doubted. */
const MOST_TIMES: Decimal = { units: 2n, scale: 0 };

/** "1167 vụ/1190 đối tượng": two counts of one thing. */
function listPairs(passage: Passage): readonly (readonly [Figure, Figure])[] {
  return passage.figures.flatMap((a, place): readonly (readonly [Figure, Figure])[] => {
    const b = passage.figures[place + 1];
    return b &&
      areSlashed(passage, a, b) &&
      !measureSurelyAlike(a, b) &&
      !isPercent(a) &&
      a.unit.dimension === "count" &&
      b.unit.dimension === "count"
      ? [[a, b]]
      : [];
  });
}

/** What a count was before its change. */
function before(figure: Figure, change: Change): Decimal | undefined {
  if (!change.amount) return undefined;
  const amount = baseValue(change.amount);
  return change.direction === "up" ? subtract(baseValue(figure), amount) : add(baseValue(figure), amount);
}

/** a/b over c/d is more than MOST_TIMES, or less than its inverse. */
function isFarFrom(a: Decimal, b: Decimal, c: Decimal, d: Decimal): boolean {
  const [left, right] = [multiply(a, d), multiply(b, c)];
  return compare(left, multiply(right, MOST_TIMES)) > 0 || compare(right, multiply(left, MOST_TIMES)) > 0;
}

/**
 * "1167 vụ/1190 đối tượng (giảm 484 vụ, tăng 487 đối tượng)": the changes take a pair from a likeness it does not have; with the other sign
 * they would not. One of the words may be wrong. @rule Q186
 */
function findIn(passage: Passage): readonly Remark[] {
  const changes = listChanges(passage);
  return listPairs(passage).flatMap(([a, b]): readonly Remark[] => {
    const near = changes.filter(({ cue }) => cue.start >= b.unitEnd && cue.start - b.unitEnd < 120);
    const ofA = near.find(({ amount }) => amount && measureSurelyAlike(amount, a) && !measureSurelyAlike(amount, b));
    const ofB = near.find(({ amount }) => amount && measureSurelyAlike(amount, b) && !measureSurelyAlike(amount, a));
    if (!ofA?.amount || !ofB?.amount || ofA.direction === ofB.direction) return [];
    const [wasA, wasB] = [before(a, ofA), before(b, ofB)];
    const turned = before(b, { ...ofB, direction: ofB.direction === "up" ? "down" : "up" });
    if (!wasA || !wasB || !turned || wasA.units <= 0n || wasB.units <= 0n || turned.units <= 0n) return [];
    if (!isFarFrom(wasA, wasB, baseValue(a), baseValue(b)) || isFarFrom(wasA, turned, baseValue(a), baseValue(b))) return [];
    return [
      {
        kind: "remark",
        rule: "direction",
        result: "review",
        note: { code: "direction" },
        stated: ofB.amount.text,
        operands: [ofB.amount, a, b, ofA.amount],
        passage: passage.index,
        span: ofB.amount.span,
        related: [a, b, ofA.amount].map(({ span }) => ({ passage: passage.index, span })),
      },
    ];
  });
}

/** Signs of a pair's changes that do not go together. @rule Q186 */
export function findBasesAtOdds(reading: Reading): readonly Finding[] {
  return listProse(reading).flatMap(findIn);
}
