import { compare } from "../../quantity/decimal.ts";
import { type Figure, isPercent } from "../figure/figure.ts";
import type { Passage } from "../reading.ts";
import { findSumsIn } from "../sum/find-sums.ts";
import { openedList } from "../sum/part-list.ts";
import { type Amount, listAmounts, wordsBefore } from "../wording/amounts.ts";
import { contentWords, describingText, sharedWords } from "../wording/describing-words.ts";
import { baseValue, measureAlike, measureSurelyAlike } from "../wording/measures.ts";
import type { PercentUse } from "../wording/percent-use.ts";
import type { BaseReading, PercentScene } from "./percent-bases.ts";

/** A figure that may be the whole of a share: the surer, the lower the rank. */
type Whole = { readonly b: Figure; readonly rank: number; readonly sure: boolean };

/** Of a passage's figures: the totals each adds up to, and those whose lists hold it, in the order they stand; every percentage asks. */
type Totals = {
  readonly added: ReadonlyMap<Figure, readonly Figure[]>;
  readonly listed: ReadonlyMap<Figure, readonly Figure[]>;
  readonly siblings: ReadonlySet<Figure>;
};

const TOTALS = new WeakMap<Passage, Totals>();

function readTotals(passage: Passage): Totals {
  const amounts = listAmounts(passage);
  const added = new Map<Figure, Figure[]>();
  const listed = new Map<Figure, Figure[]>();
  const siblings = new Set<Figure>();
  const put = (totals: Map<Figure, Figure[]>, part: Figure, total: Figure): void => {
    const held = totals.get(part);
    if (held) held.push(total);
    else totals.set(part, [total]);
  };
  for (const { binding, expression, stated } of findSumsIn(passage)) {
    if (binding !== "firm" || expression.op !== "sum") continue;
    for (const part of new Set(expression.terms.flatMap((term) => (term.op === "figure" ? [term.figure] : []))))
      put(added, part, stated);
  }
  for (const total of amounts) {
    const list = openedList(passage, amounts, total);
    if (!list || list.cue === "none") continue;
    for (const { figure } of list.parts) {
      siblings.add(figure);
      if (total.kind === "level") put(listed, figure, total.figure);
    }
  }
  return { added, listed, siblings };
}

function listTotals(passage: Passage): Totals {
  const known = TOTALS.get(passage);
  if (known) return known;
  const totals = readTotals(passage);
  TOTALS.set(passage, totals);
  return totals;
}

/** Totals an amount is a part of: those it adds up to, then those whose lists hold it, the innermost first. */
function listParents({ added, listed }: Totals, part: Figure): readonly Figure[] {
  return [...new Set([...(added.get(part) ?? []).toReversed(), ...(listed.get(part) ?? []).toReversed()])];
}

function canBeWhole(a: Figure, b: Figure): boolean {
  if (a === b || isPercent(b) || !measureAlike(a, b)) return false;
  return compare(baseValue(b), baseValue(a)) > 0;
}

/** "nam 22.890 người (chiếm 50,6%)": what is a share itself is no whole of the next. */
function hasOwnShare(amounts: readonly Amount[], order: number): boolean {
  const [own, next] = [amounts[order], amounts[order + 1]];
  return own !== undefined && next?.kind === "percent" && next.sentence === own.sentence && next.clause - own.clause <= 1;
}

const RECEIVED = /(?:tiếp nhận|nhận|thụ lý|phát hiện|xảy ra|tổng số|(?:phải|đến hạn|cần) (?:giải quyết|thi hành))[^,;.()]*$/u;
const SETTLED =
  /(?:quá hạn|trễ hạn|chậm hạn|trả lại|giải quyết|xử lý|trả|đúng hạn|làm rõ|khám phá|thi hành|hoàn thành|xét xử|quyết toán)[^,;.()]*$/u;

/** "Tiếp nhận 120 đơn, đã xử lý 115 đơn (đạt 95,8%)": what was settled of what came in. */
function isFlow(passage: Passage, whole: Amount | undefined, own: Amount | undefined, part: Figure): boolean {
  if (!whole || !own || own.sentence - whole.sentence > 1 || whole.kind !== "level" || !measureAlike(whole.figure, part))
    return false;
  return (
    RECEIVED.test(wordsBefore(passage, whole.order)) &&
    SETTLED.test(wordsBefore(passage, own.order)) &&
    !/(?:đã (?!tiếp nhận|nhận|thụ lý|phát hiện)|đúng hạn|quá hạn|trả)/u.test(wordsBefore(passage, whole.order))
  );
}

/** "45 trường, trong đó 38 trường … (84,4%)". */
function isAmong(passage: Passage, amounts: readonly Amount[], place: number, part: Figure): boolean {
  const total = amounts[place];
  const list = total && openedList(passage, amounts, total);
  return list?.cue === "among" && list.parts[0]?.figure === part;
}

