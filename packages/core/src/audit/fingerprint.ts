import type { Span } from "./document.ts";

/** Letters of context on each side: enough to tell one line of a list from the next. */
const LETTERS = 40;
/** How far back and forth in the raw text those letters are looked for; broken lines, spaces and numbers lie between. */
const WINDOW = 600;
/** Context ends with the sentence, so that a paragraph put in before or after changes nothing. */
const SENTENCE_END = /[.;!?]\s|\n\s*\n/gu;

/** Letters only, without marks, lower case: composed or not, wrapped or not, the same. Digits are left out: the neighbour's may be corrected. */
function fold(text: string): string {
  return text
    .normalize("NFD")
    .toLowerCase()
    .replaceAll("đ", "d")
    .replace(/[^\p{L}]/gu, "");
}

function contextOf(text: string, span: Span): string {
  const before = text.slice(Math.max(0, span.start - WINDOW), span.start);
  const after = text.slice(span.end, span.end + WINDOW);
  const starts = [...before.matchAll(SENTENCE_END)].map((match) => match.index + match[0].length);
  const [stop] = after.matchAll(SENTENCE_END);
  const left = fold(before.slice(starts.at(-1) ?? 0)).slice(-LETTERS);
  const right = fold(after.slice(0, stop?.index ?? after.length)).slice(0, LETTERS);
  return `${left}|${right}`;
}

const OFFSET = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;

/** FNV-1a of 64 bits over UTF-16 halves: core has no cryptography, and nobody gains by forging the mark of a finding. */
function hash(text: string): string {
  let value = OFFSET;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    value = BigInt.asUintN(64, (value ^ BigInt(code & 0xff)) * PRIME);
    value = BigInt.asUintN(64, (value ^ BigInt(code >> 8)) * PRIME);
  }
  return value.toString(16).padStart(16, "0");
}

/** What a fingerprint is taken of. */
export type Marked = { readonly rule: string; readonly span: Span; readonly stated: string };

/**
 * A mark of each check that stays while its rule, the stated figure and the words of its sentence stay; checks alike in all three
 * are told apart by their order, "-2" and on.
 *
 * @rule Q119
 */
export function countFingerprints(text: string, checks: readonly Marked[]): readonly string[] {
  const seen = new Map<string, number>();
  return checks.map(({ rule, span, stated }) => {
    const figure = stated.normalize("NFC").toLowerCase().replace(/\s+/gu, " ").trim();
    const mark = hash(`${rule}|${figure}|${contextOf(text, span)}`);
    const count = (seen.get(mark) ?? 0) + 1;
    seen.set(mark, count);
    return count === 1 ? mark : `${mark}-${count}`;
  });
}
