import type { Char, Rule } from "./page-marks.ts";

/** A cell of a ruled table: its place and the letters inside. */
export type GridCell = {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly chars: Char[];
};

/** A ruled table; `xs` are its upright lines from left to right, `top` and `bottom` its outer lines. */
export type Grid = {
  readonly top: number;
  readonly bottom: number;
  readonly xs: readonly number[];
  readonly rows: number;
  readonly cells: readonly GridCell[];
};

/** Lines nearer than this are one line, drawn twice. */
const NEAR = 2.5;
const MAX_LINES = 1_500;

/** Pieces of one line joined. */
function joinRules(rules: readonly Rule[]): Rule[] {
  const sorted = [...rules].sort((a, b) => a.at - b.at);
  const joined: Rule[] = [];
  for (let i = 0; i < sorted.length; ) {
    const first = sorted[i]?.at ?? 0;
    const level: Rule[] = [];
    for (let rule = sorted[i]; rule && rule.at - first <= NEAR; rule = sorted[++i]) level.push(rule);
    level.sort((a, b) => a.from - b.from);
    let open: { at: number; from: number; to: number; horizontal: boolean } | undefined;
    for (const rule of level) {
      if (open && rule.from <= open.to + NEAR) open.to = Math.max(open.to, rule.to);
      else {
        if (open) joined.push(open);
        open = { ...rule, at: first };
      }
    }
    if (open) joined.push(open);
  }
  return joined;
}

function crosses(level: Rule, upright: Rule): boolean {
  return (
    upright.at >= level.from - NEAR &&
    upright.at <= level.to + NEAR &&
    level.at >= upright.from - NEAR &&
    level.at <= upright.to + NEAR
  );
}

/** Lines that touch one another, directly or through others. */
function groupRules(levels: readonly Rule[], uprights: readonly Rule[]): { levels: Rule[]; uprights: Rule[] }[] {
  const groups: { levels: Rule[]; uprights: Rule[] }[] = [];
  const left = new Set(uprights);
  const waiting = new Set(levels);
  for (const start of levels) {
    if (!waiting.delete(start)) continue;
    const group = { levels: [start], uprights: [] as Rule[] };
    const queue: Rule[] = [start];
    for (let rule = queue.pop(); rule; rule = queue.pop()) {
      for (const other of rule.horizontal ? left : waiting) {
        if (!crosses(rule.horizontal ? rule : other, rule.horizontal ? other : rule)) continue;
        (rule.horizontal ? left : waiting).delete(other);
        (rule.horizontal ? group.uprights : group.levels).push(other);
        queue.push(other);
      }
    }
    groups.push(group);
  }
  return groups;
}

function distinct(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.filter((value, i) => i === 0 || value - (sorted[i - 1] ?? 0) > NEAR);
}

function isDrawn(rules: readonly Rule[], at: number, middle: number): boolean {
  return rules.some((rule) => Math.abs(rule.at - at) <= NEAR && rule.from <= middle && rule.to >= middle);
}

/** The cells of a group: neighbouring fields without a line between them are one cell. */
function toGrid(group: { readonly levels: readonly Rule[]; readonly uprights: readonly Rule[] }): Grid | undefined {
  const ys = distinct(group.levels.map(({ at }) => at));
  const xs = distinct(group.uprights.map(({ at }) => at));
  const [rows, columns] = [ys.length - 1, xs.length - 1];
  if (rows < 1 || columns < 1 || rows * columns < 2 || rows * columns > 20_000) return undefined;
  const middle = (values: readonly number[], i: number): number => ((values[i] ?? 0) + (values[i + 1] ?? 0)) / 2;
  const taken = new Set<number>();
  const cells: GridCell[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      if (taken.has(row * columns + column)) continue;
      let columnSpan = 1;
      while (
        column + columnSpan < columns &&
        !taken.has(row * columns + column + columnSpan) &&
        !isDrawn(group.uprights, xs[column + columnSpan] ?? 0, middle(ys, row))
      )
        columnSpan += 1;
      let rowSpan = 1;
      const openBelow = (): boolean => {
        for (let c = column; c < column + columnSpan; c += 1) {
          if (isDrawn(group.levels, ys[row + rowSpan] ?? 0, middle(xs, c))) return false;
        }
        return true;
      };
      while (row + rowSpan < rows && openBelow()) rowSpan += 1;
      for (let r = row; r < row + rowSpan; r += 1)
        for (let c = column; c < column + columnSpan; c += 1) taken.add(r * columns + c);
      cells.push({ row, column, rowSpan, columnSpan, chars: [] });
    }
  }
  return cells.length < 2 ? undefined : { top: ys[0] ?? 0, bottom: ys.at(-1) ?? 0, xs, rows, cells };
}

function indexIn(edges: readonly number[], at: number): number {
  for (let i = 0; i + 1 < edges.length; i += 1) if (at >= (edges[i] ?? 0) && at < (edges[i + 1] ?? 0)) return i;
  return -1;
}

/** Puts every letter that stands inside a table into its cell; gives those that stand in none. */
function fill(grids: readonly { readonly grid: Grid; readonly ys: readonly number[] }[], chars: readonly Char[]): Char[] {
  const lookups = grids.map(({ grid, ys }) => {
    const columns = grid.xs.length - 1;
    const at = new Map<number, GridCell>();
    for (const cell of grid.cells) {
      for (let r = cell.row; r < cell.row + cell.rowSpan; r += 1)
        for (let c = cell.column; c < cell.column + cell.columnSpan; c += 1) at.set(r * columns + c, cell);
    }
    return { grid, ys, columns, at };
  });
  return chars.filter((char) => {
    const x = (char.left + char.right) / 2;
    const y = char.y - char.size * 0.3;
    for (const { grid, ys, columns, at } of lookups) {
      if (y < grid.top || y > grid.bottom || x < (grid.xs[0] ?? 0) || x > (grid.xs.at(-1) ?? 0)) continue;
      const cell = at.get(indexIn(ys, y) * columns + indexIn(grid.xs, x));
      if (cell) {
        cell.chars.push(char);
        return false;
      }
    }
    return true;
  });
}

/**
 * The ruled tables of a page and the letters outside them. A frame around text is no table: it has one cell; nor is a grid with no
 * letters in it (a picture, a chart).
 *
 * @rule Q43
 */
export function findGrids(
  rules: readonly Rule[],
  chars: readonly Char[],
): { readonly grids: readonly Grid[]; readonly rest: readonly Char[] } {
  const levels = joinRules(rules.filter(({ horizontal }) => horizontal));
  const uprights = joinRules(rules.filter(({ horizontal }) => !horizontal));
  if (levels.length + uprights.length > MAX_LINES) return { grids: [], rest: chars };
  const found: { grid: Grid; ys: readonly number[] }[] = [];
  for (const group of groupRules(levels, uprights)) {
    const grid = toGrid(group);
    if (grid) found.push({ grid, ys: distinct(group.levels.map(({ at }) => at)) });
  }
  // A table inside another's cell comes first, so that its letters are its own.
  found.sort((a, b) => a.grid.bottom - a.grid.top - (b.grid.bottom - b.grid.top));
  const rest = fill(found, chars);
  const filled = found.filter(({ grid }) => grid.cells.filter((cell) => cell.chars.length > 0).length > 1);
  const loose = found.filter((one) => !filled.includes(one)).flatMap(({ grid }) => grid.cells.flatMap((cell) => cell.chars));
  return {
    grids: filled.map(({ grid }) => grid).sort((a, b) => a.top - b.top),
    rest: loose.length === 0 ? rest : [...rest, ...loose],
  };
}
