import type { PlaceRefJson } from "@kehoach/api/figure";
import { type ClipboardEvent, type KeyboardEvent, type ReactNode, useCallback, useRef } from "react";
import { placeBlock, readBlock } from "../grid/block.ts";
import { type At, rangeOf } from "../grid/selection.ts";
import type { CellId } from "../grid/steps.ts";
import css from "./entry.module.css";
import { leaveCell, putCells, redo, typeInto, undo } from "./entry-draft.ts";
import { EntryRow } from "./entry-row.tsx";
import { usePlanWords } from "./plan-words.ts";
import type { Sheet } from "./use-sheet.ts";

function toAt(target: EventTarget): At | undefined {
  const [row, column] = target instanceof HTMLInputElement ? (target.dataset["at"]?.split(",") ?? []) : [];
  return row === undefined || column === undefined ? undefined : { row: Number(row), column: Number(column) };
}

/** Puts the cursor into a cell, with what stands there selected, as a spreadsheet does. */
export function goToCell(table: ParentNode | null, { row, column }: At): void {
  const input = table?.querySelector<HTMLInputElement>(`input[data-at="${row},${column}"]`);
  input?.focus();
  input?.select();
}

/** Where a key leads from a cell; left and right only from the edge of its text, or when all of it is selected. */
function findNext({ key, shiftKey, altKey, ctrlKey, metaKey }: KeyboardEvent, input: HTMLInputElement, at: At): At | undefined {
  if (altKey || ctrlKey || metaKey) return undefined;
  const [start, end] = [input.selectionStart ?? 0, input.selectionEnd ?? 0];
  const isAll = start === 0 && end === input.value.length;
  if (key === "ArrowDown" || (key === "Enter" && !shiftKey)) return { ...at, row: at.row + 1 };
  if (key === "ArrowUp" || key === "Enter") return { ...at, row: at.row - 1 };
  if (shiftKey) return undefined;
  if (key === "ArrowLeft" && (isAll || end === 0)) return { ...at, column: at.column - 1 };
  if (key === "ArrowRight" && (isAll || start === input.value.length)) return { ...at, column: at.column + 1 };
  return undefined;
}

/** Cells to type into, with the keys, the paste and the undo of a spreadsheet. */
export function EntryGrid({
  sheet,
  columns,
  year,
  label,
  pasted,
}: {
  readonly sheet: Sheet;
  readonly columns: readonly PlaceRefJson[];
  readonly year: number;
  readonly label: string;
  /** Told how many cells of a paste found no place. */
  readonly pasted: (out: number) => void;
}): ReactNode {
  const words = usePlanWords();
  const table = useRef<HTMLTableElement>(null);
  const { grid, draft, setDraft, faults } = sheet;
  const write = useCallback((cell: CellId, text: string) => setDraft((now) => typeInto(now, cell, text)), [setDraft]);
  const press = (event: KeyboardEvent): void => {
    const at = toAt(event.target);
    if (at === undefined || !(event.target instanceof HTMLInputElement)) return;
    const key = event.key.toLowerCase();
    const isCommand = (event.ctrlKey || event.metaKey) && !event.altKey;
    const next = findNext(event, event.target, at);
    if (isCommand && key === "z") setDraft(event.shiftKey ? redo : undo);
    else if (isCommand && key === "y") setDraft(redo);
    else if (next !== undefined) goToCell(table.current, next);
    else return;
    event.preventDefault();
  };
  const paste = (event: ClipboardEvent): void => {
    const at = toAt(event.target);
    const text = event.clipboardData.getData("text/plain");
    // A single word goes where the cursor stands, as in any field.
    if (at === undefined || !/[\t\n\r]/.test(text)) return;
    event.preventDefault();
    const range = rangeOf({ from: at, to: at });
    const { cells, out } = placeBlock((row, column) => grid[row]?.cells[column]?.id, range, readBlock(text));
    setDraft((now) => putCells(now, cells));
    pasted(out);
  };
  const [own, ...parts] = columns;
  return (
    <div className={css["scroll"]}>
      <table ref={table} className={css["grid"]} onKeyDown={press} onPaste={paste} onBlur={() => setDraft(leaveCell)}>
        <caption className={css["caption"]}>{label}</caption>
        <thead>
          <tr>
            <th scope="col" className={css["name"]}>
              {words.column.indicator}
            </th>
            <th scope="col">{words.column.actual(String(year - 1))}</th>
            <th scope="col" className={css["ownHead"]}>
              {own?.name}
            </th>
            {parts.length === 0 ? null : (
              <>
                <th scope="col">{words.entry.parts}</th>
                {parts.map(({ key, name }) => (
                  <th key={key} scope="col">
                    {name}
                  </th>
                ))}
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {grid.map((gridLine, at) => (
            <EntryRow
              key={gridLine.line.key}
              at={at}
              gridLine={gridLine}
              columns={columns}
              texts={draft.texts}
              faults={faults}
              write={write}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
