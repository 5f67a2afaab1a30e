import type { FigureRow } from "../form/form.ts";
import { readEntry } from "../form/read-entry.ts";
import type { Entry, SheetGiven } from "../form/sheet.ts";
import { equals } from "../quantity/decimal.ts";

/** Words as a file gives them: on one line. */
function onOneLine(text: string): string {
  return text.normalize("NFC").replace(/\s+/gu, " ").trim();
}

/** Whether two texts are one figure of a line: "3,2 tỷ" and "3200" of triệu đồng are. */
function isSameText(a: string, b: string, row: FigureRow | undefined, { indicators, units }: SheetGiven): boolean {
  const indicator = row && indicators.get(row.indicator);
  if (!indicator) return onOneLine(a) === onOneLine(b);
  if (a === b || a === "" || b === "") return a === b;
  const [first, second] = [a, b].map((text) => readEntry(text, row, indicator, units).figure);
  return first !== undefined && second !== undefined && equals(first.value, second.value);
}

/**
 * Whether a file says what is entered already. What it does not speak of, a note or a word beside the figure, stays as it is.
 *
 * @param row  left out for a note, whose text is no figure
 * @rule Z11
 */
export function isSaidAlready(now: Entry | undefined, next: Entry, row: FigureRow | undefined, given: SheetGiven): boolean {
  if (!now || (now.none ?? "") !== (next.none ?? "") || !isSameText(now.text, next.text, row, given)) return false;
  const saysSame = <T>(own: T | undefined, said: T | undefined): boolean =>
    said === undefined || JSON.stringify(own) === JSON.stringify(said);
  return saysSame(now.qualifiers, next.qualifiers) && saysSame(now.note, next.note);
}

/** What is entered of a cell and not said by the file stays with it. @rule Z11 */
export function keepBeside(now: Entry | undefined, next: Entry): Entry {
  return now?.note !== undefined && next.note === undefined ? { ...next, note: now.note } : next;
}
