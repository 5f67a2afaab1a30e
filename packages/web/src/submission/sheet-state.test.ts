import type { Entry } from "@kehoach/core/form/sheet";
import { describe, expect, test } from "vitest";
import { keptName } from "../data/kept-name.ts";
import { loadKept, saveKept } from "./kept-draft.ts";
import {
  choose,
  entryOf,
  type Held,
  isConflict,
  learn,
  leaveCell,
  listConflicts,
  listUnsent,
  openState,
  putCells,
  redo,
  type SheetState,
  settle,
  typeCell,
  undo,
} from "./sheet-state.ts";

const entry = (text: string, rest: Omit<Entry, "text"> = {}): Entry => ({ text, ...rest });
const held = (text: string | undefined, seq: number, by = "user:binh"): Held => ({
  entry: text === undefined ? undefined : entry(text),
  seq,
  by,
  at: "2031-06-20T02:00:00Z",
});
const textOf = (state: SheetState, cell: string): string | undefined => entryOf(state, cell)?.text;
const unsent = (state: SheetState): string[] => listUnsent(state).map(([cell]) => cell);

const SAVED = openState(
  new Map([
    ["a", held("1", 1)],
    ["b", held("2", 2)],
  ]),
);

describe("what is typed into a sheet", () => {
  test("stands over what the server has, and is sent once its cell is left", () => {
    let state = typeCell(typeCell(SAVED, "a", entry("1")), "a", entry("12"));
    expect(textOf(state, "a")).toBe("12");
    expect(unsent(state)).toEqual([]);
    state = leaveCell(state);
    expect(listUnsent(state)).toEqual([["a", { entry: entry("12"), base: 1 }]]);
    state = settle(state, [["a", held("12", 3, "user:an")]]);
    expect(state.mine.size).toBe(0);
    expect(textOf(state, "a")).toBe("12");
  });

  test("is no change when it says the same again, with its note and qualifiers", () => {
    expect(typeCell(SAVED, "a", entry("1")).mine.size).toBe(0);
    expect(putCells(SAVED, [["a", entry("1", { note: "x" })]]).mine.size).toBe(1);
    expect(putCells(SAVED, [["a", entry("1", { qualifiers: ["about"] })]]).mine.size).toBe(1);
    expect(putCells(SAVED, [["a", entry("1")]]).steps.past).toEqual([]);
    expect(listUnsent(putCells(SAVED, [["a", undefined]]))).toEqual([["a", { entry: undefined, base: 1 }]]);
  });

  test("is undone and done again across savings, and then is a change like any other", () => {
    let state = putCells(SAVED, [
      ["a", entry("5")],
      ["c", entry("6")],
    ]);
    state = settle(state, [
      ["a", held("5", 3)],
      ["c", held("6", 4)],
    ]);
    const back = undo(state);
    expect([textOf(back.state, "a"), textOf(back.state, "c"), back.left]).toEqual(["1", undefined, 0]);
    expect(listUnsent(back.state)).toEqual([
      ["a", { entry: entry("1"), base: 3 }],
      ["c", { entry: undefined, base: 4 }],
    ]);
    const again = redo(back.state);
    expect(again.state.mine.size).toBe(0);
    expect(again.cells).toEqual(["a", "c"]);
    expect(undo(SAVED).state).toBe(SAVED);
  });

  test("typed on while it was being sent, is made from the version just saved", () => {
    let state = putCells(SAVED, [["a", entry("5")]]);
    state = putCells(state, [["a", entry("55")]]);
    state = settle(state, [["a", held("5", 3)]]);
    expect(listUnsent(state)).toEqual([["a", { entry: entry("55"), base: 3 }]]);
  });
});

