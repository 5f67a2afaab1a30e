import type { Grid } from "./find-grids.ts";
import type { TextLine } from "./text-lines.ts";

/** A table with its place on the page; `sure`: by ruling lines or by the structure the file itself tells. */
export type PlacedTable = { readonly grid: Grid; readonly sure: boolean };

/** A page taken apart: its lines outside tables, its tables, and short level lines that may stand above notes. */
export type PageLayout = {
  readonly width: number;
  readonly height: number;
  readonly lines: readonly TextLine[];
  readonly tables: readonly PlacedTable[];
  readonly noteRules: readonly number[];
};

/** The words of a line, its segments apart by one blank. */
export function lineText(line: TextLine): string {
  return line.segments.map(({ text }) => text).join(" ");
}
