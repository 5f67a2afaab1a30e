import type { FormEntry } from "@kehoach/core/pack/form-edits";
import { useState } from "react";

/** How many steps back are kept. */
const MOST_STEPS = 100;

type State = { readonly now: FormEntry; readonly past: readonly FormEntry[]; readonly typing: string | undefined };

/** A form as it is being made, with the way back. */
export type FormDraft = {
  readonly entry: FormEntry;
  /** `typing` names a field: letters typed into one field after the other are one step. */
  readonly edit: (change: (entry: FormEntry) => FormEntry, typing?: string) => void;
  readonly undo: () => void;
  readonly canUndo: boolean;
  readonly isChanged: boolean;
};

export function useFormDraft(start: FormEntry): FormDraft {
  const [first] = useState(start);
  const [{ now, past }, set] = useState<State>({ now: start, past: [], typing: undefined });
  return {
    entry: now,
    edit: (change, typing) =>
      set((state) => {
        const next = change(state.now);
        if (next === state.now) return state;
        const goesOn = typing !== undefined && typing === state.typing;
        return { now: next, past: goesOn ? state.past : [...state.past, state.now].slice(-MOST_STEPS), typing };
      }),
    undo: () =>
      set((state) => {
        const before = state.past.at(-1);
        return before === undefined ? state : { now: before, past: state.past.slice(0, -1), typing: undefined };
      }),
    canUndo: past.length > 0,
    isChanged: now !== first,
  };
}
