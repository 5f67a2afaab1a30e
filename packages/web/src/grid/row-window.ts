/** Where rows begin, one below the other, in pixels; the last is where all end. */
export function listOffsets(heights: readonly number[]): readonly number[] {
  const offsets = [0];
  for (const height of heights) offsets.push((offsets.at(-1) ?? 0) + height);
  return offsets;
}

/** The last row that begins at or above a line. */
function findRow(offsets: readonly number[], at: number): number {
  let [low, high] = [0, Math.max(offsets.length - 2, 0)];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((offsets[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Rows from one to before another. */
export type RowSpan = { readonly first: number; readonly end: number };

/** The rows that are in view, and some more on both sides. */
export function findWindow(offsets: readonly number[], top: number, height: number, extra: number): RowSpan {
  const count = Math.max(offsets.length - 1, 0);
  return {
    first: Math.max(0, findRow(offsets, top) - extra),
    end: Math.min(count, findRow(offsets, top + height) + 1 + extra),
  };
}

/** Rows to draw, with the gap above each in pixels: those of the window, and one more wherever it is, since the cursor stands in it. */
export function listDrawn(
  offsets: readonly number[],
  { first, end }: RowSpan,
  pinned: number,
): { readonly rows: readonly { readonly row: number; readonly gap: number }[]; readonly after: number } {
  const count = Math.max(offsets.length - 1, 0);
  const window = Array.from({ length: Math.max(end - first, 0) }, (_, at) => first + at);
  const all = pinned >= 0 && pinned < count && !window.includes(pinned) ? [...window, pinned].sort((a, b) => a - b) : window;
  let under = 0;
  const rows = all.map((row) => {
    const gap = (offsets[row] ?? 0) - (offsets[under] ?? 0);
    under = row + 1;
    return { row, gap };
  });
  return { rows, after: (offsets[count] ?? 0) - (offsets[under] ?? 0) };
}
