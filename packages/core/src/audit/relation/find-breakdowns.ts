import { abs, compare, type Decimal, HUNDRED, subtract, sum } from "../../quantity/decimal.ts";
import type { Claim, Expression, Finding } from "../claim.ts";
import type { Figure } from "../figure/figure.ts";
import { holds } from "../judge/judge.ts";
import { listProse, type Passage, type Reading } from "../reading.ts";
import { type Amount, listAmounts, wordsBefore } from "../wording/amounts.ts";
import { baseValue } from "../wording/measures.ts";

/** Shares further from a hundred than this are no breakdown of one thing. */
const FARTHEST: Decimal = { units: 40n, scale: 0 };
const STRUCTURE = /(?:cơ cấu|tỷ trọng|tỉ trọng|kết cấu)/u;

const add = (figures: readonly Figure[]): Expression => ({
  op: "sum",
  terms: figures.map((figure) => ({ op: "figure", figure })),
});

/** Σ percentages = 100; the last of them is the one shown. */
function toHundred(figures: readonly Figure[], binding: Claim["binding"]): Claim | undefined {
  const stated = figures.at(-1);
  if (!stated) return undefined;
  return {
    kind: "claim",
    rule: "breakdown",
    stated,
    expression: add(figures),
    exact: HUNDRED,
    compare: "equal",
    binding,
    alternatives: [],
  };
}

/** A percentage that says a share: not of a plan, not a change, not a ratio to another period. */
function isShare(passage: Passage, { figure, order, kind }: Amount): boolean {
  if (kind !== "percent" || figure.unit.dimension !== "percent" || figure.value.units <= 0n) return false;
  const after = passage.text.slice(figure.unitEnd, figure.unitEnd + 24).toLowerCase();
  return (
    !/(?:tăng|giảm|vượt|hơn|đạt từ|dưới)\s*(?:trên |gần |hơn |khoảng )?$/u.test(wordsBefore(passage, order)) &&
    !/^\s*(?:so với |so )?(?:kế hoạch|kh|dự toán|chỉ tiêu|cùng kỳ|nq)(?!\p{L})/u.test(after)
  );
}

/** Runs of shares that together are the whole: "cơ cấu: 30,9%; 22,5%; 46,7%". A nested share ("trong đó 24,37%") is left out. @rule Q179 */
function fromShares(passage: Passage, amounts: readonly Amount[]): readonly Claim[] {
  const shares = amounts.filter((amount) => isShare(passage, amount));
  const outer = shares.filter(
    ({ order }, place) =>
      place === 0 ||
      !/trong đó/u.test(passage.text.slice(shares[place - 1]?.figure.unitEnd, amounts[order]?.figure.span.start).toLowerCase()),
  );
  const used = new Set<Figure>();
  const found: Claim[] = [];
  for (const list of [shares, outer])
    for (let from = 0; from < list.length; from++)
      for (let to = list.length; to >= from + 3; to--) {
        if ((list[to - 1]?.sentence ?? 0) - (list[from]?.sentence ?? 0) > 1) continue;
        const figures = list.slice(from, to).map(({ figure }) => figure);
        if (figures.some((figure) => used.has(figure))) continue;
        const claim = toHundred(figures, "firm");
        if (!claim || !holds(claim)) continue;
        found.push(claim);
        for (const figure of figures) used.add(figure);
      }
  if (found.length > 0) return found;
  return fromStructure(passage, outer);
}

/** "Cơ cấu kinh tế: …": the words say that the shares are all there are; a list that misses 100 by little is looked at. */
function fromStructure(passage: Passage, shares: readonly Amount[]): readonly Claim[] {
  return [...new Set(shares.map(({ sentence }) => sentence))].flatMap((sentence): readonly Claim[] => {
    const own = shares.filter((share) => share.sentence === sentence);
    const begin = passage.sentences[sentence]?.start ?? 0;
    const lead = passage.text.slice(begin, own[0]?.figure.start).toLowerCase();
    if (own.length < 3 || !STRUCTURE.test(lead)) return [];
    const figures = own.map(({ figure }) => figure);
    const claim = toHundred(figures, "likely");
    const gap = abs(subtract(sum(figures.map(baseValue)), HUNDRED));
    return claim && compare(gap, FARTHEST) <= 0 ? [claim] : [];
  });
}

/** "tăng 6,5%: … đóng góp 0,49 điểm phần trăm; … 3,93 điểm …": contributions in points make the growth. @rule Q179 */
function fromPoints(passage: Passage, amounts: readonly Amount[]): readonly Claim[] {
  const points = amounts.filter(({ figure }) => figure.unit.dimension === "point");
  const [first] = points;
  if (!first || points.length < 2) return [];
  for (const total of amounts
    .filter(({ order, figure }) => order < first.order && figure.unit.dimension === "percent")
    .toReversed()) {
    const claim: Claim = {
      kind: "claim",
      rule: "points",
      stated: total.figure,
      expression: add(points.map(({ figure }) => figure)),
      compare: "equal",
      binding: "firm",
      alternatives: [],
    };
    if (holds(claim)) return [claim];
    // "tăng 6,5%: …, đóng góp 0,49 điểm phần trăm; …": the colon says that they are all.
    if (
      /^\s?:/u.test(passage.text.slice(total.figure.unitEnd)) &&
      /đóng góp/u.test(passage.text.slice(total.figure.unitEnd, first.figure.start).toLowerCase())
    )
      return [{ ...claim, binding: "likely" }];
  }
  return [];
}

/** Breakdowns to 100 and contributions in points. @rule Q179 */
export function findBreakdowns(reading: Reading): readonly Finding[] {
  return listProse(reading).flatMap((passage) => {
    const amounts = listAmounts(passage);
    return [...fromShares(passage, amounts), ...fromPoints(passage, amounts)];
  });
}
