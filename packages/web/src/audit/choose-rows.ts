/** A table of more rows than this shows its head, and around each finding a few rows; the others on request. */
export const LONG = 200;
const HEAD = 20;
const AROUND = 3;

/** Rows to draw: all of a short table, of a long one the head and the surroundings of what is marked or lit. */
export function chooseRows(rows: number, wanted: readonly number[], all: boolean): readonly number[] {
  if (all || rows <= LONG) return Array.from({ length: rows }, (_, row) => row);
  const chosen = new Set(Array.from({ length: Math.min(HEAD, rows) }, (_, row) => row));
  for (const row of wanted)
    for (let near = Math.max(0, row - AROUND); near <= Math.min(rows - 1, row + AROUND); near += 1) chosen.add(near);
  return [...chosen].toSorted((a, b) => a - b);
}
