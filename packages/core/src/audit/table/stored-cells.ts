import type { Decimal } from "../../quantity/decimal.ts";
import { parseDecimal } from "../../quantity/decimal.ts";
import type { CellContent } from "../document.ts";
import type { Figure } from "../figure/figure.ts";
import type { Passage, TableReading } from "../reading.ts";
import { type Place, parseAddress } from "./cell-formula.ts";
import { onlyFigure } from "./header.ts";

/** A cell of a spreadsheet's table with a number behind it. */
export type StoredCell = {
  readonly place: Place;
  /** Its row in the table. */
  readonly tableRow: number;
  readonly passage: Passage;
  readonly figure: Figure | undefined;
  readonly content: CellContent;
  readonly number: Decimal;
};

/** Cells with numbers, in reading order; those that show nothing are left out: nobody reads them. */
export function listStoredCells({ block, grid }: TableReading): readonly StoredCell[] {
  return block.cells.flatMap(({ row, column, content }): readonly StoredCell[] => {
    const passage = grid[row]?.[column];
    const place = content && parseAddress(content.address);
    const number = content?.number === undefined ? undefined : parseDecimal(content.number);
    if (!content || !passage || !place || !number?.ok) return [];
    return [{ place, tableRow: row, passage, figure: onlyFigure(passage), content, number: number.value }];
  });
}
