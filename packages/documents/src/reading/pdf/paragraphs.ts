import { beginsSmall, isOpen } from "../prose/continues.ts";
import { findMark, isCapitals } from "../prose/marks.ts";
import type { FlowLine } from "./reading-order.ts";

/** Lines that make one paragraph, joined. */
export type Paragraph = {
  readonly text: string;
  readonly bold: boolean;
  readonly size: number;
  readonly top: number;
  readonly raised: boolean;
};

/** In parts of the letters' size. */
const INDENT = 0.8;
const WIDE_SPACING = 2.1;
const OTHER_SIZE = 0.08;
/** A title that fills this part of the width was broken because it had to be. */
const WIDE_TITLE = 0.6;

type Margins = { readonly left: number; readonly right: number };

/** Where most lines of a column begin and end. */
function measureMargins(lines: readonly FlowLine[]): ReadonlyMap<number, Margins> {
  const byColumn = new Map<number, Margins>();
  for (const { column, left, right } of lines) {
    const known = byColumn.get(column);
    byColumn.set(column, { left: Math.min(left, known?.left ?? left), right: Math.max(right, known?.right ?? right) });
  }
  return byColumn;
}

/** Vietnamese is not hyphenated: only a number or a code cut at "-" or "/" goes on without a blank. */
export function joinWords(before: string, next: string): string {
  const cut = /[\d\p{Lu}][-–/]$/u.test(before) && /^[\d\p{Lu}]/u.test(next);
  return cut ? before + next : `${before} ${next}`;
}

function isCentred(line: FlowLine, margins: Margins): boolean {
  const [left, right] = [line.left - margins.left, margins.right - line.right];
  return left > 2 * line.size && right > line.size && Math.abs(left - right) < 2 * line.size;
}

/** Whether the first word of a line would have had room on the line before: then the break was made on purpose. */
function hadRoom(before: FlowLine, line: FlowLine, margins: Margins): boolean {
  const word = /^\S+/u.exec(line.text)?.[0].length ?? 0;
  const width = (line.right - line.left) / Math.max(line.text.length, 1);
  // Half a word of doubt: letters are not all equally wide.
  return margins.right - before.right > (word + 1.5) * width * 1.1;
}

function goesOn(
  paragraph: string,
  first: FlowLine,
  before: FlowLine,
  line: FlowLine,
  margins: Margins,
  pageWidth: number,
): boolean {
  if (line.column !== before.column || line.raised) return false;
  if (Math.abs(line.size - before.size) > OTHER_SIZE * before.size) return false;
  const spacing = line.y - before.y;
  if (spacing > WIDE_SPACING * line.size || spacing < -line.size) return false;
  const sentence = isOpen(before.text) && beginsSmall(line.text);
  if (isCentred(line, margins) || isCentred(before, margins)) {
    if (line.bold !== before.bold) return false;
    if (sentence) return true;
    const wide = before.right - before.left > WIDE_TITLE * pageWidth;
    return wide && isOpen(before.text) && isCapitals(paragraph) && isCapitals(line.text) && spacing < 1.6 * line.size;
  }
  const full = !hadRoom(before, line, margins);
  if (!full) return false;
  if (sentence) return true;
  const mark = findMark(line.text);
  const indented = line.left > margins.left + INDENT * line.size;
  // A line that begins with "2023." or "II." without indent, after a line without end, only happens to begin so.
  if (mark && (indented || !isOpen(before.text) || mark.sort === "bullet")) return false;
  const hanging = findMark(first.text) !== undefined && line.left >= first.left + INDENT * line.size;
  if (!hanging && line.left > before.left + INDENT * line.size) return false;
  return line.bold === before.bold;
}

/**
 * The paragraphs of lines in reading order: broken where a line ends early, begins with an indent or a mark, or looks otherwise.
 *
 * @rule Q40
 */
export function buildParagraphs(lines: readonly FlowLine[], page: Margins): readonly Paragraph[] {
  const margins = measureMargins(lines);
  const paragraphs: Paragraph[] = [];
  let first: FlowLine | undefined;
  let before: FlowLine | undefined;
  for (const line of lines) {
    const open = paragraphs.at(-1);
    const own = margins.get(line.column) ?? page;
    const wide = own.right - own.left > 0.6 * (page.right - page.left) ? page : own;
    if (open && first && before && goesOn(open.text, first, before, line, wide, page.right - page.left)) {
      paragraphs[paragraphs.length - 1] = { ...open, text: joinWords(open.text, line.text), bold: open.bold && line.bold };
    } else {
      paragraphs.push({ text: line.text, bold: line.bold, size: line.size, top: line.y, raised: line.raised });
      first = line;
    }
    before = line;
  }
  return paragraphs;
}
