import { ApiRefusal } from "@kehoach/api/client";
import type { PlanJson } from "@kehoach/api/plan";
import { sayTypedFaultEn } from "@kehoach/core/words/plan-stage-en";
import { sayTypedFaultVi } from "@kehoach/core/words/plan-stage-vi";
import { type Dispatch, type SetStateAction, useMemo, useState } from "react";
import { useLanguage } from "../data/language.tsx";
import type { CellId } from "../grid/steps.ts";
import { placeRefusal, type Told } from "./cell-refusal.ts";
import { readCell } from "./cell-text.ts";
import { type Draft, dropSaved, EMPTY_DRAFT } from "./entry-draft.ts";
import { type ChangedCell, type GridLine, type GridMode, listChanged, makeGrid } from "./grid-model.ts";
import { usePlanWords } from "./plan-words.ts";

export type Sheet = {
  readonly grid: readonly GridLine[];
  readonly draft: Draft;
  readonly setDraft: Dispatch<SetStateAction<Draft>>;
  readonly changed: readonly ChangedCell[];
  /** Why cells can not be taken, by cell. */
  readonly faults: ReadonlyMap<CellId, string>;
  /** Puts the refusal of what was sent at its cells. */
  readonly refuse: (error: Error, sent: readonly ChangedCell[]) => void;
  /** Takes out what was saved. */
  readonly settle: (sent: ReadonlyMap<CellId, string>) => void;
};

/** What is typed into the plan of a year for one assigner: which cells differ from what is saved, and which can not be taken. */
export function useSheet(plan: PlanJson | undefined, assigner: string, shown: ReadonlySet<string>, mode: GridMode): Sheet {
  const words = usePlanWords();
  const say = useLanguage() === "en" ? sayTypedFaultEn : sayTypedFaultVi;
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const [told, setTold] = useState<Told>(new Map());
  const grid = useMemo(() => (plan === undefined ? [] : makeGrid(plan, assigner, shown, mode)), [plan, assigner, shown, mode]);
  const changed = useMemo(() => listChanged(grid, draft.texts), [grid, draft.texts]);
  const faults = useMemo(() => {
    const found = new Map<CellId, string>();
    for (const { cell, text } of changed) {
      const read = readCell(text);
      const refused = told.get(cell.id);
      if (read.kind === "bad") found.set(cell.id, say({ code: "PLANNED_NUMBER", text: text.trim(), fault: read.fault }));
      else if (read.kind === "empty" && mode === "adjust") found.set(cell.id, words.entry.notEmpty);
      else if (refused?.text === text) found.set(cell.id, refused.said);
    }
    return found;
  }, [changed, told, mode, say, words]);
  return {
    grid,
    draft,
    setDraft,
    changed,
    faults,
    refuse: (error, sent) => {
      if (error instanceof ApiRefusal) setTold(placeRefusal(error.problem, sent));
    },
    settle: (sent) => setDraft((now) => dropSaved(now, sent)),
  };
}
