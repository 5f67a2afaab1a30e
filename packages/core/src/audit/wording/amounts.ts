import { type Figure, isPercent } from "../figure/figure.ts";
import type { Passage } from "../reading.ts";
import { bracketDepths } from "./around.ts";
import { listFractions } from "./fractions.ts";

/** What a figure is beside its neighbours: an amount, how much something rose or fell, the whole of a fraction, a percentage, a rate. */
export type AmountKind = "level" | "change" | "whole" | "percent" | "rate";

/** A figure of a passage with its place in the punctuation: how many brackets deep, in which sentence, in which item of a list. */
export type Amount = {
  readonly figure: Figure;
  readonly order: number;
  readonly kind: AmountKind;
  readonly depth: number;
  readonly sentence: number;
  /** Grows at every ";" and sentence end outside deeper brackets. */
  readonly item: number;
  /** Grows at every bracket, opened or closed. */
  readonly bracket: number;
  /** Grows at every "," too. */
  readonly clause: number;
  /** "… và THPT 15/23 trường": joined to the one before by "và". */
  readonly joined: boolean;
  /** The words before it open a list of its own: "gồm 9 …", "trong đó 8 …". */
  readonly nested: boolean;
  /** Of a part of a fraction: the whole printed under it. */
  readonly over?: Figure;
};

/** "Thuế giá trị gia tăng 1.141 tỷ đồng" did not rise. */
const CHANGE =
  /(?<!giá trị gia)(?:^|[\s(,;:])(?:tăng|giảm|vượt|cao hơn|thấp hơn|nhiều hơn|ít hơn|hụt|tăng thêm|giảm đi|chênh lệch)(?:\s(?:thêm|được|đi|là|gần|hơn|trên|khoảng|xấp xỉ|bình quân|so với[^,;()]{0,40}))*\s*$/u;

/** "giảm 146 lượt tiếp, 127 lượt người": the second amount is a change like the first. */
const CONTINUES = /^\s*,\s*$/u;

const NESTS = /(?:gồm|trong đó|trong số|cụ thể|chia ra|riêng|với)(?!\p{L})[^;]*$/u;

/** The words from the figure before (its unit included) to this figure's number, lower case. */
export function wordsBefore(passage: Passage, order: number): string {
  const figure = passage.figures[order];
  if (!figure) return "";
  const from = passage.figures[order - 1]?.unitEnd ?? 0;
  return passage.text.slice(Math.min(from, figure.span.start), figure.span.start).toLowerCase();
}

/** Asked for by every finder; a passage never changes. */
const PLACED = new WeakMap<Passage, readonly Amount[]>();

/** Every figure of a passage, placed. @rule Q172 */
export function listAmounts(passage: Passage): readonly Amount[] {
  const known = PLACED.get(passage);
  if (known) return known;
  const amounts = placeFigures(passage);
  PLACED.set(passage, amounts);
  return amounts;
}

function placeFigures(passage: Passage): readonly Amount[] {
  const depths = bracketDepths(passage.text);
  const fractions = listFractions(passage);
  const wholes = new Map(fractions.map(({ a, b }) => [b, a] as const));
  const overs = new Map(fractions.map(({ a, b }) => [a, b] as const));
  const found: Amount[] = [];
  let item = 0;
  let clause = 0;
  let bracket = 0;
  let at = 0;
  for (const [order, figure] of passage.figures.entries()) {
    const depth = depths[figure.span.start] ?? 0;
    for (; at < figure.span.start; at++) {
      const mark = passage.text[at];
      const ends = (mark === "." || mark === "!" || mark === "?") && passage.text[at + 1] === " ";
      if ((mark === ";" || ends) && (depths[at] ?? 0) <= depth) item++;
      if (mark === "(" || mark === ")") bracket++;
      if (mark === ";" || ends || (mark === "," && passage.text[at + 1] === " ") || mark === "(" || mark === ")") clause++;
    }
    const before = found.at(-1);
    const words = wordsBefore(passage, order);
    const changed = CHANGE.test(words) || (before?.kind === "change" && CONTINUES.test(words) && !isPercent(figure));
    const kind: AmountKind = isPercent(figure)
      ? "percent"
      : wholes.has(figure)
        ? "whole"
        : changed
          ? "change"
          : figure.unit.dimension.includes("/") || figure.qualifiers.includes("average")
            ? "rate"
            : "level";
    const sentence = passage.sentences.findIndex(({ start, end }) => start <= figure.span.start && figure.span.start < end);
    const over = overs.get(figure);
    const joined = /^[\s,]*và\s/u.test(words);
    const nested = NESTS.test(words);
    found.push({ figure, order, kind, depth, sentence, item, bracket, clause, joined, nested, ...(over ? { over } : {}) });
  }
  return found;
}
