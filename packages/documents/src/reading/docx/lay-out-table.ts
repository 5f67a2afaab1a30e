import type { TableCell } from "@kehoach/core/audit/document";
import type { DocxBlock, DocxTable } from "./story.ts";

export type DocxGridCell = Pick<TableCell, "row" | "column" | "rowSpan" | "columnSpan"> & {
  readonly blocks: readonly DocxBlock[];
};

/** A table's cells on their grid: merged ones once, at their top left corner; deleted rows left out. */
export function layOutTable(table: DocxTable): { rows: number; columns: number; cells: DocxGridCell[] } {
  type Open = { row: number; column: number; rowSpan: number; columnSpan: number; blocks: readonly DocxBlock[] };
  const cells: Open[] = [];
  let above = new Map<number, Open>();
  let columns = 0;
  const rows = table.rows.filter((row) => !row.deleted && row.cells.length > 0);
  for (const [index, row] of rows.entries()) {
    let column = row.before;
    const own = new Map<number, Open>();
    for (const { columnSpan, merge, blocks } of row.cells) {
      const upper = merge === "below" ? above.get(column) : undefined;
      if (upper) {
        upper.rowSpan = index - upper.row + 1;
        own.set(column, upper);
      } else {
        const cell: Open = { row: index, column, rowSpan: 1, columnSpan, blocks };
        cells.push(cell);
        own.set(column, cell);
      }
      column += columnSpan;
    }
    columns = Math.max(columns, column);
    above = own;
  }
  return { rows: rows.length, columns, cells };
}
