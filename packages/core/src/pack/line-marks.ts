import { toRoman } from "../quantity/roman.ts";
import type { RowEntry } from "./form-rows.ts";

/** Below the numbers: parts with a dash, their parts with a plus. */
const DASH_LEVEL = 2;

/**
 * Lines marked as plan papers number them: headings I, II; under each the lines 1, 2; parts "-", parts of parts "+".
 *
 * @rule K62
 */
export function numberLines(rows: readonly RowEntry[]): readonly RowEntry[] {
  let [headings, lines] = [0, 0];
  return rows.map((row): RowEntry => {
    const level = row.level ?? 0;
    if (level === 0 && row.heading !== undefined) {
      headings += 1;
      lines = 0;
      return { ...row, mark: toRoman(headings) };
    }
    if (level >= DASH_LEVEL) return { ...row, mark: level === DASH_LEVEL ? "-" : "+" };
    lines += 1;
    return { ...row, mark: String(lines) };
  });
}

/** Whether lines are marked so; an empty form is: what is put into it will be. */
export function isNumbered(rows: readonly RowEntry[]): boolean {
  const right = numberLines(rows);
  return rows.every(({ mark }, at) => mark === right[at]?.mark);
}
