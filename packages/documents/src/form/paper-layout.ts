import { convertMillimetersToTwip } from "docx";
import { PAGE } from "../docx/measures.ts";
import type { PaperTable } from "./paper-table.ts";

/** Where the columns of a table stand; twentieths of a point. */
export type PaperLayout = {
  readonly isLandscape: boolean;
  /** Of letters in the table, in points. */
  readonly size: number;
  /** Marks, labels, units (where they are printed), then the columns of the form. */
  readonly widths: readonly number[];
  readonly width: number;
};

/** Of letters in tables; the decree's 13 to 14 points are for text, and tables that do not fit go down to what is read without a glass. */
const SIZES = [12, 11, 10, 9, 8] as const;
/** Millimetres. */
const WIDTH = { mark: 10, unit: 14, mostUnit: 26, label: 42, most: 95, figure: 15, note: 24, mostNote: 45 } as const;
/** A header has no more lines than these, if there is room. */
const HEAD_LINES = 4;
const PADDING = 3;
/** Width of a digit of Times New Roman at one point, and of a mean letter, in millimetres. */
const DIGIT = 0.178;
const LETTER = 0.165;
const BOLD = 0.185;

function widestFigure({ rows }: PaperTable, column: number): number {
  return Math.max(0, ...rows.map(({ cells }) => [...(cells[column]?.text ?? "")].length));
}

/** The longest word of a header: a header breaks between words, never inside one. */
function longestWord(title: string): number {
  return Math.max(...title.split(/\s+/u).map((word) => [...word].length));
}

function needsOf(table: PaperTable, size: number): readonly number[] {
  return table.columns.map(({ title, isNote }, i) => {
    if (isNote) return Math.min(Math.max(WIDTH.note, widestFigure(table, i) * LETTER * size * 0.5), WIDTH.mostNote);
    const figures = widestFigure(table, i) * DIGIT * size + PADDING;
    const head = Math.max(longestWord(title), Math.ceil([...title].length / HEAD_LINES) + 1);
    return Math.max(WIDTH.figure, figures, head * BOLD * size + PADDING);
  });
}

function markWidth({ rows }: PaperTable, size: number): number {
  const longest = Math.max(3, ...rows.map(({ mark }) => [...mark].length));
  return Math.max(WIDTH.mark, longest * DIGIT * size + PADDING);
}

function unitWidth({ rows }: PaperTable, size: number): number {
  const longest = Math.max(...rows.map(({ unit }) => [...unit].length));
  return Math.min(Math.max(WIDTH.unit, longest * LETTER * 1.1 * size + PADDING), WIDTH.mostUnit);
}

function layOut(table: PaperTable, size: number, isLandscape: boolean): PaperLayout | undefined {
  const textWidth = isLandscape ? PAGE.height - PAGE.left - PAGE.rightLandscape : PAGE.width - PAGE.left - PAGE.right;
  const needs = needsOf(table, size).map((width) => convertMillimetersToTwip(width));
  const fixed = [markWidth(table, size), ...(table.unit === undefined ? [unitWidth(table, size)] : [])].map((width) =>
    convertMillimetersToTwip(width),
  );
  const left = textWidth - [...needs, ...fixed].reduce((sum, width) => sum + width, 0);
  if (left < convertMillimetersToTwip(WIDTH.label)) return undefined;
  const label = Math.min(left, convertMillimetersToTwip(WIDTH.most));
  // What the labels do not need goes to the figures, each the same.
  const more = Math.trunc((left - label) / Math.max(1, needs.length));
  const [mark = 0, ...unit] = fixed;
  const widths = [mark, label, ...unit, ...needs.map((width) => width + more)];
  return { isLandscape, size, widths, width: widths.reduce((sum, width) => sum + width, 0) };
}

/** The first of upright and landscape pages, and of sizes of letters, on which the table fits; the smallest where none does. */
export function layOutPaper(table: PaperTable): PaperLayout {
  for (const size of SIZES.slice(0, 2)) {
    const upright = layOut(table, size, false);
    if (upright) return upright;
  }
  for (const size of SIZES) {
    const across = layOut(table, size, true);
    if (across) return across;
  }
  return squeeze(table);
}

/** A table wider than any page: every column gets its share, and figures break. */
function squeeze(table: PaperTable): PaperLayout {
  const size = SIZES[SIZES.length - 1] ?? 8;
  const width = PAGE.height - PAGE.left - PAGE.rightLandscape;
  const needs = [WIDTH.mark, WIDTH.label, ...(table.unit === undefined ? [unitWidth(table, size)] : []), ...needsOf(table, size)];
  const all = needs.reduce((sum, one) => sum + one, 0);
  const widths = needs.map((one) => Math.trunc((one * width) / all));
  return { isLandscape: true, size, widths, width: widths.reduce((sum, one) => sum + one, 0) };
}
