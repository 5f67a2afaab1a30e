import { wordsOf } from "../import/read-rows.ts";
import { showAddress } from "../import/sheet.ts";
import type { GridCell, LaidGrid } from "./grid.ts";

/** A column of a table with everything printed over it. */
export type Header = {
  readonly column: number;
  /** The cells over it, top down; merged ones everywhere they reach. */
  readonly parts: readonly string[];
  /** Joined by " | ": "Năm 2026 | HĐND giao". */
  readonly text: string;
  /** How the row of column numbers calls it, as printed: "A", "(2)", "6=5/4"; "" where there is none. */
  readonly number: string;
  /** The lowest of its cells, "D7". */
  readonly cell: string;
  readonly hidden: boolean;
};

/** The rows of a header, both ends included; `body` is the first row after it and its column numbers. */
export type Head = {
  readonly top: number;
  readonly bottom: number;
  readonly body: number;
  readonly headers: readonly Header[];
};

const ORDINAL = /^(?:s?tt|số tt|số thứ tự|số|no\.?)$/iu;
const NAME =
  /^(?:(?:các|tên|danh mục|hệ thống)\s)?(?:chỉ tiêu|nội dung|danh mục|khoản mục|diễn giải|hạng mục|lĩnh vực|nhiệm vụ|tiêu chí|mục tiêu)(?:[\s(,/-].*)?$/iu;
const UNIT = /^(?:đvt|đv tính|đv|đơn vị(?: tính)?|unit)\.?$/iu;
const TOLD =
  /kế hoạch|thực hiện|ước|dự toán|so sánh|ghi chú|mục tiêu|chỉ tiêu|giao|(?<!\p{L})(?:kh|th|ưth|dt)(?!\p{L})|(?:19|20)\d{2}|quý/iu;
/** What stands in the corner over a header and is no part of it. */
export const CORNER = /^\(?(?:đvt|đv tính|đơn vị(?: tính)?)\s*:|^\(?(?:biểu|phụ lục|mẫu)(?:\s|$)/iu;
const NUMBERED = /^\(?\s*([A-ZĐ]|\d{1,2})\s*\)?\s*(?:=.*)?$/u;
/** A header is a few rows high; more than these is a text. */
const MOST_ROWS = 8;

/** The words of a header cell; a year typed as a number has no groups, whatever its format shows. */
function headWords(cell: GridCell): string {
  return isYear(cell) ? (cell.stored ?? wordsOf(cell)) : wordsOf(cell);
}

function isYear(cell: GridCell): boolean {
  return /^(?:19|20)\d{2}$/u.test(cell.kind === "number" ? (cell.stored ?? "") : wordsOf(cell));
}

/** Words, a year or a sign of per cent: what a header may say. */
function isHeading(cell: GridCell): boolean {
  const words = wordsOf(cell);
  return isYear(cell) || (cell.kind !== "number" && (/\p{L}/u.test(words) || /^[(%‰)\s/+-]+$/u.test(words)));
}

/** "A | B | 1 | 2 | 3=2/1": every filled cell names its column, and the numbers follow one another. @rule M3 */
export function isNumbering(cells: readonly GridCell[]): boolean {
  const names = cells.map((cell) => NUMBERED.exec(wordsOf(cell))?.[1]);
  if (names.length < 3 || names.some((name) => name === undefined)) return false;
  const numbers = names.filter((name) => name !== undefined && /^\d/u.test(name)).map(Number);
  const letters = names.length - numbers.length;
  const isInOrder = numbers.every((number, i) => i === 0 || number === (numbers[i - 1] ?? 0) + 1);
  return isInOrder && (numbers.length >= 2 || (numbers.length === 1 && letters >= 2 && names[0] === "A"));
}

/** How much a row speaks like the header of an annex; 3 is enough. */
function weigh(cells: readonly GridCell[]): number {
  const words = cells.map(wordsOf);
  const ordinal = words.some((text) => ORDINAL.test(text)) ? 2 : 0;
  const name = words.some((text) => NAME.test(text) && text.length <= 60) ? 2 : 0;
  const isFigures = cells.some((cell) => !isYear(cell) && (cell.kind === "number" || /^\d[\d.,]*\s*%?$/u.test(wordsOf(cell))));
  if (cells.length < 2 || ordinal + name === 0 || isFigures) return 0;
  const unit = words.some((text) => UNIT.test(text)) ? 1 : 0;
  const told = words.filter((text) => !NAME.test(text) && TOLD.test(text)).length;
  return ordinal + name + unit + Math.min(told, 2);
}

/** A row of words over rows that have a label and numbers: a header without any word we know. */
function isPlainHeader(laid: LaidGrid, row: number): boolean {
  const cells = laid.rows.get(row) ?? [];
  if (cells.length < 3 || !cells.every(isHeading)) return false;
  const below = laid.rows.get(row + 1) ?? laid.rows.get(row + 2) ?? [];
  return below.length >= 2 && below.some(({ kind }) => kind === "words") && below.some(({ kind }) => kind === "number");
}

/** Whether a row is surely one of a header: an indicator's own row may speak of plans, but never of "TT" or "ĐVT". */
export function isHeaderRow(laid: LaidGrid, row: number): boolean {
  const cells = laid.rows.get(row) ?? [];
  return weigh(cells) >= 3 && cells.some((cell) => ORDINAL.test(wordsOf(cell)) || UNIT.test(wordsOf(cell)));
}

/** The first row of a header, from a row on; undefined if none is like one. @rule M2 */
export function findHeaderRow(laid: LaidGrid, from: number): number | undefined {
  const rows = [...laid.rows.keys()].filter((row) => row >= from).toSorted((a, b) => a - b);
  return (
    rows.find((row) => isHeaderRow(laid, row)) ??
    rows.find((row) => weigh(laid.rows.get(row) ?? []) >= 3) ??
    rows.find((row) => isPlainHeader(laid, row))
  );
}

/** The column that names the rows, as far as the header tells. */
function findNameColumn(laid: LaidGrid, row: number): number {
  const cells = laid.rows.get(row) ?? [];
  const named = cells.find((cell) => NAME.test(wordsOf(cell)));
  const second = cells.find((cell) => !ORDINAL.test(wordsOf(cell)));
  return (named ?? second ?? cells[0])?.column ?? 0;
}

/** Groups of columns over the row that has "TT" when that row is the lowest: merged, or several, and never over the name. */
function findTop(laid: LaidGrid, row: number, nameColumn: number): number {
  let top = row;
  for (let above = row - 1; above >= 0 && row - above < MOST_ROWS; above -= 1) {
    const cells = laid.rows.get(above) ?? [];
    const isOver = cells.every((cell) => cell.column > nameColumn && isHeading(cell) && !CORNER.test(wordsOf(cell)));
    const isGroup = cells.length >= 2 || cells.some((cell) => laid.areaOf(cell).right > cell.column);
    if (cells.length === 0 || !isOver || !isGroup) break;
    top = above;
  }
  return top;
}

function findBottom(laid: LaidGrid, row: number, nameColumn: number): number {
  let bottom = Math.max(row, ...(laid.rows.get(row) ?? []).map((cell) => laid.areaOf(cell).bottom));
  if (bottom - row >= MOST_ROWS) return row;
  for (let below = bottom + 1; below - row < MOST_ROWS; below += 1) {
    const cells = laid.rows.get(below) ?? [];
    const named = laid.seen(below, nameColumn);
    const isFree = named === undefined || named.row <= bottom;
    if (cells.length === 0 || isNumbering(cells) || !isFree) break;
    if (!cells.every((cell) => cell.column > nameColumn && isHeading(cell))) break;
    bottom = Math.max(below, ...cells.map((cell) => laid.areaOf(cell).bottom));
  }
  return bottom;
}

/** Sheets without merged cells leave the cells beside a group's title empty: these go with the one on their left. */
function inherit(over: readonly (GridCell | undefined)[][]): void {
  for (const [i, row] of over.entries()) {
    const hasBelow = (at: number): boolean => over.slice(i + 1).some((below) => below[at] !== undefined && below[at] !== row[at]);
    for (let at = 1; at < row.length; at += 1)
      if (row[at] === undefined && row[at - 1] !== undefined && hasBelow(at) && hasBelow(at - 1)) row[at] = row[at - 1];
  }
}

/**
 * Reads the header that has a row: its rows, the texts over each column joined top down, and the row of column numbers under it.
 *
 * @rule M2 M3
 */
export function readHead(laid: LaidGrid, row: number): Head {
  const nameColumn = findNameColumn(laid, row);
  const [top, bottom] = [findTop(laid, row, nameColumn), findBottom(laid, row, nameColumn)];
  const rows = Array.from({ length: bottom - top + 1 }, (_, i) => top + i);
  const columns = [...Array(laid.lastColumn + 1).keys()];
  const over = rows.map((at) =>
    columns.map((column) => {
      const cell = laid.seen(at, column);
      return cell && cell.row >= top && !CORNER.test(wordsOf(cell)) ? cell : undefined;
    }),
  );
  const isMerged = rows.some((at) => (laid.rows.get(at) ?? []).some((cell) => laid.areaOf(cell).right > cell.column));
  if (!isMerged) inherit(over);
  let body = bottom + 1;
  const numbers = new Map<number, string>();
  if (isNumbering(laid.rows.get(body) ?? [])) {
    for (const cell of laid.rows.get(body) ?? []) numbers.set(cell.column, wordsOf(cell));
    body += 1;
  }
  const hidden = new Set(laid.grid.hiddenColumns);
  const headers = columns.flatMap((column): Header[] => {
    const cells = [...new Set(over.map((line) => line[column]))].filter((cell) => cell !== undefined);
    const parts = cells.map(headWords).filter((text, i, all) => text !== "" && text !== all[i - 1]);
    const lowest = cells.at(-1);
    if (!lowest) return [];
    const cell = showAddress({ row: lowest.row, column });
    return [{ column, parts, text: parts.join(" | "), number: numbers.get(column) ?? "", cell, hidden: hidden.has(column) }];
  });
  return { top, bottom, body, headers };
}

/** The words of a header part that mean a column by themselves. */
export const HEADER_WORDS = { ordinal: ORDINAL, name: NAME, unit: UNIT } as const;

/** Whether a cell says what headers of an annex say. */
export function isHeaderWord(text: string): boolean {
  return NAME.test(text) || UNIT.test(text) || /^(?:kế hoạch|thực hiện|ghi chú)(?!\p{L})/iu.test(text);
}
