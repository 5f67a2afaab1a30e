/** A cell by where it stands, from 0. */
export type At = { readonly row: number; readonly column: number };
/** A box of cells, both ends in it. */
export type Range = { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number };
export type Size = { readonly rows: number; readonly columns: number };
/** The box between `from` and `to`, and the one cell of it that keys act on. */
export type Selection = { readonly active: At; readonly from: At; readonly to: At };

export function selectOne(at: At): Selection {
  return { active: at, from: at, to: at };
}

export function rangeOf({ from, to }: Pick<Selection, "from" | "to">): Range {
  return {
    top: Math.min(from.row, to.row),
    left: Math.min(from.column, to.column),
    bottom: Math.max(from.row, to.row),
    right: Math.max(from.column, to.column),
  };
}

export function isIn({ top, left, bottom, right }: Range, { row, column }: At): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}

export function isSingle({ from, to }: Selection): boolean {
  return from.row === to.row && from.column === to.column;
}

/** The selection with its moving end elsewhere. */
export function extendTo({ active }: Selection, to: At): Selection {
  return { active, from: active, to };
}

export function selectAll({ active }: Selection, { rows, columns }: Size): Selection {
  return { active, from: { row: 0, column: 0 }, to: { row: Math.max(rows - 1, 0), column: Math.max(columns - 1, 0) } };
}

/** What a grid is to its keys: how large, which lines are only read past, which cells say something, and which take something. */
export type Ground = Size & {
  readonly isStop: (row: number) => boolean;
  readonly isFilled: (at: At) => boolean;
  readonly isTyped: (at: At) => boolean;
};

type Step = { readonly down: number; readonly right: number };

function isInside({ rows, columns }: Size, { row, column }: At): boolean {
  return row >= 0 && row < rows && column >= 0 && column < columns;
}

/** The next cell in a direction, past lines that are only read; the same one at the edge. */
export function stepFrom(ground: Ground, at: At, { down, right }: Step): At {
  let next = { row: at.row + down, column: at.column + right };
  while (isInside(ground, next) && !ground.isStop(next.row)) next = { row: next.row + down, column: next.column + right };
  return isInside(ground, next) ? next : at;
}

/** As far as a spreadsheet goes at once: to the end of what is filled, else to the next that is, else to the edge. */
export function jumpFrom(ground: Ground, at: At, step: Step): At {
  let now = stepFrom(ground, at, step);
  const goesOn = ground.isFilled(at) && ground.isFilled(now);
  for (;;) {
    const next = stepFrom(ground, now, step);
    if (next === now) return now;
    if (goesOn ? !ground.isFilled(next) : ground.isFilled(now)) return now;
    now = next;
  }
}

/** So many lines up or down, to the nearest that is not only read. */
export function pageFrom(ground: Ground, at: At, lines: number): At {
  let now = at;
  for (let left = Math.abs(lines); left > 0; left -= 1) now = stepFrom(ground, now, { down: Math.sign(lines), right: 0 });
  return now;
}

/** The first or last cell of the grid that is not on a line only read. */
export function cornerOf(ground: Ground, end: "first" | "last"): At {
  const rows = Array.from({ length: ground.rows }, (_, row) => row).filter(ground.isStop);
  return end === "first" ? { row: rows[0] ?? 0, column: 0 } : { row: rows.at(-1) ?? 0, column: Math.max(ground.columns - 1, 0) };
}

/** The next cell that takes something, reading line by line; within a selection of several it goes round. Undefined past the last one. */
export function findNextTyped(ground: Ground, selection: Selection, way: 1 | -1): At | undefined {
  const isWithin = !isSingle(selection);
  const range = isWithin ? rangeOf(selection) : { top: 0, left: 0, bottom: ground.rows - 1, right: ground.columns - 1 };
  const width = range.right - range.left + 1;
  const count = width * (range.bottom - range.top + 1);
  const here = (selection.active.row - range.top) * width + selection.active.column - range.left;
  for (let ahead = 1; ahead < count + 1; ahead += 1) {
    const place = here + ahead * way;
    if (!isWithin && (place < 0 || place >= count)) return undefined;
    const turned = ((place % count) + count) % count;
    const at = { row: range.top + Math.floor(turned / width), column: range.left + (turned % width) };
    if (ground.isStop(at.row) && ground.isTyped(at)) return at;
  }
  return undefined;
}
