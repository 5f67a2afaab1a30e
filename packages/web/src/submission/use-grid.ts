import { type CellId, cellOf, type Entry } from "@kehoach/core/form/sheet";
import { type ClipboardEvent, type KeyboardEvent, type RefObject, useMemo, useRef, useState } from "react";
import { readBlock, showBlock } from "../grid/block.ts";
import { decideKey, type GridAct } from "../grid/grid-keys.ts";
import { type At, type Ground, isSingle, type Range, rangeOf, type Selection, selectOne } from "../grid/selection.ts";
import {
  type EditGround,
  type Edits,
  listWritableIn,
  type Pasted,
  placePaste,
  toFillEdits,
  toPasteEdits,
  typedEntry,
} from "./cell-edit.ts";
import { type Lock, lockOf, useSheet } from "./sheet-context.ts";
import { entryOf } from "./sheet-state.ts";
import { columnCodeOf, rowKeyOf } from "./sheet-view.ts";
import { useSheetWords } from "./sheet-words.ts";

/** The cursor in a sheet, and everything keys, mouse and clipboard do with its cells. */
export type Grid = {
  readonly selection: Selection;
  readonly range: Range;
  readonly active: CellId;
  readonly lock: Lock | undefined;
  readonly typing: "none" | "over" | "within";
  /** What there is to say of what was just done. */
  readonly told: string | undefined;
  /** A block that waits for its reader to say how its numbers are written. */
  readonly asked: Pasted | undefined;
  readonly answer: (marks: "vi" | "en" | undefined) => void;
  readonly select: (selection: Selection) => void;
  readonly goTo: (cell: CellId) => void;
  readonly begin: () => void;
  readonly write: (text: string) => void;
  readonly leave: () => void;
  readonly press: (event: KeyboardEvent) => void;
  readonly copy: (event: ClipboardEvent, isCut: boolean) => void;
  readonly paste: (event: ClipboardEvent) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /** Whether the cursor holds the keyboard, or is to take it. */
  readonly holdsFocus: RefObject<boolean>;
  readonly pageLines: RefObject<number>;
};

