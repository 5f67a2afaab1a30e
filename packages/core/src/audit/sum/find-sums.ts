import { compare } from "../../quantity/decimal.ts";
import type { Binding, Claim, Finding } from "../claim.ts";
import type { Figure } from "../figure/figure.ts";
import { listProse, type Passage, type Reading } from "../reading.ts";
import { type Amount, listAmounts, wordsBefore } from "../wording/amounts.ts";
import { describingText, sharedWords } from "../wording/describing-words.ts";
import { baseValue, measureAlike } from "../wording/measures.ts";
import { isOneEditAway, isWithin } from "./gap.ts";
import { findMiss, leavesOut, NEAR_PERCENT, NEAR_PERCENT_OF_PART } from "./list-miss.ts";
import { countsWithin, figuresOf, isPartOf, onePerItem, openedLists, type PartList } from "./part-list.ts";
import { toQuickSums } from "./quick-sums.ts";
import { listRuns, listSelections, listSubsets } from "./selections.ts";
import { sumClaim, sumFits, sumHolds } from "./sum-claim.ts";
import { isSmall, listSequences } from "./sum-search.ts";

/** The selection of a list that gives its total. */
function findHolding(list: PartList): readonly Amount[] | undefined {
  return listSelections(list).find(
    ({ parts, natural }) => (natural || parts.length >= 2) && sumHolds(list.total.figure, figuresOf(parts)),
  )?.parts;
}

/** How surely a list is all of its total: "gồm" of plain items that nearly add up says so, "trong đó" does not. */
function bindingOf(list: PartList, parts: readonly Amount[]): Binding {
  const { figure } = list.total;
  const near = isWithin(figure, figuresOf(parts), NEAR_PERCENT) || isOneEditAway(figure, figuresOf(parts));
  return near && !figure.hedge && list.cue === "of" && parts.every((part) => !part.figure.hedge) ? "firm" : "likely";
}

/** The wholes under the same fractions: 6.050 + 2.930 + 350 under 5.845 + 2.080 + 423. */
function wholesOf(parts: readonly Amount[]): readonly Figure[] | undefined {
  const wholes = parts.flatMap(({ over }) => (over ? [over] : []));
  return wholes.length === parts.length ? wholes : undefined;
}

/** Of "A/B, gồm a/b; c/d; …" both rows are sums of the same items: when one row holds, the other must. @rule Q174 */
function fromFractionRows(list: PartList): readonly Claim[] {
  const { over, figure } = list.total;
  if (!over) return [];
  for (const { parts } of listSelections(list)) {
    const wholes = wholesOf(parts);
    if (!wholes || parts.length < 2) continue;
    const [above, below] = [sumHolds(figure, figuresOf(parts)), sumHolds(over, wholes)];
    if (above || below) return [sumClaim("sum", figure, figuresOf(parts), "firm"), sumClaim("sum", over, wholes, "firm")];
  }
  return [];
}

/**
 * A part greater than its total can not be part of it: under "gồm" any part, under "trong đó" one that the total's own words describe
 * ("29 người bị thương … trong đó … 31 người bị thương").
 */
function fromTooGreat(passage: Passage, list: PartList, held: readonly Figure[]): readonly Claim[] {
  if (list.cue !== "of" && list.cue !== "among") return [];
  const { figure: total } = list.total;
  const words = describingText(passage, total);
  const listed =
    list.cue === "of" || list.atOnce
      ? onePerItem(list.parts)
      : list.parts.filter(({ figure }) => sharedWords(words, describingText(passage, figure)) > 0);
  const greater = listed.some(({ figure }) => !held.includes(figure) && compare(baseValue(figure), baseValue(total)) > 0);
  return greater && listed.length >= 2 ? [sumClaim("sum", total, figuresOf(listed), "likely")] : [];
}

function fromList(passage: Passage, list: PartList): readonly Claim[] {
  if (list.cue === "none") {
    const found = findHolding(list);
    return found ? [sumClaim("sum", list.total.figure, figuresOf(found), "firm")] : [];
  }
  const rows = fromFractionRows(list);
  if (rows.length > 0) {
    const [first] = rows;
    const held =
      first?.expression.op === "sum" ? first.expression.terms.flatMap((term) => (term.op === "figure" ? [term.figure] : [])) : [];
    // The rest of the list can not be of the total either: pigs and poultry under a total of large cattle.
    return [...rows, ...fromTooGreat(passage, list, held)];
  }
  const holding = findHolding(list);
  const left = holding && leavesOut(passage, list, holding);
  if (left) return [sumClaim("sum", list.total.figure, figuresOf(left), "likely")];
  if (holding) return [sumClaim("sum", list.total.figure, figuresOf(holding), "firm")];
  const near = findMiss(passage, list);
  if (!near) return fromTooGreat(passage, list, []);
  const wholes = wholesOf(near);
  const { over } = list.total;
  return [
    sumClaim("sum", list.total.figure, figuresOf(near), bindingOf(list, near)),
    ...(over && wholes && (isWithin(over, wholes, NEAR_PERCENT) || isOneEditAway(over, wholes))
      ? [sumClaim("sum", over, wholes, "likely")]
      : []),
  ];
}

