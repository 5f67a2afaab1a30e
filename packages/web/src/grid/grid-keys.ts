import {
  type At,
  cornerOf,
  extendTo,
  findNextTyped,
  type Ground,
  isSingle,
  jumpFrom,
  pageFrom,
  type Selection,
  selectAll,
  selectOne,
  stepFrom,
} from "./selection.ts";

/** A key as it is pressed; `ctrl` is also the command key. */
export type Key = { readonly key: string; readonly shift: boolean; readonly ctrl: boolean; readonly alt: boolean };

/**
 * Where a grid is when a key is pressed. `typing`: not at all; over what stood in the cell, so that arrows leave it; or within it, so
 * that they move in its text.
 */
export type GridState = {
  readonly ground: Ground;
  readonly selection: Selection;
  readonly typing: "none" | "over" | "within";
  /** The column in which a run of Tab began: Enter goes on below it. */
  readonly home: number;
  /** Lines of a page. */
  readonly page: number;
};

export type GridAct =
  | { readonly do: "select"; readonly selection: Selection; readonly home: number }
  /** Type within the cell; over it what is typed simply begins. */
  | { readonly do: "type" }
  | { readonly do: "drop" | "release" | "empty" | "undo" | "redo" | "spread" }
  | { readonly do: "fill"; readonly way: "down" | "right" };

const ARROWS: Readonly<Record<string, { readonly down: number; readonly right: number }>> = {
  ArrowUp: { down: -1, right: 0 },
  ArrowDown: { down: 1, right: 0 },
  ArrowLeft: { down: 0, right: -1 },
  ArrowRight: { down: 0, right: 1 },
};

/** Where a key that moves leads, seen from the end of the selection that moves. */
function findTarget({ ground, page }: GridState, { key, ctrl }: Key, from: At): At | undefined {
  const arrow = ARROWS[key];
  if (arrow) return ctrl ? jumpFrom(ground, from, arrow) : stepFrom(ground, from, arrow);
  switch (key) {
    case "Home":
      return ctrl ? cornerOf(ground, "first") : { ...from, column: 0 };
    case "End":
      return ctrl ? cornerOf(ground, "last") : { ...from, column: Math.max(ground.columns - 1, 0) };
    case "PageUp":
      return pageFrom(ground, from, -page);
    case "PageDown":
      return pageFrom(ground, from, page);
    default:
      return undefined;
  }
}

function decideCommand({ ground, selection, home }: GridState, { key, shift }: Key): GridAct | undefined {
  switch (key.toLowerCase()) {
    case "z":
      return { do: shift ? "redo" : "undo" };
    case "y":
      return { do: "redo" };
    case "d":
      return { do: "fill", way: "down" };
    case "r":
      return { do: "fill", way: "right" };
    case "a":
      return { do: "select", selection: selectAll(selection, ground), home };
    default:
      return undefined;
  }
}

function decideEnter({ ground, selection, home }: GridState, shift: boolean): GridAct {
  const { active } = selection;
  if (!isSingle(selection)) {
    const next = findNextTyped(ground, selection, shift ? -1 : 1) ?? active;
    return { do: "select", selection: { ...selection, active: next }, home };
  }
  const at = stepFrom(ground, shift ? active : { ...active, column: home }, { down: shift ? -1 : 1, right: 0 });
  return { do: "select", selection: selectOne(at), home: at.column };
}

/** What a key does in a grid; undefined: what it does everywhere. */
export function decideKey(state: GridState, pressed: Key): GridAct | undefined {
  const { ground, selection, typing, home } = state;
  const { key, shift, ctrl, alt } = pressed;
  if (alt) return undefined;
  if (key === "Enter") return ctrl ? { do: "spread" } : decideEnter(state, shift);
  if (key === "Tab") {
    const next = findNextTyped(ground, selection, shift ? -1 : 1);
    if (next === undefined) return undefined;
    return { do: "select", selection: isSingle(selection) ? selectOne(next) : { ...selection, active: next }, home };
  }
  if (key === "Escape") return { do: typing === "none" ? "release" : "drop" };
  if (key === "F2") return { do: "type" };
  const command = ctrl ? decideCommand(state, pressed) : undefined;
  // Within a text these belong to the text.
  if (command !== undefined && !(typing === "within" && key.toLowerCase() === "a")) return command;
  if (typing === "none" && (key === "Delete" || key === "Backspace")) return { do: "empty" };
  if (typing === "within") return undefined;
  // A selection grows from where it began; from the cell of the keys when that was moved inside it.
  const isWhole = selection.active.row === selection.from.row && selection.active.column === selection.from.column;
  const target = findTarget(state, pressed, shift && isWhole ? selection.to : selection.active);
  if (target === undefined) return undefined;
  return shift
    ? { do: "select", selection: extendTo(selection, target), home }
    : { do: "select", selection: selectOne(target), home: target.column };
}
