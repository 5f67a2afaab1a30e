import type { Span } from "@kehoach/core/audit/document";

const SUPERSCRIPT = /^[\s*_]*([⁰¹²³⁴-⁹]{1,3})[).]?\s*(?=\S)/u;
const BRACKETED = /^[\s*_]*(\[\d{1,3}\]|\(\d{1,3}\))\s*(?=\S)/u;
const BARE = /^[\s*_]*(\d{1,2})\s+(?=[\p{Lu}“"(])/u;
/** Printed right behind a word; a bare figure only behind small letters that are no unit ("m2", "km2"). */
const CALL = /(?<=[\p{L}\p{M})"”*])(?:\[\d{1,3}\]|\(\d{1,3}\)|(?<=[\p{Ll}\p{M}]{2})(?<![kcdm]m)\d{1,2})(?=[\s.,;:)*])/gu;

/** Where each mark is called first. */
export type NoteCalls = ReadonlyMap<string, number>;

/** Every mark that a text calls as a note's. */
export function findNoteCalls(text: string): NoteCalls {
  const calls = new Map<string, number>();
  for (const { 0: mark, index } of text.matchAll(CALL)) if (!calls.has(mark)) calls.set(mark, index);
  return calls;
}

/**
 * The mark of a note that begins here: superscript digits; "[1]", "(1)" or a bare "1" only where the text before calls it.
 *
 * @rule Q7
 */
export function findNoteMark(
  text: string,
  span: Span,
  calls: NoteCalls,
): { readonly mark: string; readonly skip: number } | undefined {
  const head = text.slice(span.start, Math.min(span.end, span.start + 40));
  const superscript = SUPERSCRIPT.exec(head);
  if (superscript?.[1]) return { mark: superscript[1], skip: superscript[0].length };
  for (const pattern of [BRACKETED, BARE]) {
    const found = pattern.exec(head);
    if (found?.[1] && (calls.get(found[1]) ?? span.start) < span.start) return { mark: found[1], skip: found[0].length };
  }
  return undefined;
}