/** Partitions of one total said to the user: a total may be divided in several ways. */
const MOST_PARTITIONS = 3;

/** Parts of a total that no mark joins to it. Only a match is worth saying; fractions that add up must do so in both rows. @rule Q175 */
function fromSearch(amounts: readonly Amount[], total: Amount, taken: ReadonlySet<Figure>): readonly Claim[] {
  const claims: Claim[] = [];
  const used = new Set(taken);
  const quick = toQuickSums(amounts, total);
  for (const parts of listSequences(amounts, total, quick)) {
    if (parts.length < 2 || !quick.isNear(parts.reduce((sum, part) => sum + quick.unitsOf(part), 0n))) continue;
    if (parts.some(({ figure }) => used.has(figure)) || !sumFits(total.figure, figuresOf(parts))) continue;
    claims.push(sumClaim("sum", total.figure, figuresOf(parts), "firm"));
    for (const { figure } of parts) used.add(figure);
    const wholes = wholesOf(parts);
    if (total.over && wholes && (sumHolds(total.over, wholes) || isWithin(total.over, wholes, NEAR_PERCENT)))
      claims.push(sumClaim("sum", total.over, wholes, "likely"));
    if (claims.length >= MOST_PARTITIONS || isSmall(total.figure)) break;
  }
  return claims;
}

