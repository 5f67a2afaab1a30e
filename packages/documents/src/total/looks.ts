import { roundTo, showDecimal } from "@kehoach/core/quantity/decimal";
import { showNumberText } from "@kehoach/core/quantity/number-text";
import { numberFormat } from "../form/template-looks.ts";
import type { PageCell, PageRow } from "../sheet-writing/page-sheet.ts";
import { isKept, neutralise } from "../sheet-writing/sheet-xml.ts";
import type { CellLook } from "../sheet-writing/workbook-styles.ts";
import type { TotalFigure } from "./total-table.ts";
import { TOTAL_WORDS } from "./total-words.ts";

const FILL = { head: "FFD9E2F3", sector: "FFF2F2F2", off: "FFFFEB9C" } as const;
const CELL = { border: true, middle: true } as const;
export const PERCENT_DIGITS = 2;
export const WIDTH = { label: 44, unit: 12, figure: 15, missing: 34, place: 14 } as const;
/** Words about the table that stay in sight at its left: what a line is of. */
export const FROZEN_COLUMNS = 2;
const POINTS = 17;
export const LOOK = {
  title: { bold: true, size: 14 },
  about: { bold: true },
  quiet: { italic: true, quiet: true },
  head: { ...CELL, bold: true, wrap: true, align: "center", fill: FILL.head },
  sector: { ...CELL, bold: true, fill: FILL.sector },
  label: { ...CELL, wrap: true, quoted: true },
  unit: { ...CELL, align: "center", wrap: true },
  words: { ...CELL, wrap: true },
  none: { ...CELL, align: "right", italic: true, quiet: true },
  blank: CELL,
} as const satisfies Readonly<Record<string, CellLook>>;

type Marks = { readonly derived?: boolean; readonly short?: boolean; readonly isOff?: boolean };

/** Thousands of cells have the same few looks. */
export function makeLooks(): (digits: number, marks?: Marks) => CellLook {
  const known = new Map<string, CellLook>();
  return (digits, { derived = false, short = false, isOff = false } = {}) => {
    const key = `${digits} ${derived} ${short} ${isOff}`;
    const look = known.get(key) ?? {
      ...CELL,
      align: "right",
      format: numberFormat(digits),
      ...(derived ? { italic: true } : {}),
      ...(short ? { quiet: true } : {}),
      ...(isOff ? { bold: true, fill: FILL.off } : {}),
    };
    known.set(key, look);
    return look;
  };
}
export type Looks = ReturnType<typeof makeLooks>;

export function toFigure(figure: TotalFigure | undefined, looks: Looks, isOff = false): PageCell {
  if (figure === undefined) return { look: LOOK.blank };
  const { value, digits } = figure;
  if (value === undefined) return { look: LOOK.none, text: TOTAL_WORDS.none };
  const look = looks(digits, { ...figure, isOff });
  const whole = showDecimal(value);
  // A quotient never ends: what a spreadsheet would cut off of it is not shown either.
  const number = isKept(whole) ? whole : showDecimal(roundTo(value, digits));
  return isKept(number) ? { look, number } : { look, text: showNumberText(value) };
}

/** A line of words above a table. */
export function line(text: string, look: CellLook): PageRow {
  return { cells: [{ look, text: neutralise(text) }], points: POINTS };
}

/** Lines that a head takes in its column. */
function linesIn(text: string, width: number): number {
  return Math.ceil([...text].length / (width - 3));
}

/** The heads of columns, as high as the longest of them takes. */
export function headRow(heads: readonly (readonly [text: string, width: number])[]): PageRow {
  return {
    points: 15 * Math.max(2, ...heads.map(([text, width]) => linesIn(text, width))) + 3,
    cells: heads.map(([text]) => ({ look: LOOK.head, text: neutralise(text) })),
  };
}
