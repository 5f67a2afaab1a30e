import { fold } from "../fold.ts";
import { accept, type Outcome, refuse } from "../outcome.ts";
import { addDays, checkDate, type IsoDate, showDateVi, toDate } from "../period/date.ts";
import type { CellFault } from "./problem.ts";
import { wordsOf } from "./read-rows.ts";
import type { Sheet, SheetCell } from "./sheet.ts";

/** Day numbers without a date's format are taken for days from 1950 to 2119; smaller ones are years or mere numbers. */
const SERIALS = { from: 18_264, to: 80_354 } as const;
/** Day 0 of both ways of counting. Between 1 and 60 the first one is off by a day that never was; no office is that old. */
const EPOCH = { 1900: "1899-12-30", 1904: "1904-01-01" } as const;

const DAY_FIRST = /^(?:ngay )?(\d{1,2})\s?(?:[/.\-–]|thang)\s?(\d{1,2})\s?(?:[/.\-–]|nam)\s?(\d{4})$/u;
const YEAR_FIRST = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?:[t ]00:00(?::00(?:\.0+)?)?z?)?$/u;
const SHORT_YEAR = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{2})$/u;

function toDay(year: string, month: string, day: string): IsoDate | undefined {
  const date = toDate(Number(year), Number(month), Number(day));
  return checkDate(date) ? date : undefined;
}

function fault(found: string, ...near: readonly (IsoDate | undefined)[]): Outcome<never, CellFault> {
  return refuse({
    code: "IMPORT_DAY",
    found,
    near: near.flatMap((day) => (day === undefined ? [] : [showDateVi(day)])),
  });
}

function fromSerial(cell: SheetCell, { since1904 }: Pick<Sheet, "since1904">): Outcome<IsoDate, CellFault> {
  const [whole = ""] = (cell.stored ?? "").split(".");
  const serial = Number(whole);
  const isDay = /^\d{1,7}$/u.test(whole) && (cell.kind === "date" ? serial > 60 : serial >= SERIALS.from && serial <= SERIALS.to);
  if (isDay && serial <= 2_958_465) return accept(addDays(EPOCH[since1904 ? 1904 : 1900], serial));
  return /^(?:19|20)\d{2}$/u.test(whole) ? fault(cell.shown, toDate(serial, 1, 1)) : fault(cell.shown);
}

function fromWords(words: string): Outcome<IsoDate, CellFault> {
  const text = fold(words);
  const [, day, month, year] = DAY_FIRST.exec(text) ?? [];
  if (day !== undefined && month !== undefined && year !== undefined) {
    const date = toDay(year, month, day);
    // "7/13/2025" can only be meant the American way, yet who writes so once may have written "7/1" so too: asked.
    return date === undefined ? fault(words, toDay(year, day, month)) : accept(date);
  }
  const [, first, second, third] = YEAR_FIRST.exec(text) ?? [];
  if (first !== undefined && second !== undefined && third !== undefined) {
    const date = toDay(first, second, third);
    return date === undefined ? fault(words) : accept(date);
  }
  const [, shortDay, shortMonth, shortYear] = SHORT_YEAR.exec(text) ?? [];
  if (shortDay !== undefined && shortMonth !== undefined) return fault(words, toDay(`20${shortYear}`, shortMonth, shortDay));
  return /^(?:nam )?((?:19|20)\d{2})$/u.test(text) ? fault(words, toDay(text.slice(-4), "1", "1")) : fault(words);
}

/**
 * A day as people type it: a spreadsheet's date, its bare day number, d/m/yyyy with any mark, yyyy-mm-dd, or in words. A year alone,
 * two digits of a year and a month beyond twelve are asked about, not guessed.
 *
 * @problem IMPORT_DAY  with the day that may be meant
 * @rule E5
 * @example a cell "1/7/2025" // 2025-07-01
 */
export function readDay(cell: SheetCell, sheet: Pick<Sheet, "since1904">): Outcome<IsoDate, CellFault> {
  return cell.kind === "words" ? fromWords(wordsOf(cell)) : fromSerial(cell, sheet);
}
