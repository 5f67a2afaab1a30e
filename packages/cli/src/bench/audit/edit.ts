/** One change of a text: what stood from `start` to `end` becomes `text`. */
export type Edit = { readonly start: number; readonly end: number; readonly text: string };

/** A text with its edits made, and where a place of the old text stands in the new one. Edits do not overlap. */
export type Edited = { readonly text: string; readonly move: (at: number) => number };

/** Makes edits at once. A place inside an edited stretch moves to where the new words begin. */
export function applyEdits(text: string, edits: readonly Edit[]): Edited {
  const sorted = edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
  let [made, from] = ["", 0];
  for (const edit of sorted) {
    if (edit.start < from) throw new RangeError(`edits overlap at ${edit.start}`);
    made += text.slice(from, edit.start) + edit.text;
    from = edit.end;
  }
  made += text.slice(from);
  const move = (at: number): number => {
    let shift = 0;
    for (const edit of sorted) {
      if (edit.end <= at && !(edit.start === at && edit.end === at)) shift += edit.text.length - (edit.end - edit.start);
      else if (edit.start <= at) return Math.min(at, edit.start) + shift;
      else break;
    }
    return at + shift;
  };
  return { text: made, move };
}
