import { raise } from "../sheet/rich-text.ts";
import type { Char } from "./page-marks.ts";

/** Words that stand on one line with no wide gap between; a line of a column or of a cell. */
export type Segment = {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** The baseline, and the size of most of its letters. */
  readonly y: number;
  readonly size: number;
  /** All of it. */
  readonly bold: boolean;
  /** Begins with raised digits, as a note does. */
  readonly raised: boolean;
};

/** The segments that share a baseline, from left to right. */
export type TextLine = { readonly y: number; readonly size: number; readonly segments: readonly Segment[] };

/** In parts of the letters' size. */
const SAME_LINE = 0.35;
const WORD_GAP = 0.2;
/** Where the file itself prints a blank, a narrower gap is one. */
const PRINTED_GAP = 0.08;
const WIDE_GAP = 0.9;
const SMALLER = 0.85;
const HIGHEST_RAISE = 0.75;
/** Letters of all raised marks of one line. */
const LONGEST_RAISED = 100;

type Strip = { y: number; size: number; readonly chars: Char[] };

function commonSize(chars: readonly Char[]): number {
  const counts = new Map<number, number>();
  for (const { size } of chars) {
    const rounded = Math.round(size * 2) / 2;
    counts.set(rounded, (counts.get(rounded) ?? 0) + 1);
  }
  let best = 0;
  for (const [size, count] of counts) if (count > (counts.get(best) ?? 0)) best = size;
  return best;
}

/** Letters whose baselines are almost the same. */
function listStrips(chars: readonly Char[]): Strip[] {
  const strips: Strip[] = [];
  for (const char of [...chars].sort((a, b) => a.y - b.y)) {
    const last = strips.at(-1);
    const near = last !== undefined && char.y - last.y <= 0.12 * Math.max(char.size, last.size);
    if (near) last.chars.push(char);
    else strips.push({ y: char.y, size: char.size, chars: [char] });
  }
  for (const strip of strips) strip.size = commonSize(strip.chars);
  return strips;
}

/** Whether a strip of small letters hangs on the line of bigger ones around it: raised marks, lowered ones. */
function hangsOn(small: Strip, big: Strip): boolean {
  if (small.size > big.size * 1.02 || Math.abs(small.y - big.y) > HIGHEST_RAISE * big.size) return false;
  if (Math.abs(small.y - big.y) <= SAME_LINE * Math.min(small.size, big.size)) return true;
  if (small.size > big.size * SMALLER || small.chars.length > LONGEST_RAISED) return false;
  return small.chars.every((char) => big.chars.some((one) => isNext(one, char, big.size)));
}

function isNext(one: Char, char: Char, size: number): boolean {
  return char.left - one.right < size && one.left - char.right < size;
}

/** Strips joined to lines; each small strip goes to the line it hangs on, the nearest first. */
function joinStrips(strips: readonly Strip[]): Strip[] {
  const taken = new Set<Strip>();
  for (const [i, strip] of strips.entries()) {
    const around = [strips[i + 1], strips[i - 1], strips[i + 2], strips[i - 2]];
    const host = around.find((other) => other !== undefined && !taken.has(other) && other !== strip && hangsOn(strip, other));
    if (!host) continue;
    const equal = host.size <= strip.size * 1.02;
    // Of two equals the longer one is the line.
    if (equal && host.chars.length < strip.chars.length) continue;
    host.chars.push(...strip.chars);
    taken.add(strip);
  }
  return strips.filter((strip) => !taken.has(strip));
}

/** The words of neighbouring letters: a blank where one was printed or where they stand apart. */
function toSegment(chars: readonly Char[], line: Strip): Segment {
  let text = "";
  let raisedRun = "";
  const size = commonSize(chars);
  const flush = (): void => {
    text += raise(raisedRun);
    raisedRun = "";
  };
  let before: Char | undefined;
  for (const char of chars) {
    const gap = before ? char.left - before.right : 0;
    const apart = before !== undefined && gap > (char.blank ? PRINTED_GAP : WORD_GAP) * Math.max(char.size, before.size);
    const isRaised = char.size <= size * SMALLER && line.y - char.y >= 0.15 * size && /\d/u.test(char.text);
    if (!isRaised || apart) flush();
    if (apart) text += " ";
    if (isRaised) raisedRun += char.text;
    else text += char.text;
    before = char;
  }
  flush();
  const [first] = chars;
  return {
    text: text.trim(),
    left: first?.left ?? 0,
    right: chars.reduce((right, char) => Math.max(right, char.right), 0),
    y: line.y,
    size,
    bold: chars.every(({ bold }) => bold),
    raised: /^[⁰¹²³⁴-⁹]/u.test(text),
  };
}

/** Splits a line where its words stand far apart. */
function splitLine(line: Strip): Segment[] {
  const chars = [...line.chars].sort((a, b) => a.left - b.left);
  const segments: Segment[] = [];
  let piece: Char[] = [];
  let right = Number.NEGATIVE_INFINITY;
  for (const char of chars) {
    if (piece.length > 0 && char.left - right > WIDE_GAP * line.size) {
      segments.push(toSegment(piece, line));
      piece = [];
    }
    piece.push(char);
    right = Math.max(right, char.right);
  }
  if (piece.length > 0) segments.push(toSegment(piece, line));
  return segments.filter(({ text }) => text !== "");
}

/**
 * The lines of a page or a cell from top to bottom. Raised small digits join the word they stand on, as "¹".
 *
 * @rule Q41
 */
export function listLines(chars: readonly Char[]): TextLine[] {
  return joinStrips(listStrips(chars))
    .map((strip): TextLine => ({ y: strip.y, size: strip.size, segments: splitLine(strip) }))
    .filter(({ segments }) => segments.length > 0)
    .sort((a, b) => a.y - b.y);
}
