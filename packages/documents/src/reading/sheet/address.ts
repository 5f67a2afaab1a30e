/** A place in a sheet, counted from 0. */
export type Place = { readonly row: number; readonly column: number };

/** A rectangle of a sheet; both ends belong to it. */
export type Area = { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number };

/** What a spreadsheet can hold; the last row is 1,048,576 and the last column XFD. */
export const SHEET_ROWS = 1_048_576;
export const SHEET_COLUMNS = 16_384;

const ADDRESS = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/u;

/** "B7", "$B$7" → row 6, column 1; undefined for anything that is no place of a sheet. */
export function parseAddress(text: string): Place | undefined {
  const match = ADDRESS.exec(text);
  if (!match) return undefined;
  let column = 0;
  for (const letter of (match[1] ?? "").toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  const row = Number(match[2]);
  return row >= 1 && row <= SHEET_ROWS && column <= SHEET_COLUMNS ? { row: row - 1, column: column - 1 } : undefined;
}

/** "A1:C3" or "A1"; corners in any order. */
export function parseArea(text: string): Area | undefined {
  const [first = "", second = first, ...more] = text.split(":");
  const [a, b] = [parseAddress(first), parseAddress(second)];
  if (!a || !b || more.length > 0) return undefined;
  return {
    top: Math.min(a.row, b.row),
    left: Math.min(a.column, b.column),
    bottom: Math.max(a.row, b.row),
    right: Math.max(a.column, b.column),
  };
}
