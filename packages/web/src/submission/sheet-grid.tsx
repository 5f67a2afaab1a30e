import { Fragment, type MouseEvent, type ReactNode, type RefObject, useLayoutEffect, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { findWindow, listDrawn, listOffsets } from "../grid/row-window.ts";
import { type At, extendTo, isIn, selectOne } from "../grid/selection.ts";
import { CellInput } from "./cell-input.tsx";
import type { Column } from "./form-look.ts";
import { type Metrics, measureGrid, measureTexts } from "./grid-metrics.ts";
import { lockOf, useSheet, useSnapshot } from "./sheet-context.ts";
import css from "./sheet-grid.module.css";
import { SheetHead } from "./sheet-head.tsx";
import { SheetRow, sayMarks } from "./sheet-row.tsx";
import { entryOf } from "./sheet-state.ts";
import { useSheetWords } from "./sheet-words.ts";
import type { Grid } from "./use-grid.ts";

/** Lines drawn beyond what is seen, on each side. */
const EXTRA = 6;

function atOf(event: MouseEvent): At | undefined {
  const cell = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-at]") : null;
  const [row, column] = cell?.dataset["at"]?.split(",").map(Number) ?? [];
  return row === undefined || column === undefined ? undefined : { row, column };
}

type Scrolled = { readonly top: number; readonly height: number; readonly width: number; readonly head: number };

/** How far a box is scrolled, and how large it is. */
function useScrolled(box: RefObject<HTMLElement | null>): Scrolled {
  const [scrolled, setScrolled] = useState<Scrolled>({ top: 0, height: 800, width: 1200, head: 0 });
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const look = (): void =>
      setScrolled((now) => {
        const head = element.querySelector("thead")?.offsetHeight ?? 0;
        const { scrollTop: top, clientHeight: height, clientWidth: width } = element;
        // Figures are drawn anew after some lines only, not after every pixel.
        const isNear = Math.abs(now.top - top) < 40 && now.height === height && now.width === width && now.head === head;
        return isNear ? now : { top, height, width, head };
      });
    look();
    const watcher = new ResizeObserver(look);
    watcher.observe(element);
    element.addEventListener("scroll", look, { passive: true });
    return () => {
      watcher.disconnect();
      element.removeEventListener("scroll", look);
    };
  }, [box]);
  return scrolled;
}

/** Paper has every line. */
function usePrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false);
  useLayoutEffect(() => {
    const begin = (): void => flushSync(() => setPrinting(true));
    const end = (): void => setPrinting(false);
    window.addEventListener("beforeprint", begin);
    window.addEventListener("afterprint", end);
    return () => {
      window.removeEventListener("beforeprint", begin);
      window.removeEventListener("afterprint", end);
    };
  }, []);
  return isPrinting;
}

/** Brings a cell out from under the head and the first columns. */
function reveal(box: HTMLElement, metrics: Metrics, offsets: readonly number[], head: number, { row, column }: At): void {
  const sticky = metrics.mark + metrics.label + metrics.unit;
  const [top, bottom] = [offsets[row] ?? 0, offsets[row + 1] ?? 0];
  const room = box.clientHeight - head;
  if (top < box.scrollTop) box.scrollTop = top;
  else if (bottom > box.scrollTop + room) box.scrollTop = bottom - room;
  const left = metrics.columns.slice(0, column).reduce((sum, width) => sum + width, 0);
  const right = left + (metrics.columns[column] ?? 0);
  if (left < box.scrollLeft) box.scrollLeft = left;
  else if (right > box.scrollLeft + box.clientWidth - sticky) box.scrollLeft = right - (box.clientWidth - sticky);
}

function Columns({ metrics, columns }: { readonly metrics: Metrics; readonly columns: readonly Column[] }): ReactNode {
  return (
    <colgroup>
      <col style={{ width: metrics.mark }} />
      <col style={{ width: metrics.label }} />
      <col style={{ width: metrics.unit }} />
      {columns.map(({ column }, at) => (
        <col key={column.code} style={{ width: metrics.columns[at] }} />
      ))}
    </colgroup>
  );
}

