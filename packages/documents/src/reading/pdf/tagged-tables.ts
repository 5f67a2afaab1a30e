import type { Grid, GridCell } from "./find-grids.ts";
import type { Char } from "./page-marks.ts";

/** Deeper than the structure of any report. */
const MAX_DEPTH = 100;
/** A table of fewer columns that holds no figures only puts words side by side (a letterhead, a closing). */
const FEWEST_COLUMNS = 3;

type CellMarks = { readonly marks: ReadonlySet<number> };
type TaggedTable = readonly (readonly CellMarks[])[];

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function childrenOf(node: Readonly<Record<string, unknown>>): readonly unknown[] {
  return Array.isArray(node["children"]) ? node["children"] : [];
}

function collectMarks(node: unknown, marks: Set<number>, depth: number): void {
  if (!isRecord(node) || depth > MAX_DEPTH) return;
  const { type, id } = node;
  const number = type === "content" && typeof id === "string" ? /_mc(\d{1,9})$/u.exec(id)?.[1] : undefined;
  if (number !== undefined) marks.add(Number(number));
  for (const child of childrenOf(node)) collectMarks(child, marks, depth + 1);
}

function collectRows(node: unknown, rows: CellMarks[][], depth: number): void {
  if (!isRecord(node) || depth > MAX_DEPTH) return;
  if (node["role"] !== "TR") {
    for (const child of childrenOf(node)) collectRows(child, rows, depth + 1);
    return;
  }
  rows.push(
    childrenOf(node)
      .filter((cell) => isRecord(cell) && (cell["role"] === "TD" || cell["role"] === "TH"))
      .map((cell) => {
        const marks = new Set<number>();
        collectMarks(cell, marks, depth + 1);
        return { marks };
      }),
  );
}

function collectTables(node: unknown, tables: TaggedTable[], depth: number): void {
  if (!isRecord(node) || depth > MAX_DEPTH) return;
  if (node["role"] === "Table") {
    const rows: CellMarks[][] = [];
    collectRows(node, rows, depth);
    tables.push(rows);
    return;
  }
  for (const child of childrenOf(node)) collectTables(child, tables, depth + 1);
}

type Extent = { left: number; right: number };

/** The columns of a table: those of its fullest rows, each as wide as all that stands in it. */
function findColumns(rows: readonly (readonly Char[][])[], columns: number): Extent[] {
  const extents = Array.from(
    { length: columns },
    (): Extent => ({ left: Number.POSITIVE_INFINITY, right: Number.NEGATIVE_INFINITY }),
  );
  for (const row of rows) {
    if (row.length !== columns) continue;
    for (const [i, chars] of row.entries()) {
      const extent = extents[i];
      if (!extent) continue;
      for (const { left, right } of chars) {
        extent.left = Math.min(extent.left, left);
        extent.right = Math.max(extent.right, right);
      }
    }
  }
  return extents;
}

/** Cells of a row with fewer of them than the table has columns: each reaches over the columns its words stand over. */
function spanCells(row: number, cells: readonly Char[][], extents: readonly Extent[]): GridCell[] {
  const placed: GridCell[] = [];
  let next = 0;
  for (const [i, chars] of cells.entries()) {
    const last = extents.length - (cells.length - i);
    const left = chars.reduce((min, char) => Math.min(min, char.left), Number.POSITIVE_INFINITY);
    const right = chars.reduce((max, char) => Math.max(max, char.right), Number.NEGATIVE_INFINITY);
    let column = next;
    while (column < last && (extents[column]?.right ?? 0) < left) column += 1;
    let end = column;
    while (end < last && (extents[end + 1]?.left ?? Number.POSITIVE_INFINITY) < right) end += 1;
    placed.push({ row, column, rowSpan: 1, columnSpan: end - column + 1, chars: [...chars] });
    next = end + 1;
  }
  return placed;
}

function toGrid(table: TaggedTable, byMark: ReadonlyMap<number, readonly Char[]>): Grid | undefined {
  const rows = table
    .map((row) => row.map(({ marks }) => [...marks].flatMap((mark) => byMark.get(mark) ?? [])))
    .filter((row) => row.some((chars) => chars.length > 0));
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const all = rows.flat(2);
  if (rows.length < 2 || columns < 2 || columns > 200 || all.length === 0) return undefined;
  const figures = rows.flat().filter((chars) => chars.length > 0 && chars.every(({ text }) => /[\d.,%…-]/u.test(text)));
  if (columns < FEWEST_COLUMNS && figures.length < 2) return undefined;
  const extents = findColumns(rows, columns);
  const cells = rows.flatMap((row, i) =>
    row.length === columns
      ? row.map((chars, column): GridCell => ({ row: i, column, rowSpan: 1, columnSpan: 1, chars: [...chars] }))
      : spanCells(i, row, extents),
  );
  const edges = extents.map(({ left }, i) => (Number.isFinite(left) ? left : (extents[i - 1]?.right ?? 0)));
  return {
    top: all.reduce((top, { y, size }) => Math.min(top, y - size), Number.POSITIVE_INFINITY),
    bottom: all.reduce((bottom, { y }) => Math.max(bottom, y), 0),
    xs: [...edges, all.reduce((right, char) => Math.max(right, char.right), 0)],
    rows: rows.length,
    cells,
  };
}

/**
 * The tables that a page's structure tells and no lines enclose, and the letters outside them.
 *
 * @rule Q44
 */
export function findTaggedTables(
  tree: unknown,
  chars: readonly Char[],
): { readonly grids: readonly Grid[]; readonly rest: readonly Char[] } {
  const tables: TaggedTable[] = [];
  collectTables(tree, tables, 0);
  if (tables.length === 0) return { grids: [], rest: chars };
  const byMark = Map.groupBy(chars, ({ mark }) => mark);
  const grids: Grid[] = [];
  const taken = new Set<number>();
  for (const table of tables) {
    const grid = toGrid(table, byMark);
    if (!grid) continue;
    grids.push(grid);
    for (const { marks } of table.flat()) for (const mark of marks) taken.add(mark);
  }
  return { grids, rest: taken.size === 0 ? chars : chars.filter(({ mark }) => !taken.has(mark)) };
}
