import { findMark, isCapitals } from "./marks.ts";

const CLOSER = /[\s*_"'”’»)\]⁰¹²³⁴-⁹]/u;
const EMPHASIS = /[\s*_]/u;
const OPENERS = /^[\s*_"'“‘«([]+/u;
const SMALL = /^\p{Ll}/u;
/** Words no sentence ends with; a kind of place is one unless something before it names which ("toàn huyện", "các xã"). */
const HANGING =
  /(?:^|\s)(?:và|hoặc|của|những|thuộc|tại|trên|từ|đến|với|theo|cho|do|để|là|đạt|bằng|gồm|(?<!(?:toàn|các|của|trong|cấp|bàn|tại|ở|từ|\d)\s)(?:xã|huyện|tỉnh|thôn))$/iu;
/** Words that want a figure after them: "hộ nghèo năm" / "2023", but "trong năm", "dân tộc thiểu số" end a sentence. */
const WANTS_FIGURE =
  /(?:^|\s)(?:(?<!(?:trong|hằng|hàng|các|cả|mỗi|đầu|cuối|giữa|từng|qua|\d)\s)(?:năm|tháng|ngày)|(?<!(?:thiểu|đổi|chỉ|dân|đa)\s)số|về|được|trong|các|khoảng|hơn|gần|trên|dưới)$/iu;
const SHORTEST_CUT = 50;

/** Where the text ends once the characters of one kind are taken off its end. */
function endBefore(text: string, kind: RegExp): number {
  let end = text.length;
  while (end > 0 && kind.test(text[end - 1] ?? "")) end--;
  return end;
}

/** The last words, marks of emphasis left out. */
function tailOf(text: string): string {
  const end = endBefore(text, EMPHASIS);
  return text.slice(Math.max(0, end - 40), end);
}

/** Whether a paragraph stops without the sign that ends a sentence or a list item. */
export function isOpen(text: string): boolean {
  const end = endBefore(text, CLOSER);
  if (end === 0 || /[.;:!?…]/u.test(text[end - 1] ?? "")) return false;
  // A remark in brackets is whole.
  return !(/^[\s*_]*\(/u.test(text) && tailOf(text).endsWith(")"));
}

/** Begins with a small letter, quotes and brackets before it skipped. */
export function beginsSmall(text: string): boolean {
  return SMALL.test(text.slice(0, 60).replace(OPENERS, "").normalize("NFC"));
}

function hasOpenBracket(text: string): boolean {
  const last = text.lastIndexOf("(");
  return last >= 0 && text.indexOf(")", last) < 0;
}

/**
 * Whether `next` goes on with the sentence `before` leaves unfinished. `pageEnd`: notes, a page number or a page end stand in
 * between, so that a capital letter may go on too ("… thuộc chương trình" / "MTQG phát triển …").
 *
 * @rule Q6
 */
export function continues(before: string, next: string, pageEnd: boolean): boolean {
  if (!isOpen(before) || next.trim() === "") return false;
  const mark = findMark(next);
  if (mark && !(mark.sort === "number" && /\d$/u.test(mark.mark))) return false;
  if (isCapitals(before)) return false;
  if (beginsSmall(next)) return true;
  if (isCapitals(next)) return false;
  const long = before.trim().length >= SHORTEST_CUT;
  const hanging = HANGING.test(tailOf(before)) || tailOf(before).endsWith(",");
  if (/^\d/u.test(next.trimStart())) return long && (pageEnd || hanging || WANTS_FIGURE.test(tailOf(before)));
  if (hasOpenBracket(before) && next.includes(")")) return long;
  return long && (hanging || (pageEnd && !findHeadingLike(before)));
}

/** A numbered line that may be a heading takes no capital after it. */
function findHeadingLike(text: string): boolean {
  const mark = findMark(text);
  return mark !== undefined && mark.sort !== "bullet" && text.length < 120;
}
