import {
  addStep,
  addTyped,
  applyStep,
  type CellId,
  closeStep,
  NO_STEPS,
  type Step,
  type Steps,
  stepBack,
  stepForth,
} from "../grid/steps.ts";

/** A cell is named by the key of its line and of its place. */
export function cellOf(line: string, place: string): CellId {
  return `${line}\t${place}`;
}

/** What was typed and not saved yet, with the way back and forth. */
export type Draft = { readonly texts: ReadonlyMap<CellId, string>; readonly steps: Steps<string> };

export const EMPTY_DRAFT: Draft = { texts: new Map(), steps: NO_STEPS };

/** Everything typed is dropped; it comes back by undoing. */
export function clearCells({ texts, steps }: Draft): Draft {
  const step = [...texts].map(([cell, before]) => ({ cell, before, after: undefined }));
  return { texts: new Map(), steps: addStep(steps, step) };
}

function makeStep(draft: Draft, cells: readonly (readonly [CellId, string])[]): Step<string> {
  return cells.map(([cell, after]) => ({ cell, before: draft.texts.get(cell), after }));
}

/** Letters typed into a cell. */
export function typeInto({ texts, steps }: Draft, cell: CellId, text: string): Draft {
  const change = { cell, before: texts.get(cell), after: text };
  return { texts: applyStep(texts, [change]), steps: addTyped(steps, change) };
}

/** Many cells at once: one step. */
export function putCells(draft: Draft, cells: readonly (readonly [CellId, string])[]): Draft {
  const step = makeStep(draft, cells);
  return { texts: applyStep(draft.texts, step), steps: addStep(draft.steps, step) };
}

/** A cell was left: what is typed next is another step. */
export function leaveCell(draft: Draft): Draft {
  const steps = closeStep(draft.steps);
  return steps === draft.steps ? draft : { ...draft, steps };
}

function move(draft: Draft, moved: ReturnType<typeof stepBack<string>>): Draft {
  return moved === undefined ? draft : { texts: applyStep(draft.texts, moved.step), steps: moved.steps };
}

export function undo(draft: Draft): Draft {
  return move(draft, stepBack(draft.steps));
}

export function redo(draft: Draft): Draft {
  return move(draft, stepForth(draft.steps));
}

/** Takes out what was saved; a cell that was changed again meanwhile stays. What lies behind a save is not undone past it. */
export function dropSaved(draft: Draft, sent: ReadonlyMap<CellId, string>): Draft {
  return { texts: new Map([...draft.texts].filter(([cell, text]) => sent.get(cell) !== text)), steps: NO_STEPS };
}
