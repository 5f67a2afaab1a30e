import type { Span, TableBlock, TableCell } from "@kehoach/core/audit/document";
import type { Element } from "../prose/assemble.ts";
import { isBlank, splitLines } from "../prose/lines.ts";
import { describeParagraph, findMark, type Nature } from "../prose/marks.ts";
import { joinWrapped } from "../prose/wrapped.ts";
import type { TextWriter } from "../text-writer.ts";
import { type DocxGridCell, layOutTable } from "./lay-out-table.ts";
import type { Numbering } from "./numbering.ts";
import type { DocxStyle } from "./read-styles.ts";
import type { DocxBlock, DocxNoteCall, DocxParagraph, DocxStory, DocxTable } from "./story.ts";

/** Characters of a text node of a part, and where they stand in the printed text. */
export type DocxRun = { readonly part: string; readonly start: number; readonly end: number; readonly span: Span };

/** Everything printing needs and makes. */
export type Print = {
  readonly writer: TextWriter;
  readonly styles: ReadonlyMap<string, DocxStyle>;
  readonly numbering: Numbering;
  readonly notes: Readonly<Record<DocxNoteCall["note"], ReadonlyMap<string, DocxStory>>>;
  readonly elements: Element[];
  readonly runs: DocxRun[];
  /** Notes called so far, numbered in the order of their calls; each is printed once, whatever calls it. */
  readonly called: Set<DocxStory>;
  /** Calls whose note is not printed yet. */
  readonly waiting: { readonly mark: string; readonly story: DocxStory }[];
  /** Places of all tables' grids so far. */
  cells: number;
};

/** Merged cells counted in full: a grid that a few bytes can declare must not be printed without end. */
export const MOST_CELLS = 1_000_000;

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const CONTENTS = /^(?:toc|table of figures)(?: \d|$| heading)/iu;

function toSuperscript(count: number): string {
  return String(count).replaceAll(/\d/gu, (digit) => SUPERSCRIPTS[Number(digit)] ?? digit);
}

/** The digits printed where a note is called; "" if there is no such note. */
function callNote(print: Print, call: DocxNoteCall): string {
  const story = print.notes[call.note].get(call.id);
  if (!story || print.called.has(story)) return "";
  print.called.add(story);
  const mark = toSuperscript(print.called.size);
  print.waiting.push({ mark, story });
  return mark;
}

/** Prints the pieces of a paragraph; the span and its words leave out blanks at the ends. `inCell`: on one line. */
function printPieces(
  print: Print,
  part: string,
  pieces: DocxParagraph["pieces"],
  inCell: boolean,
): { readonly span: Span; readonly words: string } {
  const start = print.writer.at();
  const printed = pieces.map((piece) => {
    if ("note" in piece) {
      const call = callNote(print, piece);
      print.writer.add(call);
      return call;
    }
    const text = inCell ? piece.text.replaceAll(/[\t\n]/gu, " ") : piece.text;
    const span = print.writer.add(text);
    if (piece.start >= 0) print.runs.push({ part, start: piece.start, end: piece.end, span });
    return text;
  });
  const whole = printed.join("");
  const words = whole.trim();
  const from = words === "" ? start : start + whole.length - whole.trimStart().length;
  return { span: { start: from, end: from + words.length }, words };
}

function holdsWords({ pieces }: DocxParagraph): boolean {
  return pieces.some((piece) => "note" in piece || /\S/u.test(piece.text));
}

/** The mark Word prints before a paragraph; counted even if the paragraph is empty, as Word does. */
function nextMark(print: Print, paragraph: DocxParagraph): string {
  const numbering = paragraph.numbering ?? print.styles.get(paragraph.style ?? "")?.numbering;
  if (!numbering || numbering.id === "0") return "";
  const fromStyle = print.styles.get(paragraph.style ?? "")?.numbering;
  return print.numbering.next(numbering.id === "" ? (fromStyle?.id ?? "") : numbering.id, numbering.level).trim();
}

function openLine(print: Print): void {
  // An empty line between blocks: what is printed reads as paragraphs again.
  if (print.writer.at() > 0) {
    print.writer.endLine();
    print.writer.add("\n");
  }
}

/** What a paragraph is by its style or its list; undefined where only its words tell. */
function findNature(print: Print, paragraph: DocxParagraph, mark: string, words: string): Nature | undefined {
  const style = print.styles.get(paragraph.style ?? "");
  const outline = paragraph.outline ?? style?.outline;
  const level = outline !== undefined && outline < 9 ? outline + 1 : styleLevel(style?.name);
  const typed = mark === "" ? findMark(words) : undefined;
  const shownMark = mark === "" ? typed?.mark : mark;
  if (level !== undefined && words.length <= 400) {
    return { kind: "heading", level, skip: typed?.skip ?? 0, ...(shownMark === undefined ? {} : { mark: shownMark }) };
  }
  if (mark === "") return undefined;
  const { kind, level: depth } = describeParagraph(`${mark} ${words}`, paragraph.bold ?? false);
  return { kind: kind === "heading" ? kind : "item", mark, level: depth ?? 1, skip: 0 };
}

