import type { Span } from "../document.ts";
import { type Figure, isPercent } from "../figure/figure.ts";
import type { Passage } from "../reading.ts";
import { contentWords, describingText, sharedWords } from "../wording/describing-words.ts";
import { listFractions } from "../wording/fractions.ts";
import { measureAlike } from "../wording/measures.ts";
import { readPercentUse } from "../wording/percent-use.ts";

/**
 * What a report says about a change: "tăng 131 đơn so với cùng kỳ (6 tháng đầu năm 2019 là 1.405 đơn)", "giảm 2.676 việc (3,27%)",
 * "tăng 13 vụ (51/38), tức tăng 34,21%". `amount` is how much, `rate` how many per cent, `base` from what, `current` to what.
 */
export type Change = {
  readonly direction: "up" | "down";
  readonly amount?: Figure;
  readonly rate?: Figure;
  /** When the rate's own word says the contrary of the amount's. */
  readonly rateDirection?: "up" | "down";
  readonly base?: Figure;
  readonly current?: Figure;
  /** Measured from a plan or a target, not from an earlier period. */
  readonly fromPlan: boolean;
  readonly cue: Span;
};

const CUE =
  /(?<!giá trị gia)(?:^|[\s(,;])(tăng|giảm|vượt|cao hơn|thấp hơn|nhiều hơn|ít hơn|hụt)(?: (?:so với )?(?:cùng kỳ|năm trước|kỳ trước)(?: năm (?:trước|ngoái|20\d{2}))?| thêm| được| so với[^,;()]{0,40} là| đi| là| gần| hơn| trên| khoảng| xấp xỉ)*\s*$/u;
const DOWN: ReadonlySet<string> = new Set(["giảm", "thấp hơn", "ít hơn", "hụt"]);
const SAME_CHANGE =
  /^[^,;.()]{0,40}(?:\(\s*|,\s*|\s)(?:(?:tức|tương ứng|tương đương|bằng|hay)(?: với)?(?: là)?\s*)?(?:tăng|giảm|\+|-)?\s*(?:khoảng|gần|hơn)?\s*$/u;
// A season alone ("vụ xuân 8.532,5 tấn") is a part of the year, a season with its year or "trước" an earlier one.
const PERIOD = /(?:năm|tháng|quý|kỳ|đầu năm|trước|nhiệm kỳ|giai đoạn|vụ \p{L}+(?:[- ]\p{L}+)? (?:19|20)\d{2})/u;
const TARGET = /(?:chỉ tiêu|kế hoạch|mục tiêu|dự toán|nghị quyết|(?<!\p{L})(?:kh|nq)(?!\p{L}))/u;

/** The words between two neighbours of a passage. */
function between(passage: Passage, order: number): string {
  const [a, b] = [passage.figures[order], passage.figures[order + 1]];
  return a && b ? passage.text.slice(a.unitEnd, Math.max(a.unitEnd, b.span.start)).toLowerCase() : "";
}

/**
 * Whether the words from a change or a ratio to the next figure say that this is what it is measured from: "so với cùng kỳ (6 tháng đầu năm
 * 2019 là …", "so với chỉ tiêu …".
 */
export function namesBase(words: string): boolean {
  if (/^[^.;()]{0,24}\((?:cùng kỳ|năm trước|năm (?:19|20)\d{2})[^,;.()]{0,16}đạt\s*$/u.test(words)) return true;
  if (/(?:tăng|giảm|chiếm|đạt)\s*$/u.test(words)) return false;
  const opened = /^\)?[^.;()]{0,60}\(([^()]*)$/u.exec(words);
  if (!opened) return /^\s*so với (?:chỉ tiêu|kế hoạch|mục tiêu)(?: là| giao)?\s*$/u.test(words);
  const inside = opened[1] ?? "";
  return inside.trim() === "" || PERIOD.test(inside) || TARGET.test(inside);
}

/** The direction the words before a figure give it; a figure after "," inherits that of the change just before it. */
function directionAt(passage: Passage, order: number, last: Change | undefined): "up" | "down" | undefined {
  const figure = passage.figures[order];
  if (!figure) return undefined;
  if (isPercent(figure)) return readPercentUse(passage, order, figure).direction;
  const from = passage.figures[order - 1]?.unitEnd ?? 0;
  const window = passage.text.slice(Math.min(from, figure.span.start), figure.span.start).toLowerCase();
  const cue = CUE.exec(window)?.[1];
  if (cue) return DOWN.has(cue) ? "down" : "up";
  const before = passage.figures[order - 1];
  if (last && before && (before === last.amount || before === last.rate) && /^[\s\p{L}]{0,24},\s*$/u.test(window))
    return last.direction;
  return undefined;
}

function readChanges(passage: Passage): readonly Change[] {
  const found: Change[] = [];
  const { figures } = passage;
  let order = 0;
  while (order < figures.length) {
    const figure = figures[order];
    const direction = directionAt(passage, order, found.at(-1));
    if (!figure || !direction) {
      order++;
      continue;
    }
    let next = order + 1;
    let amount = isPercent(figure) ? undefined : figure;
    let rate = isPercent(figure) ? figure : undefined;
    let current: Figure | undefined;
    let rateDirection: "up" | "down" | undefined;
    let base: Figure | undefined;
    // "tăng 13 vụ (51/38)": what it is now over what it was.
    const [a, b] = [figures[next], figures[next + 1]];
    if (
      a &&
      b &&
      /^[^,;.()]*\(\s*$/u.test(between(passage, next - 1)) &&
      /^\s*\/\s*$/u.test(between(passage, next)) &&
      a.unit.dimension === ""
    ) {
      current = a;
      base = b;
      next += 2;
    }
    const other = figures[next];
    if (
      other &&
      SAME_CHANGE.test(
        passage.text
          .slice((figures[next - 1] ?? figure).unitEnd, other.span.start)
          .toLowerCase()
          .replace(/^\)/u, ""),
      )
    ) {
      if (!rate && isPercent(other) && !/(?:chiếm|đạt|tỷ lệ|bằng)\s*$/u.test(between(passage, next - 1))) {
        // "giảm 59 vụ (tăng 71%)": the rate's own word speaks for the rate.
        const word = /(tăng|giảm)\s*(?:khoảng|gần|hơn)?\s*$/u.exec(between(passage, next - 1))?.[1];
        if (word && (word === "tăng") !== (direction === "up")) rateDirection = word === "tăng" ? "up" : "down";
        rate = other;
        next++;
      } else if (
        !amount &&
        !isPercent(other) &&
        /(?:tương ứng|tương đương|tức|hay|\()/u.test(between(passage, next - 1)) &&
        !/(?:so với|cùng kỳ|kế hoạch|là |năm)/u.test(between(passage, next - 1))
      ) {
        amount = other;
        next++;
      }
    }
    const last = figures[next - 1] ?? figure;
    const after = figures[next];
    const words = after
      ? passage.text.slice(last.unitEnd, after.start).toLowerCase()
      : passage.text.slice(last.unitEnd).toLowerCase();
    const fromPlan = TARGET.test(/^[^.;,()]{0,40}/u.exec(words)?.[0] ?? "");
    if (!base && after && (amount ? measureAlike(amount, after) : true) && namesBase(words)) base = after;
    found.push({
      direction,
      fromPlan,
      cue: { start: figure.start, end: last.unitEnd },
      ...(amount ? { amount } : {}),
      ...(rate ? { rate } : {}),
      ...(rateDirection ? { rateDirection } : {}),
      ...(base ? { base } : {}),
      ...(current ? { current } : {}),
    });
    order = Math.max(next, order + 1);
  }
  return found;
}

/**
 * "giảm 146 lượt tiếp, 127 lượt người (6 tháng đầu năm 2019 là 1.012 lượt/1.091 lượt người)": the bracket after several changes holds a
 * base for each, of its own kind.
 */
function baseInBracket(passage: Passage, change: Change): Figure | undefined {
  const { amount } = change;
  if (!amount || change.base) return change.base;
  const open = passage.text.indexOf("(", amount.unitEnd);
  if (open < 0 || /[.!?]\s|;/u.test(passage.text.slice(amount.unitEnd, open))) return undefined;
  const close = passage.text.indexOf(")", open);
  const inside = passage.text.slice(open, close < 0 ? undefined : close).toLowerCase();
  if (!PERIOD.test(inside)) return undefined;
  return passage.figures.find(
    (figure) =>
      figure.span.start > open &&
      (close < 0 || figure.span.start < close) &&
      measureAlike(amount, figure) &&
      figure.unit.key === amount.unit.key,
  );
}

/** Every change a passage states, in order, each with its base where one is printed. @rule Q170 */
export function listChanges(passage: Passage): readonly Change[] {
  return readChanges(passage).map((change) => {
    const base = baseInBracket(passage, change);
    return base && !change.base ? { ...change, base } : change;
  });
}

/** What a change is of, and whether nothing else could be meant. */
export type Current = { readonly figure: Figure; readonly sure: boolean };

/**
 * The figure a change is of: before it in the passage, of the amount's kind, described by the same words ("chết 696 người … tăng 42 người
 * chết"); the nearest if words do not tell.
 */
export function findCurrent(passage: Passage, change: Change, changes: readonly Change[]): Current | undefined {
  const taken = new Set(changes.flatMap((other) => [other.amount, other.rate, other.base]));
  // "đạt 24.401/23.900 con, tăng 1.089 con": what changed is what was reached, not its plan.
  const wholes = new Set(listFractions(passage).map(({ b }) => b));
  const first = change.amount ?? change.rate;
  if (!first) return undefined;
  const candidates = passage.figures.filter(
    (figure) =>
      figure.unitEnd <= change.cue.start &&
      !taken.has(figure) &&
      !wholes.has(figure) &&
      (change.amount ? measureAlike(change.amount, figure) && figure.unit.dimension !== "" : true) &&
      (change.amount || change.rate === undefined || !isPercent(figure)),
  );
  if (candidates.length === 0) return undefined;
  const words = `${describingText(passage, first)} ${change.amount?.unit.noun ?? ""}`;
  const nouned = contentWords(words).size > 0;
  const ranked = candidates
    .map((figure) => ({ figure, shared: nouned && change.amount ? sharedWords(words, describingText(passage, figure)) : 0 }))
    .toSorted((x, y) => y.shared - x.shared || y.figure.span.start - x.figure.span.start);
  const [best, second] = ranked;
  if (!best) return undefined;
  const near = !/[.!?]\s/u.test(passage.text.slice(best.figure.unitEnd, change.cue.start));
  return {
    figure: best.figure,
    sure: candidates.length === 1 ? true : best.shared > (second?.shared ?? 0) || (near && !change.amount),
  };
}
