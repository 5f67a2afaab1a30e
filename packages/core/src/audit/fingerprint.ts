import type { Span } from "./document.ts";

/** Letters of context on each side: enough to tell one line of a list from the next. */
const LETTERS = 40;
/** How far back and forth in the raw text those letters are looked for; broken lines, spaces and numbers lie between. */
const WINDOW = 600;
/** Context ends with the sentence, so that a paragraph put in before or after changes nothing. */
const SENTENCE_END = /[.;!?]\s|\n\s*\n/gu;

const LETTER = /\p{L}/u;

/** Letters only, without marks, lower case: composed or not, wrapped or not, the same. Digits are left out: the neighbour's may be corrected. */
function fold(text: string): string {
  let folded = "";
  for (const character of text.normalize("NFD").toLowerCase()) {
    const code = character.charCodeAt(0);
    if (code >= 0x61 && code <= 0x7a) folded += character;
    else if (character === "đ") folded += "d";
    // Other signs of ASCII and the marks taken off their letters are most of what is left.
    else if (code >= 0x80 && (code < 0x300 || code > 0x36f) && LETTER.test(character)) folded += character;
  }
  return folded;
}

/** Folding goes letter by letter: when the near half of a sentence gives enough of them, the far half need not be read. */
const ENOUGH = 160;

function foldEnd(text: string): string {
  const near = fold(text.slice(-ENOUGH));
  return (near.length > LETTERS ? near : fold(text)).slice(-LETTERS);
}

function foldBeginning(text: string): string {
  const near = fold(text.slice(0, ENOUGH));
  return (near.length > LETTERS ? near : fold(text)).slice(0, LETTERS);
}

function contextOf(text: string, span: Span): string {
  const before = text.slice(Math.max(0, span.start - WINDOW), span.start);
  const after = text.slice(span.end, span.end + WINDOW);
  const starts = [...before.matchAll(SENTENCE_END)].map((match) => match.index + match[0].length);
  const [stop] = after.matchAll(SENTENCE_END);
  const left = foldEnd(before.slice(starts.at(-1) ?? 0));
  const right = foldBeginning(after.slice(0, stop?.index ?? after.length));
  return `${left}|${right}`;
}

/** The start value and the prime 2^40 + 0x1b3, the value in halves of 32 bits. */
const OFFSET = { high: 0xcbf29ce4, low: 0x84222325 } as const;
const PRIME_LOW = 0x1b3;
const PRIME_SHIFT = 8;
const HALF = 2 ** 32;

/** FNV-1a of 64 bits over UTF-16 halves: core has no cryptography, and nobody gains by forging the mark of a finding. */
export function hash(text: string): string {
  let { high, low }: { high: number; low: number } = OFFSET;
  const take = (byte: number): void => {
    const mixed = (low ^ byte) >>> 0;
    // Below 2^41, so exact.
    const product = mixed * PRIME_LOW;
    low = product >>> 0;
    high = (Math.imul(high, PRIME_LOW) + Math.floor(product / HALF) + (mixed << PRIME_SHIFT)) >>> 0;
  };
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    take(code & 0xff);
    take(code >> 8);
  }
  return high.toString(16).padStart(8, "0") + low.toString(16).padStart(8, "0");
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
