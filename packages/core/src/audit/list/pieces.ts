import type { Span } from "../document.ts";
import { findCompounds } from "./compound-names.ts";

/** What parts a piece of a list from the one before. */
export type Separator = "" | "," | ";" | "và";

/** A stretch between two separators outside brackets and quotes; in the passage's clean text, without blanks around. */
export type Piece = { readonly span: Span; readonly before: Separator };

const OPENING = "([“";
const CLOSING = ")]”";

/** Marks what stands inside brackets or quotes that close again; an opening mark without a closing one holds nothing. */
function findInside(text: string): Uint8Array {
  const inside = new Uint8Array(text.length);
  const open: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const mark = text[at] ?? "";
    if (OPENING.includes(mark)) open.push(at);
    else if (CLOSING.includes(mark)) {
      const from = open.pop();
      // Only the outermost pair is painted, so that deep nesting costs no more than flat text.
      if (from !== undefined && (inside[from] ?? 0) === 0) inside.fill(1, from, at + 1);
    }
  }
  return inside;
}

function trim(text: string, start: number, end: number): Span {
  let [from, to] = [start, end];
  while (from < to && /[\s.]/u.test(text[from] ?? "")) from++;
  while (to > from && /[\s.,;:]/u.test(text[to - 1] ?? "")) to--;
  return { start: from, end: to };
}

/** The pieces of `text` from `start` to `end`, parted by ",", ";" and "và" outside brackets, quotes, numbers and compound names. @rule Q152 */
export function splitPieces(text: string, start: number, end: number): readonly Piece[] {
  const words = text.slice(start, end);
  const inside = findInside(words);
  for (const compound of findCompounds(words)) inside.fill(1, compound.start, compound.end);
  const pieces: Piece[] = [];
  let from = 0;
  let before: Separator = "";
  const close = (to: number): void => {
    const span = trim(text, start + from, start + to);
    if (span.end > span.start) pieces.push({ span, before });
  };
  for (const match of words.matchAll(/[,;]|(?<=\s)và(?=\s)/gu)) {
    const at = match.index;
    if (inside[at] === 1) continue;
    const mark = match[0];
    if (mark === "," && /\d/u.test(words[at - 1] ?? "") && /\d/u.test(words[at + 1] ?? "")) continue;
    // "A, và B": the comma has parted them already.
    const empty = words.slice(from, at).trim() === "";
    if (!empty) close(at);
    if (!(empty && mark === "và")) before = mark === "và" ? "và" : mark === ";" ? ";" : ",";
    from = at + mark.length;
  }
  close(words.length);
  return pieces;
}
