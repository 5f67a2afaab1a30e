import type { Span, TableBlock, TableCell } from "@kehoach/core/audit/document";
import { isBlank, type Line } from "./lines.ts";

/** Lines `first` to `last` (inclusive) that are a table; `title`: the words on the line before its header cells. */
export type GridLines = { readonly first: number; readonly last: number; readonly title?: Span; readonly block: TableBlock };

const RULING = /^\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?$/u;
const HEADER = /^(.*?)[(\s;,]*(?:các\s+cột|cột|bảng|columns?)\s*:\s*(.*\|.*)$/isu;

/** A longer line is prose. */
const LONGEST_ROW = 4_000;

/** The span without blanks at its sides. */
function trimSpan(text: string, { start, end }: Span): Span {
  const raw = text.slice(start, end);
  const stop = start + raw.trimEnd().length;
  return { start: Math.min(stop, end - raw.trimStart().length), end: stop };
}

/** The pieces of a stretch of text between separators. */
function splitAt(text: string, { start, end }: Span, separator: RegExp): Span[] {
  const cells: Span[] = [];
  let from = start;
  for (const found of text.slice(start, end).matchAll(separator)) {
    cells.push(trimSpan(text, { start: from, end: start + found.index }));
    from = start + found.index + found[0].length;
  }
  cells.push(trimSpan(text, { start: from, end }));
  return cells;
}

/** Cells of a line by pipes; pipes at its outer sides are its frame, "Bảng:" before the first cell names the line. */
function splitPipes(text: string, line: Line): Span[] {
  const name = /^(?:bảng|cột)\s*:\s*|^\|/iu.exec(text.slice(line.start, line.start + 20))?.[0] ?? "";
  const start = Math.min(line.start + name.length, line.end);
  const end = text[line.end - 1] === "|" && line.end - 1 > start ? line.end - 1 : line.end;
  return splitAt(text, { start, end }, /(?<!\\)\|/gu);
}

function splitTabs(text: string, line: Line): Span[] {
  // An indented paragraph is no row.
  if (!text.slice(line.start, line.end).includes("\t")) return [line];
  return splitAt(text, { start: line.from, end: line.to }, /\t/gu);
}

function splitGaps(text: string, line: Line): Span[] {
  return splitAt(text, line, / {3,}/gu);
}

/** The cell's words without marks of emphasis around them. */
function makeCell(text: string, row: number, column: number, span: Span): TableCell {
  const words = text.slice(span.start, span.end);
  const bold = /^\*\*[^*]+\*\*$/u.test(words);
  const edge = bold ? 2 : 0;
  return {
    row,
    column,
    rowSpan: 1,
    columnSpan: 1,
    span: { start: span.start + edge, end: span.end - edge },
    ...(bold ? { bold } : {}),
  };
}

/** Header cells for `columns` columns: as many, or one less (the first column is labels), "Trễ hạn, %" naming two where needed. */
function fitHeader(
  text: string,
  cells: readonly Span[],
  columns: number,
): { cells: readonly Span[]; offset: number } | undefined {
  const fit = (some: readonly Span[]): { cells: readonly Span[]; offset: number } | undefined =>
    some.length === columns || some.length === columns - 1 ? { cells: some, offset: columns - some.length } : undefined;
  const halves = cells.flatMap((span) => {
    const comma = /,\s*(?=\S{1,3}$)/u.exec(text.slice(span.start, span.end));
    if (!comma) return [span];
    const at = span.start + comma.index;
    return [
      { start: span.start, end: at },
      { start: at + comma[0].length, end: span.end },
    ];
  });
  return fit(cells) ?? fit(halves);
}

type HeaderLine = { readonly cells: readonly Span[]; readonly offset: number; readonly title?: Span };

/** "Kết quả (cột: Tổng | Đã xử lý)", "Bảng: Chỉ tiêu | Kế hoạch": the header cells a line names for the rows below it. */
function findHeader(text: string, line: Line | undefined, columns: number): HeaderLine | undefined {
  if (!line || isBlank(line) || line.end - line.start > LONGEST_ROW) return undefined;
  const words = text.slice(line.start, line.end);
  const found = HEADER.exec(words);
  const named = found?.[2] ?? words;
  if (!named.includes("|")) return undefined;
  const start = line.end - named.length;
  const end = named.endsWith(")") && !named.includes("(") ? line.end - 1 : line.end;
  const fitted = fitHeader(text, splitPipes(text, { ...line, start, end }), columns);
  if (!fitted) return undefined;
  const title = found?.[1] ? trimSpan(text, { start: line.start, end: line.start + found[1].length }) : undefined;
  return { ...fitted, ...(title && title.end > title.start ? { title } : {}) };
}

type Split = { readonly cells: (text: string, line: Line) => Span[]; readonly fewest: number; readonly figures: boolean };
const SPLITS: readonly Split[] = [
  { cells: splitPipes, fewest: 2, figures: false },
  { cells: splitTabs, fewest: 2, figures: false },
  // Gaps of blanks also set letterheads and signatures: only rows of figures are a table.
  { cells: splitGaps, fewest: 3, figures: true },
];

/** The last line from `first` on that has as many cells. */
function findEnd(text: string, lines: readonly Line[], first: number, split: Split): { last: number; rows: Span[][] } {
  const rows: Span[][] = [];
  let last = first - 1;
  for (let index = first; index < lines.length; index++) {
    const line = lines[index];
    if (!line || isBlank(line) || line.end - line.start > LONGEST_ROW) break;
    if (rows.length > 0 && RULING.test(text.slice(line.start, line.end))) {
      last = index;
      continue;
    }
    const cells = split.cells(text, line);
    if (cells.length < 2 || (rows[0] && rows[0].length !== cells.length)) break;
    rows.push(cells);
    last = index;
  }
  return { last, rows };
}

function holdsFigures(text: string, rows: readonly (readonly Span[])[]): boolean {
  const withFigure = rows.filter((row) => row.slice(1).some((cell) => /^\D{0,3}\d/u.test(text.slice(cell.start, cell.end))));
  return withFigure.length * 2 >= rows.length;
}

/** The table that begins at line `first`, or the last line of what is none; `above`: the line before is free to be its header. */
function tryTable(
  text: string,
  lines: readonly Line[],
  first: number,
  split: Split,
  above: boolean,
): GridLines | { last: number } {
  const { last, rows } = findEnd(text, lines, first, split);
  const columns = rows[0]?.length ?? 0;
  const header = above && columns > 1 ? findHeader(text, lines[first - 1], columns) : undefined;
  if (rows.length + (header ? 1 : 0) < split.fewest || (split.figures && !holdsFigures(text, rows))) return { last };
  const headCells = (header?.cells ?? []).map((span, index) => makeCell(text, 0, index + (header?.offset ?? 0), span));
  const shift = header ? 1 : 0;
  const cells = rows.flatMap((row, index) => row.map((span, column) => makeCell(text, index + shift, column, span)));
  return {
    first: first - shift,
    last,
    ...(header?.title ? { title: header.title } : {}),
    block: { kind: "table", cells: [...headCells, ...cells], rows: rows.length + shift, columns, structure: "guessed" },
  };
}

/**
 * Tables a text prints with pipes, tabs or wide gaps: lines one after another with the same number of cells.
 *
 * @rule Q9
 */
export function findGridLines(text: string, lines: readonly Line[]): GridLines[] {
  const found: GridLines[] = [];
  /** For each way to split: no table begins up to this line. */
  const none = new Map<Split, number>();
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    if (!line || isBlank(line) || line.end - line.start > LONGEST_ROW) continue;
    if (!/[|\t]| {3}/u.test(text.slice(line.from, line.to))) continue;
    const above = (found.at(-1)?.last ?? -1) < index - 1;
    for (const split of SPLITS) {
      if ((none.get(split) ?? -1) >= index) continue;
      const table = tryTable(text, lines, index, split, above);
      if (!("block" in table)) {
        none.set(split, table.last);
        continue;
      }
      found.push(table);
      index = table.last;
      break;
    }
  }
  return found;
}