/** The words leave no doubt what the whole is: what came in and was settled, or the total just before "trong đó". */
function isToldWhole(
  passage: Passage,
  amounts: readonly Amount[],
  place: number,
  own: Amount | undefined,
  part: Figure,
  use: PercentUse,
): boolean {
  const b = amounts[place]?.figure;
  if (!b || use.kind === "plan" || b === part || b.span.end > part.start || isPercent(b) || !measureAlike(part, b)) return false;
  return isFlow(passage, amounts[place], own, part) || (use.kind !== "reach" && isAmong(passage, amounts, place, part));
}

/** The one figure a share can be of: the only greater one of its kind before it in its sentence, or the only total in the sentence before. */
function findOnly(amounts: readonly Amount[], part: Figure): Figure | undefined {
  const own = amounts.find(({ figure }) => figure === part);
  if (!own) return undefined;
  const greater = amounts.filter(
    ({ kind, figure, order, over }) =>
      kind === "level" &&
      over === undefined &&
      order < own.order &&
      measureSurelyAlike(part, figure) &&
      canBeWhole(part, figure) &&
      !hasOwnShare(amounts, order),
  );
  const here = greater.filter(({ sentence }) => sentence === own.sentence);
  const [only, more] =
    here.length > 0
      ? here
      : greater.filter(({ sentence, figure }) => sentence === own.sentence - 1 && figure.qualifiers.includes("total"));
  return more ? undefined : only?.figure;
}

/**
 * The wholes a share of `part` may be of, likeliest first: what its words name, the total of its list, the whole of a fraction before
 * it, the largest figure of its kind before it, then any other.
 *
 * @rule Q167 Q199
 */
export function listWholes(
  scene: PercentScene,
  use: PercentUse,
  part: Figure,
  earlier: readonly PercentScene[],
): readonly BaseReading[] {
  const { passage } = scene;
  const amounts = listAmounts(passage);
  const totals = listTotals(passage);
  const parents = listParents(totals, part);
  // Parts of some list, which are seldom wholes of what comes after them.
  const { siblings } = totals;
  const named = contentWords(use.base);
  const wholes: Whole[] = [];
  const own = amounts.find(({ figure }) => figure === part);
  // "Cấp huyện gần 49 ngàn hồ sơ, đúng hạn 48,6 ngàn, trễ hạn 245": the sentence's first figure of the kind is its head.
  const head = amounts.find(
    ({ kind, figure, sentence }) =>
      kind === "level" && sentence === own?.sentence && canBeWhole(part, figure) && !siblings.has(figure),
  )?.figure;
  const only = findOnly(amounts, part);
  for (const [place, { kind, figure: b, sentence }] of amounts.entries()) {
    if (kind === "change" || kind === "rate") continue;
    const told = isToldWhole(passage, amounts, place, own, part, use);
    // A part greater than what the words say is its whole is a slip of one of them.
    if (!canBeWhole(part, b) && !told) continue;
    const shared = named.size === 0 ? 0 : sharedWords(use.base, describingText(passage, b));
    const before = b.span.end <= part.start;
    const parent = parents.indexOf(b);
    const near = own !== undefined && own.sentence - sentence <= 1 && before;
    const distance = amounts.length - place;
    const rank =
      shared > 0
        ? -100_000 - shared
        : parent >= 0
          ? -10_000 + parent
          : told
            ? -1000 + distance
            : kind === "whole" && near
              ? 30 + distance
              : b === only
                ? 40
                : b === head
                  ? 50
                  : before && !siblings.has(b)
                    ? 100 + distance
                    : before
                      ? 1000 + distance
                      : 5000 + place;
    // Words that name another whole leave only what bears the name.
    if (named.size > 0 && shared === 0 && use.kind === "share") continue;
    wholes.push({
      b,
      rank,
      sure:
        told ||
        (use.shareWord && (shared > 0 || parent === 0 || b === only || (kind === "whole" && near && part.unit.dimension !== ""))),
    });
  }
  for (const [back, { passage: other }] of earlier.entries())
    for (const { kind, figure: b } of listAmounts(other)) {
      if (!canBeWhole(part, b) || kind === "change" || kind === "rate" || b.unit.dimension === "") continue;
      const shared = named.size === 0 ? 0 : sharedWords(use.base, describingText(other, b));
      if (named.size === 0 || shared > 0) wholes.push({ b, rank: 20_000 * (back + 1) - shared, sure: false });
    }
  const ranked = wholes.toSorted((x, y) => x.rank - y.rank).slice(0, 10);
  return ranked.map(({ b, sure }, place) => ({ a: part, b, binding: sure && place === 0 ? "likely" : "loose", plan: false }));
}
