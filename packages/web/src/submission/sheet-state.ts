import type { CellId, Entry } from "@kehoach/core/form/sheet";
import { isSameEntry } from "@kehoach/core/submission/decide-save";
import {
  addStep,
  addTyped,
  type Change,
  closeStep,
  NO_STEPS,
  type Step,
  type Steps,
  stepBack,
  stepForth,
} from "../grid/steps.ts";

/** The last version of a cell that the server has. `seq` counts the changes of a submission; no `entry`: it was emptied. */
export type Held = { readonly entry: Entry | undefined; readonly seq: number; readonly by: string; readonly at: string };
/** What was done to a cell here and is not on the server yet; `base` is the version it was made from, 0 when there was none. */
export type Mine = { readonly entry: Entry | undefined; readonly base: number };

/** What stands in the cells of a sheet: what the server has, and over it what was done here. */
export type SheetState = {
  readonly held: ReadonlyMap<CellId, Held>;
  readonly mine: ReadonlyMap<CellId, Mine>;
  readonly steps: Steps<Entry>;
};

/** What a cell shows. */
export function entryOf({ held, mine }: SheetState, cell: CellId): Entry | undefined {
  const own = mine.get(cell);
  return own === undefined ? held.get(cell)?.entry : own.entry;
}

/** Whether somebody else changed a cell after the version that the change here was made from: nothing of it is sent until one is chosen. */
export function isConflict({ held, mine }: SheetState, cell: CellId): boolean {
  const own = mine.get(cell);
  return own !== undefined && (held.get(cell)?.seq ?? 0) !== own.base;
}

export function listConflicts(state: SheetState): readonly CellId[] {
  return [...state.mine.keys()].filter((cell) => isConflict(state, cell));
}

/** What is to be sent: without conflicts, and without the cell whose typing goes on. */
export function listUnsent(state: SheetState): readonly (readonly [CellId, Mine])[] {
  return [...state.mine].filter(([cell]) => cell !== state.steps.open && !isConflict(state, cell));
}

/** Without what says the same as the server. */
function dropSame(held: SheetState["held"], mine: Map<CellId, Mine>, cells: Iterable<CellId>): Map<CellId, Mine> {
  for (const cell of cells) {
    const own = mine.get(cell);
    if (own !== undefined && isSameEntry(own.entry, held.get(cell)?.entry)) mine.delete(cell);
  }
  return mine;
}

/** The sheet as it opens: what the server has, with what was kept here of an earlier time. */
export function openState(held: SheetState["held"], kept: ReadonlyMap<CellId, Mine> = new Map()): SheetState {
  return { held, mine: dropSame(held, new Map(kept), kept.keys()), steps: NO_STEPS };
}

function apply({ held, mine }: SheetState, step: Step<Entry>): Map<CellId, Mine> {
  const next = new Map(mine);
  for (const { cell, after } of step) next.set(cell, { entry: after, base: mine.get(cell)?.base ?? held.get(cell)?.seq ?? 0 });
  return dropSame(
    held,
    next,
    step.map(({ cell }) => cell),
  );
}

function toChange(state: SheetState, cell: CellId, after: Entry | undefined): Change<Entry> {
  return { cell, before: entryOf(state, cell), after };
}

/** Letters typed into a cell. What it says while they are typed is not sent; leaving the cell sends it. */
export function typeCell(state: SheetState, cell: CellId, entry: Entry | undefined): SheetState {
  const change = toChange(state, cell, entry);
  return { ...state, mine: apply(state, [change]), steps: addTyped(state.steps, change) };
}

/** What was typed into a cell since it was entered is taken back. */
export function dropTyped(state: SheetState): SheetState {
  const [last] = state.steps.past.at(-1) ?? [];
  if (state.steps.open === undefined || last?.cell !== state.steps.open) return leaveCell(state);
  const step = [{ cell: last.cell, before: last.after, after: last.before }];
  return { ...state, mine: apply(state, step), steps: { ...state.steps, past: state.steps.past.slice(0, -1), open: undefined } };
}

