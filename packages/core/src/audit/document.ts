/** A stretch of `AuditDocument.text`: UTF-16 indices, half-open. Only the JSON counts code points (to-json.ts). */
export type Span = { readonly start: number; readonly end: number };

/**
 * A run of prose that belongs together: a heading, a paragraph, a list item or a footnote. `spans` are its pieces in reading order:
 * several when a page end, a footnote or a page header stood in between. A list or heading mark ("2.1.", "-", "+", "a)") and a
 * footnote's mark are kept in `mark` and are not inside `spans`.
 */
export type TextBlock = {
  readonly kind: "heading" | "paragraph" | "item" | "note";
  readonly spans: readonly Span[];
  readonly mark?: string;
  /** Depth: headings 1, 2, …; items under "-" 1, under "+" 2. */
  readonly level?: number;
};

/** The exact content of a spreadsheet cell, behind what is shown. */
export type CellContent = {
  /** The stored number with every hidden digit, in canonical decimal text ("97.7325411"). */
  readonly number?: string;
  /** As written, without "=". */
  readonly formula?: string;
  /** As a reader recomputed it, when it could; canonical decimal text. */
  readonly recomputed?: string;
  /** "B7" */
  readonly address: string;
};

/** One cell; a merged cell is listed once, at its top left corner. `span` covers the shown text, empty for an empty cell. */
export type TableCell = {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly span: Span;
  readonly bold?: boolean;
  readonly indent?: number;
  readonly content?: CellContent;
};

export type TableBlock = {
  readonly kind: "table";
  readonly cells: readonly TableCell[];
  readonly rows: number;
  readonly columns: number;
  /** How sure the reader is of rows and columns: drawn (from the file's own structure or ruling lines) or guessed. */
  readonly structure: "drawn" | "guessed";
  /** A sheet's name. */
  readonly name?: string;
};

export type Block = TextBlock | TableBlock;

export type DocumentKind = "text" | "markdown" | "html" | "docx" | "pdf" | "xlsx" | "xls";

/** Something a reader left out, said to the user. */
export type NotRead = { readonly code: "PICTURES" | "PAGES" | "SHEETS" | "LENGTH" | "REVISIONS"; readonly count: number };

/**
 * What every reader gives the auditor: `text` is what `kehoach audit --format text` prints, unnormalised; `blocks` point into it
 * in reading order. A footnote call stays in the text as superscript digits ("¹").
 */
export type AuditDocument = {
  readonly name: string;
  readonly kind: DocumentKind;
  readonly sha256: string;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly notRead: readonly NotRead[];
};
