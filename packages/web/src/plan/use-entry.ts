import type { PlanJson } from "@kehoach/api/plan";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type GridMode, toTypedTarget } from "./grid-model.ts";
import { type PartColumns, usePartColumns } from "./part-columns.ts";
import { usePlan } from "./use-plan.ts";
import { type Sheet, useSheet } from "./use-sheet.ts";

/** What is sent now, and what becomes of it on the sheet. */
type Sending = {
  readonly targets: readonly ReturnType<typeof toTypedTarget>[];
  /** Its reasons stand at their cells, as typed. */
  readonly refused: (error: Error) => void;
  /** Everything is read again, and what was saved is no longer only typed. */
  readonly saved: () => void;
};

export type Entry = {
  readonly question: ReturnType<typeof usePlan>;
  /** Undefined until all that the sheet needs is known. */
  readonly plan: PlanJson | undefined;
  readonly parts: PartColumns;
  readonly sheet: Sheet;
  readonly send: () => Sending;
};

/** The plan of a year for one assigner, with what is typed into it. @rule T18 */
export function useEntry(year: string, assigner: string, mode: GridMode): Entry {
  const queries = useQueryClient();
  const question = usePlan(year, { assigner });
  const [kept, setKept] = useState<PlanJson | undefined>(undefined);
  // While it is read again what is typed stays on the sheet it was typed on.
  if (question.data !== undefined && question.data !== kept) setKept(question.data);
  const plan = question.data ?? kept;
  const parts = usePartColumns(plan, year);
  const sheet = useSheet(plan, assigner, parts.shown, mode);
  return {
    question,
    plan: parts.isKnown ? plan : undefined,
    parts,
    sheet,
    send: () => {
      const [sent, texts] = [sheet.changed, sheet.draft.texts];
      return {
        targets: sent.map((one) => toTypedTarget(one, year)),
        refused: (error) => sheet.refuse(error, sent),
        saved: () => void queries.invalidateQueries().then(() => sheet.settle(texts)),
      };
    },
  };
}
