import type { PlanJson } from "@kehoach/api/plan";
import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useAssignerName } from "../data/assigner-names.ts";
import { LeaveGuard } from "../data/leave-guard.tsx";
import { Notice } from "../ui/notice.tsx";
import { Toggles } from "../ui/toggle.tsx";
import css from "./entry.module.css";
import { clearCells, redo, undo } from "./entry-draft.ts";
import { EntryGrid } from "./entry-grid.tsx";
import { FaultList } from "./fault-list.tsx";
import type { PartColumns } from "./part-columns.ts";
import { usePlanWords } from "./plan-words.ts";
import type { Sheet } from "./use-sheet.ts";

/** The grid with what belongs to it: which parts have columns, how much is not saved, back and forth, and what is wrong. @rule T18 */
export function SheetPanel({
  plan,
  assigner,
  sheet,
  parts,
  paper,
  children,
}: {
  readonly plan: PlanJson;
  readonly assigner: string;
  readonly sheet: Sheet;
  readonly parts: PartColumns;
  /** What must be said beside the figures. */
  readonly paper?: ReactNode;
  /** What saves it. */
  readonly children: ReactNode;
}): ReactNode {
  const { entry: words } = usePlanWords();
  const nameOf = useAssignerName();
  const [out, setOut] = useState(0);
  const { changed, faults, draft, setDraft } = sheet;
  return (
    <>
      {parts.groups.length < 2 ? null : (
        <Toggles
          label={words.columns}
          choices={parts.groups.map((group) => [group, words.groups[group]])}
          chosen={parts.group}
          choose={parts.setGroup}
        />
      )}
      <p className={css["hint"]}>{words.keys}</p>
      <EntryGrid
        sheet={sheet}
        columns={parts.columns}
        year={plan.year}
        label={`${words.grid}: ${nameOf(assigner)}`}
        pasted={setOut}
      />
      {out === 0 ? null : <Notice tone="mind">{words.pastedOut(out)}</Notice>}
      {paper}
      <div className={css["foot"]}>
        <FaultList plan={plan} sheet={sheet} parts={parts} />
        <span role="status" className={css["state"]}>
          {changed.length === 0 ? words.allSaved : words.unsaved(changed.length)}
          {faults.size === 0 ? null : <span className={css["stateBad"]}> · {words.bad(faults.size)}</span>}
        </span>
        {children}
        <Button variant="default" disabled={draft.steps.past.length === 0} onClick={() => setDraft(undo)}>
          {words.undo}
        </Button>
        <Button variant="default" disabled={draft.steps.future.length === 0} onClick={() => setDraft(redo)}>
          {words.redo}
        </Button>
        {changed.length === 0 ? null : (
          <Button variant="default" onClick={() => setDraft(clearCells)}>
            {words.discard}
          </Button>
        )}
      </div>
      <LeaveGuard
        isNeeded={changed.length > 0}
        about={["assigner", "place", "authority"]}
        title={words.leaveTitle}
        go={words.leaveGo}
        stay={words.stay}
      >
        <p>{words.leave(changed.length)}</p>
      </LeaveGuard>
    </>
  );
}
