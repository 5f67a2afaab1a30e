import type { Span } from "@kehoach/core/audit/document";
import type { FileProblem } from "@kehoach/core/audit/file-problem";
import { accept, type Outcome } from "@kehoach/core/outcome";
import { assembleBlocks, type Element } from "./prose/assemble.ts";
import { findGridLines } from "./prose/grid-lines.ts";
import { isBlank, type Line, splitLines } from "./prose/lines.ts";
import { findMark, type Nature } from "./prose/marks.ts";
import type { ReadBody } from "./read-body.ts";

const HEADING = /^(#{1,6})\s+(.*?)(?:\s+#+)?$/u;
const NOTE = /^(\[\^[^\]\s]{1,40}\]):\s*/u;
const QUOTE = /^(?:>\s?)+/u;
const RULE = /^(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$/u;
const FENCE = /^(?:```|~~~)/u;

type Progress = {
  readonly text: string;
  readonly elements: Element[];
  /** The lines of the paragraph that is open. */
  open: Span | undefined;
  nature: Nature | undefined;
  /** Indents of the list items above, outermost first. */
  indents: number[];
};

function close(progress: Progress): void {
  const { open, nature } = progress;
  if (open) progress.elements.push({ kind: "prose", span: open, ...(nature ? { nature } : {}) });
  progress.open = undefined;
  progress.nature = undefined;
}

function withMark(text: string, span: Span, nature: Omit<Nature, "skip" | "mark">): Nature {
  const found = findMark(text.slice(span.start, span.end));
  return found ? { ...nature, mark: found.mark, skip: found.skip } : { ...nature, skip: 0 };
}

/** How deep an item stands by its indent; one at the margin is told by its mark. */
function itemLevel(progress: Progress, indent: number, mark: string): number {
  const above = progress.indents.filter((other) => other < indent);
  progress.indents = [...above, indent];
  return above.length > 0 ? above.length + 1 : mark === "+" ? 2 : 1;
}

/** One line outside tables and fences. */
function putLine(progress: Progress, line: Line): void {
  const { text } = progress;
  const quote = QUOTE.exec(text.slice(line.start, line.end))?.[0].length ?? 0;
  const span: Span = { start: Math.min(line.start + quote, line.end), end: line.end };
  const words = text.slice(span.start, span.end);
  const heading = HEADING.exec(words);
  const note = NOTE.exec(words);
  if (heading?.[1] !== undefined && heading[2] !== undefined) {
    close(progress);
    const start = span.start + words.indexOf(heading[2], heading[1].length);
    const inner = { start, end: start + heading[2].length };
    if (inner.end > inner.start) {
      const nature = withMark(text, inner, { kind: "heading", level: heading[1].length });
      progress.elements.push({ kind: "prose", span: inner, nature });
    }
  } else if (/^=+$/u.test(words) || (/^-{2,}$/u.test(words) && progress.open)) {
    // A line under a paragraph makes it a heading.
    if (progress.open) {
      progress.nature = withMark(text, progress.open, { kind: "heading", level: words.startsWith("=") ? 1 : 2 });
    }
    close(progress);
  } else if (RULE.test(words)) close(progress);
  else if (note?.[1] !== undefined) {
    close(progress);
    progress.open = { start: Math.min(span.start + note[0].length, span.end), end: span.end };
    progress.nature = { kind: "note", mark: note[1], skip: 0 };
  } else putWords(progress, line, span);
}

function putWords(progress: Progress, line: Line, span: Span): void {
  const words = progress.text.slice(span.start, span.end);
  const mark = findMark(words);
  if (mark || !progress.open) {
    close(progress);
    progress.open = span;
    if (mark?.sort === "bullet") {
      progress.nature = {
        kind: "item",
        mark: mark.mark,
        level: itemLevel(progress, line.start - line.from, mark.mark),
        skip: mark.skip,
      };
    }
  } else progress.open = { start: progress.open.start, end: span.end };
}

/** Lines before the first that belong to the file and not to its text: front matter between "---". */
function skipFrontMatter(text: string, lines: readonly Line[]): number {
  const words = (line: Line): string => text.slice(line.start, line.end);
  const first = lines[0];
  if (!first || words(first) !== "---") return 0;
  const end = lines.findIndex((line, index) => index > 0 && /^(?:---|\.\.\.)$/u.test(words(line)));
  return end < 0 ? 0 : end + 1;
}

/**
 * A Markdown file: `text` is the file exactly; marks of emphasis stay in the spans.
 *
 * @rule Q15
 */
export function readMarkdown(text: string): Outcome<ReadBody, FileProblem> {
  const lines = splitLines(text);
  const tables = new Map(findGridLines(text, lines).map((table) => [table.first, table]));
  const progress: Progress = { text, elements: [], open: undefined, nature: undefined, indents: [] };
  let fenced = false;
  let commented = false;
  for (let index = skipFrontMatter(text, lines); index < lines.length; index++) {
    const line = lines[index];
    if (!line || isBlank(line)) {
      close(progress);
      continue;
    }
    const words = text.slice(line.start, line.end);
    const table = fenced || commented ? undefined : tables.get(index);
    if (commented || words.startsWith("<!--")) {
      commented = !words.includes("-->");
      close(progress);
    } else if (FENCE.test(words)) {
      fenced = !fenced;
      close(progress);
    } else if (fenced) {
      close(progress);
      progress.elements.push({
        kind: "prose",
        span: { start: line.start, end: line.end },
        nature: { kind: "paragraph", skip: 0 },
      });
    } else if (table) {
      close(progress);
      if (table.title) progress.elements.push({ kind: "prose", span: table.title });
      progress.elements.push({ kind: "table", block: { ...table.block, structure: "drawn" } });
      index = table.last;
    } else {
      if (line.start === line.from && !findMark(words)) progress.indents = [];
      putLine(progress, line);
    }
  }
  close(progress);
  return accept({ text, blocks: assembleBlocks(text, progress.elements), notRead: [] });
}
