import type { Span } from "../document.ts";

/** What a report says of a plan in words: met, more or less met, exceeded, not met. */
export type VerdictSense = "met" | "nearly-met" | "exceeded" | "not-met";
export type VerdictPhrase = { readonly sense: VerdictSense; readonly span: Span };

const PLAN = "(?:kế hoạch|chỉ tiêu|nghị quyết|dự toán|mục tiêu|kh(?!\\p{L})|nq(?!\\p{L}))";
/** "kế hoạch giao", "chỉ tiêu kế hoạch đề ra", "so với kế hoạch năm". */
const TARGET = `(?:so với |so )?(?:các |mức )?${PLAN}(?: ${PLAN}| được giao| giao| đề ra| năm(?! \\d)| được duyệt)*`;
const SENSES: readonly (readonly [VerdictSense, RegExp])[] = [
  [
    "not-met",
    new RegExp(`(?:chưa|không) (?:đạt|hoàn thành|đảm bảo)(?: \\d+(?:/\\d+)?)? ${TARGET}|chỉ tiêu (?:chưa|không) đạt`, "gu"),
  ],
  ["met", new RegExp(`đạt(?: và| hoặc|,)? vượt(?: mức)?(?: ${TARGET})?|(?:đạt|hoàn thành)(?: \\d+(?:/\\d+)?)? ${TARGET}`, "gu")],
  ["exceeded", new RegExp(`vượt(?: \\d+(?:/\\d+)?)? ${TARGET}`, "gu")],
];
const NEARLY = /(?:cơ bản|hầu hết|phần lớn|đa số)(?: đều)? $/iu;
/** What is hoped for is no verdict; neither is "vượt kế hoạch 5%", which says by how much. */
const HOPED = /(?:phấn đấu|quyết tâm|dự kiến|bảo đảm|đảm bảo|nhằm|để|sẽ|cần|khả năng|nếu|yêu cầu)(?: [^\s,;.:]+){0,6} $/iu;
const AMOUNT = /^\s*(?:là |gần |trên |hơn |khoảng )?\d/u;

/** The words of a text that judge a plan, in order, none inside another. @rule Q141 */
export function findVerdictPhrases(text: string): readonly VerdictPhrase[] {
  // Lower case of every letter here has its length; seeking in one case is several times faster.
  const lower = text.toLowerCase();
  const folded = lower.length === text.length ? lower : text;
  const found: VerdictPhrase[] = [];
  for (const [sense, pattern] of SENSES) {
    for (const match of folded.matchAll(pattern)) {
      const span = { start: match.index, end: match.index + match[0].length };
      if (found.some((one) => one.span.start < span.end && span.start < one.span.end)) continue;
      const before = text.slice(Math.max(0, span.start - 60), span.start);
      if (/\p{L}$/u.test(before) || HOPED.test(before) || AMOUNT.test(text.slice(span.end, span.end + 12))) continue;
      const nearly = sense === "met" && NEARLY.exec(before)?.[0];
      if (nearly) found.push({ sense: "nearly-met", span: { start: span.start - nearly.length, end: span.end } });
      else found.push({ sense, span });
    }
  }
  return found.toSorted((a, b) => a.span.start - b.span.start);
}