/** A form as a grid: lines by columns, of which only those in view are drawn. */
export function SheetGrid({ grid, label }: { readonly grid: Grid; readonly label: string }): ReactNode {
  const words = useSheetWords();
  const { lines, columns } = useSheet();
  const snapshot = useSnapshot();
  const box = useRef<HTMLDivElement>(null);
  const isDragging = useRef(false);
  const scrolled = useScrolled(box);
  const isPrinting = usePrinting();
  const longest = measureTexts(snapshot.looks, columns.length).join(" ");
  const metrics = useMemo(() => {
    const scale = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
    return measureGrid(lines, columns, longest.split(" ").map(Number), { width: scrolled.width, scale });
  }, [lines, columns, longest, scrolled.width]);
  const offsets = useMemo(() => listOffsets(metrics.rows), [metrics.rows]);
  const { selection, range } = grid;
  const { to, active, from } = selection;
  // Keys move the cursor inside a selection; else the end that moves is looked at.
  const isMoved = active.row !== from.row || active.column !== from.column;
  useLayoutEffect(() => {
    if (box.current !== null && grid.holdsFocus.current)
      reveal(box.current, metrics, offsets, scrolled.head, isMoved ? active : to);
  }, [active, to, isMoved, metrics, offsets, scrolled.head, grid.holdsFocus]);
  useLayoutEffect(() => {
    grid.pageLines.current = Math.max(Math.floor((scrolled.height - scrolled.head) / 34) - 1, 1);
  });
  const span = isPrinting
    ? { first: 0, end: lines.length }
    : findWindow(offsets, scrolled.top, scrolled.height - scrolled.head, EXTRA);
  const drawn = listDrawn(offsets, span, selection.active.row);
  const flashing = new Set(snapshot.news.flatMap(({ cells }) => cells));
  const width = metrics.mark + metrics.label + metrics.unit + metrics.columns.reduce((sum, one) => sum + one, 0);
  // Where what stays in view stands; the style sheet reads them.
  const sticky: Readonly<Record<string, string>> = {
    "--label-left": `${metrics.mark}px`,
    "--unit-left": `${metrics.mark + metrics.label}px`,
  };
  const heads = columns.some(({ group }) => group !== undefined) ? 3 : 2;

  const press = (event: MouseEvent): void => {
    const at = atOf(event);
    if (at === undefined || event.button !== 0) return;
    const isTyping = grid.typing !== "none" && selection.active.row === at.row && selection.active.column === at.column;
    // In a text that is being typed the mouse puts its cursor.
    if (isTyping) return;
    event.preventDefault();
    isDragging.current = true;
    grid.select(event.shiftKey ? extendTo(selection, at) : selectOne(at));
  };
  const drag = (event: MouseEvent): void => {
    if ((event.buttons & 1) === 0) isDragging.current = false;
    const at = isDragging.current ? atOf(event) : undefined;
    if (at !== undefined && (at.row !== to.row || at.column !== to.column)) grid.select(extendTo(selection, at));
  };
  const gap = (key: string, height: number): ReactNode =>
    height === 0 ? null : (
      <tr key={key} aria-hidden="true">
        <td colSpan={columns.length + 3} className={css["gap"]} style={{ height }} />
      </tr>
    );
  return (
    <div ref={box} className={css["box"]}>
      <table
        role="grid"
        className={css["grid"]}
        style={{ width, ...sticky }}
        aria-label={label}
        aria-rowcount={lines.length + heads}
        aria-colcount={columns.length + 3}
        aria-multiselectable="true"
        onKeyDown={grid.press}
        onCopy={(event) => grid.copy(event, false)}
        onCut={(event) => grid.copy(event, true)}
        onPaste={grid.paste}
        onMouseDown={press}
        onMouseMove={drag}
        onDoubleClick={(event) => (atOf(event) === undefined ? undefined : grid.begin())}
        onBlur={(event) => {
          if (event.currentTarget.contains(event.relatedTarget)) return;
          grid.holdsFocus.current = false;
          grid.leave();
        }}
      >
        <Columns metrics={metrics} columns={columns} />
        <SheetHead columns={columns} />
        <tbody role="rowgroup">
          {drawn.rows.map(({ row, gap: height }) => {
            const line = lines[row];
            const look = line && snapshot.looks.get(line.row.key);
            if (line === undefined || look === undefined) return null;
            const isIncluded = isIn(range, { row, column: range.left });
            const column = row === selection.active.row ? selection.active.column : -1;
            const cell = look.cells[column];
            return (
              <Fragment key={line.row.key}>
                {gap("gap", height)}
                <SheetRow
                  at={row}
                  index={row + heads + 1}
                  line={line}
                  look={look}
                  height={metrics.rows[row] ?? 0}
                  left={isIncluded ? range.left : -1}
                  right={isIncluded ? range.right : -1}
                  active={column}
                  flashing={look.cells.flatMap(({ id }, at) => (flashing.has(id) ? [at] : [])).join(" ")}
                  isLocked={columns.every((one) => lockOf(snapshot, line.row.key, one.column.code) !== undefined)}
                  input={
                    cell === undefined ? null : (
                      <CellInput
                        key={cell.id}
                        grid={grid}
                        label={[line.fullLabel, columns[column]?.name, sayMarks(cell, words)].filter(Boolean).join(", ")}
                        shown={cell.state === "none" ? words.grid.none : cell.text}
                        typed={entryOf(snapshot.state, cell.id)?.text ?? ""}
                        isFigure={cell.tone !== "note"}
                        wrong={cell.weight === "block"}
                      />
                    )
                  }
                />
              </Fragment>
            );
          })}
          {gap("after", drawn.after)}
        </tbody>
      </table>
    </div>
  );
}
