import type { Figure } from "../figure/figure.ts";
import type { Passage } from "../reading.ts";
import { type Amount, type AmountKind, listAmounts } from "../wording/amounts.ts";
import { measureAlike } from "../wording/measures.ts";

export const figuresOf = (parts: readonly Amount[]): readonly Figure[] => parts.map(({ figure }) => figure);

/** How the words join a total to the list after it; "none" when nothing says that the list belongs to it. */
export type Cue = "of" | "among" | "colon" | "bracket" | "none";

/** Figures that may be the parts of a total, in order, and the groups the punctuation makes of them. */
export type PartList = {
  readonly total: Amount;
  readonly cue: Cue;
  readonly parts: readonly Amount[];
  /** The list opens right after the total: no other amount and no other clause stands between. */
  readonly atOnce: boolean;
};

const AMONG = /(?:trong đó|trong số (?:đó|này|\p{L}+)|riêng|như|chủ yếu|phần lớn|nhiều nhất|nổi bật|tiêu biểu|ngoài ra)/u;
const OF = /(?:gồm|chia ra|chia theo|cụ thể|phân theo|phân ra|trong đó có đủ)/u;

/** Words from a total to its first part when nothing else is said between. */
const AT_ONCE: Readonly<Record<Cue, RegExp>> = {
  of: /^(?:[^;:.]{0,80}[.]\s)?[^;:.]{0,80}(?:gồm|chia ra|chia theo|cụ thể|phân theo|phân ra)[^;.]{0,60}$/u,
  among: /^[^;:.]{0,80}[.]?\s?trong đó[^;.]{0,60}$/u,
  colon: /^[^;:.,]{0,60}:[^;.]{0,60}$/u,
  bracket: /^[^;.,(]{0,60}\([^()]{0,60}$/u,
  none: /^$/u,
};

/** Percentages and changes of the total may stand between ("384 ha, đạt 37,8% kế hoạch: lúa 245 ha"), other amounts may not. */
function opensAtOnce(amounts: readonly Amount[], total: Amount, first: Amount, cue: Cue, words: string): boolean {
  const between = amounts.slice(total.order + 1, first.order).filter(({ depth }) => depth <= Math.max(total.depth, first.depth));
  if (between.some(({ kind }) => kind === "level" || kind === "rate")) return false;
  const said =
    between.length === 0 ? words : words.replace(/\d+(?:[.,]\d+)*/gu, "#").replace(/,\s[^,;:.(]*?(?=[,:.(]|gồm|trong đó)/gu, " ");
  return AT_ONCE[cue].test(said);
}

/** Kinds of amount that can be parts of a total of a kind: changes of a change, wholes of a whole. */
function partKind(kind: AmountKind): AmountKind {
  return kind === "change" || kind === "whole" ? kind : "level";
}

export function isPartOf(total: Amount, part: Amount, kind: AmountKind = partKind(total.kind)): boolean {
  return part.figure !== total.figure && kind === part.kind && measureAlike(total.figure, part.figure);
}

/**
 * Counts of other things that a count's bracket or list holds: "221 đơn (196 khiếu nại, 25 tố cáo)", "15 xã, thị trấn (14 xã và 01 thị trấn)",
 * "1.256 văn bản, trong đó: 12 nghị quyết, 456 quyết định, …". @rule Q177
 */
export function countsWithin(passage: Passage, amounts: readonly Amount[], total: Amount): readonly Amount[] {
  if (total.figure.unit.dimension !== "count") return [];
  const first = amounts[total.order + 1];
  if (!first || first.sentence !== total.sentence) return [];
  const words = passage.text.slice(total.figure.unitEnd, first.figure.start).toLowerCase();
  const opened = first.depth === total.depth + 1 && /^[^;.()]{0,60}\([^()]*$/u.test(words);
  const listed = first.depth === total.depth && /^[^;.()]{0,60}(?:trong đó|gồm|chia ra|cụ thể|:)[^;.()]*$/u.test(words);
  if (!opened && !listed) return [];
  const end = amounts.findIndex(
    (other) => other.order > first.order && (other.depth < first.depth || other.sentence !== first.sentence),
  );
  return amounts
    .slice(first.order, end < 0 ? amounts.length : end)
    .filter((other) => other.depth === first.depth && other.kind === "level" && other.figure.unit.dimension === "count");
}

/** The words from a total to the first part, without closed brackets. */
function wordsBetween(passage: Passage, total: Figure, part: Figure): string {
  let words = passage.text.slice(total.unitEnd, part.span.start).toLowerCase();
  for (let before = ""; before !== words; ) {
    before = words;
    words = words.replace(/\([^()]*\)/gu, " ");
  }
  return words;
}

function readCue(words: string, opened: boolean): Cue {
  const inside = opened ? words.slice(words.lastIndexOf("(") + 1) : words;
  if (AMONG.test(inside)) return "among";
  if (OF.test(inside)) return "of";
  if (opened) return "bracket";
  return /:/u.test(inside) ? "colon" : "none";
}

/** Asked for by sums and by shares, of every amount; an amount is of one passage. */
const OPENED = new WeakMap<Amount, { readonly list: PartList | undefined }>();

/**
 * The list that a total opens: in the bracket after it, after "gồm", "trong đó", ":" or in the next sentence that begins so. It ends
 * with its bracket or sentence. @rule Q173
 */
export function openedList(passage: Passage, amounts: readonly Amount[], total: Amount): PartList | undefined {
  // Kept for the amounts as they are; a reading that sees some of them otherwise is its own.
  if (amounts !== listAmounts(passage)) return readOpenedList(passage, amounts, total);
  const known = OPENED.get(total);
  if (known) return known.list;
  const list = readOpenedList(passage, amounts, total);
  OPENED.set(total, { list });
  return list;
}

/** The first amount that can be a part, at most two sentences on. */
function findFirstPart(amounts: readonly Amount[], total: Amount): Amount | undefined {
  for (let order = total.order + 1; order < amounts.length; order++) {
    const other = amounts[order];
    if (!other || other.sentence > total.sentence + 2) return undefined;
    if (other.depth >= total.depth && isPartOf(total, other)) return other;
  }
  return undefined;
}

function readOpenedList(passage: Passage, amounts: readonly Amount[], total: Amount): PartList | undefined {
  const first = findFirstPart(amounts, total);
  if (!first) return undefined;
  const opened = first.depth > total.depth;
  const words = wordsBetween(passage, total.figure, first.figure);
  if (opened && !/\([^()]*$/u.test(words)) return undefined;
  const cue = readCue(words, opened);
  if (first.sentence > total.sentence + 1 && !/[.] trong đó[^.]*$/u.test(words)) return undefined;
  // A list of the next sentence belongs to the total when its first words say so.
  if (
    first.sentence !== total.sentence &&
    (cue === "none" || cue === "colon") &&
    !/[.] (?:có|trong|gồm|chia|cụ thể)[^.]*$/u.test(words)
  )
    return undefined;
  const parts: Amount[] = [];
  for (let order = first.order; order < amounts.length; order++) {
    const other = amounts[order];
    if (!other || (order > first.order && (other.depth < first.depth || other.sentence !== first.sentence))) break;
    if (other.depth === first.depth && isPartOf(total, other)) parts.push(other);
  }
  return parts.length === 0 ? undefined : { total, cue, parts, atOnce: opensAtOnce(amounts, total, first, cue, words) };
}

/** The list a total opens, and one more in a later sentence that divides it anew ("Chia theo nguồn: …"). @rule Q173 */
export function openedLists(passage: Passage, amounts: readonly Amount[], total: Amount): readonly PartList[] {
  const list = openedList(passage, amounts, total);
  if (!list || list.cue !== "bracket") return list ? [list] : [];
  const shallow = amounts.map((amount) => (amount.depth > total.depth ? { ...amount, kind: "rate" as const } : amount));
  const more = openedList(passage, shallow, total);
  return more && more.cue === "of" ? [list, more] : [list];
}

/** The first part of every item when the list has several items, else all of them. */
export function onePerItem(parts: readonly Amount[]): readonly Amount[] {
  const items = new Set(parts.map(({ item }) => item));
  // Items that open no list of their own are told apart by "," and "và" as well as by ";".
  if (items.size < 2 || !parts.slice(1).some(({ nested }) => nested)) return parts;
  return parts.filter(
    (part, place) =>
      parts.findIndex((other) => other.item === part.item) === place ||
      (part.joined && part.item === parts.at(-1)?.item && !parts.some((other) => other.item === part.item && other.nested)),
  );
}

/** Parts that stand in the total's own item: "18 trường mầm non, gồm 9 …, 3 … và 6 …; 23 trường …". */
export function sameItem(list: PartList): readonly Amount[] {
  return list.parts.filter((part) => part.item === list.total.item);
}
