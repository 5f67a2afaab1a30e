import { compare } from "../../quantity/decimal.ts";
import type { Binding } from "../claim.ts";
import { readNounPhrase, startsWithNoun } from "../figure/counted-nouns.ts";
import { type Figure, isPercent } from "../figure/figure.ts";
import type { Passage } from "../reading.ts";
import { bracketDepths, sentenceAt } from "../wording/around.ts";
import { contentWords, describingText, sharedWords } from "../wording/describing-words.ts";
import { type Fraction, listFractions } from "../wording/fractions.ts";
import { baseValue, measureAlike } from "../wording/measures.ts";
import type { PercentUse } from "../wording/percent-use.ts";

/** One reading of "p%": of `a` over `b`, and how surely the words say so. */
export type BaseReading = { readonly a: Figure; readonly b: Figure; readonly binding: Binding; readonly plan: boolean };

/** A passage with what is asked of it again and again. */
export type PercentScene = {
  readonly passage: Passage;
  readonly lower: string;
  readonly depths: Uint8Array;
  readonly fractions: readonly Fraction[];
};

export function toScene(passage: Passage): PercentScene {
  return {
    passage,
    lower: passage.text.toLowerCase(),
    depths: bracketDepths(passage.text),
    fractions: listFractions(passage),
  };
}

const PLAN_WORD = /(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|phấn đấu|nghị quyết|được giao|(?<!\p{L})(?:kh|nq|dt|ct)(?!\p{L}))/u;
const CHANGE_WORD = /(?:tăng|giảm|thấp hơn|cao hơn|ít hơn|nhiều hơn|vượt)[\s\p{L}]{0,12}$/u;

/**
 * The words of a figure's clause before it: from the last mark or figure. After a percentage the words up to the first mark are the
 * percentage's own ("đạt 26% dự toán, thuế và phí 73 tỷ đồng").
 */
function clauseBefore(scene: PercentScene, figure: Figure): string {
  const order = scene.passage.figures.indexOf(figure);
  const before = scene.passage.figures[order - 1];
  const lead = scene.lower.slice(Math.min(before?.unitEnd ?? 0, figure.start), figure.span.start);
  const cut = Math.max(lead.lastIndexOf(";"), lead.lastIndexOf(", "), lead.lastIndexOf(". "), lead.lastIndexOf("("));
  return before && isPercent(before) && cut < 0 ? "" : lead.slice(cut + 1);
}

function isChange(scene: PercentScene, figure: Figure): boolean {
  return CHANGE_WORD.test(clauseBefore(scene, figure).trimEnd());
}

function isPlan(scene: PercentScene, figure: Figure): boolean {
  if (PLAN_WORD.test(clauseBefore(scene, figure))) return true;
  return /^\s*(?:kế hoạch|dự toán|chỉ tiêu|(?:kh|nq)(?!\p{L}))/u.test(scene.lower.slice(figure.unitEnd, figure.unitEnd + 12));
}

const SPACE = /\s/u;

/** Where the bracket opened at a place closes, if no other opens inside. */
function closedBefore(text: string, open: number, to: number): number | undefined {
  for (let at = open + 1; at < to; at++) {
    if (text[at] === ")") return at;
    if (text[at] === "(") return undefined;
  }
  return undefined;
}

/** Whether nothing but words of one clause stand between two places: no ";" and no sentence end, outside closed brackets. */
function isOneClause(scene: PercentScene, from: number, to: number): boolean {
  const { text } = scene.passage;
  // Read up to the first mark only: a long paragraph asks this of every pair of its figures.
  let ended = false;
  for (let at = from; at < to; at++) {
    const mark = text[at] ?? "";
    if (mark === "(") {
      const close = closedBefore(text, at, to);
      // A closed bracket reads as a space.
      if (close === undefined) ended = false;
      else if (ended) return false;
      else at = close;
      continue;
    }
    if (mark === ";" || (ended && SPACE.test(mark))) return false;
    ended = mark === "." || mark === "!" || mark === "?";
  }
  return true;
}

/** Figures before a place, nearest first, of the same sentence; those in brackets closed before the place are left out. */
function figuresBefore(scene: PercentScene, at: number): readonly Figure[] {
  const sentence = sentenceAt(scene.passage, at);
  const depth = scene.depths[at] ?? 0;
  const found: Figure[] = [];
  let shallowest = depth;
  for (const figure of scene.passage.figures.toReversed()) {
    if (figure.span.end > at) continue;
    if (figure.span.start < sentence.start) break;
    const own = scene.depths[figure.span.start] ?? 0;
    for (let i = figure.span.start; i < Math.min(at, scene.depths.length); i++)
      shallowest = Math.min(shallowest, scene.depths[i] ?? 0);
    if (own > shallowest) continue;
    found.push(figure);
  }
  return found;
}

/** The figure a percentage speaks of: the nearest before it that is neither a percentage, nor a change, nor a plan beside another figure. */
export function findActual(scene: PercentScene, percent: Figure): Figure | undefined {
  const before = figuresBefore(scene, percent.start).filter((figure) => !isPercent(figure) && !isChange(scene, figure));
  const [first, second] = before;
  if (first && second && isPlan(scene, first) && measureAlike(first, second) && isOneClause(scene, second.unitEnd, percent.start))
    return second;
  return first;
}

