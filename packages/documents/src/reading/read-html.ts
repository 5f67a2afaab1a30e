import type { NotRead, Span, TableCell } from "@kehoach/core/audit/document";
import type { FileProblem } from "@kehoach/core/audit/file-problem";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import type { PageBlock, PageParagraph, PageTable } from "./html/page.ts";
import { readPage } from "./html/read-page.ts";
import { assembleBlocks, type Element } from "./prose/assemble.ts";
import { findMark, type Nature } from "./prose/marks.ts";
import type { ReadBody } from "./read-body.ts";
import { startText, type TextWriter } from "./text-writer.ts";

/** Cells a table may cover, merged ones counted in full. */
const MOST_CELLS = 1_000_000;

type Print = { readonly writer: TextWriter; readonly elements: Element[]; cells: number };

function findNature({ heading, item }: PageParagraph, text: string): Nature | undefined {
  const typed = findMark(text);
  const own = typed === undefined ? {} : { mark: typed.mark };
  if (heading !== undefined) return { kind: "heading", level: heading, skip: typed?.skip ?? 0, ...own };
  if (item === undefined) return undefined;
  return typed ? { kind: "item", level: item.level, skip: typed.skip, ...own } : { kind: "item", ...item, skip: 0 };
}

function printParagraph(print: Print, paragraph: PageParagraph): void {
  print.writer.endLine();
  const nature = findNature(paragraph, paragraph.text);
  if (paragraph.item && nature?.skip === 0) print.writer.add(`${paragraph.item.mark} `);
  const span = print.writer.add(paragraph.text.replaceAll("\n", " "));
  print.writer.endLine();
  print.elements.push({ kind: "prose", span, bold: paragraph.bold, ...(nature ? { nature } : {}) });
}

type Placed = Omit<TableCell, "span" | "bold"> & { readonly blocks: readonly PageBlock[] };

/** Cells on their grid, as a browser places them: each in the first free column of its row. */
function layOut(table: PageTable): { cells: Placed[]; columns: number } {
  const cells: Placed[] = [];
  /** For each column, the first row that is free. */
  const free: number[] = [];
  let columns = 0;
  for (const [row, own] of table.rows.entries()) {
    let column = 0;
    for (const { rowSpan, columnSpan, blocks } of own) {
      while ((free[column] ?? 0) > row) column++;
      const down = Math.min(rowSpan, table.rows.length - row);
      cells.push({ row, column, rowSpan: down, columnSpan, blocks });
      for (let covered = column; covered < column + columnSpan; covered++) free[covered] = row + down;
      column += columnSpan;
      columns = Math.max(columns, column);
    }
  }
  return { cells, columns };
}

/** A cell's words on one line; tables inside it are printed after the table. */
function printCell(print: Print, blocks: readonly PageBlock[], nested: PageBlock[]): Span {
  const words = blocks.flatMap((block) => {
    if (block.kind === "paragraph") return [`${block.item && !findMark(block.text) ? `${block.item.mark} ` : ""}${block.text}`];
    nested.push(block);
    return [];
  });
  return print.writer.add(words.join(" ").replaceAll(/\s+/gu, " "));
}

function printTable(print: Print, table: PageTable): FileProblem | undefined {
  const { cells, columns } = layOut(table);
  print.cells += columns * table.rows.length;
  if (print.cells > MOST_CELLS) return { code: "FILE_TOO_LARGE", what: "cells", limit: MOST_CELLS, found: print.cells };
  const only = cells.length === 1 ? cells[0] : undefined;
  if (only) return printBlocks(print, only.blocks);
  const nested: PageBlock[] = [];
  const printed: TableCell[] = [];
  const byRow = Map.groupBy(cells, (cell) => cell.row);
  print.writer.endLine();
  for (let row = 0; row < table.rows.length; row++) {
    let column = 0;
    for (const { blocks, ...place } of byRow.get(row) ?? []) {
      print.writer.add("\t".repeat(place.column - column));
      column = place.column;
      const bold = blocks.length > 0 && blocks.every((block) => block.kind === "paragraph" && block.bold);
      printed.push({ ...place, span: printCell(print, blocks, nested), ...(bold ? { bold } : {}) });
    }
    print.writer.add(`${"\t".repeat(Math.max(0, columns - 1 - column))}\n`);
  }
  if (printed.some(({ span }) => span.end > span.start)) {
    print.elements.push({
      kind: "table",
      block: { kind: "table", cells: printed, rows: table.rows.length, columns, structure: "drawn" },
    });
  }
  return printBlocks(print, nested);
}

function printBlocks(print: Print, blocks: readonly PageBlock[]): FileProblem | undefined {
  for (const block of blocks) {
    if (block.kind === "paragraph") printParagraph(print, block);
    else {
      const problem = printTable(print, block);
      if (problem) return problem;
    }
  }
  return undefined;
}

/**
 * A web page: `text` is what a browser shows, one block a line, tables as lines of cells between tabs.
 *
 * @problem FILE_TOO_LARGE
 * @rule Q16
 */
export function readHtml(html: string): Outcome<ReadBody, FileProblem> {
  const laidOut = readPage(html);
  if (!laidOut.ok) return laidOut;
  const page = laidOut.value;
  const print: Print = { writer: startText(), elements: [], cells: 0 };
  const problem = printBlocks(print, page.blocks);
  if (problem) return refuse(problem);
  const text = print.writer.text();
  const notRead: NotRead[] = [];
  if (page.pictures > 0) notRead.push({ code: "PICTURES", count: page.pictures });
  if (page.deletions > 0) notRead.push({ code: "REVISIONS", count: page.deletions });
  return accept({ text, blocks: assembleBlocks(text, print.elements), notRead });
}
