import type { Remark, Result } from "../claim.ts";
import type { Span } from "../document.ts";
import type { Figure } from "../figure/figure.ts";
import type { Passage } from "../reading.ts";
import { measureAlike } from "../wording/measures.ts";
import type { Counted } from "./counted.ts";
import type { ListReading } from "./list-shape.ts";
import { goesByName } from "./nouns.ts";
import type { OpenerKind } from "./opener.ts";

/** A list found for a count, wherever it stands. */
export type FoundList = {
  readonly reading: ListReading;
  /** The passage that holds the items. */
  readonly passage: Passage;
  readonly kind: OpenerKind | "note" | "items";
  readonly partial: boolean;
  readonly doubtful: boolean;
  /** Where the items stand when each has a passage of its own. */
  readonly places?: Remark["related"];
};

/** Whether a figure stands in an item as its name ("thôn 5" is none: such numbers are no figures; "số 2" and "2" may be). */
function figuresIn(passage: Passage, span: Span): readonly Figure[] {
  return passage.figures.filter((figure) => figure.span.start >= span.start && figure.span.end <= span.end);
}

/**
 * Items with quantities of what is counted are the parts of a sum: "Trà Vinh 22 nhà, Kiên Giang 2 nhà"; so are items that begin with a
 * figure, and items that most end with a bare one ("Trà Vinh 22, Kiên Giang 2"). @rule Q155
 */
function isSum(counted: Counted, { reading, passage }: FoundList): boolean {
  if (reading.shape === "numbers" || reading.shape === "marked") return false;
  let bare = 0;
  for (const item of reading.items)
    for (const figure of figuresIn(passage, item)) {
      if (figure === counted.figure) continue;
      if (figure.start <= item.start + 1) return true;
      const { dimension, noun } = figure.unit;
      const alike = measureAlike(figure, counted.whole ?? counted.figure) || noun.startsWith(counted.noun);
      if (dimension === "count" && alike) return true;
      if (dimension === "" && figure.span.end >= item.end - 1) bare++;
    }
  return bare >= 2 && bare * 2 >= reading.items.length;
}

/** How far from the count a list may be and still be the list of it. */
function isNear({ count }: Counted, found: number, { reading, kind }: FoundList): boolean {
  const gap = Math.abs(found - count);
  if (kind === "direct") return found >= 3 && gap === 1;
  const named = reading.shape === "names" || reading.shape === "leads" || reading.shape === "numbers";
  if (named && kind === "of") return gap <= Math.max(2, count / 2);
  if (named) return gap <= Math.max(1, count / 3);
  if (reading.shape === "clauses" || reading.shape === "marked") return gap <= (count >= 8 ? 2 : 1);
  return gap === 1 && found >= 2 && count >= 3 && (kind === "of" || kind === "bracket") && reading.shape !== "words";
}

/** Names of things that go by names, or items that begin with the counted word, leave one reading. */
function isSure({ noun, count, whole }: Counted, found: number, { reading, kind, doubtful }: FoundList, text: string): boolean {
  if (!reading.plain || doubtful || reading.open || found < 2 || count < 2) return false;
  if (kind === "direct" || kind === "items" || (whole && found > Number(whole.value.units))) return false;
  const [first] = reading.items;
  const words = first ? text.slice(first.start, first.end).toLowerCase() : "";
  if (reading.shape === "names" || reading.shape === "numbers") return goesByName(noun) || words.startsWith(noun);
  return reading.shape === "leads" && noun.split(" ").every((word, place) => place > 0 || words.startsWith(word));
}

/** The reading that gives the count, else the likeliest one; undefined when the list says nothing of the count. */
function readResult(counted: Counted, list: FoundList): { readonly result: Result; readonly found: number } | undefined {
  const { reading, partial, kind } = list;
  const { count } = counted;
  // Small words agree with a small count by chance: "02 giấy phép (khai thác cát, sỏi)".
  const chance = reading.shape === "words" || (reading.shape === "short" && count < 3);
  const loose = chance && kind !== "of" && (kind !== "bracket" || count < 3);
  if (reading.counts.includes(count)) return loose ? undefined : { result: "ok", found: count };
  const [found] = reading.counts;
  if (found === undefined) return undefined;
  if (partial || reading.open) {
    const named = reading.shape === "names" || reading.shape === "leads";
    return named && Math.min(...reading.counts) > count && count >= 2 ? { result: "review", found } : undefined;
  }
  if (list.doubtful && !(reading.shape === "names" && kind === "of")) return undefined;
  // "07/11 chỉ tiêu (gồm: …; …; …)": what was counted of a whole is named one by one, parted by ";".
  const each = reading.shape === "clauses" && kind === "of" && counted.whole !== undefined && found >= 2;
  // One thing with two names behind it: a place and where it lies.
  if (count === 1 && !each && !(kind === "of" && reading.plain && (found === 2 || goesByName(counted.noun)))) return undefined;
  const none = count === 0 && kind === "of";
  if (found === 1 && !none && !((reading.shape === "names" || reading.shape === "leads") && count === 2)) return undefined;
  const near = isNear(counted, found, list);
  // Plain names under "gồm" or in the bracket right after are all of them, however far the count is off.
  const plain = reading.plain && reading.shape === "names" && found >= 2 && (kind === "of" || (kind === "bracket" && found >= 3));
  // "30 xã: Chế Tạo, Thạnh Lợi, Viễn Sơn": ten times what is named is a nought too many.
  const tenfold = found >= 2 && count === found * 10 && reading.shape !== "words" && (kind === "of" || kind === "direct");
  if (!near && !plain && !tenfold && !each && !none) return undefined;
  // Places behind what goes by no name of a place ("12 lớp (Xuân Lạc, Bản Thi)") are where it was.
  if (reading.shape === "names" && !goesByName(counted.noun) && kind !== "of" && kind !== "is" && kind !== "note")
    return undefined;
  return { result: near && isSure(counted, found, list, list.passage.text) ? "error" : "review", found };
}

/** What a list says of its count; undefined for nothing. @rule Q153 Q154 Q156 */
export function judgeList(counted: Counted, list: FoundList): Remark | undefined {
  if (isSum(counted, list)) return undefined;
  const judged = readResult(counted, list);
  if (!judged) return undefined;
  const { figure, whole } = counted;
  const { result, found } = judged;
  return {
    kind: "remark",
    rule: "list-count",
    result,
    note: result === "ok" ? { code: "holds" } : { code: "list-count", found },
    stated: figure.text,
    computed: String(found),
    operands: whole ? [figure, whole] : [figure],
    passage: figure.passage,
    span: figure.span,
    related: list.places ?? list.reading.items.map((span) => ({ passage: list.passage.index, span })),
  };
}
