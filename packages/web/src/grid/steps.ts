/** A cell of a grid, by a key of its own. */
export type CellId = string;

/** What stood in a cell and what stands in it now; undefined is nothing. */
export type Change<V> = { readonly cell: CellId; readonly before: V | undefined; readonly after: V | undefined };
/** What was done at once and is undone at once. */
export type Step<V> = readonly Change<V>[];

/** The way back and forth through what was done in a grid. What stands in its cells is kept beside it. */
export type Steps<V> = {
  readonly past: readonly Step<V>[];
  readonly future: readonly Step<V>[];
  /** The cell whose typing goes on: its letters are one step. */
  readonly open: CellId | undefined;
};

export const NO_STEPS: Steps<never> = { past: [], future: [], open: undefined };

/** Letters typed into a cell; all those typed before it is left are undone together. */
export function addTyped<V>(steps: Steps<V>, change: Change<V>): Steps<V> {
  const last = steps.past.at(-1);
  const [first] = last ?? [];
  if (steps.open === change.cell && last?.length === 1 && first !== undefined)
    return { past: [...steps.past.slice(0, -1), [{ ...first, after: change.after }]], future: [], open: change.cell };
  return { past: [...steps.past, [change]], future: [], open: change.cell };
}

/** Many cells at once: one step. */
export function addStep<V>(steps: Steps<V>, step: Step<V>): Steps<V> {
  return step.length === 0 ? steps : { past: [...steps.past, step], future: [], open: undefined };
}

/** A cell was left: what is typed next is another step. */
export function closeStep<V>(steps: Steps<V>): Steps<V> {
  return steps.open === undefined ? steps : { ...steps, open: undefined };
}

type Moved<V> = { readonly steps: Steps<V>; readonly step: Step<V> };

/** The step that takes back what was done last, and what is left to take back. */
export function stepBack<V>({ past, future }: Steps<V>): Moved<V> | undefined {
  const last = past.at(-1);
  if (last === undefined) return undefined;
  return {
    steps: { past: past.slice(0, -1), future: [last, ...future], open: undefined },
    step: last.map(({ cell, before, after }) => ({ cell, before: after, after: before })),
  };
}

/** The step that does again what was taken back last. */
export function stepForth<V>({ past, future }: Steps<V>): Moved<V> | undefined {
  const [step, ...rest] = future;
  return step === undefined ? undefined : { steps: { past: [...past, step], future: rest, open: undefined }, step };
}

/** What stands in the cells after a step. */
export function applyStep<V>(contents: ReadonlyMap<CellId, V>, step: Step<V>): Map<CellId, V> {
  const next = new Map(contents);
  for (const { cell, after } of step) {
    if (after === undefined) next.delete(cell);
    else next.set(cell, after);
  }
  return next;
}
