import type { Span } from "../document.ts";
import type { Passage } from "../reading.ts";

/** A word of a passage: folded for comparing, with its place in the clean text. */
export type Word = { readonly text: string; readonly span: Span };

const WORD = /[\p{L}\p{N}]+/gu;

/** The words of a text without the marks between them, in small letters. */
export function listWords(text: string, from = 0): readonly Word[] {
  return [...text.matchAll(WORD)].map((match) => {
    const start = from + match.index;
    return { text: match[0].toLowerCase(), span: { start, end: start + match[0].length } };
  });
}

/** Letters and digits of the scripts a report is written in, by code: asking a table is ten times as fast as asking a pattern. */
const KNOWN = 0x2000;
/** General punctuation (dashes, curly quotes, "…") ends here. */
const LAST_MARK = 0x206f;
const IS_WORD = Uint8Array.from({ length: KNOWN }, (_, code) => (/[\p{L}\p{N}]/u.test(String.fromCharCode(code)) ? 1 : 0));

/** The same words joined by one space: two texts that differ in marks, blanks and capitals alone are equal. */
export function foldText(text: string): string {
  const small = text.toLowerCase();
  let folded = "";
  let from = -1;
  for (let at = 0; at <= small.length; at++) {
    const code = small.charCodeAt(at);
    // Letters outside the table (and halves of letters in two units) count as words; marks there are rare and cost nothing.
    const inWord = at < small.length && (code >= KNOWN ? code > LAST_MARK : IS_WORD[code] === 1);
    if (inWord) {
      if (from < 0) from = at;
    } else if (from >= 0) {
      folded += folded === "" ? small.slice(from, at) : ` ${small.slice(from, at)}`;
      from = -1;
    }
  }
  return folded;
}

/** How many words a folded text has. */
export function countWords(folded: string): number {
  if (folded === "") return 0;
  let count = 1;
  for (let at = folded.indexOf(" "); at >= 0; at = folded.indexOf(" ", at + 1)) count++;
  return count;
}

/** The first words of a passage, to point at all of it: "Đề án cơ cấu lại ngành …". */
export function openingSpan(passage: Passage, words = 8): Span {
  const end = listWords(passage.text.slice(0, 200))[words - 1]?.span.end;
  return { start: 0, end: end ?? Math.min(passage.text.length, 200) };
}

/** A stretch of clean text as a sentence quotes it, cut after so many characters. */
export function quote(passage: Passage, span: Span, most = 80): string {
  const text = passage.text.slice(span.start, span.end);
  if (text.length <= most) return text;
  const cut = text.lastIndexOf(" ", most);
  return `${text.slice(0, cut > most / 2 ? cut : most)}…`;
}