describe("what others do at the same time", () => {
  test("is shown where nothing was typed here, and undoing leaves it as it is", () => {
    const mine = settle(putCells(SAVED, [["a", entry("5")]]), [["a", held("5", 3)]]);
    const { state, cells } = learn(mine, [
      ["a", held("7", 4)],
      ["b", held("2", 2)],
    ]);
    expect(cells).toEqual(["a"]);
    expect(textOf(state, "a")).toBe("7");
    expect(undo(state)).toMatchObject({ left: 1, cells: [] });
    expect(textOf(undo(state).state, "a")).toBe("7");
  });

  test("stands beside what was typed here: neither is lost, nothing is sent until one is chosen", () => {
    const typed = putCells(SAVED, [
      ["a", entry("5")],
      ["b", entry("6")],
    ]);
    const { state } = learn(typed, [["a", held("7", 4)]]);
    expect([isConflict(state, "a"), isConflict(state, "b"), listConflicts(state)]).toEqual([true, false, ["a"]]);
    expect([textOf(state, "a"), unsent(state)]).toEqual(["5", ["b"]]);
    expect(listUnsent(choose(state, "a", "mine"))).toEqual([
      ["a", { entry: entry("5"), base: 4 }],
      ["b", { entry: entry("6"), base: 2 }],
    ]);
    const theirs = choose(state, "a", "theirs");
    expect([textOf(theirs, "a"), theirs.mine.has("a")]).toEqual(["7", false]);
    expect(listUnsent(undo(theirs).state)[0]).toEqual(["b", { entry: entry("6"), base: 2 }]);
    expect(textOf(undo(theirs).state, "a")).toBe("5");
  });

  test("is no conflict when both said the same, or when it is one's own change whose answer was lost", () => {
    const { state, cells } = learn(putCells(SAVED, [["a", entry("5")]]), [["a", held("5", 4)]]);
    expect([listConflicts(state), state.mine.size, cells]).toEqual([[], 0, []]);
  });
});

describe("what is kept on this machine", () => {
  const name = keptName({ user: "an", authority: "mau", regime: "thang", place: "M011", period: "2031-M06" });
  function makeShelf(fails = false) {
    const texts = new Map<string, string>();
    return {
      getItem: (key: string) => texts.get(key) ?? null,
      setItem: (key: string, text: string) => {
        if (fails) throw new DOMException("full", "QuotaExceededError");
        texts.set(key, text);
      },
      removeItem: (key: string) => void texts.delete(key),
      texts,
    };
  }

  test("comes back after a new start, over what the server has meanwhile", () => {
    const shelf = makeShelf();
    const typed = putCells(SAVED, [
      ["a", entry("5", { note: "sửa", qualifiers: ["over"] })],
      ["b", undefined],
      ["c", entry("", { none: "mất mùa" })],
    ]);
    expect(saveKept(shelf, name, typed.mine, new Set())).toBe(true);
    const kept = loadKept(shelf, name);
    expect(kept).toEqual(typed.mine);
    const opened = openState(
      new Map([
        ["a", held("9", 8)],
        ["b", held(undefined, 9)],
      ]),
      kept,
    );
    expect([listConflicts(opened), textOf(opened, "a"), unsent(opened)]).toEqual([["a"], "5", ["c"]]);
  });

  test("two pages of one sheet keep their own cells; when all is sent nothing stays", () => {
    const shelf = makeShelf();
    const one = new Map([["a", { entry: entry("1"), base: 0 }]]);
    const two = new Map([["b", { entry: entry("2"), base: 0 }]]);
    saveKept(shelf, name, one, new Set());
    saveKept(shelf, name, two, new Set());
    expect([...loadKept(shelf, name).keys()]).toEqual(["a", "b"]);
    saveKept(shelf, name, new Map(), new Set(["a"]));
    expect([...loadKept(shelf, name).keys()]).toEqual(["b"]);
    saveKept(shelf, name, new Map(), new Set(["b"]));
    expect(shelf.texts.size).toBe(0);
  });

  test("a machine that keeps nothing says so, and what is no draft of ours is passed over", () => {
    expect(saveKept(makeShelf(true), name, new Map([["a", { entry: entry("1"), base: 0 }]]), new Set())).toBe(false);
    const shelf = makeShelf();
    for (const text of ["{", "[]", '{"a":1}', '{"a":{"base":"1","entry":{"text":"1"}}}', '{"a":{"base":1,"entry":{"text":1}}}']) {
      shelf.texts.set(name, text);
      expect(loadKept(shelf, name).size, text).toBe(0);
    }
  });
});
