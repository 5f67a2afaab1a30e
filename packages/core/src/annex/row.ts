import type { CellFigure } from "./figure.ts";
import type { PartKind } from "./label.ts";
import type { CellAt } from "./problem.ts";

/** A figure of a row: what its cell says and where it stands. `refused`: it could not be read, and a problem says why. */
export type RowFigure = { readonly column: number; readonly at: CellAt; readonly text: string } & (
  | CellFigure
  | { readonly state: "refused" }
);

/** The unit of a row: in its own cell, the same as above by a ditto mark, of the row it is part of, or of the whole table. */
export type RowUnit = { readonly text: string; readonly from: "own" | "name" | "ditto" | "above" | "table"; readonly at: CellAt };

/** A row of an annex as read. */
export type AnnexRow = {
  readonly sheet: string;
  /** Counts from 1, as spreadsheets print it. */
  readonly line: number;
  /** Its name's cell. */
  readonly at: CellAt;
  readonly mark: string;
  readonly name: string;
  /** The label as printed. */
  readonly label: string;
  /** How many rows it stands under. */
  readonly level: number;
  /** The row it stands under, by its place in the list. */
  readonly parent?: number;
  /** Names of the rows it stands under, top down. */
  readonly path: readonly string[];
  /** A heading has no unit and no figure. */
  readonly kind: "section" | "indicator";
  readonly part?: PartKind;
  readonly code?: string;
  readonly unit?: RowUnit;
  readonly figures: readonly RowFigure[];
  readonly note?: string;
  readonly footnote?: string;
  readonly hidden: boolean;
};

/** The figure of a row in a column. */
export function figureAt(row: AnnexRow, column: number): RowFigure | undefined {
  return row.figures.find((figure) => figure.column === column);
}

/** Whether the row says anything in its figure columns, be it that there is none. */
export function hasFigure(row: AnnexRow): boolean {
  return row.figures.some((figure) => figure.state !== "missing" || figure.mark !== "blank");
}
