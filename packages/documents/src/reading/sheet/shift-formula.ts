import { showColumn } from "@kehoach/core/import/sheet";
import { parseAddress, SHEET_COLUMNS, SHEET_ROWS } from "./address.ts";

const PIECE = /"(?:[^"]|"")*"|'(?:[^']|'')*'|\[[^\]]*\]|[$\p{L}_\\][$\p{L}\d_.\\]*/gu;
const ADDRESS = /^(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})$/u;
const WHOLE_LINES = /(?:^|[^\p{L}\d$_.])(?:\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?\d+:\$?\d+)(?![\p{L}\d_(])/u;

/**
 * A formula shared by a block of cells, as it reads in a cell `rows` below and `columns` right of the one it is written in. Undefined
 * when a reference would leave the sheet, or names whole rows or columns.
 *
 * @rule    Q34
 * @example shiftFormula("B2+$C$1", 1, 0) // "B3+$C$1"
 */
export function shiftFormula(text: string, rows: number, columns: number): string | undefined {
  if (rows === 0 && columns === 0) return text;
  if (WHOLE_LINES.test(text.replace(/"(?:[^"]|"")*"|'(?:[^']|'')*'/gu, ""))) return undefined;
  let lost = false;
  const shifted = text.replace(PIECE, (piece, at: number) => {
    const match = ADDRESS.exec(piece);
    const after = text[at + piece.length];
    if (!match || after === "(" || after === "!") return piece;
    const place = parseAddress(piece);
    if (!place) return piece;
    const row = match[3] === "$" ? place.row : place.row + rows;
    const column = match[1] === "$" ? place.column : place.column + columns;
    if (row < 0 || column < 0 || row >= SHEET_ROWS || column >= SHEET_COLUMNS) lost = true;
    return `${match[1]}${showColumn(column)}${match[3]}${row + 1}`;
  });
  return lost ? undefined : shifted;
}
