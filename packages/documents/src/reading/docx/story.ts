/**
 * What a part of a document holds, before it is printed. A piece of text knows its characters in the part (`start` < 0: made by
 * the reader, as a line break or a symbol); a note call stands where the note is called.
 */
export type DocxPiece = { readonly text: string; readonly start: number; readonly end: number };
export type DocxNoteCall = { readonly note: "footnote" | "endnote"; readonly id: string };

export type DocxParagraph = {
  readonly kind: "paragraph";
  readonly pieces: (DocxPiece | DocxNoteCall)[];
  style?: string;
  numbering?: { readonly id: string; readonly level: number };
  /** From 0, as the file says. */
  outline?: number;
  /** Every word is bold. */
  bold?: boolean;
  /** Its end was deleted: the next paragraph goes on in it. */
  endDeleted?: boolean;
  /** Text boxes anchored in it. */
  readonly boxes: DocxBlock[];
};

export type DocxCell = {
  columnSpan: number;
  /** "below": covered by the cell above it. */
  merge: "none" | "below";
  readonly blocks: DocxBlock[];
};
export type DocxRow = { before: number; deleted: boolean; readonly cells: DocxCell[] };
export type DocxTable = { readonly kind: "table"; readonly rows: DocxRow[] };
export type DocxBlock = DocxParagraph | DocxTable;

/** The blocks of one part, and what was left out of it. */
export type DocxStory = {
  readonly part: string;
  readonly blocks: readonly DocxBlock[];
  readonly pictures: number;
  readonly deletedRuns: number;
};
