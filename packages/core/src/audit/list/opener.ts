import type { Passage } from "../reading.ts";
import { sentenceAt } from "../wording/around.ts";
import { closingBefore, closingsOf } from "./brackets.ts";
import type { Counted } from "./counted.ts";
import { goesByNumber, isPlaceWord, readLead } from "./nouns.ts";

/** How the words join a list to its count: "(…)", ":", "gồm", "là", or the names right behind the noun. */
export type OpenerKind = "bracket" | "colon" | "of" | "is" | "direct";

export type Opener = {
  readonly kind: OpenerKind;
  /** Where the list begins and must end at the latest, clean text. */
  readonly start: number;
  readonly end: number;
  /** The list stands in brackets: its end is printed. */
  readonly closed: boolean;
  /** "như", "trong đó", "tiêu biểu": only some are named. */
  readonly partial: boolean;
  /** Other counted or plural things stand between the count and the list, which may be theirs. */
  readonly doubtful: boolean;
};

/** How far from its noun a list may open, and how long it may be. */
const FAR = 260;
const LONGEST = 6000;
/** In a passage of very many counts lists are short: reading stays in proportion to the text. */
const MANY = 60;
const LONGEST_OF_MANY = 600;

const OF = "bao gồm(?: có)?|gồm có|gồm|cụ thể(?: là| như sau| gồm)?|đó là|như sau|sau đây";
const SOME =
  "như|ví dụ|chẳng hạn|điển hình(?: là| như)?|tiêu biểu(?: là| như)?|nổi bật(?: là)?|trong đó(?: có)?|chủ yếu(?: là| ở)?|nhất là|đặc biệt(?: là)?|trong số";
const TOKEN = new RegExp(`[(:;,.)]|(?<!\\p{L})(?:${OF}|${SOME}|là)(?!\\p{L})`, "giu");
const LEAD_IN = new RegExp(`^\\s*(?:(${OF}|là)|(${SOME}))?\\s*(?:có\\s)?\\s*:?\\s*`, "iu");
const IS_OF = new RegExp(`^(?:${OF})$`, "iu");
const IS_SOME = new RegExp(`^(?:${SOME})$`, "iu");
/** What begins a bracket that names nothing. */
const NO_LIST =
  /^(?:trừ|không|kể cả|riêng|đạt|tăng|giảm|chiếm|tỷ lệ|tỉ lệ|so|thuộc|tại|ở|theo|do|từ|năm|có|còn|nay|tức|bằng|tương|bình quân|trung bình|trước|sau|đến|kế hoạch|vượt|thực hiện|ước|khoảng|hơn|trên|dưới|gần|sơ bộ|số liệu|trong|gọi|viết|nguồn|đơn vị tính|\d|[<>≥≤~])(?!\p{L})/iu;
const NUMBERS = /^\s*\d{1,2}(?:\s*(?:,|;|và)\s*\d{1,2})+\s*$/u;
/** A share said in passing: ", chiếm 20,6%, gồm …". */
const IN_PASSING = /^,\s*(?:đạt|chiếm|bằng|tương đương|tỷ lệ|đạt tỷ lệ|tăng|giảm|vượt)[^,;:.()]*(?:\d,\d+)?[^,;:.()]*%/iu;
const PLURAL = /(?:^|\s)(?:các|những|nhiều|một số|từng|mỗi)\s(?:\p{L}+\s?){1,8}$/iu;

