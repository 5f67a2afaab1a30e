import type { Span } from "../document.ts";

/** A stretch of a text as other programs count: Unicode code points, half-open; `line` from 1, that of `start`. */
export type PlaceInText = { readonly start: number; readonly end: number; readonly line: number };

/** How many of `sorted` are less than `limit`. */
function countBelow(sorted: readonly number[], limit: number): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] ?? 0) < limit) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Where the second half of every character beyond 16 bits stands. */
function findSecondHalves(text: string): readonly number[] {
  const found: number[] = [];
  for (let at = 0; at < text.length; ) {
    const wide = (text.codePointAt(at) ?? 0) > 0xffff;
    if (wide) found.push(at + 1);
    at += wide ? 2 : 1;
  }
  return found;
}

/** Turns UTF-16 spans of a text into code points and lines, fast for any number of spans. */
export type TextPlaces = {
  /** Code points of the whole text. */
  readonly characters: number;
  readonly placeOf: (span: Span) => PlaceInText;
};

/** @rule Q200 */
export function findTextPlaces(text: string): TextPlaces {
  const halves = findSecondHalves(text);
  const breaks: number[] = [];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) breaks.push(at);
  const points = (index: number): number => index - countBelow(halves, index);
  return {
    characters: points(text.length),
    placeOf: ({ start, end }) => ({ start: points(start), end: points(end), line: countBelow(breaks, start) + 1 }),
  };
}
