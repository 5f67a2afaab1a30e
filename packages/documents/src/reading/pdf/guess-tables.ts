import type { Grid, GridCell } from "./find-grids.ts";
import type { Char } from "./page-marks.ts";
import type { Segment, TextLine } from "./text-lines.ts";

const FEWEST_COLUMNS = 3;
const FEWEST_ROWS = 3;
/** Lines further apart belong to two tables; in parts of the letters' size, as below. */
const WIDE_SPACING = 3;
const SAME_ROW = 0.85;
const NEXT_ROW = 1.4;
/** Rows of a head that are looked for above the first full line. */
const HEAD_ROWS = 2;
const FIGURE = /^[-+]?\(?[\d.,]+\)?\s*%?$|^…$/u;

type Extent = { left: number; right: number };

/** Lines of at least three pieces that follow one another, with lines of fewer pieces between and around them. */
function listRuns(lines: readonly TextLine[]): { readonly start: number; readonly end: number }[] {
  const runs: { start: number; end: number }[] = [];
  const isNear = (i: number, spacing: number): boolean => {
    const [before, line] = [lines[i - 1], lines[i]];
    return before !== undefined && line !== undefined && line.y - before.y <= spacing * line.size;
  };
  for (const [i, line] of lines.entries()) {
    if (line.segments.length < FEWEST_COLUMNS) continue;
    const run = runs.at(-1);
    let joined = run !== undefined && i - run.end <= 4;
    for (let k = (run?.end ?? i) + 1; joined && k <= i; k += 1) joined = isNear(k, WIDE_SPACING);
    if (run && joined) run.end = i;
    else runs.push({ start: i, end: i });
  }
  for (const [k, run] of runs.entries()) {
    const from = (runs[k - 1]?.end ?? -1) + 1;
    for (let above = 0; above <= HEAD_ROWS && run.start > from; above += 1) {
      let top = run.start;
      if (above > 0 && isNear(top, WIDE_SPACING)) top -= 1;
      while (top > from && isNear(top, SAME_ROW)) top -= 1;
      const pieces = lines.slice(top, run.start).reduce((sum, { segments }) => sum + segments.length, 0);
      // Lines that stand in the middle of the first row, or a head whose words stand in several lines.
      if (above === 0 || pieces >= FEWEST_COLUMNS) run.start = top;
      else break;
    }
    const to = (runs[k + 1]?.start ?? lines.length) - 1;
    const goesOn = (i: number): boolean => isNear(i, SAME_ROW) || (isNear(i, NEXT_ROW) && isWrapped(lines[i]));
    while (run.end < to && goesOn(run.end + 1)) run.end += 1;
  }
  return runs;
}

/** A lone piece in small letters goes on with the cell above it. */
function isWrapped(line: TextLine | undefined): boolean {
  const [only, ...more] = line?.segments ?? [];
  return only !== undefined && more.length === 0 && /^\p{Ll}/u.test(only.text.normalize("NFC"));
}

/** Lines nearer to one another than lines of text ever are belong to one row, whose cells stand in its middle. */
function listRows(lines: readonly TextLine[]): TextLine[][] {
  const rows: TextLine[][] = [];
  for (const [i, line] of lines.entries()) {
    const before = lines[i - 1];
    const row = rows.at(-1);
    if (row && before && (line.y - before.y < SAME_ROW * line.size || isWrapped(line))) row.push(line);
    else rows.push([line]);
  }
  return rows;
}

