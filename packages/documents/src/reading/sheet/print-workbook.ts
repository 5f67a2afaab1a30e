import type { Block, NotRead, TableBlock, TableCell } from "@kehoach/core/audit/document";
import type { FileProblem } from "@kehoach/core/audit/file-problem";
import { showAddress } from "@kehoach/core/import/sheet";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import type { ReadBody } from "../read-body.ts";
import { startText, type TextWriter } from "../text-writer.ts";
import { listRegions, type Region } from "./regions.ts";
import { type ShownCell, showCells } from "./show-cells.ts";
import { MAX_AREA, type Workbook } from "./workbook.ts";

/** Beyond this a file is no report; words that many cells share are printed in each of them. */
const MAX_WORDS = 30_000_000;

function countWords(workbook: Workbook): number {
  let count = 0;
  for (const { cells } of workbook.sheets) for (const { value } of cells) if (value.kind === "words") count += value.words.length;
  return count;
}

/** One table, its cells by tabs, its rows by lines. */
function printTable(writer: TextWriter, region: Region, name: string): TableBlock {
  const cells: TableCell[] = [];
  for (const row of region.rows) {
    let column = region.left;
    for (const cell of row) {
      writer.add("\t".repeat(cell.column - column));
      column = cell.column;
      const span = writer.add(cell.shown);
      cells.push({
        row: cell.row - region.top,
        column: cell.column - region.left,
        rowSpan: Math.min(cell.rowSpan, region.bottom - cell.row + 1),
        columnSpan: Math.min(cell.columnSpan, region.right - cell.column + 1),
        span,
        ...(cell.bold ? { bold: true } : {}),
        ...(cell.indent > 0 ? { indent: cell.indent } : {}),
        content: {
          ...(cell.number === undefined ? {} : { number: cell.number }),
          ...(cell.formula === undefined ? {} : { formula: cell.formula }),
          ...(cell.recomputed === undefined ? {} : { recomputed: cell.recomputed }),
          address: showAddress(cell),
        },
      });
    }
    writer.add("\n");
  }
  const rows = region.bottom - region.top + 1;
  return { kind: "table", cells, rows, columns: region.right - region.left + 1, structure: "drawn", name };
}

function printProse(writer: TextWriter, cells: readonly ShownCell[]): Block[] {
  const blocks: Block[] = [];
  for (const cell of cells) {
    const span = writer.add(cell.shown);
    writer.endLine();
    if (span.end > span.start) blocks.push({ kind: "paragraph", spans: [span] });
  }
  return blocks;
}

/**
 * A workbook as a report: visible sheets in order, an empty line between them, tables with their cells by tabs, titles and notes
 * around tables as paragraphs. Hidden rows and columns are printed: totals count them.
 *
 * @problem FILE_NO_TEXT    no visible sheet holds a cell
 * @problem FILE_TOO_LARGE  words without measure, or few cells scattered over more places than a table may have
 * @rule    Q30 Q31 Q37
 */
export function printWorkbook(workbook: Workbook): Outcome<ReadBody, FileProblem> {
  const characters = countWords(workbook);
  if (characters > MAX_WORDS) return refuse({ code: "FILE_TOO_LARGE", what: "characters", limit: MAX_WORDS, found: characters });
  const shown = showCells(workbook);
  const writer = startText();
  const blocks: Block[] = [];
  let area = 0;
  for (const [i, sheet] of workbook.sheets.entries()) {
    const cells = shown[i];
    if (sheet.hidden || !cells || cells.length === 0) continue;
    if (writer.at() > 0) writer.add("\n");
    for (const part of listRegions(cells)) {
      if (part.kind === "prose") {
        blocks.push(...printProse(writer, part.cells));
        continue;
      }
      area += (part.bottom - part.top + 1) * (part.right - part.left + 1);
      if (area > MAX_AREA) return refuse({ code: "FILE_TOO_LARGE", what: "cells", limit: MAX_AREA, found: area });
      blocks.push(printTable(writer, part, sheet.name));
    }
  }
  if (blocks.length === 0) return refuse({ code: "FILE_NO_TEXT" });
  const skipped = workbook.unread + workbook.sheets.filter(({ hidden, cells }) => hidden && cells.length > 0).length;
  const notRead: NotRead[] = [];
  if (skipped > 0) notRead.push({ code: "SHEETS", count: skipped });
  if (workbook.pictures > 0) notRead.push({ code: "PICTURES", count: workbook.pictures });
  return accept({ text: writer.text(), blocks, notRead });
}
