import type { AuditDocument, Span, TableBlock, TextBlock } from "./document.ts";
import type { Figure, NonQuantity } from "./figure/figure.ts";

/**
 * A block (or a table cell) made ready for reading: its pieces joined by one space, NFC, one kind of space and dash. `at[i]` is the
 * index in the document's text of clean character i; `at[text.length]` is where the last piece ends.
 */
export type Passage = {
  readonly index: number;
  readonly kind: TextBlock["kind"] | "cell";
  readonly text: string;
  readonly at: Int32Array;
  readonly mark?: string;
  readonly level?: number;
  /** Sentences of `text`, in order, without gaps inside: cut at ". ", "? " and "! ", never at ";" and never inside a number. */
  readonly sentences: readonly Span[];
  readonly figures: readonly Figure[];
  readonly nonQuantities: readonly NonQuantity[];
  /** Of a cell's passage: which table and cell. */
  readonly cell?: { readonly table: number; readonly row: number; readonly column: number };
};

/** A table with its cells' passages. */
export type TableReading = {
  readonly index: number;
  readonly block: TableBlock;
  /** passages[row][column], undefined where a merged cell covers or the cell is empty. */
  readonly grid: readonly (readonly (Passage | undefined)[])[];
};

/** The whole document, read. Every finder takes this and nothing else. */
export type Reading = {
  readonly document: AuditDocument;
  /** In document order; cells included, table by table. */
  readonly passages: readonly Passage[];
  readonly tables: readonly TableReading[];
  /** Every figure in document order; `figures[i].id` is "F" + (i + 1). */
  readonly figures: readonly Figure[];
};

/** The passages that are no cells of a table. */
export function listProse(reading: Reading): readonly Passage[] {
  return reading.passages.filter(({ kind }) => kind !== "cell");
}
