import type { Range } from "./selection.ts";

/** Cells as a spreadsheet copies them, line by line. */
export type Block = readonly (readonly string[])[];

/** A cell in quotes, as a spreadsheet writes one that holds a tab, a quote or more than one line; undefined where none begins. */
const QUOTED = /^"((?:[^"]|"")*)"(?=[\t\n]|$)/;

/** Without what showBlock puts before a text that looks like a formula. */
function clean(cell: string): string {
  return cell
    .replace(/\u00a0/gu, " ")
    .trim()
    .replace(/^'(?=[=@+\-\uff1d\uff20\uff0b\uff0d])/u, "");
}

/** A block of cells as a spreadsheet copies it: lines of cells with tabs between. */
export function readBlock(text: string): Block {
  const lines: string[][] = [[]];
  let rest = text.replace(/\r\n?/gu, "\n").replace(/\n$/u, "");
  for (;;) {
    const quoted = QUOTED.exec(rest);
    const raw = quoted?.[0] ?? /^[^\t\n]*/.exec(rest)?.[0] ?? "";
    lines.at(-1)?.push(clean(quoted?.[1]?.replaceAll('""', '"') ?? raw));
    const end = rest[raw.length];
    if (end === undefined) return lines;
    if (end === "\n") lines.push([]);
    rest = rest.slice(raw.length + 1);
  }
}

/** A text that a spreadsheet would take for a formula; a number with its sign is none. */
const FORMULA = /^(?:[=@\uff1d\uff20]|[+\-\uff0b\uff0d](?![\d.,]+$))/u;

/** The other way: what a spreadsheet takes, and takes for what it is. */
export function showBlock(block: Block): string {
  const quote = (cell: string): string => (/["\t\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const show = (cell: string): string => quote(FORMULA.test(cell) ? `'${cell}` : cell);
  return block.map((line) => line.map(show).join("\t")).join("\r\n");
}

/** How often a side of a block goes into the selected one; once where it does not go in whole. */
function timesIn(selected: number, length: number): number {
  return length > 0 && selected % length === 0 ? selected / length : 1;
}

/**
 * Where the cells of a block land that is pasted into a selection: right and down from its first cell, and again as often as the
 * selection holds the block. `out` counts those that say something and find no cell to stand in.
 *
 * @param cellAt  the cell there is, if it can be typed into
 */
export function placeBlock<C>(
  cellAt: (row: number, column: number) => C | undefined,
  { top, left, bottom, right }: Range,
  block: Block,
): { readonly cells: readonly (readonly [C, string])[]; readonly out: number } {
  const width = Math.max(...block.map((line) => line.length));
  const down = timesIn(bottom - top + 1, block.length) * block.length;
  const across = timesIn(right - left + 1, width) * width;
  const cells: (readonly [C, string])[] = [];
  let out = 0;
  for (let row = 0; row < down; row += 1) {
    const line = block[row % block.length] ?? [];
    for (let column = 0; column < across; column += 1) {
      const text = line[column % width];
      if (text === undefined) continue;
      const cell = cellAt(top + row, left + column);
      if (cell !== undefined) cells.push([cell, text]);
      else if (text !== "") out += 1;
    }
  }
  return { cells, out };
}
