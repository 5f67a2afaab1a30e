import { beginsSmall, isOpen } from "./continues.ts";
import { isBlank, type Line } from "./lines.ts";

/** What belongs to the page and not to the report. */
export type Furniture = {
  /** Lines left out: page numbers, running heads, drawn rules. */
  readonly left: ReadonlySet<number>;
  /** Lines left out at which a page ends. */
  readonly pageEnds: ReadonlySet<number>;
};

const RULE = /^(?:[-_=–—.·*~]\s*){3,}$/u;
const SAID_NUMBER = /^(?:(?:trang|page)\s+(?:số\s+)?\d{1,4}(?:\s*(?:\/|trên|of)\s*\d{1,4})?|[-–—]\s*\d{1,4}\s*[-–—])$/iu;
const BARE_NUMBER = /^\d{1,4}$/u;
/** Two pages' numbers have at least this much text between them; nearer ones are a column of figures. */
const SHORTEST_PAGE = 300;
const LONGEST_HEAD = 120;
/** Lines looked at on each side of a page end, empty ones included. */
const MOST_LOOKED = 8;

type Candidate = { readonly index: number; readonly value: number };

/** A number that follows another by one, a page of text apart. */
function follows(a: Candidate | undefined, b: Candidate | undefined, lines: readonly Line[]): boolean {
  if (!a || !b || b.value !== a.value + 1) return false;
  return (lines[b.index]?.start ?? 0) - (lines[a.index]?.end ?? 0) >= SHORTEST_PAGE;
}

function findPageNumbers(text: string, lines: readonly Line[], words: (index: number) => string): Set<number> {
  const found = new Set<number>();
  const bare: Candidate[] = [];
  for (const [index, line] of lines.entries()) {
    if (isBlank(line) || line.end - line.start > 20) continue;
    if (SAID_NUMBER.test(words(index))) found.add(index);
    else if (BARE_NUMBER.test(words(index))) bare.push({ index, value: Number(words(index)) });
  }
  for (const [place, candidate] of bare.entries()) {
    const { index } = candidate;
    const alone = isBlank(lines[index - 1]) && isBlank(lines[index + 1]);
    const atFormFeed = lines[index]?.newPage === true || lines[index + 1]?.newPage === true;
    const before = follows(bare[place - 1], candidate, lines);
    const after = follows(candidate, bare[place + 1], lines);
    const inChain =
      (before && after) ||
      (before && follows(bare[place - 2], bare[place - 1], lines)) ||
      (after && follows(bare[place + 1], bare[place + 2], lines));
    if (atFormFeed || inChain || (alone && (before || after || cutsSentence(text, lines, index)))) found.add(index);
  }
  return found;
}

/** A lone number between a sentence without end and its small-lettered rest. */
function cutsSentence(text: string, lines: readonly Line[], index: number): boolean {
  let before = index - 1;
  while (before >= 0 && isBlank(lines[before])) before--;
  let after = index + 1;
  while (after < lines.length && isBlank(lines[after])) after++;
  const [a, b] = [lines[before], lines[after]];
  return a !== undefined && b !== undefined && isOpen(text.slice(a.start, a.end)) && beginsSmall(text.slice(b.start, b.end));
}

/** Lines at page ends that are the same, figures aside, on three pages or more. */
function findRunningHeads(lines: readonly Line[], pageEnds: ReadonlySet<number>, words: (index: number) => string): number[] {
  const around: number[] = [];
  const look = (from: number, step: number): void => {
    let seen = 0;
    for (let index = from; seen < 2 && Math.abs(index - from) < MOST_LOOKED; index += step) {
      const line = lines[index];
      if (!line || isBlank(line) || pageEnds.has(index)) continue;
      if (line.end - line.start <= LONGEST_HEAD) around.push(index);
      seen++;
    }
  };
  const ends = new Set([...pageEnds, ...lines.flatMap((line, index) => (line.newPage ? [index] : []))]);
  if (ends.size < 2) return [];
  for (const index of ends) {
    look(pageEnds.has(index) ? index + 1 : index, 1);
    look(index - 1, -1);
  }
  const byWords = new Map<string, Set<number>>();
  for (const index of around) {
    const key = words(index).replaceAll(/\d+/gu, "#").toLowerCase();
    byWords.set(key, (byWords.get(key) ?? new Set()).add(index));
  }
  return [...byWords.values()].filter((same) => same.size >= 3 && same.size * 2 > ends.size).flatMap((same) => [...same]);
}

/**
 * Page numbers, running heads and feet, and drawn rules of a text.
 *
 * @rule Q8
 */
export function findFurniture(text: string, lines: readonly Line[]): Furniture {
  const words = (index: number): string => text.slice(lines[index]?.start ?? 0, lines[index]?.end ?? 0);
  const pageEnds = findPageNumbers(text, lines, words);
  const left = new Set(pageEnds);
  for (const index of findRunningHeads(lines, pageEnds, words)) {
    left.add(index);
    pageEnds.add(index);
  }
  for (const [index, line] of lines.entries()) if (!isBlank(line) && RULE.test(words(index))) left.add(index);
  return { left, pageEnds };
}
