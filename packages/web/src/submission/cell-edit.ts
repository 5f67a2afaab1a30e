import type { CellId, Entry } from "@kehoach/core/form/sheet";
import { MAX_ENTRY_TEXT } from "@kehoach/core/submission/decide-save";
import { type Block, placeBlock } from "../grid/block.ts";
import { type Fill, listFills } from "../grid/fill.ts";
import type { At, Range } from "../grid/selection.ts";
import { judgeMarks, toVietnamese } from "./number-marks.ts";

/** What a cell says once this is typed into it; undefined: nothing. What is typed into its text leaves what else is said of it. */
export function typedEntry(before: Entry | undefined, text: string, way: "over" | "within"): Entry | undefined {
  if (text.trim() === "") return undefined;
  const { note, qualifiers } = before ?? {};
  return {
    text,
    ...(note === undefined ? {} : { note }),
    ...(qualifiers === undefined || way === "over" ? {} : { qualifiers }),
  };
}

/** The cells of a grid as edits see them. */
export type EditGround = {
  /** A cell that takes something. */
  readonly cellAt: (row: number, column: number) => CellId | undefined;
  readonly isFigure: (cell: CellId) => boolean;
  readonly entryOf: (cell: CellId) => Entry | undefined;
  /** What any cell shows; a whole entry where it was typed. */
  readonly contentAt: (at: At) => Entry | undefined;
};

export type Edits = { readonly cells: readonly (readonly [CellId, Entry | undefined])[]; readonly out: number };

/** A block on its way into the cells. `asks`: whether its numbers may be written the other way. */
export type Pasted = { readonly cells: readonly (readonly [CellId, string])[]; readonly out: number; readonly asks: boolean };

export function placePaste({ cellAt, isFigure }: EditGround, range: Range, block: Block): Pasted {
  const { cells, out } = placeBlock(cellAt, range, block);
  const taken = cells.filter(([, text]) => text.length <= MAX_ENTRY_TEXT);
  const figures = taken.flatMap(([cell, text]) => (isFigure(cell) ? [text] : []));
  return { cells: taken, out: out + cells.length - taken.length, asks: judgeMarks([figures]) === "ask" };
}

/** The edits that a pasted block comes to. */
export function toPasteEdits({ isFigure, entryOf }: EditGround, { cells, out }: Pasted, marks: "vi" | "en"): Edits {
  return {
    cells: cells.map(([cell, text]) => {
      const [[own = ""] = []] = marks === "en" && isFigure(cell) ? toVietnamese([[text]]) : [[text]];
      return [cell, typedEntry(entryOf(cell), own, "over")];
    }),
    out,
  };
}

/** The edits of filling down or right. */
export function toFillEdits({ cellAt, contentAt }: EditGround, range: Range, way: "down" | "right"): Edits {
  const fills = listFills(range, way);
  const found = fills.flatMap(({ from, to }: Fill) => {
    const cell = cellAt(to.row, to.column);
    return cell === undefined ? [] : [[cell, contentAt(from)] as const];
  });
  return { cells: found, out: fills.length - found.length };
}

/** The cells of a range that take something. */
export function listWritableIn({ cellAt }: EditGround, { top, left, bottom, right }: Range): readonly CellId[] {
  const cells: CellId[] = [];
  for (let row = top; row <= bottom; row += 1) {
    for (let column = left; column <= right; column += 1) {
      const cell = cellAt(row, column);
      if (cell !== undefined) cells.push(cell);
    }
  }
  return cells;
}
