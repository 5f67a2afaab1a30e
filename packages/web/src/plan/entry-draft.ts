/** A cell of the grid, by the key of its line and of its place. */
export type CellId = string;
export function cellOf(line: string, place: string): CellId {
  return `${line}\t${place}`;
}

type Change = { readonly cell: CellId; readonly before: string | undefined; readonly after: string | undefined };
type Step = readonly Change[];

/** What was typed and not saved yet, with the way back and forth. */
export type Draft = {
  readonly texts: ReadonlyMap<CellId, string>;
  readonly past: readonly Step[];
  readonly future: readonly Step[];
  /** The cell whose typing goes on: its letters are one step. */
  readonly open: CellId | undefined;
};

export const EMPTY_DRAFT: Draft = { texts: new Map(), past: [], future: [], open: undefined };

function put(
  texts: ReadonlyMap<CellId, string>,
  changes: readonly (readonly [CellId, string | undefined])[],
): Map<CellId, string> {
  const next = new Map(texts);
  for (const [cell, text] of changes) {
    if (text === undefined) next.delete(cell);
    else next.set(cell, text);
  }
  return next;
}

/** Everything typed is dropped; it comes back by undoing. */
export function clearCells(draft: Draft): Draft {
  if (draft.texts.size === 0) return draft;
  const step = [...draft.texts].map(([cell, before]) => ({ cell, before, after: undefined }));
  return { texts: new Map(), past: [...draft.past, step], future: [], open: undefined };
}

function makeStep(draft: Draft, cells: readonly (readonly [CellId, string])[]): Step {
  return cells.map(([cell, after]) => ({ cell, before: draft.texts.get(cell), after }));
}

/** Letters typed into a cell; all those typed before it is left are undone together. */
export function typeInto(draft: Draft, cell: CellId, text: string): Draft {
  const last = draft.past.at(-1);
  const texts = put(draft.texts, [[cell, text]]);
  if (draft.open === cell && last?.length === 1 && last[0] !== undefined)
    return { texts, past: [...draft.past.slice(0, -1), [{ ...last[0], after: text }]], future: [], open: cell };
  return { texts, past: [...draft.past, makeStep(draft, [[cell, text]])], future: [], open: cell };
}

/** Many cells at once: one step. */
export function putCells(draft: Draft, cells: readonly (readonly [CellId, string])[]): Draft {
  if (cells.length === 0) return draft;
  return { texts: put(draft.texts, cells), past: [...draft.past, makeStep(draft, cells)], future: [], open: undefined };
}

/** A cell was left: what is typed next is another step. */
export function leaveCell(draft: Draft): Draft {
  return draft.open === undefined ? draft : { ...draft, open: undefined };
}

export function undo(draft: Draft): Draft {
  const step = draft.past.at(-1);
  if (step === undefined) return draft;
  return {
    texts: put(
      draft.texts,
      step.map(({ cell, before }) => [cell, before]),
    ),
    past: draft.past.slice(0, -1),
    future: [step, ...draft.future],
    open: undefined,
  };
}

export function redo(draft: Draft): Draft {
  const [step, ...future] = draft.future;
  if (step === undefined) return draft;
  return {
    texts: put(
      draft.texts,
      step.map(({ cell, after }) => [cell, after]),
    ),
    past: [...draft.past, step],
    future,
    open: undefined,
  };
}

/** Takes out what was saved; a cell that was changed again meanwhile stays. What lies behind a save is not undone past it. */
export function dropSaved(draft: Draft, sent: ReadonlyMap<CellId, string>): Draft {
  return {
    texts: new Map([...draft.texts].filter(([cell, text]) => sent.get(cell) !== text)),
    past: [],
    future: [],
    open: undefined,
  };
}

/** A block of cells as a spreadsheet copies it: lines of cells with tabs between. */
export function readBlock(text: string): readonly (readonly string[])[] {
  const lines = text.replace(/\r\n?/gu, "\n").replace(/\n$/u, "").split("\n");
  return lines.map((line) => line.split("\t").map((cell) => cell.replace(/\u00a0/gu, " ").trim()));
}

/**
 * Where the cells of a block land that is pasted at a cell: right and down from it. `out` counts those beyond the edge.
 *
 * @param grid  the cells there are, row by row
 */
export function placeBlock(
  grid: readonly (readonly CellId[])[],
  at: { readonly row: number; readonly column: number },
  block: readonly (readonly string[])[],
): { readonly cells: readonly (readonly [CellId, string])[]; readonly out: number } {
  let out = 0;
  const cells = block.flatMap((line, down) =>
    line.flatMap((text, right): (readonly [CellId, string])[] => {
      const cell = grid[at.row + down]?.[at.column + right];
      if (cell !== undefined) return [[cell, text]];
      if (text !== "") out += 1;
      return [];
    }),
  );
  return { cells, out };
}
