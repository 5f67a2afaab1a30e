import type { Segment, TextLine } from "./text-lines.ts";

/** A line of a column in reading order. `column` tells columns apart; lines of one column follow one another. */
export type FlowLine = Segment & { readonly column: number };

/** In parts of the letters' size. */
const CORRIDOR = 1.2;
const LONGEST_GAP = 8;
const EVEN_SPACING = 1.8;
const LONE_MARK = /^(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[-–—+*•●▪■○◦]|\(?[a-zđ][.)]|[IVX]{1,5}[.)]?|[A-EĐ]\.)$/u;

type Corridor = { readonly left: number; readonly right: number };

function joinSegments(segments: readonly Segment[]): Segment | undefined {
  const [first, ...rest] = segments;
  if (!first) return undefined;
  return rest.reduce<Segment>(
    (whole, next) => ({
      ...whole,
      text: `${whole.text} ${next.text}`,
      right: Math.max(whole.right, next.right),
      bold: whole.bold && next.bold,
      size: Math.max(whole.size, next.size),
    }),
    first,
  );
}

/** A bullet or number set far from its words belongs to them. */
function joinMarks(line: TextLine): TextLine {
  const [first, second, ...rest] = line.segments;
  if (!first || !second || !LONE_MARK.test(first.text)) return line;
  const joined = joinSegments([first, second]);
  return joined ? { ...line, segments: [joined, ...rest] } : line;
}

/** What is left of a corridor when a line's words are taken from it; undefined when too little. */
function narrow(corridor: Corridor, line: TextLine): Corridor | undefined {
  const middle = (corridor.left + corridor.right) / 2;
  let { left, right } = corridor;
  for (const segment of line.segments) {
    if (segment.left < middle && segment.right > left) left = segment.right;
    if (segment.left >= middle && segment.left < right) right = segment.left;
  }
  return right - left >= CORRIDOR * line.size ? { left, right } : undefined;
}

function widestGap(line: TextLine): Corridor | undefined {
  let best: Corridor | undefined;
  for (const [i, segment] of line.segments.entries()) {
    const next = line.segments[i + 1];
    if (next && (!best || next.left - segment.right > best.right - best.left)) best = { left: segment.right, right: next.left };
  }
  return best;
}

/** The corridor between two columns that begin at this line: by a wide gap in it, or by a next line beside it. */
function openCorridor(line: TextLine, next: TextLine | undefined): Corridor | undefined {
  const gap = widestGap(line);
  if (gap) return gap;
  const [own, ...more] = line.segments;
  const [other, ...others] = next?.segments ?? [];
  if (!own || !other || !next || more.length > 0 || others.length > 0 || next.y - line.y > line.size) return undefined;
  const [left, right] = own.left < other.left ? [own, other] : [other, own];
  return right.left - left.right >= CORRIDOR * line.size ? { left: left.right, right: right.left } : undefined;
}

function sides(line: TextLine, middle: number): "left" | "right" | "both" {
  const onLeft = line.segments.some((segment) => segment.left < middle);
  const onRight = line.segments.some((segment) => segment.left >= middle);
  return onLeft && onRight ? "both" : onLeft ? "left" : "right";
}

/** How many lines from `start` on leave the corridor free; the last of them stands beside something. */
function measureBand(lines: readonly TextLine[], start: number, opened: Corridor): { count: number; middle: number } | undefined {
  let corridor = opened;
  let count = 0;
  let middle = (opened.left + opened.right) / 2;
  let lastSide: string | undefined;
  let before: TextLine | undefined;
  for (let i = start; i < lines.length; i += 1) {
    const line = lines[i];
    if (!line || (before && line.y - before.y > LONGEST_GAP * Math.max(line.size, before.size))) break;
    const left = narrow(corridor, line);
    if (!left) break;
    corridor = left;
    const side = sides(line, (left.left + left.right) / 2);
    if (side === "both" || (lastSide !== undefined && side !== lastSide)) {
      count = i - start + 1;
      middle = (left.left + left.right) / 2;
    }
    lastSide = side;
    before = line;
  }
  return count >= 2 ? { count: extendLeft(lines, start, count, corridor, middle), middle } : undefined;
}

/** The left column may be the longer one: its lines that follow at an even distance belong to it. */
function extendLeft(lines: readonly TextLine[], start: number, counted: number, corridor: Corridor, middle: number): number {
  const ofLeft = lines.slice(start, start + counted).filter((line) => sides(line, middle) !== "right");
  let before = ofLeft.at(-1);
  let count = counted;
  for (let line = lines[start + count]; line && before; line = lines[start + count]) {
    const near = line.y - before.y <= EVEN_SPACING * Math.max(line.size, before.size);
    if (!near || !narrow(corridor, line) || sides(line, middle) !== "left") break;
    before = line;
    count += 1;
  }
  return count;
}

/**
 * The lines of a page in the order they are read: of two columns side by side (a letterhead, a closing, a page in columns) the left
 * one first.
 *
 * @rule Q40
 */
export function orderLines(given: readonly TextLine[], firstColumn: number): readonly FlowLine[] {
  const lines = given.map(joinMarks);
  const flow: FlowLine[] = [];
  let column = firstColumn;
  const put = (segments: readonly Segment[]): void => {
    const joined = joinSegments(segments);
    if (joined) flow.push({ ...joined, column });
  };
  for (let i = 0; i < lines.length; ) {
    const line = lines[i];
    if (!line) break;
    const corridor = openCorridor(line, lines[i + 1]);
    const band = corridor && measureBand(lines, i, corridor);
    if (!band) {
      put(line.segments);
      i += 1;
      continue;
    }
    const rows = lines.slice(i, i + band.count);
    column += 1;
    for (const row of rows) put(row.segments.filter((segment) => segment.left < band.middle));
    column += 1;
    for (const row of rows) put(row.segments.filter((segment) => segment.left >= band.middle));
    column += 1;
    i += band.count;
  }
  return flow;
}