const FOOTS =
  /(?:^|[\s.;,(])(?:tổng(?: cộng| số)?|cộng|toàn (?:tỉnh|huyện|xã|thành phố|quốc|ngành)|cả (?:nước|tỉnh|huyện)|chung)(?!\p{L})[^,;.()]*$/u;

/** A total said after its parts: "…; Toàn tỉnh 261/362 trường": a near miss is looked at. @rule Q174 */
function fromFooting(passage: Passage, amounts: readonly Amount[], total: Amount): readonly Claim[] {
  if (!FOOTS.test(wordsBefore(passage, total.order))) return [];
  const before = amounts.filter(
    (other) =>
      other.order < total.order && isPartOf(total, other) && other.depth === total.depth && other.sentence >= total.sentence - 1,
  );
  const parts = onePerItem(before);
  if (parts.length < 2 || parts.some((part) => Boolean(part.over) !== Boolean(total.over))) return [];
  // Two items of their own, and nearly the total: more would be chance.
  const pair = parts.length === 2;
  if (pair && (parts[0]?.item === parts[1]?.item || !isWithin(total.figure, figuresOf(parts), NEAR_PERCENT_OF_PART))) return [];
  const near = (figure: Figure, figures: readonly Figure[]): readonly Claim[] =>
    sumHolds(figure, figures)
      ? [sumClaim("sum", figure, figures, "firm")]
      : isWithin(figure, figures, NEAR_PERCENT) || isOneEditAway(figure, figures)
        ? [sumClaim("sum", figure, figures, "likely")]
        : [];
  const wholes = wholesOf(parts);
  return [...near(total.figure, figuresOf(parts)), ...(total.over && wholes ? near(total.over, wholes) : [])];
}

/** "15/20 chỉ tiêu đạt …, 4/20 chỉ tiêu không đạt": there is no third. @rule Q198 */
function areReachedAndNot(passage: Passage, [a, b]: readonly Amount[]): boolean {
  if (!a || !b || b.sentence !== a.sentence || b.clause - a.clause > 1) return false;
  const after = (amount: Amount): string => {
    const from = (amount.over ?? amount.figure).unitEnd;
    return /^[^;.,(\d]*/u.exec(passage.text.slice(from).toLowerCase())?.[0] ?? "";
  };
  return /^\s*(?:đã )?(?:đạt|hoàn thành)/u.test(after(a)) && /^\s*(?:không|chưa) (?:đạt|hoàn thành)/u.test(after(b));
}

/** "18/93 …; 37/93 …; 38/93 …", "8/10 xã … và 02 xã": the parts of one whole. @rule Q176 */
function fromWhole(passage: Passage, amounts: readonly Amount[], whole: Amount): readonly Claim[] {
  const part = amounts.find(({ over }) => over === whole.figure);
  if (!part) return [];
  const later = amounts
    .filter((other) => other.order > whole.order && other.kind === "level" && measureAlike(whole.figure, other.figure))
    .slice(0, 10);
  const sharing = [
    part,
    ...later.filter(({ over }) => over && over.value.units === whole.figure.value.units && measureAlike(over, whole.figure)),
  ];
  const rule = "k-of-n";
  if (sharing.length >= 2 && sumFits(whole.figure, figuresOf(sharing)))
    return [sumClaim(rule, whole.figure, figuresOf(sharing), "firm")];
  if (sharing.length === 2 && areReachedAndNot(passage, sharing))
    return [sumClaim(rule, whole.figure, figuresOf(sharing), "likely")];
  const own = amounts.filter(
    (other) =>
      other.order < part.order &&
      other.sentence === part.sentence &&
      other.kind === "level" &&
      measureAlike(whole.figure, other.figure),
  );
  for (const parts of listRuns(own.toReversed(), 0))
    if (sumFits(whole.figure, figuresOf(parts))) return [sumClaim("sum", whole.figure, figuresOf(parts.toReversed()), "firm")];
  const plain = later.filter(({ over }) => !over);
  for (const from of [plain, plain.filter(({ depth }) => depth === part.depth)])
    for (let start = 0; start < Math.min(from.length, 5); start++)
      for (let length = 1; start + length <= from.length; length++) {
        const parts = [part, ...from.slice(start, start + length)];
        if (sumFits(whole.figure, figuresOf(parts))) return [sumClaim(rule, whole.figure, figuresOf(parts), "firm")];
      }
  return [];
}

/** Figures of the claims' parts. */
function partsOf(claims: readonly Claim[]): ReadonlySet<Figure> {
  return new Set(
    claims.flatMap(({ expression }) =>
      expression.op === "sum" ? expression.terms.flatMap((term) => (term.op === "figure" ? [term.figure] : [])) : [],
    ),
  );
}

/** "52 tổ chức cơ sở đảng (27 đảng bộ, 23 chi bộ)": a bracket of nothing but counts of other things, nearly the total. @rule Q177 */
function areKinds(passage: Passage, total: Amount, counts: readonly Amount[]): boolean {
  const { unit } = total.figure;
  return (
    counts.length >= 2 &&
    counts.every(
      ({ order, depth, figure }) =>
        depth > total.depth &&
        figure.hedge === undefined &&
        (figure.unit.key === "người") === (unit.key === "người") &&
        /^[^\p{L}]*(?:và\s)?$/u.test(wordsBefore(passage, order).replace(/^.*\(/u, "")),
    ) &&
    isWithin(total.figure, figuresOf(counts), NEAR_PERCENT / 2n)
  );
}

function fromTotal(passage: Passage, amounts: readonly Amount[], total: Amount): readonly Claim[] {
  if (total.kind === "percent" || total.kind === "rate" || total.figure.value.units <= 1n) return [];
  const opened = openedLists(passage, amounts, total).flatMap((list) => fromList(passage, list));
  if (total.kind === "whole") return opened.length > 0 ? opened : fromWhole(passage, amounts, total);
  const counts = countsWithin(passage, amounts, total);
  if (opened.length === 0 && counts.length >= 2)
    for (const parts of [counts, ...listSubsets(counts)])
      if (sumFits(total.figure, figuresOf(parts))) return [sumClaim("sum", total.figure, figuresOf(parts), "firm")];
  if (opened.length === 0 && areKinds(passage, total, counts))
    return [sumClaim("sum", total.figure, figuresOf(counts), "likely")];
  const sure = opened.filter((claim) => claim.binding === "firm");
  if (sure.length === 0 && opened.length === 0) {
    const footing = fromFooting(passage, amounts, total);
    if (footing.length > 0) return footing;
  }
  if (opened.length > sure.length) return opened;
  return [...opened, ...fromSearch(amounts, total, partsOf(sure))];
}

/** What was found in a passage before: percentages ask for the totals of their parts again. */
const FOUND = new WeakMap<Passage, readonly Claim[]>();

/** The sums of one passage. */
export function findSumsIn(passage: Passage): readonly Claim[] {
  const known = FOUND.get(passage);
  if (known) return known;
  const amounts = listAmounts(passage);
  const found = amounts.flatMap((total) => fromTotal(passage, amounts, total));
  FOUND.set(passage, found);
  return found;
}

/** Totals and their parts in prose: "1.536 đơn (tồn 40 đơn, mới 1.496 đơn)", "gồm: …; …", "trong đó …". @rule Q173 Q174 Q175 Q176 */
export function findSums(reading: Reading): readonly Finding[] {
  return listProse(reading).flatMap(findSumsIn);
}
