import type { Decimal } from "@kehoach/core/quantity/decimal";
import type { Area } from "./address.ts";

/** A cell as its file stores it. Row and column count from 0. */
export type StoredCell = {
  readonly row: number;
  readonly column: number;
  /** `none`: a formula that was never computed. */
  readonly value:
    | { readonly kind: "number"; readonly number: Decimal }
    | { readonly kind: "words"; readonly words: string }
    | { readonly kind: "error"; readonly words: string }
    | { readonly kind: "none" };
  /** Without "=". An array formula stands here too, but is `whole: false`: it is no rule of this cell alone. */
  readonly formula?: { readonly text: string; readonly whole: boolean };
  readonly format: string;
  readonly bold: boolean;
  readonly indent: number;
};

export type StoredSheet = {
  readonly name: string;
  readonly hidden: boolean;
  /** By row, then by column; cells without value and formula are not kept. */
  readonly cells: readonly StoredCell[];
  readonly merges: readonly Area[];
  /** Rows and columns that nobody sees, those far beyond the last cell left out. */
  readonly hiddenRows?: readonly number[];
  readonly hiddenColumns?: readonly number[];
};

/** What both spreadsheet readers make of a file. `unread`: sheets that hold no cells (charts, macros); `pictures`: what is drawn. */
export type Workbook = {
  readonly sheets: readonly StoredSheet[];
  readonly since1904: boolean;
  readonly unread: number;
  readonly pictures: number;
};

/** Beyond this a file is no report. */
export const MAX_CELLS = 1_000_000;
/** A table is handed on as a full rectangle: beyond this many places it would cost more than its cells. */
export const MAX_AREA = 4_000_000;
