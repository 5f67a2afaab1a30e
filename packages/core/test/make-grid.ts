import type { Grid, GridCell } from "../src/annex/grid.ts";
import { decimal } from "../src/quantity/decimal.ts";
import { showNumberText } from "../src/quantity/number-text.ts";

/** A cell written short: words, a number as it is shown, or either with its looks. "" is no cell. */
export type CellSource =
  | string
  | number
  | {
      readonly text?: string;
      /** Canonical text; shown in Vietnamese notation, or as `shown`. */
      readonly number?: string;
      readonly shown?: string;
      readonly kind?: GridCell["kind"];
      readonly bold?: boolean;
      readonly indent?: number;
    };

export type SheetLooks = Partial<Pick<Grid, "hidden" | "hiddenRows" | "hiddenColumns" | "cut">> & {
  /** "A1:C1". */
  readonly merges?: readonly string[];
};

function toCell(source: CellSource, row: number, column: number): GridCell | undefined {
  if (source === "") return undefined;
  const base = { row, column, bold: false, indent: 0 };
  if (typeof source === "string") return { ...base, kind: "words", shown: source };
  if (typeof source === "number")
    return { ...base, kind: "number", shown: showNumberText(decimal(String(source))), stored: String(source) };
  const { text = "", number, shown, kind, bold = false, indent = 0 } = source;
  const looks = { ...base, bold, indent };
  if (number === undefined) return { ...looks, kind: kind ?? "words", shown: shown ?? text };
  return { ...looks, kind: kind ?? "number", shown: shown ?? showNumberText(decimal(number)), stored: number };
}

function toPlace(address: string): { readonly row: number; readonly column: number } {
  const [, letters = "A", digits = "1"] = /^([A-Z]+)(\d+)$/u.exec(address) ?? [];
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(digits) - 1, column: column - 1 };
}

/** A merged area from "A1:C1". */
export function toMerge(text: string): Grid["merges"][number] {
  const [first = "", last = first] = text.split(":");
  const [a, b] = [toPlace(first), toPlace(last)];
  return { top: a.row, left: a.column, bottom: b.row, right: b.column };
}

/** A sheet for a test, row by row. */
export function makeGrid(
  name: string,
  rows: readonly (readonly CellSource[])[],
  { merges = [], hidden = false, hiddenRows = [], hiddenColumns = [], cut }: SheetLooks = {},
): Grid {
  return {
    name,
    cells: rows.flatMap((row, r) => row.flatMap((source, c) => toCell(source, r, c) ?? [])),
    merges: merges.map(toMerge),
    since1904: false,
    hidden,
    hiddenRows,
    hiddenColumns,
    ...(cut ? { cut } : {}),
  };
}
