import type { AuditDocument, Block, Span, TableBlock, TableCell, TextBlock } from "@kehoach/core/audit/document";
import { escapeHtml } from "./escape.ts";
import { marksWithin, type TextMark } from "./text-marks.ts";

/** The document with what is marked in it; `numbers` of findings by check id. */
export type MarkedDocument = {
  readonly document: AuditDocument;
  readonly marks: readonly TextMark[];
  readonly numbers: ReadonlyMap<string, number>;
};

/** Words between marks. Emphasis marks of plain text are not for readers. */
function toWords({ document }: MarkedDocument, span: Span): string {
  const words = document.text.slice(span.start, span.end);
  const plain = document.kind === "text" || document.kind === "markdown" ? words.replaceAll("*", "") : words;
  return escapeHtml(plain.replace(/\s+/gu, " "));
}

/** A line does not break between the words and their number. */
function toNumber(id: string, number: number): string {
  return `\u2060<a class="call" href="#${id}">${number}</a>`;
}

function toMarkHtml(source: MarkedDocument, mark: TextMark, within: Span): string {
  const start = Math.max(mark.start, within.start);
  const end = Math.min(mark.end, within.end);
  const anchors = start === mark.start ? mark.anchors.map((id) => `<a id="${id}"></a>`).join("") : "";
  const figure = mark.figure !== undefined && start === mark.start ? ` id="${mark.figure}"` : "";
  const blamed = mark.blamedBy.length === 0 ? "" : ` data-blamed="${mark.blamedBy.join(" ")}"`;
  const focus = mark.level === "error" || mark.level === "review" ? ' tabindex="0" role="button"' : "";
  const words = toWords(source, { start, end });
  const numbers =
    end === mark.end
      ? mark.ends.flatMap((id) => {
          const number = source.numbers.get(id);
          return number === undefined ? [] : [toNumber(id, number)];
        })
      : [];
  return `${anchors}<mark class="${mark.level}"${figure} data-checks="${mark.checks.join(" ")}"${blamed}${focus}>${words}</mark>${numbers.join("")}`;
}

function toSpanHtml(source: MarkedDocument, span: Span): string {
  let html = "";
  let at = span.start;
  for (const mark of marksWithin(source.marks, span)) {
    if (mark.start > at) html += toWords(source, { start: at, end: mark.start });
    html += toMarkHtml(source, mark, span);
    at = Math.min(mark.end, span.end);
  }
  return at < span.end ? html + toWords(source, { start: at, end: span.end }) : html;
}

function levelOf(block: TextBlock): number {
  return Math.min(Math.max(block.level ?? 1, 1), 4);
}

function toTextHtml(source: MarkedDocument, block: TextBlock, rank: number): string {
  const words = block.spans.map((span) => toSpanHtml(source, span)).join(" ");
  const mark = block.mark === undefined || block.mark === "" ? "" : `<span class="mark">${escapeHtml(block.mark)}</span> `;
  if (block.kind === "heading") return `<h${rank} class="level-${levelOf(block)}">${mark}${words}</h${rank}>`;
  return `<p class="${block.kind} level-${levelOf(block)}">${mark}${words}</p>`;
}

function toCellHtml(source: MarkedDocument, cell: TableCell): string {
  const span = `${cell.rowSpan > 1 ? ` rowspan="${cell.rowSpan}"` : ""}${cell.columnSpan > 1 ? ` colspan="${cell.columnSpan}"` : ""}`;
  const address = cell.content === undefined ? "" : ` title="${escapeHtml(cell.content.address)}"`;
  const words = toSpanHtml(source, cell.span);
  const number = /^[-(]?\d[\d.,\s]*[%)]?$/u.test(source.document.text.slice(cell.span.start, cell.span.end).trim());
  const indent = cell.indent === undefined || cell.indent <= 0 ? "" : ` indent-${Math.min(cell.indent, 6)}`;
  return `<td${span}${address} class="${number ? "number" : "words"}${indent}">${cell.bold ? `<b>${words}</b>` : words}</td>`;
}

/** Merged cells stand once; what no cell covers is an empty one, so that columns stay under each other. */
function toTableHtml(source: MarkedDocument, block: TableBlock): string {
  const rows = Array.from({ length: block.rows }, (): (TableCell | undefined)[] => []);
  const covered = new Set<string>();
  for (const cell of block.cells) {
    const row = rows[cell.row];
    if (row) row[cell.column] = cell;
    if (cell.rowSpan * cell.columnSpan > 1)
      for (let r = cell.row; r < Math.min(cell.row + cell.rowSpan, block.rows); r++)
        for (let c = cell.column; c < Math.min(cell.column + cell.columnSpan, block.columns); c++) covered.add(`${r},${c}`);
  }
  const body = rows.map((row, r) => {
    let html = "";
    for (let c = 0; c < block.columns; c++) {
      const cell = row[c];
      if (cell) html += toCellHtml(source, cell);
      else if (!covered.has(`${r},${c}`)) html += "<td></td>";
    }
    return `<tr>${html}</tr>`;
  });
  const caption = block.name === undefined ? "" : `<caption>${escapeHtml(block.name)}</caption>`;
  return `<div class="table" tabindex="0"><table>${caption}<tbody>${body.join("\n")}</tbody></table></div>`;
}

/** The document's text, headings as headings, tables as tables, with everything checked marked. */
export function toDocumentHtml(source: MarkedDocument): string {
  // Under the page's own heading; a document that skips a level does not make the page skip one.
  let rank = 1;
  const toBlockHtml = (block: Block): string => {
    if (block.kind === "table") return toTableHtml(source, block);
    if (block.kind === "heading") rank = Math.min(levelOf(block) + 1, rank + 1);
    return toTextHtml(source, block, rank);
  };
  return source.document.blocks.map(toBlockHtml).join("\n");
}
