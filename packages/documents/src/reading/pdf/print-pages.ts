import type { NotRead, TableBlock, TableCell } from "@kehoach/core/audit/document";
import { assembleBlocks, type Element } from "../prose/assemble.ts";
import { isOpen } from "../prose/continues.ts";
import type { ReadBody } from "../read-body.ts";
import { startText, type TextWriter } from "../text-writer.ts";
import type { Grid, GridCell } from "./find-grids.ts";
import { dropFurniture } from "./furniture.ts";
import { findNotes } from "./notes-zone.ts";
import type { PageLayout, PlacedTable } from "./page-layout.ts";
import { buildParagraphs, joinWords, type Paragraph } from "./paragraphs.ts";
import { orderLines } from "./reading-order.ts";
import { listLines, type TextLine } from "./text-lines.ts";

/** A table's cell as words. */
type WordCell = Pick<TableCell, "row" | "column" | "rowSpan" | "columnSpan"> & { readonly text: string; readonly bold: boolean };
type WordTable = {
  readonly kind: "table";
  rows: number;
  readonly columns: number;
  readonly xs: readonly number[];
  readonly sure: boolean;
  cells: WordCell[];
};
type Piece = { readonly kind: "paragraph"; readonly paragraph: Paragraph } | WordTable | { readonly kind: "page-end" };

function toWordCell(cell: GridCell): WordCell {
  const lines = listLines(cell.chars);
  const words = lines.map(({ segments }) => segments.map(({ text }) => text).join(" "));
  return {
    row: cell.row,
    column: cell.column,
    rowSpan: cell.rowSpan,
    columnSpan: cell.columnSpan,
    text: words.reduce((before, next) => (before === "" ? next : joinWords(before, next)), ""),
    bold: cell.chars.length > 0 && cell.chars.every(({ bold }) => bold),
  };
}

function toWordTable({ grid, sure }: PlacedTable): WordTable {
  return {
    kind: "table",
    rows: grid.rows,
    columns: grid.xs.length - 1,
    xs: grid.xs,
    sure,
    cells: grid.cells.map(toWordCell),
  };
}

function bodySizeOf(pages: readonly PageLayout[]): number {
  const counts = new Map<number, number>();
  for (const { lines } of pages) {
    for (const { size, segments } of lines) {
      const length = segments.reduce((sum, { text }) => sum + text.length, 0);
      counts.set(size, (counts.get(size) ?? 0) + length);
    }
  }
  let best = 0;
  for (const [size, count] of counts) if (count > (counts.get(best) ?? 0)) best = size;
  return best;
}

/** The left and right edge of a page's text. */
function textEdges(lines: readonly TextLine[], tables: readonly Grid[]): { left: number; right: number } {
  let left = Number.POSITIVE_INFINITY;
  let right = 0;
  for (const { segments } of lines) {
    left = Math.min(left, segments[0]?.left ?? left);
    right = Math.max(right, segments.at(-1)?.right ?? right);
  }
  if (lines.length < 5) {
    for (const { xs } of tables) {
      left = Math.min(left, xs[0] ?? left);
      right = Math.max(right, xs.at(-1) ?? right);
    }
  }
  return { left, right };
}

/** The paragraphs and tables of a page from top to bottom, its notes apart. */
function listPieces(page: PageLayout, bodySize: number): { pieces: Piece[]; notes: Paragraph[] } {
  const split = findNotes(page, bodySize);
  const edges = textEdges(
    page.lines,
    page.tables.map(({ grid }) => grid),
  );
  const pieces: Piece[] = [];
  let column = 0;
  const putLines = (lines: readonly TextLine[]): void => {
    const flow = orderLines(lines, column);
    column = (flow.at(-1)?.column ?? column) + 1;
    for (const paragraph of buildParagraphs(flow, edges)) pieces.push({ kind: "paragraph", paragraph });
  };
  let from = 0;
  for (const table of page.tables) {
    let to = from;
    while (to < split && (page.lines[to]?.y ?? 0) < table.grid.top + 1) to += 1;
    putLines(page.lines.slice(from, to));
    pieces.push(toWordTable(table));
    from = to;
  }
  putLines(page.lines.slice(from, Math.max(from, split)));
  const notes = buildParagraphs(orderLines(page.lines.slice(Math.max(from, split)), column), edges);
  return { pieces, notes: [...notes] };
}

