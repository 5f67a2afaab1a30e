import type { TextBlock } from "@kehoach/core/audit/document";

/** What a paragraph turns out to be; its words begin `skip` characters after its start, behind its mark. */
export type Nature = Pick<TextBlock, "kind" | "mark" | "level"> & { readonly skip: number };

type Mark = {
  readonly mark: string;
  readonly skip: number;
  readonly sort: "bullet" | "number" | "roman" | "capital" | "letter" | "bracket";
};

const BEGINNING = /^[\s*_]*/u;
const BULLET = /^(?:[-–—+•●▪■◦○❖➢✓✔*·](?=\s)|[-–—+•●▪■◦○❖➢✓✔](?=[\p{L}*“"]))/u;
/** "1.", "2.1.", "1)", "2.1 Trồng trọt", "1/ Trồng trọt", "1 - Trồng trọt". */
const NUMBER =
  /^(?:\d{1,2}(?:\.\d{1,2}){0,4}[.)](?=\s+\S|[\p{Lu}“"*])|\d{1,2}(?:\.\d{1,2}){1,4}(?=\s+\**\p{Lu})|\d{1,2}(?:\/|\s?[-–])(?=\s+\**\p{Lu}))/u;
const ROMAN = /^(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})(?:[.)]|\s*[-–:/](?=\s))(?=\s*\S)/u;
const CAPITAL = /^[A-EGĐ][.)](?=\s+\S)/u;
const LETTER = /^(?:[a-zđ]{1,2}\)|[a-hđ][./](?=\s))(?=\s*\S)/u;
const BRACKET = /^\((?:\d{1,2}|[a-zđ]|[ivx]{1,4})\)(?=\s*\S)/u;
const SORTS = [
  [NUMBER, "number"],
  [ROMAN, "roman"],
  [CAPITAL, "capital"],
  [LETTER, "letter"],
  [BRACKET, "bracket"],
  [BULLET, "bullet"],
] as const;

/** The mark a paragraph begins with ("2.1.", "-", "a)"), emphasis before it skipped. */
export function findMark(text: string): Mark | undefined {
  const head = text.slice(0, 40);
  // A star with a blank after it is a bullet, not the beginning of emphasis.
  const lead = /^\s*\*\s/u.test(head) ? (/^\s*/u.exec(head)?.[0].length ?? 0) : (BEGINNING.exec(head)?.[0].length ?? 0);
  const rest = head.slice(lead);
  for (const [pattern, sort] of SORTS) {
    const found = pattern.exec(rest)?.[0];
    if (found === undefined || found === "") continue;
    const blanks = /^[\s*_]*/u.exec(text.slice(lead + found.length))?.[0].length ?? 0;
    return { mark: found, skip: lead + found.length + blanks, sort };
  }
  return undefined;
}

const PART =
  /^[\s*_]*(?:phần|chương|phụ lục|phụ biểu|biểu số)\s+(?:thứ\s+)?(?:nhất|hai|ba|tư|bốn|năm|sáu|[IVX]+|\d+)(?![\p{L}\d])/iu;
const LONGEST_HEADING = 180;
/** A figure that states something: a heading has none, but a year or a document's number may stand in it. */
const STATEMENT =
  /\d\s*%|(?<!\p{L})(?:đạt|là|được|bằng|còn|tăng|giảm)\s+(?:\p{L}+\s+){0,3}\d|\d\s*(?:triệu|tỷ|tỉ|nghìn|ha|tấn|con|hộ|người|km|kg)(?!\p{L})/u;

/** Only capitals: at least three letters, none of them small. */
export function isCapitals(text: string): boolean {
  return /\p{Lu}(?:.*?\p{Lu}){2}/su.test(text) && !/\p{Ll}/u.test(text);
}

/** Between marks of emphasis from first to last word. */
export function isEmphasised(text: string): boolean {
  if (text.length > LONGEST_HEADING * 2) return false;
  return /^\s*\*\*(?:(?!\*\*).)+\*\*\s*$/su.test(text) || /^\s*__(?:(?!__).)+__\s*$/su.test(text);
}

/** Short, without the sign that ends a sentence, stating no figure. */
function readsAsHeading(words: string): boolean {
  if (words.length > LONGEST_HEADING * 2) return false;
  const bare = words.replace(/[\s*_]+$/u, "");
  if (bare.length === 0 || bare.length > LONGEST_HEADING || /[.;,]$/u.test(bare)) return false;
  return !STATEMENT.test(bare);
}

const BULLET_LEVELS: Readonly<Record<string, number>> = { "+": 2, "◦": 2, "○": 2, "*": 2, "·": 2 };

function headingLevel({ mark, sort }: Mark): number {
  if (sort === "capital") return 2;
  if (sort === "roman") return 3;
  if (sort === "number") return 3 + mark.replace(/[^\d]+$/u, "").split(".").length;
  return 9;
}

/**
 * What a whole paragraph is: a heading ("Phần thứ nhất", "I.", "2.1." with short words, capitals, bold), an item or plain prose.
 *
 * @rule Q5
 */
export function describeParagraph(text: string, bold: boolean = isEmphasised(text)): Nature {
  const found = findMark(text);
  if (!found) {
    const skip = BEGINNING.exec(text)?.[0].length ?? 0;
    const shortEnough = text.length <= LONGEST_HEADING * 2;
    if (shortEnough && PART.test(text) && readsAsHeading(text)) return { kind: "heading", level: 1, skip };
    if (shortEnough && isCapitals(text) && !STATEMENT.test(text)) return { kind: "heading", level: 1, skip };
    if (bold && readsAsHeading(text)) return { kind: "heading", level: 9, skip };
    return { kind: "paragraph", skip };
  }
  const { mark, skip, sort } = found;
  const words = text.slice(skip);
  const mayHead = sort === "number" || sort === "roman" || sort === "capital" || sort === "letter";
  if (mayHead && readsAsHeading(words)) return { kind: "heading", mark, level: headingLevel(found), skip };
  return { kind: "item", mark, level: sort === "bullet" ? (BULLET_LEVELS[mark] ?? 1) : 1, skip };
}
