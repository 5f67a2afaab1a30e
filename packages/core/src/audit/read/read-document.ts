import type { AuditDocument, Block, TableBlock, TextBlock } from "../document.ts";
import type { Figure, NonQuantity } from "../figure/figure.ts";
import { findFigures } from "../figure/find-figures.ts";
import { type Separators, voteSeparators } from "../figure/number-token.ts";
import type { Passage, Reading, TableReading } from "../reading.ts";
import { applyUnits } from "../table/apply-units.ts";
import { cleanText } from "./clean-text.ts";
import { splitSentences } from "./sentences.ts";

/** Everything found so far while going through the blocks in order. */
type Progress = {
  readonly passages: Passage[];
  readonly tables: TableReading[];
  readonly figures: Figure[];
  readonly separators: Separators;
};

function readPassage(
  progress: Progress,
  document: AuditDocument,
  block: Pick<TextBlock, "spans" | "mark" | "level"> & { readonly kind: Passage["kind"] },
  cell?: Passage["cell"],
): Passage {
  const index = progress.passages.length;
  const { text, at } = cleanText(document.text, block.spans);
  const found = findFigures(text, index, progress.separators);
  const figures = found.figures.map((figure, i): Figure => ({ ...figure, id: `F${progress.figures.length + i + 1}` }));
  progress.figures.push(...figures);
  const passage: Passage = {
    index,
    kind: block.kind,
    text,
    at,
    ...(block.mark === undefined ? {} : { mark: block.mark }),
    ...(block.level === undefined ? {} : { level: block.level }),
    sentences: splitSentences(text),
    figures,
    nonQuantities: found.nonQuantities satisfies readonly NonQuantity[],
    ...(cell === undefined ? {} : { cell }),
  };
  progress.passages.push(passage);
  return passage;
}

/** How many passages before a table may name its unit: title, number, "Đơn vị tính: …". */
const CAPTION = 3;

/** The table's cells with the units that rows, columns and caption declare, here and in the lists they are kept in. */
function giveUnits(
  progress: Progress,
  block: TableBlock,
  grid: readonly (readonly (Passage | undefined)[])[],
): readonly (readonly (Passage | undefined)[])[] {
  const caption = progress.passages
    .filter(({ kind }) => kind !== "cell")
    .slice(-CAPTION)
    .map(({ text }) => text);
  const figures = applyUnits(block, grid, caption);
  if (figures.size === 0) return grid;
  return grid.map((row) =>
    row.map((cell) => {
      if (!cell?.figures.some(({ id }) => figures.has(id))) return cell;
      const given: Passage = { ...cell, figures: cell.figures.map((figure) => figures.get(figure.id) ?? figure) };
      progress.passages[cell.index] = given;
      for (const figure of given.figures) progress.figures[Number(figure.id.slice(1)) - 1] = figure;
      return given;
    }),
  );
}

function readTable(progress: Progress, document: AuditDocument, block: TableBlock): void {
  const grid: (Passage | undefined)[][] = Array.from({ length: block.rows }, () =>
    Array.from({ length: block.columns }, () => undefined),
  );
  const table = progress.tables.length;
  for (const cell of block.cells) {
    if (cell.span.start === cell.span.end) continue;
    const passage = readPassage(
      progress,
      document,
      { kind: "cell", spans: [cell.span] },
      { table, row: cell.row, column: cell.column },
    );
    const row = grid[cell.row];
    if (row) row[cell.column] = passage;
  }
  progress.tables.push({ index: table, block, grid: giveUnits(progress, block, grid) });
}

function readBlock(progress: Progress, document: AuditDocument, block: Block): void {
  if (block.kind === "table") readTable(progress, document, block);
  else readPassage(progress, document, block);
}

/** The document with every passage's sentences and figures; figures are numbered in document order. @rule Q160 */
export function readDocument(document: AuditDocument): Reading {
  const progress: Progress = { passages: [], tables: [], figures: [], separators: voteSeparators(document.text) };
  for (const block of document.blocks) readBlock(progress, document, block);
  return { document, passages: progress.passages, tables: progress.tables, figures: progress.figures };
}
