/** A cell of a table somebody sent, as plain data. Row and column count from 0. */
export type SheetCell = {
  readonly row: number;
  readonly column: number;
  /** `uncomputed`: a formula whose result is not in the file and can not be had here. */
  readonly kind: "words" | "number" | "date" | "error" | "uncomputed";
  /** As a reader sees it, on one line. */
  readonly shown: string;
  /** Of a number or a date: the number behind it with every digit, as canonical decimal text. */
  readonly stored?: string;
};

/** A rectangle of cells shown as one; both ends belong to it. */
export type Merge = { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number };

/** One table: a sheet of a workbook, or a file of comma-separated values. */
export type Sheet = {
  readonly name: string;
  /** By row, then by column; empty cells are left out. */
  readonly cells: readonly SheetCell[];
  readonly merges: readonly Merge[];
  /** Days are counted from 1904, as old Macintosh files do. */
  readonly since1904: boolean;
};

/** Column 0 → "A", 26 → "AA". */
export function showColumn(column: number): string {
  let left = column + 1;
  let letters = "";
  while (left > 0) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
    left = Math.floor((left - 1) / 26);
  }
  return letters;
}

/** row 6, column 1 → "B7". */
export function showAddress(place: { readonly row: number; readonly column: number }): string {
  return `${showColumn(place.column)}${place.row + 1}`;
}
