import { MAX_ENTRY_TEXT } from "@kehoach/core/submission/decide-save";
import { type ReactNode, useLayoutEffect, useRef } from "react";
import css from "./sheet-grid.module.css";
import type { Grid } from "./use-grid.ts";

/**
 * The cell of the cursor: a field that is always there, so that the first letter typed is taken as it is, tone marks and all. As long
 * as nothing is typed all its text is selected, and the next letter takes its place.
 */
export function CellInput({
  grid,
  label,
  shown,
  typed,
  isFigure,
  wrong,
}: {
  readonly grid: Grid;
  readonly label: string;
  /** What the cell shows, and what was typed into it. */
  readonly shown: string;
  readonly typed: string;
  readonly isFigure: boolean;
  readonly wrong: boolean;
}): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  const isTyping = grid.typing !== "none";
  const value = isTyping ? typed : shown;
  // Whenever the cursor is to have the keyboard and has not: the cell may be the same as before.
  useLayoutEffect(() => {
    const element = input.current;
    if (element === null || !grid.holdsFocus.current || document.activeElement === element) return;
    element.focus({ preventScroll: true });
    if (!isTyping) element.select();
  });
  useLayoutEffect(() => {
    if (!isTyping && document.activeElement === input.current) input.current?.select();
  }, [isTyping, value]);
  useLayoutEffect(() => {
    if (grid.typing === "within") input.current?.setSelectionRange(typed.length, typed.length);
    // Only as it begins: then the cursor moves in the text as it likes.
  }, [grid.typing]);
  return (
    <input
      ref={input}
      className={css["input"]}
      type="text"
      inputMode={isFigure ? "decimal" : "text"}
      autoComplete="off"
      spellCheck={false}
      maxLength={MAX_ENTRY_TEXT}
      aria-label={label}
      aria-invalid={wrong}
      readOnly={grid.lock !== undefined}
      data-typing={grid.typing}
      value={value}
      onChange={(event) => grid.write(event.currentTarget.value)}
      onFocus={() => {
        grid.holdsFocus.current = true;
      }}
    />
  );
}