function rowsText(table: WordTable, rows: number): string {
  return table.cells
    .filter(({ row }) => row < rows)
    .map(({ row, column, text }) => `${row}:${column}:${text}`)
    .join("\n");
}

/** How many rows at the top of a table repeat those of the table it goes on with. */
function countRepeated(table: WordTable, before: WordTable): number {
  for (let rows = Math.min(4, table.rows - 1, before.rows); rows >= 1; rows -= 1) {
    const text = rowsText(table, rows);
    const whole = table.cells.every(({ row, rowSpan }) => row >= rows || row + rowSpan <= rows);
    // A head that the file marks as repeated has left empty cells behind.
    const empty = table.cells.every((cell) => cell.row >= rows || cell.text === "");
    if (whole && (empty || (/\p{L}/u.test(text) && text === rowsText(before, rows)))) return rows;
  }
  return 0;
}

function isSameShape(a: WordTable, b: WordTable): boolean {
  return a.columns === b.columns && a.sure === b.sure && a.xs.every((x, i) => Math.abs(x - (b.xs[i] ?? 0)) < 4);
}

/** A table that a page end cuts is one table; the head repeated on the new page is left out. @rule Q45 */
function joinTables(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const end = joined.at(-1);
    const before = end?.kind === "page-end" ? joined.at(-2) : undefined;
    if (piece.kind !== "table" || before?.kind !== "table" || !isSameShape(piece, before)) {
      joined.push(piece);
      continue;
    }
    const repeated = countRepeated(piece, before);
    const shift = before.rows - repeated;
    before.cells = [
      ...before.cells,
      ...piece.cells.filter(({ row }) => row >= repeated).map((cell) => ({ ...cell, row: cell.row + shift })),
    ];
    before.rows += piece.rows - repeated;
    joined.pop();
  }
  return joined;
}

function printTable(writer: TextWriter, table: WordTable): TableBlock {
  const cells: TableCell[] = [];
  const byRow = Map.groupBy(table.cells, ({ row }) => row);
  for (let row = 0; row < table.rows; row += 1) {
    let column = 0;
    for (const { text, bold, ...place } of (byRow.get(row) ?? []).toSorted((a, b) => a.column - b.column)) {
      writer.add("\t".repeat(place.column - column));
      column = place.column;
      cells.push({ ...place, span: writer.add(text), ...(bold ? { bold } : {}) });
    }
    writer.add("\n");
  }
  return { kind: "table", cells, rows: table.rows, columns: table.columns, structure: table.sure ? "drawn" : "guessed" };
}

/** Notes of one page; one that the page end cut goes on in the first note of the next page that has no mark. */
function moveCutNotes(notes: readonly Paragraph[][]): void {
  for (const [i, list] of notes.entries()) {
    const last = notes[i - 1]?.at(-1);
    const [first] = list;
    if (!first || first.raised || !last || !isOpen(last.text)) continue;
    notes[i - 1]?.splice(-1, 1, { ...last, text: joinWords(last.text, first.text) });
    list.shift();
  }
}

/**
 * The pages as a report: one line for each paragraph and each row of a table, an empty line between; notes after the page's text.
 *
 * @rule Q40 Q41 Q42
 */
export function printPages(given: readonly PageLayout[], notRead: readonly NotRead[]): ReadBody {
  const pages = dropFurniture(given);
  const bodySize = bodySizeOf(pages);
  const taken = pages.map((page) => listPieces(page, bodySize));
  const notes = taken.map((page) => page.notes);
  moveCutNotes(notes);
  const pieces = joinTables(
    taken.flatMap((page, i): Piece[] => [
      ...page.pieces,
      ...(notes[i] ?? []).map((paragraph): Piece => ({ kind: "paragraph", paragraph })),
      { kind: "page-end" },
    ]),
  );
  const writer = startText();
  const elements: Element[] = [];
  for (const piece of pieces) {
    if (piece.kind === "page-end") {
      elements.push(piece);
      continue;
    }
    if (writer.at() > 0) writer.add("\n");
    if (piece.kind === "table") elements.push({ kind: "table", block: printTable(writer, piece) });
    else {
      const { text, bold } = piece.paragraph;
      elements.push({ kind: "prose", span: writer.add(text), ...(bold ? { bold } : {}) });
      writer.endLine();
    }
  }
  const text = writer.text();
  return { text, blocks: assembleBlocks(text, elements), notRead };
}