/** "A/B unit, đạt p%" and "đạt p% (A/B unit)". @rule Q164 */
export function fromFractions(scene: PercentScene, percent: Figure, use: PercentUse): readonly BaseReading[] {
  if (use.kind === "none" || use.kind === "change" || use.kind === "ratio") return [];
  const readings: BaseReading[] = [];
  for (const { a, b } of scene.fractions.toReversed()) {
    const beforeIt = b.unitEnd <= percent.start;
    if (!beforeIt && !/^\s*\(\s*$/u.test(scene.passage.text.slice(percent.unitEnd, a.start))) continue;
    const [from, to] = beforeIt ? [b.unitEnd, percent.start] : [percent.unitEnd, a.start];
    if (!isOneClause(scene, from, to)) continue;
    const between = scene.passage.figures.filter(
      (figure) =>
        figure.span.start >= from && figure.span.end <= to && (scene.depths[figure.span.start] ?? 0) <= (scene.depths[to] ?? 0),
    );
    if (between.some((figure) => isPercent(figure) || measureAlike(figure, b))) continue;
    const plan = use.kind === "plan" || isPlan(scene, b) || compare(baseValue(a), baseValue(b)) > 0;
    const lead = beforeIt ? scene.lower.slice(from, percent.start) : "";
    // "19/19 tiêu chí, tỷ lệ hộ dùng nước sạch đạt 72,5%": the words between name what the percentage is of.
    const other = /(?:tỷ lệ|tỉ lệ)\s+(?=\p{L})(?!đạt|là|chiếm|bằng|trên|gần|hơn|khoảng)/u.exec(lead);
    const elsewhere =
      other !== null &&
      contentWords(lead.slice(other.index)).size >= 2 &&
      sharedWords(lead.slice(other.index), `${describingText(scene.passage, a)} ${describingText(scene.passage, b)}`) === 0;
    const stranger =
      elsewhere ||
      (use.base !== "" &&
        use.kind !== "plan" &&
        contentWords(use.base).size > 0 &&
        sharedWords(use.base, scene.passage.text.slice(a.start, percent.start)) === 0);
    // "6/7 làng, đạt 100%": reached in full, of a plan that is not printed.
    const inFull = use.kind === "reach" && percent.value.units === 100n * 10n ** BigInt(percent.value.scale);
    const differ = compare(baseValue(a), baseValue(b)) !== 0;
    const binding = stranger ? "loose" : (inFull && differ) || between.length > 0 ? "likely" : "firm";
    readings.push({ a, b, binding, plan });
  }
  return readings;
}

/** "có 90,2% gia đình đạt chuẩn. Toàn huyện có 7.475/8.284 gia đình": the fraction of the thing the percentage names comes after it. @rule Q164 */
export function fromFractionsAfter(scene: PercentScene, percent: Figure): readonly BaseReading[] {
  const noun = readNounPhrase(scene.passage.text.slice(percent.unitEnd).replace(/^\s?(?:tổng )?số (?=\p{L})/u, " "));
  const known = startsWithNoun(noun);
  if (!known) return [];
  const next = scene.fractions.find(({ a }) => a.start > percent.unitEnd);
  if (!next || next.b.unit.key !== known.key || next.a.start - percent.unitEnd > 160) return [];
  // The only fraction of that thing in the passage, and a percentage that says nothing else of it.
  const only = scene.fractions.filter(({ b }) => b.unit.key === known.key).length === 1;
  return [{ a: next.a, b: next.b, binding: only && noun.split(" ").length <= 3 ? "likely" : "loose", plan: false }];
}

/** "A, kế hoạch B, đạt p%"; "p% kế hoạch (kế hoạch B)"; "A trong tổng số B (chiếm p%)"; "đạt p% (toàn tỉnh B xã)". @rule Q165 */
export function fromNeighbours(scene: PercentScene, percent: Figure, use: PercentUse): readonly BaseReading[] {
  const readings: BaseReading[] = [];
  const actual = findActual(scene, percent);
  const [nearest, further] = figuresBefore(scene, percent.start).filter((figure) => !isPercent(figure));
  if (nearest && further && measureAlike(nearest, further) && isOneClause(scene, further.unitEnd, percent.start)) {
    const lead = clauseBefore(scene, nearest);
    if (isPlan(scene, nearest) && (use.kind === "plan" || use.kind === "reach"))
      readings.push({ a: further, b: nearest, binding: "firm", plan: true });
    else if (
      /(?:trong|trên)\s*(?:tổng|tổng số|tổng cộng|số)?\s*(?:số)?\s*$/u.test(lead) &&
      nearest.hedge !== "over" &&
      use.kind !== "ratio"
    )
      readings.push({ a: further, b: nearest, binding: "firm", plan: use.kind === "plan" });
  }
  const order = scene.passage.figures.indexOf(percent);
  const next = scene.passage.figures[order + 1];
  if (actual && next && measureAlike(actual, next)) {
    const between = scene.lower.slice(percent.unitEnd, next.start);
    const opened = /^[^.;()]{0,60}\(([^()]*)$/u.exec(between);
    const words = opened?.[1] ?? "";
    if (opened && !CHANGE_WORD.test(words)) {
      // "so mục tiêu (600-750 ngàn m3)": the bracket right after the plan's word gives the plan.
      const bare =
        /(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|nghị quyết|giao|năm(?: (?:19|20)\d{2})?|(?<!\p{L})(?:kh|nq|dt|ct))\s*\((?:là|:)?\s*$/u.test(
          between,
        );
      const named =
        use.kind === "plan"
          ? bare || PLAN_WORD.test(words) || isPlan(scene, next)
          : /(?:tổng|toàn|trên|cả)/u.test(words) || (use.base !== "" && words.includes(use.base));
      if (named) readings.push({ a: actual, b: next, binding: "firm", plan: use.kind === "plan" });
    }
  }
  return readings;
}

/** "giảm 1,89%, đạt 125% so với chỉ tiêu (chỉ tiêu là 1,5%/năm)": a percentage of percentages. @rule Q165 */
export function fromPercentPlan(scene: PercentScene, percent: Figure, use: PercentUse): readonly BaseReading[] {
  if (use.kind !== "plan") return [];
  const { figures } = scene.passage;
  const order = figures.indexOf(percent);
  const [a, b] = [figures[order - 1], figures[order + 1]];
  if (!a || !b || !isPercent(a) || !isPercent(b) || !isOneClause(scene, a.unitEnd, percent.start)) return [];
  const opened = /^[^.;()]{0,40}\(([^()]*)$/u.exec(scene.lower.slice(percent.unitEnd, b.start));
  return opened && PLAN_WORD.test(opened[1] ?? "") ? [{ a, b, binding: "likely", plan: true }] : [];
}

/** "đạt 167% (giảm 3% so với 1,8% kế hoạch giao)": both operands stand in brackets after the percentage. @rule Q165 */
export function fromBracketsAfter(scene: PercentScene, percent: Figure, use: PercentUse): readonly BaseReading[] {
  if (use.kind !== "plan" && use.kind !== "reach") return [];
  const order = scene.passage.figures.indexOf(percent);
  const a = scene.passage.figures[order + 1];
  const b = scene.passage.figures[order + 2];
  if (!a || !b || a.unit.dimension !== b.unit.dimension) return [];
  if (!/^[^.;()]{0,40}\([^()]*$/u.test(scene.lower.slice(percent.unitEnd, a.start))) return [];
  const between = scene.lower.slice(a.unitEnd, b.start);
  if (!/^\s*(?:so với|so|trên|\/)\s*[^()]*$/u.test(between) || !(isPlan(scene, b) || PLAN_WORD.test(between))) return [];
  return [{ a, b, binding: "firm", plan: true }];
}

/** A plan of the same unit printed elsewhere in the passage or just before it. @rule Q166 */
export function fromPlansElsewhere(
  scene: PercentScene,
  use: PercentUse,
  actual: Figure,
  earlier: readonly PercentScene[],
): readonly BaseReading[] {
  if (use.kind !== "plan" && use.kind !== "reach") return [];
  const words = describingText(scene.passage, actual);
  const found: { b: Figure; shared: number; here: boolean }[] = [];
  for (const other of [scene, ...earlier])
    for (const b of other.passage.figures) {
      if (b === actual || isPercent(b) || b.unit.dimension === "" || !measureAlike(actual, b)) continue;
      // "đạt 78,6% dự toán, trong đó …": the word belongs to the percentage.
      const own = other.lower.slice(sentenceAt(other.passage, b.span.start).start, b.span.start).replace(/%[^,;.()]*/gu, "%");
      // "Kế hoạch đợt II: trâu, bò 3.400 liều …; 3.400 liều …": the word rules its whole sentence.
      if (!isPlan(other, b) && !/(?:kế hoạch|dự toán|chỉ tiêu|phấn đấu|mục tiêu|được giao|giao)/u.test(own)) continue;
      if (other === scene && b.span.start > actual.span.start && !isPlan(other, b)) continue;
      found.push({ b, shared: sharedWords(words, describingText(other.passage, b)), here: other === scene });
    }
  const best = Math.max(0, ...found.map(({ shared }) => shared));
  // The plan under another fraction is that one's own.
  const wholes = new Set(scene.fractions.map(({ b }) => b));
  const only = found.filter(({ here }) => here).length === 1 && !found.some(({ b, here }) => here && wholes.has(b));
  const leading = found.filter(({ shared }) => shared === best);
  return found
    .toSorted((x, y) => y.shared - x.shared)
    .map(({ b, shared, here }): BaseReading => {
      const told = shared === best && best > 0 && leading.length <= 2;
      const sure = use.kind === "plan" && here && (told || (only && b.span.start < actual.span.start));
      return { a: actual, b, binding: sure ? "likely" : "loose", plan: true };
    });
}