function styleLevel(name: string | undefined): number | undefined {
  if (name === undefined) return undefined;
  if (/^(?:title|tiêu đề)$/iu.test(name)) return 1;
  const found = /^(?:heading|đầu đề|tiêu đề) ([1-9])$/iu.exec(name)?.[1];
  return found === undefined ? undefined : Number(found);
}

function printParagraph(print: Print, part: string, paragraph: DocxParagraph): void {
  const mark = nextMark(print, paragraph);
  if (holdsWords(paragraph) && !CONTENTS.test(print.styles.get(paragraph.style ?? "")?.name ?? "")) {
    openLine(print);
    if (mark !== "") print.writer.add(`${mark} `);
    const { span, words } = printPieces(print, part, paragraph.pieces, false);
    const nature = findNature(print, paragraph, mark, words);
    if (nature && words !== "") print.elements.push({ kind: "prose", span, nature });
    else {
      // Lines broken by hand inside one paragraph are told apart as in a plain text.
      const lines = words.includes("\n")
        ? joinWrapped(
            words,
            splitLines(words).filter((line) => !isBlank(line)),
            undefined,
          )
        : [];
      const spans = lines.length > 1 ? lines : words === "" ? [] : [{ start: 0, end: words.length }];
      for (const { start, end } of spans) {
        const bold = paragraph.bold ?? false;
        print.elements.push({ kind: "prose", span: { start: span.start + start, end: span.start + end }, bold });
      }
    }
  }
  printBlocks(print, part, paragraph.boxes);
  printWaiting(print);
}

/** The notes called since the last time, each behind its mark. */
function printWaiting(print: Print): void {
  for (let note = print.waiting.shift(); note; note = print.waiting.shift()) {
    let mark = note.mark;
    for (const block of note.story.blocks) {
      if (block.kind === "table") {
        printTable(print, note.story.part, block);
        continue;
      }
      if (!holdsWords(block)) continue;
      openLine(print);
      if (mark !== "") print.writer.add(`${mark} `);
      const { span, words } = printPieces(print, note.story.part, block.pieces, false);
      const list = nextMark(print, block);
      const typed = findMark(words);
      const bullet = list === "" && typed?.sort === "bullet" ? typed : undefined;
      const shown = [mark, list === "" ? bullet?.mark : list].filter((some) => some !== undefined && some !== "").join(" ");
      print.elements.push({
        kind: "prose",
        span,
        nature: { kind: "note", skip: bullet?.skip ?? 0, ...(shown === "" ? {} : { mark: shown }) },
      });
      mark = "";
    }
  }
}

/** A cell's paragraphs on one line; nested tables are printed after the table that holds them. */
function printCell(print: Print, part: string, blocks: readonly DocxBlock[], nested: DocxBlock[]): Span {
  let start: number | undefined;
  let end = print.writer.at();
  for (const block of blocks) {
    if (block.kind === "table") {
      nested.push(block);
      continue;
    }
    nested.push(...block.boxes);
    const mark = nextMark(print, block);
    if (mark === "" && !holdsWords(block)) continue;
    if (start !== undefined) print.writer.add(" ");
    const markSpan = mark === "" ? undefined : print.writer.add(holdsWords(block) ? `${mark} ` : mark);
    const { span, words } = printPieces(print, part, block.pieces, true);
    start ??= markSpan?.start ?? span.start;
    end = words === "" ? (markSpan?.end ?? end) : span.end;
  }
  return { start: start ?? end, end };
}

function isBold(cell: DocxGridCell): boolean {
  const paragraphs = cell.blocks.filter((block) => block.kind === "paragraph").filter(holdsWords);
  return paragraphs.length > 0 && paragraphs.every((paragraph) => paragraph.bold);
}

function printTable(print: Print, part: string, table: DocxTable): void {
  const { rows, columns, cells } = layOutTable(table);
  const only = cells.length === 1 ? cells[0] : undefined;
  // A table of one cell is a frame around prose.
  if (only) return printBlocks(print, part, only.blocks);
  print.cells += rows * columns;
  if (cells.length === 0 || print.cells > MOST_CELLS) return;
  openLine(print);
  const byRow = Map.groupBy(cells, (cell) => cell.row);
  const nested: DocxBlock[] = [];
  const printed: TableCell[] = [];
  for (let row = 0; row < rows; row++) {
    let column = 0;
    for (const cell of byRow.get(row) ?? []) {
      print.writer.add("\t".repeat(cell.column - column));
      column = cell.column;
      const span = printCell(print, part, cell.blocks, nested);
      const { rowSpan, columnSpan } = cell;
      printed.push({ row, column, rowSpan, columnSpan, span, ...(isBold(cell) ? { bold: true } : {}) });
    }
    print.writer.add(`${"\t".repeat(Math.max(0, columns - 1 - column))}\n`);
  }
  const block: TableBlock = { kind: "table", cells: printed, rows, columns, structure: "drawn" };
  print.elements.push({ kind: "table", block });
  printBlocks(print, part, nested);
  printWaiting(print);
}

/** Prints blocks in order, each with the notes it calls after it. */
export function printBlocks(print: Print, part: string, blocks: readonly DocxBlock[]): void {
  for (const block of blocks) {
    if (block.kind === "table") printTable(print, part, block);
    else printParagraph(print, part, block);
  }
}
