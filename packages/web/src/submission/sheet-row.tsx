import { memo, type ReactNode } from "react";
import { useWords } from "../data/language.tsx";
import { qualify } from "../data/qualify.ts";
import type { Line } from "./form-look.ts";
import type { CellLook, RowLook } from "./row-look.ts";
import css from "./sheet-grid.module.css";
import { useSheetWords } from "./sheet-words.ts";
import type { SheetWords } from "./sheet-words-vi.ts";

/** What is shown in a cell that holds no figure. */
function Shown({ look, words }: { readonly look: CellLook; readonly words: SheetWords }): ReactNode {
  const { qualifier } = useWords();
  if (look.state === "none") return <span className={css["none"]}>{words.grid.none}</span>;
  if (look.state === "missing" && look.tone !== "typed")
    return (
      <span className={css["lack"]}>
        <span aria-hidden="true">…</span>
        <span className={css["said"]}>{words.grid.missing}</span>
      </span>
    );
  const [before, after] = qualify("…", look.qualifiers?.map((one) => qualifier[one]) ?? []).split("…");
  return (
    <>
      {before ? <span className={css["qualifier"]}>{before}</span> : null}
      {look.text}
      {after ? <span className={css["qualifier"]}>{after}</span> : null}
    </>
  );
}

/** What is said of a cell beside its figure, for those who do not see its marks. */
export function sayMarks(look: CellLook, words: SheetWords): string {
  return [
    look.weight === undefined ? "" : words.grid.problemAt[look.weight],
    look.isConflict ? words.grid.conflictAt : "",
    look.hasNote ? words.grid.hasNote : "",
    look.hasFile ? words.grid.hasFile : "",
  ]
    .filter(Boolean)
    .join(", ");
}

type RowProps = {
  readonly at: number;
  /** Number of the line among those the table has, its head counted. */
  readonly index: number;
  readonly line: Line;
  readonly look: RowLook;
  readonly height: number;
  /** The columns of this line that are selected, from and to; -1 for none. */
  readonly left: number;
  readonly right: number;
  /** The column of the cursor, -1 for none, and what stands there. */
  readonly active: number;
  readonly input: ReactNode;
  /** Columns that somebody else just changed, as "3 4". */
  readonly flashing: string;
  /** Nothing in this line is typed by who looks at it. */
  readonly isLocked: boolean;
};

function Row({ at, index, line, look, height, left, right, active, input, flashing, isLocked }: RowProps): ReactNode {
  const words = useSheetWords();
  const isHeading = line.row.kind === "heading";
  const flashed = flashing === "" ? [] : flashing.split(" ").map(Number);
  return (
    <tr role="row" aria-rowindex={index} data-heading={isHeading} data-locked={isLocked} style={{ height }}>
      <td role="gridcell" aria-colindex={1} className={css["mark"]}>
        {line.mark}
      </td>
      <th role="rowheader" scope="row" aria-colindex={2} className={css["label"]} title={line.label}>
        <span style={{ paddingLeft: `${line.row.level * 0.75}rem` }}>{line.label}</span>
      </th>
      <td role="gridcell" aria-colindex={3} className={css["unit"]}>
        {line.unit}
      </td>
      {look.cells.map((cell, column) => {
        const marks = sayMarks(cell, words);
        return (
          <td
            key={cell.id}
            role="gridcell"
            aria-colindex={column + 4}
            aria-selected={column >= left && column <= right}
            className={css["cell"]}
            data-at={`${at},${column}`}
            data-tone={cell.tone}
            data-state={cell.state}
            data-sent={cell.isSent}
            data-weight={cell.weight}
            data-conflict={cell.isConflict}
            data-marked={cell.hasNote || cell.hasFile}
            data-required={cell.isRequired && cell.state === "missing"}
            data-active={column === active}
            data-flash={flashed.includes(column)}
          >
            {column === active ? (
              input
            ) : (
              <span className={css["text"]}>
                <Shown look={cell} words={words} />
                {marks === "" ? null : <span className={css["said"]}>, {marks}</span>}
              </span>
            )}
          </td>
        );
      })}
    </tr>
  );
}

/** A line of the grid. Drawn again only when something on it changed: a letter typed must not wait for the other lines. */
export const SheetRow = memo(Row);
