import type { AuditDocument, Block, Span, TextBlock } from "../src/audit/document.ts";
import { readDocument } from "../src/audit/read/read-document.ts";
import type { Reading } from "../src/audit/reading.ts";

/** A block for a test: words alone are a paragraph. */
export type GivenBlock = string | (Partial<Pick<TextBlock, "kind" | "mark" | "level">> & { readonly text: string });

function wrap(text: string, blocks: readonly Block[]): AuditDocument {
  return { name: "report.txt", kind: "text", sha256: "", text, blocks, notRead: [] };
}

/** The document of the blocks, in order, one below the other, marks before the words. */
export function makeDocument(given: readonly GivenBlock[]): AuditDocument {
  let text = "";
  const blocks = given.map((one): TextBlock => {
    const { text: words, kind = "paragraph", ...rest } = typeof one === "string" ? { text: one } : one;
    text += rest.mark === undefined ? "" : `${rest.mark} `;
    const span: Span = { start: text.length, end: text.length + words.length };
    text += `${words}\n\n`;
    return { kind, spans: [span], ...rest };
  });
  return wrap(text, blocks);
}

export function makeReading(given: readonly GivenBlock[]): Reading {
  return readDocument(makeDocument(given));
}

/** A table whose cells are the given words, row by row. */
export function makeTableReading(rows: readonly (readonly string[])[], before: readonly string[] = []): Reading {
  let text = before.map((one) => `${one}\n\n`).join("");
  let at = 0;
  const paragraphs = before.map((one): TextBlock => {
    const span = { start: at, end: at + one.length };
    at += one.length + 2;
    return { kind: "paragraph", spans: [span] };
  });
  const cells = rows.flatMap((row, r) =>
    row.map((words, c) => {
      const span = { start: text.length, end: text.length + words.length };
      text += `${words}${c === row.length - 1 ? "\n" : "\t"}`;
      return { row: r, column: c, rowSpan: 1, columnSpan: 1, span };
    }),
  );
  const columns = Math.max(0, ...rows.map((row) => row.length));
  return readDocument(wrap(text, [...paragraphs, { kind: "table", cells, rows: rows.length, columns, structure: "drawn" }]));
}

const NOTE_MARK = /^[⁰¹²³⁴-⁹]+/u;
const LIST_MARK = /^(?:\d{1,2}(?:\.\d{1,2})*[.)]|[IVX]+\.|[a-zđ]\)|[-+])(?=\s)/u;

/** Plain text as a report prints it: blocks between blank lines, sentences that a page end cut in two joined, notes apart. */
export function readPlainReport(text: string): Reading {
  const blocks: TextBlock[] = [];
  const open = { prose: -1 };
  let at = 0;
  for (const part of text.split(/(\n\s*\n)/u)) {
    const start = at;
    at += part.length;
    if (part.trim() === "") continue;
    const bare = part.replace(/^[\s*]+/u, "");
    const from = start + part.length - bare.length;
    const mark = (NOTE_MARK.exec(bare) ?? LIST_MARK.exec(bare))?.[0];
    const span = { start: from + (mark?.length ?? 0), end: start + part.length };
    if (mark !== undefined && NOTE_MARK.test(mark)) {
      blocks.push({ kind: "note", mark, spans: [span] });
      continue;
    }
    const before = blocks[open.prose];
    const last = before?.spans.at(-1);
    const cut = last && last.end - last.start > 50 && !/[.;:!?)…*]\s*$/u.test(text.slice(last.start, last.end));
    if (before && cut && mark === undefined) {
      blocks[open.prose] = { ...before, spans: [...before.spans, span] };
      continue;
    }
    const heading = mark !== undefined && /\d|[IVX]/u.test(mark) && bare.length < 120;
    const kind = heading ? "heading" : mark === undefined ? "paragraph" : "item";
    open.prose = blocks.push({ kind, spans: [span], ...(mark === undefined ? {} : { mark }) }) - 1;
  }
  return readDocument(wrap(text, blocks));
}
