import type { Column, Line } from "./form-look.ts";
import type { RowLook } from "./row-look.ts";

/** Widths and heights of a grid, in pixels of a page whose letters are 16 pixels; wider where letters are larger. */
export type Metrics = {
  readonly mark: number;
  readonly label: number;
  readonly unit: number;
  readonly columns: readonly number[];
  readonly rows: readonly number[];
};

/** Letters of the label and digits of figures are about so wide. */
const LETTER = 6;
const DIGIT = 7.9;
const INDENT = 12;
const HEIGHTS = [32, 47, 62] as const;
const NARROW_PAGE = 1000;

/** Figures are never cut off: a column is as wide as its longest. */
function widthOf({ column }: Column, longest: number): number {
  if (column.kind === "note") return 200;
  return Math.min(Math.max(column.kind === "percent" ? 88 : 104, Math.ceil(longest * DIGIT) + 18), 230);
}

function heightOf({ row, label }: Line, width: number): number {
  const needed = Math.ceil((label.length * LETTER + row.level * INDENT) / (width - 18));
  return HEIGHTS[Math.min(Math.max(needed, 1), HEIGHTS.length) - 1] ?? HEIGHTS[0];
}

/** How many letters the longest figure of each column has. */
export function measureTexts(looks: ReadonlyMap<string, RowLook>, columns: number): readonly number[] {
  const longest = Array.from({ length: columns }, () => 0);
  for (const { cells } of looks.values())
    cells.forEach(({ text, state }, at) => {
      if (state === "figure" && text.length > (longest[at] ?? 0)) longest[at] = text.length;
    });
  return longest;
}

export function measureGrid(
  lines: readonly Line[],
  columns: readonly Column[],
  longest: readonly number[],
  page: { readonly width: number; readonly scale: number },
): Metrics {
  const label = page.width < NARROW_PAGE * page.scale ? 190 : 256;
  const scaled = (size: number): number => Math.round(size * page.scale);
  return {
    mark: scaled(40),
    label: scaled(label),
    unit: scaled(74),
    columns: columns.map((column, at) => scaled(widthOf(column, longest[at] ?? 0))),
    rows: lines.map((line) => scaled(heightOf(line, label))),
  };
}
