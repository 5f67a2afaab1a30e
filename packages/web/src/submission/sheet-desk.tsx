import type { EntryProblem } from "@kehoach/core/form/sheet";
import { type KeyboardEvent, type ReactNode, useState } from "react";
import { Notice } from "../ui/notice.tsx";
import { CellPanel } from "./cell-panel.tsx";
import { PasteDialog } from "./paste-dialog.tsx";
import { listShown, ProblemPanel } from "./problem-panel.tsx";
import css from "./sheet.module.css";
import { SheetAlerts } from "./sheet-alerts.tsx";
import { useSheet, useSnapshot } from "./sheet-context.ts";
import { SheetGrid } from "./sheet-grid.tsx";
import { isOpenProblem } from "./sheet-store.ts";
import { SheetTools } from "./sheet-tools.tsx";
import { useSheetWords } from "./sheet-words.ts";
import { StatusBar } from "./status-bar.tsx";
import { useGrid } from "./use-grid.ts";

/** The sheet at a desk: the grid, and beside it the cell of the cursor and everything that is wrong. */
export function SheetDesk(): ReactNode {
  const words = useSheetWords();
  const { reply, lines, columns } = useSheet();
  const snapshot = useSnapshot();
  const grid = useGrid();
  const [done, setDone] = useState<string | undefined>(undefined);
  const [isShown, setShown] = useState(true);
  const [isFull, setFull] = useState(false);
  const goTo = (problem: EntryProblem): void => grid.goTo(problem.cells[0]);
  const turn = (way: 1 | -1): void => {
    const open = listShown(snapshot.problems).filter((problem) => isOpenProblem(snapshot.state, problem));
    const all = open.length === 0 ? listShown(snapshot.problems) : open;
    const order = new Map(
      lines.flatMap(({ row }, at) => columns.map(({ column }, i) => [`${row.key}#${column.code}`, at * columns.length + i])),
    );
    const places = [...new Set(all.map(({ cells }) => cells[0]))].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
    const here = order.get(grid.active) ?? 0;
    const next =
      way === 1
        ? (places.find((cell) => (order.get(cell) ?? 0) > here) ?? places[0])
        : (places.findLast((cell) => (order.get(cell) ?? 0) < here) ?? places.at(-1));
    if (next !== undefined) grid.goTo(next);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key !== "F8") return;
    event.preventDefault();
    turn(event.shiftKey ? -1 : 1);
  };
  return (
    <div className={css["desk"]} data-full={isFull} onKeyDown={press}>
      <SheetTools
        undo={grid.undo}
        redo={grid.redo}
        go={grid.goTo}
        done={setDone}
        isDesk
        views={[
          { label: isShown ? words.bar.hide : words.bar.show, turn: () => setShown(!isShown) },
          { label: isFull ? words.bar.shrink : words.bar.grow, turn: () => setFull(!isFull) },
        ]}
      />
      {done === undefined ? null : <Notice tone="done">{done}</Notice>}
      <SheetAlerts go={grid.goTo} />
      <div className={css["both"]} data-alone={!isShown}>
        <div className={css["main"]}>
          <SheetGrid grid={grid} label={words.grid.label(reply.sheet.form.name)} />
          <StatusBar grid={grid} />
        </div>
        {isShown ? (
          <aside className={css["aside"]} aria-label={words.bar.panel}>
            <CellPanel cell={grid.active} />
            <ProblemPanel go={goTo} />
          </aside>
        ) : null}
      </div>
      <PasteDialog grid={grid} />
    </div>
  );
}
