import type { Indicator } from "../indicator/indicator.ts";
import type { FigureRow } from "./form.ts";
import type { SheetLine } from "./line.ts";
import { findValue, isFigured, type Reading } from "./reading.ts";
import { type CellId, cellOf, type Entry, type FigureCell, type SheetCell } from "./sheet.ts";
import type { Base, SheetColumn } from "./sheet-column.ts";

/** A cell into which figures are typed, as the checks look at it. */
export type TypedCell = {
  readonly reading: Reading;
  readonly line: SheetLine;
  readonly row: FigureRow;
  readonly indicator: Indicator;
  readonly column: SheetColumn;
  readonly cell: CellId;
  readonly entry: Entry | undefined;
  readonly shown: SheetCell;
};

/** The cells of a line into which figures are typed. */
export function listTypedCells(reading: Reading, line: SheetLine): readonly TypedCell[] {
  const { row, figure } = line;
  if (row?.kind !== "figure" || !figure || !line.isTyped) return [];
  const { indicator } = figure;
  return reading.sheet.columns.typed.map((column) => {
    const cell = cellOf(line.key, column.column.code);
    const entry = reading.entries.get(cell);
    return { reading, line, row, indicator, column, cell, entry, shown: reading.read(line, column) };
  });
}

/** The figure of a line for a period it is held against: as a column shows it, or as it is known. */
export function findBase({ reading, line }: Pick<TypedCell, "reading" | "line">, base: Base | undefined): FigureCell | undefined {
  if (base === undefined) return undefined;
  const column = base.shownIn === undefined ? undefined : reading.sheet.columnByCode.get(base.shownIn);
  const cell = column ? reading.read(line, column) : findValue(reading.sheet, line, base.period, "reported");
  return cell && isFigured(cell) ? cell : undefined;
}