/** The columns that the fullest lines stand in, at least two alike; undefined when they do not stand under one another. */
function findColumns(lines: readonly TextLine[]): Extent[] | undefined {
  const counts = new Map<number, number>();
  for (const { segments } of lines) counts.set(segments.length, (counts.get(segments.length) ?? 0) + 1);
  const most = [...counts].reduce((max, [pieces, count]) => (count >= 2 ? Math.max(max, pieces) : max), 0);
  if (most < FEWEST_COLUMNS) return undefined;
  const columns = Array.from(
    { length: most },
    (): Extent => ({ left: Number.POSITIVE_INFINITY, right: Number.NEGATIVE_INFINITY }),
  );
  for (const { segments } of lines) {
    if (segments.length !== most) continue;
    for (const [i, { left, right }] of segments.entries()) {
      const column = columns[i];
      if (!column) continue;
      column.left = Math.min(column.left, left);
      column.right = Math.max(column.right, right);
    }
  }
  return columns.every(({ right }, i) => right < (columns[i + 1]?.left ?? Number.POSITIVE_INFINITY)) ? columns : undefined;
}

/** The columns a piece stands over, or the one it stands nearest to: heads and figures of a column are not always in line. */
function place(segment: Segment, columns: readonly Extent[]): { column: number; columnSpan: number } {
  let first = -1;
  let last = -1;
  let nearest = 0;
  const away = ({ left, right }: Extent): number => Math.max(segment.left - right, left - segment.right);
  for (const [i, column] of columns.entries()) {
    if (away(column) < away(columns[nearest] ?? column)) nearest = i;
    if (away(column) > 0) continue;
    if (first < 0) first = i;
    last = i;
  }
  return first < 0 ? { column: nearest, columnSpan: 1 } : { column: first, columnSpan: last - first + 1 };
}

/** A line's words as letters again, for printing; their places inside the line are of no more use. */
function toChars(segment: Segment): Char[] {
  return segment.text === "" ? [] : [{ ...segment, text: segment.text, blank: false, mark: -1, artifact: false }];
}

function toGrid(lines: readonly TextLine[]): Grid | undefined {
  const columns = findColumns(lines);
  if (!columns) return undefined;
  const cells: GridCell[] = [];
  const rows = listRows(lines);
  let figures = 0;
  for (const [row, own] of rows.entries()) {
    const byColumn = new Map<number, { column: number; columnSpan: number; chars: Char[] }>();
    for (const segment of own.flatMap(({ segments }) => segments)) {
      const at = place(segment, columns);
      const isFigure = FIGURE.test(segment.text);
      if (isFigure) figures += 1;
      const cell = byColumn.get(at.column);
      if (cell && isFigure) return undefined;
      if (cell) {
        cell.columnSpan = Math.max(cell.columnSpan, at.columnSpan);
        cell.chars.push(...toChars(segment));
      } else byColumn.set(at.column, { ...at, chars: toChars(segment) });
    }
    const placed = [...byColumn.values()].sort((a, b) => a.column - b.column);
    if (placed.some(({ column, columnSpan }, i) => column + columnSpan > (placed[i + 1]?.column ?? columns.length)))
      return undefined;
    cells.push(...placed.map((cell) => ({ ...cell, row, rowSpan: 1 })));
  }
  if (rows.length < FEWEST_ROWS || figures < rows.length) return undefined;
  const [first, last] = [lines[0], lines.at(-1)];
  return {
    top: (first?.y ?? 0) - (first?.size ?? 0),
    bottom: last?.y ?? 0,
    xs: [...columns.map(({ left }) => left), columns.at(-1)?.right ?? 0],
    rows: rows.length,
    cells,
  };
}

/**
 * Tables without lines: three rows and more whose pieces stand under one another in three columns and more and hold figures. Gives
 * the other lines back.
 *
 * @rule Q44
 */
export function guessTables(lines: readonly TextLine[]): {
  readonly grids: readonly Grid[];
  readonly lines: readonly TextLine[];
} {
  const grids: Grid[] = [];
  const taken = new Set<TextLine>();
  for (const { start, end } of listRuns(lines)) {
    const own = lines.slice(start, end + 1);
    if (own.filter(({ segments }) => segments.length >= FEWEST_COLUMNS).length < FEWEST_ROWS) continue;
    const grid = toGrid(own);
    if (!grid) continue;
    grids.push(grid);
    for (const line of own) taken.add(line);
  }
  return { grids, lines: lines.filter((line) => !taken.has(line)) };
}
