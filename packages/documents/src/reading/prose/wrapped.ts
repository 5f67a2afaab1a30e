import type { Span } from "@kehoach/core/audit/document";
import { beginsSmall, isOpen } from "./continues.ts";
import { isBlank, type Line } from "./lines.ts";
import { findMark, isCapitals, isEmphasised } from "./marks.ts";

/** Wider than any hard-wrapped text: longer lines are whole paragraphs. */
const WIDEST = 200;
const FEWEST_LINES = 6;

/**
 * The width a text was wrapped at, or undefined where each line is a paragraph: where lines follow each other without an empty
 * line, many must break inside a sentence.
 */
export function findWrapWidth(text: string, lines: readonly Line[]): number | undefined {
  let pairs = 0;
  let broken = 0;
  const lengths: number[] = [];
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    if (!next || isBlank(line) || isBlank(next)) continue;
    const words = text.slice(next.start, next.end);
    if (findMark(words)) continue;
    pairs++;
    if (isOpen(text.slice(line.start, line.end)) && beginsSmall(words)) {
      broken++;
      lengths.push(line.end - line.from);
    }
  }
  if (pairs < FEWEST_LINES || broken * 10 < pairs * 3) return undefined;
  lengths.sort((a, b) => a - b);
  const width = lengths[Math.floor(lengths.length * 0.9)] ?? 0;
  return width > WIDEST ? undefined : width;
}

/** A longer paragraph is neither a title nor in capitals throughout. */
const LONGEST_TITLE = 400;

/** The paragraph that is open while lines are gathered; `bold`: strong emphasis was opened in it and not closed. */
type Open = { readonly start: number; end: number; bold: boolean };

function goesOn(text: string, paragraph: Open, line: Line, next: Line, width: number | undefined): boolean {
  if (paragraph.bold) return true;
  const words = text.slice(next.start, next.end);
  if (findMark(words) || /^[⁰¹²³⁴-⁹]/u.test(words)) return false;
  const last = text.slice(line.start, line.end);
  const [capitalsBefore, capitalsAfter] = [isCapitals(last), isCapitals(words)];
  if (capitalsBefore !== capitalsAfter && (capitalsBefore || last.length < 60)) return false;
  const title = paragraph.end - paragraph.start <= LONGEST_TITLE ? text.slice(paragraph.start, paragraph.end) : undefined;
  if (title !== undefined && isEmphasised(title)) return false;
  if (isOpen(last) && beginsSmall(words)) return true;
  if (width === undefined) return capitalsAfter && title !== undefined && title.length > 60 && isCapitals(title) && isOpen(last);
  const firstWord = /^\S+/u.exec(words)?.[0].length ?? 0;
  const indented = next.start - next.from > line.start - line.from + 1 && !isOpen(last);
  return !indented && line.end - line.from + 1 + firstWord > width;
}

/** Whether a line holds an odd number of marks of strong emphasis. */
function turnsBold(text: string, line: Line): boolean {
  return text.slice(line.start, line.end).split("**").length % 2 === 0;
}

/** Lines that follow each other, gathered into paragraphs. */
export function joinWrapped(text: string, lines: readonly Line[], width: number | undefined): Span[] {
  const paragraphs: Open[] = [];
  let previous: Line | undefined;
  for (const line of lines) {
    const open = paragraphs.at(-1);
    const turns = turnsBold(text, line);
    if (open && previous && goesOn(text, open, previous, line, width)) {
      open.end = line.end;
      open.bold = open.bold !== turns;
    } else paragraphs.push({ start: line.start, end: line.end, bold: turns });
    previous = line;
  }
  return paragraphs.map(({ start, end }) => ({ start, end }));
}
