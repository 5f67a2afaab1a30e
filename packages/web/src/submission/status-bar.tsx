import { showExact } from "@kehoach/core/words/form-cell";
import type { ReactNode } from "react";
import { isSingle } from "../grid/selection.ts";
import { sumSelection } from "./selection-sum.ts";
import css from "./sheet.module.css";
import { useSheet, useSnapshot } from "./sheet-context.ts";
import { useSheetWords } from "./sheet-words.ts";
import type { Grid } from "./use-grid.ts";

/** Under the grid: where the cursor is, what the selection comes to, what was just done; and what the colours mean. */
export function StatusBar({ grid }: { readonly grid: Grid }): ReactNode {
  const words = useSheetWords();
  const { lines, columns } = useSheet();
  const { view } = useSnapshot();
  const { row, column } = grid.selection.active;
  const here = [lines[row]?.fullLabel, columns[column]?.name].filter(Boolean).join(" · ");
  const found = isSingle(grid.selection) ? undefined : sumSelection(view.sheet, view.cells, grid.range);
  return (
    <div className={css["status"]}>
      <p className={css["told"]} role="status">
        {grid.told ?? (found === undefined ? here : null)}
      </p>
      {found === undefined ? null : (
        <p className={css["sums"]}>
          <span>{words.status.count(found.count)}</span>
          {found.total === undefined ? (
            found.count > 1 ? (
              <span className={css["soft"]}>{words.status.mixed}</span>
            ) : null
          ) : (
            <>
              <span>{words.status.average(`${showExact(found.total.average)} ${found.total.unit}`)}</span>
              <strong>{words.status.sum(`${showExact(found.total.sum)} ${found.total.unit}`)}</strong>
            </>
          )}
        </p>
      )}
      <ul className={css["legend"]}>
        {(["typed", "computed", "held"] as const).map((tone) => (
          <li key={tone} data-tone={tone}>
            {words.grid.legend[tone === "typed" ? "entered" : tone]}
          </li>
        ))}
        <li data-tone="sent">{words.grid.legend.sent}</li>
      </ul>
    </div>
  );
}
