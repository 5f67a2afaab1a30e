import type { Span } from "../document.ts";

/** What may stand between the point and the space: more points, closing marks, a footnote's call. */
const CLOSERS = /[.?!…"'”’)\]⁰¹²³⁴⁵⁶⁷⁸⁹]/u;
/** How a sentence begins: a capital or a digit, perhaps behind an opening mark; or a list mark inside a paragraph. */
const BEGINNING = /^(?:["'“‘([]*[\p{Lu}\d]|[-+•]\s)/u;
/** Words whose point ends no sentence: titles, kinds of places, signing for another, one capital letter (a name's initial). */
const ABBREVIATION =
  /(?:^|[\s(])(?:T[PTX]|T[ptx]|TM|KT|TL|TUQ|Th\.?S|T\.?S|PGS|GS|BS|KS|Tr|tr|STT|stt|N?XB|Nxb|No|(?![IVX]$)[A-ZĐ])$/u;
/** A sentence that is a list mark so far: "1", "2.1", "IV", "a", "Điều 5". Its point ends nothing. */
const MARK =
  /^[("“]?(?:(?:Điều|Khoản|Mục|Chương|Phần|Câu|Bảng|Biểu|Hình|Phụ lục)\s+)?(?:[\d.]{1,9}|[IVX]{1,5}|[ivx]{1,4}|[a-zđA-ZĐ])$/u;
/** How far a closing bracket may be for a point inside to count as part of it. */
const BRACKET = 400;

/** Whether the point at `at` ends the sentence that began at `start`, and where it then ends. */
function endSentence(text: string, start: number, at: number): number | undefined {
  let end = at + 1;
  while (end < text.length && CLOSERS.test(text[end] ?? "")) end++;
  if (end >= text.length) return end;
  if (text[end] !== " " || !BEGINNING.test(text.slice(end + 1, end + 5))) return undefined;
  if (text[at] !== "." || end !== at + 1) return end;
  const before = text.slice(Math.max(start, at - 16), at);
  if (at - start <= 16 && MARK.test(before)) return undefined;
  if (ABBREVIATION.test(before)) return undefined;
  // "7. 180 phòng": a number of three digits may be the rest of the number before the point.
  if (
    /\d$/u.test(before) &&
    /^\d{3}(?!\d)/u.test(text.slice(end + 1, end + 5)) &&
    /(?:^|[\s(])\d{1,3}(?:\.\d{3})*$/u.test(before)
  )
    return undefined;
  return end;
}

/** Whether an open bracket closes soon enough after `from` to hold the point together with what follows. */
function closesSoon(text: string, from: number): boolean {
  let inner = 0;
  for (let at = from; at < text.length && at < from + BRACKET; at++) {
    if (text[at] === "(") inner++;
    else if (text[at] === ")" && inner-- === 0) return true;
  }
  return false;
}

/** Sentences in order; ";" ends none, nor does a point in a number, an abbreviation or brackets. @rule Q62 */
export function splitSentences(text: string): readonly Span[] {
  const found: Span[] = [];
  let start = 0;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? "";
    if (character === "(") depth++;
    else if (character === ")") depth = Math.max(0, depth - 1);
    else if (character === "." || character === "?" || character === "!" || character === "…") {
      const end = endSentence(text, start, at);
      if (end === undefined) continue;
      // "(… vẫn còn.)": brackets that close right behind the point close the sentence too.
      let open = depth;
      for (let i = at + 1; i < end; i++) if (text[i] === ")") open--;
      // A bracket that is never closed does not hold the rest of the text.
      if (open > 0 && closesSoon(text, end)) continue;
      depth = 0;
      found.push({ start, end });
      start = end;
      while (text[start] === " ") start++;
      at = start - 1;
    }
  }
  if (start < text.length) found.push({ start, end: text.length });
  return found;
}
