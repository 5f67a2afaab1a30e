import type { CellId } from "@kehoach/core/form/sheet";
import type { ReactNode } from "react";
import { CellDetails } from "./cell-details.tsx";
import { ConflictChoice } from "./conflict-choice.tsx";
import { KnownList } from "./known-list.tsx";
import { ProblemItem } from "./problem-item.tsx";
import { listShown } from "./problem-panel.tsx";
import css from "./sheet.module.css";
import { lockOf, useSheet, useSnapshot } from "./sheet-context.ts";
import { columnCodeOf, rowKeyOf } from "./sheet-view.ts";
import { useSayings, useSheetWords } from "./sheet-words.ts";

/** Everything about the cell of the cursor: what is known beside it, what is wrong with it, what else can be said of it. */
export function CellPanel({ cell }: { readonly cell: CellId }): ReactNode {
  const words = useSheetWords();
  const sayings = useSayings();
  const { lines, columns } = useSheet();
  const snapshot = useSnapshot();
  const [row, code] = [rowKeyOf(cell), columnCodeOf(cell)];
  const line = lines.find((one) => one.row.key === row);
  const at = columns.findIndex(({ column }) => column.code === code);
  const look = snapshot.looks.get(row)?.cells[at];
  const shown = snapshot.view.cells.get(row)?.[at];
  if (line === undefined || look === undefined || shown === undefined) return null;
  const lock = lockOf(snapshot, row, code);
  const isTyped = look.tone === "typed" || look.tone === "note";
  const problems = listShown(snapshot.problems).filter(({ cells }) => cells[0] === cell);
  // What a problem says need not be said twice.
  const isTold = isTyped && (shown.kind === "missing" || problems.length > 0);
  const said = isTold ? undefined : sayings.cell(snapshot.view.sheet, shown);
  return (
    <section className={css["section"]} aria-label={words.cell.title}>
      <h2>
        {line.fullLabel}
        <span className={css["soft"]}>
          {columns[at]?.name}
          {line.unit === "" || look.tone === "note" ? "" : ` (${line.unit})`}
        </span>
      </h2>
      {look.text === "" ? null : <p className={css["figure"]}>{look.text}</p>}
      {said === undefined ? null : <p>{said}</p>}
      {lock === undefined || lock === "heading" ? null : <p className={css["soft"]}>{words.grid.locked[lock]}</p>}
      <ConflictChoice cell={cell} />
      {problems.length === 0 ? null : (
        <ul className={css["problems"]}>
          {problems.map((problem) => (
            <ProblemItem key={problem.key} problem={problem} isFull={false} />
          ))}
        </ul>
      )}
      <KnownList row={row} column={code} />
      {isTyped ? <CellDetails cell={cell} isFigure={look.tone === "typed"} isLocked={lock !== undefined} /> : null}
    </section>
  );
}