/** Whether a comma only joins two nouns of one count: "5 xã, thị trấn", or steps aside, or comes before the opening word. */
function passesComma(rest: string): number {
  const word = /^,\s*(?:và\s)?/u.exec(rest)?.[0].length ?? 1;
  const after = rest.slice(word);
  if (
    /^(?:bao gồm|gồm|cụ thể|đó là|là|như|trong đó|điển hình|tiêu biểu|nổi bật|chủ yếu|ví dụ|nhất là|đặc biệt)(?!\p{L})/iu.test(
      after,
    )
  )
    return word;
  const lead = readLead(after);
  if (lead !== undefined && /^\p{Ll}/u.test(after) && !/^\s\p{Lu}/u.test(after.slice(lead.length))) return word + lead.length;
  const passing = IN_PASSING.exec(rest)?.[0].length;
  return passing !== undefined && /^\s*(?:,\s*(?:bao gồm|gồm|đó là|cụ thể)|:|\()/iu.test(rest.slice(passing)) ? passing : 0;
}

/** The end of a list without brackets: its sentence's, or that of the bracket it stands in. */
function openEnd(passage: Passage, start: number, longest: number): number {
  const end = Math.min(sentenceAt(passage, start).end, start + longest);
  const closings = closingsOf(passage);
  for (let at = start; at < end; at++) {
    if (passage.text[at] === "(") at = closingBefore(closings, at, end) ?? at;
    else if (passage.text[at] === ")") return at;
  }
  return end;
}

type Place = {
  readonly kind: OpenerKind;
  readonly at: number;
  readonly partial: boolean;
  readonly gap: string;
  readonly close?: number;
  readonly longest: number;
};

function toOpener(passage: Passage, counted: Counted, { kind, at, partial, gap, close, longest }: Place): Opener {
  const lead = LEAD_IN.exec(passage.text.slice(at, at + 60));
  const start = at + (lead?.[0].length ?? 0);
  const named = kind === "bracket" || kind === "colon" ? (lead?.[1] === undefined ? kind : "of") : kind;
  const other = passage.figures.some(
    (figure) => figure.span.start >= counted.end && figure.unitEnd <= at && figure.unit.dimension === "count" && !figure.hedge,
  );
  const end = close ?? openEnd(passage, start, longest);
  const plural = kind !== "of" && PLURAL.test(gap) && !PLURAL.test(` ${counted.noun}`);
  return {
    kind: named,
    start,
    end,
    closed: close !== undefined,
    partial: partial || lead?.[2] !== undefined,
    doubtful: other || plural,
  };
}

/** Where the list of a count opens, in its sentence or at the beginning of the next: "…đạt chuẩn. Gồm: …". @rule Q151 */
export function findOpener(passage: Passage, counted: Counted, counts: number): Opener | undefined {
  const { text } = passage;
  const from = counted.end;
  const longest = counts > MANY ? LONGEST_OF_MANY : LONGEST;
  const limit = Math.min(text.length, from + FAR);
  let partial = false;
  let skip = from;
  for (const match of text.slice(from, limit).matchAll(TOKEN)) {
    const at = from + match.index;
    if (at < skip) continue;
    const [word] = match;
    const gap = text.slice(from, at);
    const rest = text.slice(at, at + 120);
    const place = (kind: OpenerKind, start: number, close?: number): Opener =>
      toOpener(passage, counted, { kind, at: start, partial, gap, longest, ...(close === undefined ? {} : { close }) });
    if (word === "(") {
      const closing = closingBefore(closingsOf(passage), at, at + longest);
      const inner = text.slice(at + 1, at + 80);
      const content = text.slice(at + 1, closing ?? at + 1);
      if (!NO_LIST.test(inner.trim()) || (NUMBERS.test(content) && goesByNumber(counted.noun))) {
        const listed =
          new RegExp(`^\\s*(?:${OF}|${SOME})(?!\\p{L})`, "iu").test(inner) ||
          /[,;]|\svà\s/u.test(content) ||
          isNamed(content, counted);
        if (listed) return closing === undefined ? place("bracket", at + 1) : place("bracket", at + 1, closing);
      }
      if (closing === undefined) return undefined;
      skip = closing + 1;
    } else if (word === ":") return place("colon", at + 1);
    else if (word === ",") {
      const passed = passesComma(rest);
      if (passed === 0) break;
      if (passed > 6) skip = at + passed;
    } else if (word === ")") {
      if (!/^\)\s*(?::|,?\s*(?:bao gồm|gồm))/u.test(rest)) break;
    } else if (word === ".") {
      if (/^\.\s+(?:Bao gồm|Gồm|Đó là|Cụ thể)/u.test(rest)) continue;
      if (/^\.\s+\p{Lu}/u.test(rest) || at + 1 >= text.length) return undefined;
    } else if (word === ";") break;
    else if (IS_OF.test(word)) return place("of", at);
    else if (IS_SOME.test(word)) {
      partial = true;
      if (/^\p{L}+(?: \p{L}+)?\s+(?:các |những )?(?:\p{Lu}|(?:xã|huyện|tỉnh|phường|thị) )/u.test(rest)) return place("is", at);
    } else if (opensNames(text.slice(at + word.length, at + 60))) return place("is", at);
  }
  return /^\s\p{Lu}\p{Ll}/u.test(text.slice(from))
    ? toOpener(passage, counted, { kind: "direct", at: from, partial: false, gap: "", longest })
    : undefined;
}

/** One name alone in brackets behind a count of one. */
function isNamed(content: string, { count, noun }: Counted): boolean {
  const lead = readLead(content.trim());
  return (count === 1 && /^\p{Lu}\p{Ll}/u.test(content.trim())) || (lead !== undefined && noun.startsWith(lead));
}

/** After "là": a name, perhaps behind the word of a place, or a colon. */
function opensNames(rest: string): boolean {
  const words = rest.trim().replace(/^(?:các|những)\s/u, "");
  const lead = readLead(words);
  const own = lead === undefined || !isPlaceWord(lead) ? words : words.slice(lead.length).trim();
  return /^(?:\p{Lu}|:)/u.test(own) || (lead !== undefined && !isPlaceWord(lead));
}