export function leaveCell(state: SheetState): SheetState {
  const steps = closeStep(state.steps);
  return steps === state.steps ? state : { ...state, steps };
}

/** Many cells at once: one step. Cells that would say the same are no part of it. */
export function putCells(state: SheetState, cells: readonly (readonly [CellId, Entry | undefined])[]): SheetState {
  const step = cells
    .map(([cell, entry]) => toChange(state, cell, entry))
    .filter(({ before, after }) => !isSameEntry(before, after));
  return step.length === 0 ? leaveCell(state) : { ...state, mine: apply(state, step), steps: addStep(state.steps, step) };
}

export type Moved = {
  readonly state: SheetState;
  readonly cells: readonly CellId[];
  /** Cells left as they are, because somebody else changed them after the step. */
  readonly left: number;
};

function move(state: SheetState, moved: ReturnType<typeof stepBack<Entry>>): Moved {
  if (moved === undefined) return { state, cells: [], left: 0 };
  const step = moved.step.filter(({ cell, before }) => isSameEntry(entryOf(state, cell), before));
  return {
    state: { ...state, mine: apply(state, step), steps: moved.steps },
    cells: step.map(({ cell }) => cell),
    left: moved.step.length - step.length,
  };
}

export function undo(state: SheetState): Moved {
  return move(state, stepBack(state.steps));
}

export function redo(state: SheetState): Moved {
  return move(state, stepForth(state.steps));
}

/**
 * Versions the server tells of: those saved from here, and those of others. What says the same as a change here takes its place;
 * what says otherwise stands beside it as a conflict. Gives the cells that show something else than before.
 */
export function learn(
  state: SheetState,
  versions: readonly (readonly [CellId, Held])[],
): { readonly state: SheetState; readonly cells: readonly CellId[] } {
  const newer = versions.filter(([cell, { seq }]) => seq > (state.held.get(cell)?.seq ?? 0));
  if (newer.length === 0) return { state, cells: [] };
  const held = new Map([...state.held, ...newer]);
  const next = {
    ...state,
    held,
    mine: dropSame(
      held,
      new Map(state.mine),
      newer.map(([cell]) => cell),
    ),
  };
  return {
    state: next,
    cells: newer.map(([cell]) => cell).filter((cell) => !isSameEntry(entryOf(state, cell), entryOf(next, cell))),
  };
}

/** What was sent is on the server: the cell is settled, or what was typed meanwhile is made from the version just saved. */
export function settle(state: SheetState, saved: readonly (readonly [CellId, Held])[]): SheetState {
  const held = new Map([...state.held, ...saved]);
  const mine = new Map(state.mine);
  for (const [cell, { seq }] of saved) {
    const own = mine.get(cell);
    if (own !== undefined) mine.set(cell, { ...own, base: seq });
  }
  return {
    ...state,
    held,
    mine: dropSame(
      held,
      mine,
      saved.map(([cell]) => cell),
    ),
  };
}

/** Ends a conflict: what was typed here is made from the other's version and goes on top of it, or the other's stays. It can be undone. */
export function choose(state: SheetState, cell: CellId, whose: "mine" | "theirs"): SheetState {
  const [own, other] = [state.mine.get(cell), state.held.get(cell)];
  if (own === undefined || other === undefined) return state;
  const mine = new Map(state.mine).set(cell, { ...own, base: other.seq });
  return whose === "mine" ? { ...state, mine } : putCells({ ...state, mine }, [[cell, other.entry]]);
}

/** Takes back what was done here to some cells, for good: the server would not have it. */
export function forget(state: SheetState, cells: readonly CellId[]): SheetState {
  const mine = new Map(state.mine);
  for (const cell of cells) mine.delete(cell);
  return { ...state, mine, steps: NO_STEPS };
}
