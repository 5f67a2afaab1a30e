import { compare } from "../../quantity/decimal.ts";
import type { Binding, Claim, Finding } from "../claim.ts";
import type { Figure } from "../figure/figure.ts";
import type { Passage, Reading } from "../reading.ts";
import { type Amount, type AmountKind, listAmounts, wordsBefore } from "../wording/amounts.ts";
import { describingText, sharedWords } from "../wording/describing-words.ts";
import { baseValue, measureAlike, measureSurelyAlike } from "../wording/measures.ts";
import { isOneEditAway, isWithin, sumOf } from "./gap.ts";
import { countsWithin, isPartOf, onePerItem, openedLists, type PartList } from "./part-list.ts";
import { toQuickSums } from "./quick-sums.ts";
import { firstOfSentences, listRuns, listSelections, listSubsets, type QuickSums } from "./selections.ts";
import { sumClaim, sumFits, sumHolds } from "./sum-claim.ts";

/** A list that misses its total by at most this many per cent is said to be looked at; a longer gap is a list of examples. */
const NEAR_PERCENT = 10n;
/** A list's beginning is believed to be the whole list only when it misses by less. */
const NEAR_PERCENT_OF_PART = 2n;
/** Totals under this are met by chance too often to search for. */
const LEAST_SEARCHED = 100n;

const figuresOf = (parts: readonly Amount[]): readonly Figure[] => parts.map(({ figure }) => figure);
const isSmall = (figure: Figure): boolean => figure.value.units < LEAST_SEARCHED;

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

/** Three whole numbers or more without a unit after a colon: "139 kiến nghị: chế độ chính sách 13; giao thông 46; …". */
function areBareCounts(list: PartList, parts: readonly Amount[]): boolean {
  return (
    list.cue === "colon" &&
    list.total.figure.unit.dimension === "count" &&
    parts.length >= 3 &&
    parts.every(({ figure }) => figure.unit.dimension === "" && figure.decimals === 0 && figure.scale === 0)
  );
}

/** Items of one printed unit, that of the total, one figure of it in each clause: a list of parts and nothing else. */
function isPlain(list: PartList, parts: readonly Amount[]): boolean {
  const { figure } = list.total;
  const clauses = new Set(parts.map(({ clause }) => clause));
  const apart = clauses.size + parts.filter(({ joined }) => joined).length >= parts.length;
  const alike = parts.every((part) => measureSurelyAlike(part.figure, figure));
  return apart && parts.length === list.parts.length && (alike || areBareCounts(list, parts));
}

/** "đàn bò …, đàn lợn …, đàn cừu …": every item begins with the same word. */
function beginAlike(passage: Passage, parts: readonly Amount[]): boolean {
  const heads = parts.map(
    ({ order }) =>
      /^[\s,;]*(?:và\s+)?(\p{L}+)/u.exec(wordsBefore(passage, order).replace(/^.*(?:gồm|chia ra|cụ thể):?/u, ""))?.[1],
  );
  return heads[0] !== undefined && heads.every((head) => head === heads[0]);
}

/** A total that fits only the beginning of a plain list under "gồm": the rest was left out of it. @rule Q197 */
function leavesOut(passage: Passage, list: PartList, held: readonly Amount[]): readonly Amount[] | undefined {
  const whole = listSelections(list).find(({ natural }) => natural)?.parts;
  if (!whole || list.cue !== "of" || !list.atOnce || held.length >= whole.length || !isPlain(list, whole)) return undefined;
  return beginAlike(passage, whole) ? whole : undefined;
}

