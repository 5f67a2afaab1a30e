import type { PlaceRefJson } from "@kehoach/api/figure";
import { memo, type ReactNode } from "react";
import { showShort } from "../data/number.ts";
import type { CellId } from "../grid/steps.ts";
import { isOther } from "./cell-text.ts";
import css from "./entry.module.css";
import type { Draft } from "./entry-draft.ts";
import { type GridLine, isTypedAlike, sumOfLine } from "./grid-model.ts";
import { usePlanWords } from "./plan-words.ts";
import { SumSaid } from "./sum-said.tsx";
import type { Sheet } from "./use-sheet.ts";

type RowProps = {
  readonly at: number;
  readonly gridLine: GridLine;
  readonly columns: readonly PlaceRefJson[];
  /** What is typed and not saved yet, and why cells can not be taken, of all lines. */
  readonly texts: Draft["texts"];
  readonly faults: Sheet["faults"];
  readonly write: (cell: CellId, text: string) => void;
};

function Row({ at, gridLine, columns, texts, faults, write }: RowProps): ReactNode {
  const words = usePlanWords();
  const { line, cells } = gridLine;
  return (
    <tr>
      <th scope="row" className={css["name"]}>
        <span className={line.isPart ? css["part"] : ""}>
          {line.number === "-" ? "– " : line.isPart ? `${line.number} ` : `${line.number}. `}
          {line.name}
        </span>
        <span className={css["unit"]}>{line.row.unit}</span>
      </th>
      <td className={css["before"]}>{showShort(line.row.before.actual)}</td>
      {cells.map((cell, column) => {
        const text = texts.get(cell.id);
        const fault = faults.get(cell.id);
        const isUnsaved = text !== undefined && isOther(text, cell.saved);
        const input = (
          <td key={cell.id} className={css["cell"]} data-unsaved={isUnsaved}>
            <input
              type="text"
              inputMode="decimal"
              autoComplete="off"
              spellCheck={false}
              data-at={`${at},${column}`}
              aria-label={words.entry.cell(line.name, columns[column]?.name ?? "")}
              aria-invalid={fault !== undefined}
              title={fault}
              placeholder={showShort(cell.under)}
              value={text ?? showShort(cell.saved) ?? ""}
              onChange={(event) => write(cell.id, event.currentTarget.value)}
            />
          </td>
        );
        return column > 0 || columns.length === 1
          ? input
          : [
              input,
              <td key="sum" className={css["sum"]}>
                <SumSaid sum={sumOfLine(gridLine, texts)} />
              </td>,
            ];
      })}
    </tr>
  );
}

/** A line of the grid. Drawn again only when one of its own cells changed: a letter typed must not wait for the other lines. */
export const EntryRow = memo(
  Row,
  (before, after) =>
    before.at === after.at &&
    before.gridLine === after.gridLine &&
    before.columns === after.columns &&
    before.write === after.write &&
    isTypedAlike(after.gridLine, before.texts, after.texts) &&
    after.gridLine.cells.every(({ id }) => before.faults.get(id) === after.faults.get(id)),
);
