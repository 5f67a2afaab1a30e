import type { At, Range } from "./selection.ts";

/** One cell takes what another holds. */
export type Fill = { readonly from: At; readonly to: At };

/** What filling down or right copies: the first line or column of a selection into the others, or into a single one what is before it. */
export function listFills({ top, left, bottom, right }: Range, way: "down" | "right"): readonly Fill[] {
  const isOne = way === "down" ? top === bottom : left === right;
  const fills: Fill[] = [];
  for (let row = top; row <= bottom; row += 1) {
    for (let column = left; column <= right; column += 1) {
      const from = way === "down" ? { row: isOne ? top - 1 : top, column } : { row, column: isOne ? left - 1 : left };
      const isItself = from.row === row && from.column === column;
      if (!isItself && from.row >= 0 && from.column >= 0) fills.push({ from, to: { row, column } });
    }
  }
  return fills;
}