/** Two words that leave no third: a list that holds both is all of its total, "trong đó" or not. */
const PAIRS: readonly (readonly [RegExp, RegExp])[] = [
  [/(?:^|\s)nam(?:\s|$)/u, /(?:^|\s)nữ(?:\s|$)/u],
  [/trong nước/u, /(?:nước ngoài|fdi|quốc tế)/u],
  [/cấp (?:huyện|tỉnh)/u, /cấp xã/u],
  [/mới/u, /(?:cũ|kỳ trước|chuyển sang|chuyển tiếp|kéo dài|tồn)/u],
  [/bắt buộc/u, /tự nguyện/u],
  [/(?:trong|đúng|trước) hạn/u, /(?:quá|trễ|chậm) hạn/u],
  [/(?:đông |chiêm )?xuân/u, /(?:vụ )?mùa|hè thu/u],
  [/trực tiếp/u, /trực tuyến/u],
  [/nội địa/u, /quốc tế/u],
  [/xây mới|làm mới/u, /sửa chữa/u],
  [/(?:^|\s)đạt/u, /(?:không|chưa) đạt/u],
  [/khai thác/u, /nuôi trồng/u],
];

function isAll(passage: Passage, list: PartList, parts: readonly Amount[]): boolean {
  const words = parts.map(({ order }) => wordsBefore(passage, order).replace(/^.*(?:trong đó|:)/u, ""));
  if (/(?:khác|còn lại)[^,;]*$/u.test(words.at(-1) ?? "")) return true;
  const sum = compare(sumOf(figuresOf(parts)), baseValue(list.total.figure)) > 0;
  if (parts.length === 2) return PAIRS.some(([a, b]) => words.some((text) => a.test(text)) && words.some((text) => b.test(text)));
  // More than all there is: no list of examples, unless its groups overlap.
  return (
    sum &&
    !words.some((text) => OVERLAPS.test(text)) &&
    !OVERLAPS.test(passage.text.toLowerCase().slice(list.total.figure.unitEnd, parts.at(-1)?.figure.unitEnd))
  );
}

/** Groups that a person or a thing may belong to several of. */
const OVERLAPS =
  /(?:(?:^|\s)nữ(?:\s|$)|dân tộc|dtts|đoàn viên|đảng viên|có đạo|tôn giáo|trẻ em|tuổi|khuyết tật|hộ nghèo|nông thôn|lưu trú|tham quan|chính sách)/u;

/** The selection that misses its total and should not: by so little that a slip is likelier than a list of examples, or a plain list under "gồm", ":" or in the bracket. */
function findMiss(passage: Passage, list: PartList): readonly Amount[] | undefined {
  const { figure } = list.total;
  if (list.cue === "none" || figure.value.units < 10n) return undefined;
  const selections = listSelections(list);
  for (const { parts, natural } of selections) {
    const figures = figuresOf(parts);
    if (natural && (isWithin(figure, figures, NEAR_PERCENT) || isOneEditAway(figure, figures))) return parts;
    if (!natural && !parts.slice(1).some(({ nested }) => nested) && isWithin(figure, figures, NEAR_PERCENT_OF_PART)) return parts;
  }
  if (!list.atOnce) return undefined;
  return selections.find(
    ({ parts, natural }) => natural && isPlain(list, parts) && (list.cue !== "among" || isAll(passage, list, parts)),
  )?.parts;
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
function* listSequences(amounts: readonly Amount[], total: Amount, quick: QuickSums): Generator<readonly Amount[]> {
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

function fromTotal(passage: Passage, amounts: readonly Amount[], total: Amount): readonly Claim[] {
  if (total.kind === "percent" || total.kind === "rate" || total.figure.value.units <= 1n) return [];
  const opened = openedLists(passage, amounts, total).flatMap((list) => fromList(passage, list));
  if (total.kind === "whole") return opened.length > 0 ? opened : fromWhole(passage, amounts, total);
  const counts = countsWithin(passage, amounts, total);
  if (opened.length === 0 && counts.length >= 2)
    for (const parts of [counts, ...listSubsets(counts)])
      if (sumFits(total.figure, figuresOf(parts))) return [sumClaim("sum", total.figure, figuresOf(parts), "firm")];
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
  return reading.passages.filter((passage) => passage.kind !== "cell").flatMap(findSumsIn);
}
