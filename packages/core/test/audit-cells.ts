import { type Audit, auditDocument } from "../src/audit/audit.ts";
import type { Block, CellContent, TableCell } from "../src/audit/document.ts";

/** A cell with what plain text can not say. */
export type CellSource = {
  readonly text: string;
  readonly rowSpan?: number;
  readonly columnSpan?: number;
  readonly bold?: boolean;
  readonly indent?: number;
  readonly content?: Omit<CellContent, "address">;
};

/** "A1" counted from 0. */
export function addressOf(row: number, column: number): string {
  return `${String.fromCharCode(65 + column)}${row + 1}`;
}

/**
 * A document of one table. A cell that a merged one covers is left out of its row; `content` gets the address of its place, as if the
 * table began at A1.
 */
export function auditCells(rows: readonly (readonly (string | CellSource)[])[], caption: readonly string[] = []): Audit {
  const blocks: Block[] = [];
  let text = "";
  for (const line of caption) {
    blocks.push({ kind: "paragraph", spans: [{ start: text.length, end: text.length + line.length }] });
    text += `${line}\n`;
  }
  const cells: TableCell[] = [];
  const covered = new Set<string>();
  let columns = 0;
  for (const [row, sources] of rows.entries()) {
    let column = 0;
    for (const given of sources) {
      const source: CellSource = typeof given === "string" ? { text: given } : given;
      while (covered.has(`${row}:${column}`)) column++;
      const { rowSpan = 1, columnSpan = 1, content } = source;
      for (let down = 0; down < rowSpan; down++)
        for (let right = 0; right < columnSpan; right++) covered.add(`${row + down}:${column + right}`);
      cells.push({
        row,
        column,
        rowSpan,
        columnSpan,
        span: { start: text.length, end: text.length + source.text.length },
        ...(source.bold ? { bold: true } : {}),
        ...(source.indent === undefined ? {} : { indent: source.indent }),
        ...(content ? { content: { ...content, address: addressOf(row, column) } } : {}),
      });
      text += `${source.text} | `;
      column += columnSpan;
      columns = Math.max(columns, column);
    }
    text += "\n";
  }
  blocks.push({ kind: "table", cells, rows: rows.length, columns, structure: "drawn" });
  return auditDocument({ name: "bang.xlsx", kind: "xlsx", sha256: "", text, blocks, notRead: [] });
}