export function useGrid(): Grid {
  const { store, lines, columns } = useSheet();
  const words = useSheetWords();
  const idAt = (row: number, column: number): CellId => cellOf(lines[row]?.row.key ?? "", columns[column]?.column.code ?? "");
  const lockAt = (row: number, column: number): Lock | undefined =>
    lockOf(store.get(), lines[row]?.row.key ?? "", columns[column]?.column.code ?? "");
  const lookAt = ({ row, column }: At) => store.get().looks.get(lines[row]?.row.key ?? "")?.cells[column];
  const atOf = (cell: CellId): At | undefined => {
    const row = lines.findIndex((line) => line.row.key === rowKeyOf(cell));
    const column = columns.findIndex((one) => one.column.code === columnCodeOf(cell));
    return row < 0 || column < 0 ? undefined : { row, column };
  };
  const ground: Ground = {
    rows: lines.length,
    columns: columns.length,
    isStop: (row) => lines[row]?.row.kind !== "heading",
    isFilled: (at) => (lookAt(at)?.text ?? "") !== "",
    isTyped: ({ row, column }) => lockAt(row, column) === undefined,
  };
  const edits: EditGround = {
    cellAt: (row, column) =>
      row < lines.length && column < columns.length && lockAt(row, column) === undefined ? idAt(row, column) : undefined,
    isFigure: (cell) => columns.find(({ column }) => column.code === columnCodeOf(cell))?.column.kind !== "note",
    entryOf: (cell) => entryOf(store.get().state, cell),
    contentAt: (at) => {
      const look = lookAt(at);
      if (look === undefined) return undefined;
      return look.tone === "typed" || look.tone === "note"
        ? entryOf(store.get().state, look.id)
        : typedEntry(undefined, look.text, "over");
    },
  };
  // Where an officer begins: the first cell that still lacks something, else the first he types into.
  const first = useMemo(() => {
    const typed = lines.flatMap((_, row) =>
      columns.flatMap((__, column) => (ground.isTyped({ row, column }) ? [{ row, column }] : [])),
    );
    const open = typed.find((at) => lookAt(at)?.state === "missing");
    return (
      open ??
      typed[0] ?? {
        row: Math.max(
          lines.findIndex((_, row) => ground.isStop(row)),
          0,
        ),
        column: 0,
      }
    );
  }, [lines]);
  const [selection, setSelection] = useState<Selection>(() => selectOne(first));
  const [typing, setTyping] = useState<Grid["typing"]>("none");
  const [told, setTold] = useState<string | undefined>(undefined);
  const [asked, setAsked] = useState<Grid["asked"]>(undefined);
  const home = useRef(first.column);
  const before = useRef<Entry | undefined>(undefined);
  const isReleased = useRef(false);
  // Whoever comes to enter figures begins at once.
  const holdsFocus = useRef(store.get().moving.may.enter);
  const pageLines = useRef(10);
  const range = rangeOf(selection);
  const active = idAt(selection.active.row, selection.active.column);
  const lock = lockAt(selection.active.row, selection.active.column);

  const leave = (): void => {
    if (typing !== "none") setTyping("none");
    store.leave();
  };
  const select = (next: Selection): void => {
    leave();
    setTold(undefined);
    isReleased.current = false;
    holdsFocus.current = true;
    setSelection(next);
  };
  const goTo = (cell: CellId): void => {
    const at = atOf(cell);
    if (at === undefined) return;
    home.current = at.column;
    select(selectOne(at));
  };
  const put = ({ cells, out }: Edits, said: (count: number) => string): void => {
    leave();
    store.put(cells);
    setTold(out === 0 ? undefined : said(out));
  };
  const begin = (way: "over" | "within"): void => {
    if (lock !== undefined) return setTold(words.grid.locked[lock]);
    before.current = entryOf(store.get().state, active);
    setTold(undefined);
    setTyping(way);
  };
  const write = (text: string): void => {
    if (lock !== undefined) return;
    if (typing === "none") begin("over");
    store.type(active, typedEntry(before.current, text, typing === "within" ? "within" : "over"));
  };
  const turn = (way: "undo" | "redo"): void => {
    if (typing !== "none") {
      setTyping("none");
      return store.drop(active, before.current);
    }
    const { cells, left } = store[way]();
    const [one] = cells;
    if (one !== undefined) goTo(one);
    setTold(left === 0 ? undefined : words.others.undoLeft(left));
  };
  const act = (one: GridAct): void => {
    switch (one.do) {
      case "select":
        home.current = one.home;
        return select(one.selection);
      case "type":
        return begin("within");
      case "drop":
        setTyping("none");
        return store.drop(active, before.current);
      case "release":
        isReleased.current = true;
        return;
      case "empty":
        if (lock !== undefined && isSingle(selection)) return setTold(words.grid.locked[lock]);
        return put({ cells: listWritableIn(edits, range).map((cell) => [cell, undefined]), out: 0 }, String);
      case "undo":
      case "redo":
        return turn(one.do);
      case "fill":
        return put(toFillEdits(edits, range, one.way), words.status.filledOut);
      case "spread": {
        const entry = entryOf(store.get().state, active);
        return put({ cells: listWritableIn(edits, range).map((cell) => [cell, entry]), out: 0 }, String);
      }
    }
  };
  const paste = (pasted: Pasted, marks: "vi" | "en"): void => put(toPasteEdits(edits, pasted, marks), words.status.pastedOut);
  return {
    selection,
    range,
    active,
    lock,
    typing,
    told,
    asked,
    answer: (marks) => {
      setAsked(undefined);
      holdsFocus.current = true;
      if (asked !== undefined && marks !== undefined) paste(asked, marks);
    },
    select: (next) => {
      home.current = next.active.column;
      select(next);
    },
    goTo,
    begin: () => begin("within"),
    write,
    leave,
    press: (event) => {
      if (event.nativeEvent.isComposing) return;
      const { key, shiftKey: shift, altKey: alt } = event;
      const ctrl = event.ctrlKey || event.metaKey;
      if (key === "Tab" && isReleased.current) return;
      const one = decideKey(
        { ground, selection, typing, home: home.current, page: pageLines.current },
        { key, shift, ctrl, alt },
      );
      if (one !== undefined) {
        event.preventDefault();
        return act(one);
      }
      if (key.length === 1 && !ctrl && !alt && lock !== undefined) setTold(words.grid.locked[lock]);
    },
    copy: (event, isCut) => {
      if (typing === "within") return;
      event.preventDefault();
      const block = lines.slice(range.top, range.bottom + 1).map(
        ({ row }) =>
          store
            .get()
            .looks.get(row.key)
            ?.cells.slice(range.left, range.right + 1)
            .map(({ text }) => text) ?? [],
      );
      event.clipboardData.setData("text/plain", showBlock(block));
      if (isCut) act({ do: "empty" });
    },
    paste: (event) => {
      const text = event.clipboardData.getData("text/plain");
      // Into a text that is being typed a word goes where the cursor stands, as in any field.
      if (typing !== "none" && !/[\t\n\r]/.test(text)) return;
      event.preventDefault();
      if (text === "") return;
      const pasted = placePaste(edits, range, readBlock(text));
      if (pasted.asks) setAsked(pasted);
      else paste(pasted, "vi");
    },
    undo: () => turn("undo"),
    redo: () => turn("redo"),
    holdsFocus,
    pageLines,
  };
}
