import { describe, expect, test } from "vitest";
import { placeBlock, readBlock, showBlock } from "./block.ts";
import { listFills } from "./fill.ts";
import { decideKey } from "./grid-keys.ts";
import { findWindow, listDrawn, listOffsets } from "./row-window.ts";
import {
  cornerOf,
  extendTo,
  findNextTyped,
  type Ground,
  jumpFrom,
  pageFrom,
  rangeOf,
  selectAll,
  selectOne,
  stepFrom,
} from "./selection.ts";
import { addStep, addTyped, applyStep, closeStep, NO_STEPS, type Steps, stepBack, stepForth } from "./steps.ts";

describe("blocks of cells, as a spreadsheet copies them", () => {
  test("cells with tabs, quotes and lines in them come and go whole", () => {
    const block = [
      ["1.234,5", "hai\ndòng"],
      ['tấn "tươi"', "a\tb"],
      ["", "5"],
    ];
    expect(readBlock(showBlock(block))).toEqual(block);
    expect(readBlock('"dở\t2\r\n')).toEqual([['"dở', "2"]]);
    expect(readBlock('5"\t""\n')).toEqual([['5"', ""]]);
    expect(readBlock("\u00a012\u00a0")).toEqual([["12"]]);
  });

  test("[Z14] what a spreadsheet would take for a formula leaves as text and comes back as it was", () => {
    expect(showBlock([["=1+1", "-a", "@x", "-1.234,5", "+5"]])).toBe("'=1+1\t'-a\t'@x\t-1.234,5\t+5");
    expect(readBlock("'=1+1\t'a")).toEqual([["=1+1", "'a"]]);
  });

  test("a block fills a selection that holds it several times, and lands once in any other", () => {
    const all = (row: number, column: number) => `${row}:${column}`;
    const one = placeBlock(all, { top: 1, left: 1, bottom: 2, right: 3 }, [["7"]]);
    expect(one.cells.map(([cell]) => cell)).toEqual(["1:1", "1:2", "1:3", "2:1", "2:2", "2:3"]);
    const twice = placeBlock(all, { top: 0, left: 0, bottom: 3, right: 0 }, [["a"], ["b"]]);
    expect(twice.cells.map(([, text]) => text)).toEqual(["a", "b", "a", "b"]);
    expect(placeBlock(all, { top: 0, left: 0, bottom: 2, right: 0 }, [["a"], ["b"]]).cells).toHaveLength(2);
  });

  test("cells that take nothing are stepped over and counted when something was meant for them", () => {
    const even = (row: number, column: number) => (column % 2 === 0 ? `${row}:${column}` : undefined);
    const placed = placeBlock(even, { top: 0, left: 0, bottom: 0, right: 0 }, [
      ["1", "2", "3"],
      ["4", "", "6"],
    ]);
    expect(placed).toEqual({
      cells: [
        ["0:0", "1"],
        ["0:2", "3"],
        ["1:0", "4"],
        ["1:2", "6"],
      ],
      out: 1,
    });
  });
});

describe("filling down and right", () => {
  test("copies the first line of a selection into the others, and into a single line what stands above", () => {
    expect(listFills({ top: 1, left: 0, bottom: 2, right: 1 }, "down")).toEqual([
      { from: { row: 1, column: 0 }, to: { row: 2, column: 0 } },
      { from: { row: 1, column: 1 }, to: { row: 2, column: 1 } },
    ]);
    expect(listFills({ top: 1, left: 2, bottom: 1, right: 2 }, "down")).toEqual([
      { from: { row: 0, column: 2 }, to: { row: 1, column: 2 } },
    ]);
    expect(listFills({ top: 0, left: 0, bottom: 0, right: 0 }, "down")).toEqual([]);
    expect(listFills({ top: 0, left: 0, bottom: 0, right: 2 }, "right").map(({ to }) => to.column)).toEqual([1, 2]);
  });
});

/** Line 2 is a heading; the first column is only read; "x" says something. */
const LINES = ["x.x", "x..", "   ", "..x", ".xx"];
const GROUND: Ground = {
  rows: 5,
  columns: 3,
  isStop: (row) => row !== 2,
  isFilled: ({ row, column }) => LINES[row]?.[column] === "x",
  isTyped: ({ column }) => column > 0,
};
const at = (row: number, column: number) => ({ row, column });

describe("the keys of a grid", () => {
  test("step past headings and stop at the edge", () => {
    expect(stepFrom(GROUND, at(1, 0), { down: 1, right: 0 })).toEqual(at(3, 0));
    expect(stepFrom(GROUND, at(0, 0), { down: -1, right: 0 })).toEqual(at(0, 0));
    expect(pageFrom(GROUND, at(0, 1), 3)).toEqual(at(4, 1));
    expect(pageFrom(GROUND, at(4, 1), -9)).toEqual(at(0, 1));
    expect([cornerOf(GROUND, "first"), cornerOf(GROUND, "last")]).toEqual([at(0, 0), at(4, 2)]);
  });

  test("with Ctrl go to the end of what is filled, else to the next that is, else to the edge", () => {
    expect(jumpFrom(GROUND, at(0, 0), { down: 1, right: 0 })).toEqual(at(1, 0));
    expect(jumpFrom(GROUND, at(0, 0), { down: 0, right: 1 })).toEqual(at(0, 2));
    expect(jumpFrom(GROUND, at(0, 1), { down: 1, right: 0 })).toEqual(at(4, 1));
    expect(jumpFrom(GROUND, at(4, 2), { down: 0, right: -1 })).toEqual(at(4, 1));
    expect(jumpFrom(GROUND, at(4, 2), { down: -1, right: 0 })).toEqual(at(3, 2));
  });

  test("select boxes and all", () => {
    const selection = extendTo(selectOne(at(3, 2)), at(1, 0));
    expect(rangeOf(selection)).toEqual({ top: 1, left: 0, bottom: 3, right: 2 });
    expect(selection.active).toEqual(at(3, 2));
    expect(rangeOf(selectAll(selection, GROUND))).toEqual({ top: 0, left: 0, bottom: 4, right: 2 });
  });

  test("Tab goes to the next cell that takes something, past the last one out, and round within a selection", () => {
    expect(findNextTyped(GROUND, selectOne(at(1, 2)), 1)).toEqual(at(3, 1));
    expect(findNextTyped(GROUND, selectOne(at(3, 1)), -1)).toEqual(at(1, 2));
    expect(findNextTyped(GROUND, selectOne(at(4, 2)), 1)).toBeUndefined();
    expect(findNextTyped(GROUND, selectOne(at(0, 1)), -1)).toBeUndefined();
    const box = { active: at(1, 2), from: at(0, 0), to: at(1, 2) };
    expect(findNextTyped(GROUND, box, 1)).toEqual(at(0, 1));
    expect(findNextTyped(GROUND, { ...box, active: at(0, 1) }, -1)).toEqual(at(1, 2));
  });
});

describe("rows in view", () => {
  const offsets = listOffsets([30, 50, 30, 30, 50]);

  test("are found by where they begin, with some more on both sides", () => {
    expect(offsets).toEqual([0, 30, 80, 110, 140, 190]);
    expect(findWindow(offsets, 35, 40, 0)).toEqual({ first: 1, end: 2 });
    expect(findWindow(offsets, 35, 50, 1)).toEqual({ first: 0, end: 4 });
    expect(findWindow(listOffsets([]), 0, 100, 3)).toEqual({ first: 0, end: 0 });
  });

  test("are drawn with gaps for the others, and the row of the cursor is always among them", () => {
    expect(listDrawn(offsets, { first: 1, end: 2 }, 1)).toEqual({ rows: [{ row: 1, gap: 30 }], after: 110 });
    expect(listDrawn(offsets, { first: 1, end: 2 }, 4)).toEqual({
      rows: [
        { row: 1, gap: 30 },
        { row: 4, gap: 60 },
      ],
      after: 0,
    });
    expect(listDrawn(offsets, { first: 3, end: 5 }, 0).rows.map(({ row, gap }) => [row, gap])).toEqual([
      [0, 0],
      [3, 80],
      [4, 0],
    ]);
    expect(listDrawn(offsets, { first: 0, end: 5 }, -1).after).toBe(0);
  });
});

describe("undoing and redoing", () => {
  const put = (cell: string, before: string | undefined, after: string | undefined) => ({ cell, before, after });

  test("letters of one cell are one step until it is left; a block is one step", () => {
    let steps: Steps<string> = addTyped(NO_STEPS, put("a", undefined, "1"));
    steps = addTyped(steps, put("a", "1", "12"));
    expect(steps.past).toEqual([[put("a", undefined, "12")]]);
    steps = addTyped(closeStep(steps), put("a", "12", "123"));
    steps = addStep(steps, [put("a", "123", "5"), put("b", undefined, "6")]);
    expect(steps.past).toHaveLength(3);
    const back = stepBack(steps);
    expect(back?.step).toEqual([put("a", "5", "123"), put("b", "6", undefined)]);
    const contents = new Map([
      ["a", "5"],
      ["b", "6"],
    ]);
    expect(applyStep(contents, back?.step ?? [])).toEqual(new Map([["a", "123"]]));
    expect(stepForth(back?.steps ?? steps)?.step).toEqual(steps.past[2]);
    expect(stepBack(NO_STEPS)).toBeUndefined();
    expect(stepForth(steps)).toBeUndefined();
  });
});

describe("what keys do in a grid", () => {
  const press = (
    key: string,
    how: { shift?: boolean; ctrl?: boolean; typing?: "over" | "within" } = {},
    selection = selectOne(at(0, 1)),
  ) =>
    decideKey(
      { ground: GROUND, selection, typing: how.typing ?? "none", home: 1, page: 2 },
      { key, shift: how.shift ?? false, ctrl: how.ctrl ?? false, alt: false },
    );
  const to = (row: number, column: number, home = column) => ({ do: "select", selection: selectOne(at(row, column)), home });

  test("arrows, Home and End, page and Ctrl move; with Shift they select", () => {
    expect(press("ArrowRight")).toEqual(to(0, 2));
    expect(press("Home")).toEqual(to(0, 0));
    expect(press("End", { ctrl: true })).toEqual(to(4, 2));
    expect(press("PageDown")).toEqual(to(3, 1));
    const grown = { active: at(0, 1), from: at(0, 1), to: at(1, 1) };
    expect(press("ArrowDown", { shift: true })).toEqual({ do: "select", selection: grown, home: 1 });
    expect(press("ArrowDown", { shift: true }, grown)).toMatchObject({ selection: { from: at(0, 1), to: at(3, 1) } });
  });

  test("Tab goes to the next cell that takes something, Enter below where Tab began, both round in a selection", () => {
    expect(press("Tab")).toEqual(to(0, 2, 1));
    expect(press("Enter", {}, selectOne(at(0, 2)))).toEqual(to(1, 1));
    expect(press("Enter", { shift: true }, selectOne(at(1, 2)))).toEqual(to(0, 2));
    expect(press("Tab", {}, selectOne(at(4, 2)))).toBeUndefined();
    const box = { active: at(1, 1), from: at(0, 1), to: at(1, 1) };
    expect(press("Enter", {}, box)).toMatchObject({ selection: { active: at(0, 1), from: at(0, 1) } });
  });

  test("what is typed over a cell is left by arrows, within its text they stay there", () => {
    expect(press("ArrowLeft", { typing: "over" })).toEqual(to(0, 0));
    expect(press("ArrowLeft", { typing: "within" })).toBeUndefined();
    expect(press("Home", { typing: "within" })).toBeUndefined();
    expect(press("Backspace", { typing: "over" })).toBeUndefined();
    expect(press("Backspace")).toEqual({ do: "empty" });
    expect(press("Escape", { typing: "over" })).toEqual({ do: "drop" });
    expect(press("Escape")).toEqual({ do: "release" });
    expect(press("F2")).toEqual({ do: "type" });
  });

  test("Ctrl fills, undoes, spreads and selects all; other letters are typed", () => {
    expect(press("d", { ctrl: true })).toEqual({ do: "fill", way: "down" });
    expect(press("R", { ctrl: true })).toEqual({ do: "fill", way: "right" });
    expect(press("z", { ctrl: true })).toEqual({ do: "undo" });
    expect(press("Z", { ctrl: true, shift: true })).toEqual({ do: "redo" });
    expect(press("Enter", { ctrl: true })).toEqual({ do: "spread" });
    expect(press("a", { ctrl: true })).toMatchObject({ selection: { from: at(0, 0), to: at(4, 2) } });
    expect(press("a", { ctrl: true, typing: "within" })).toBeUndefined();
    expect(press("c", { ctrl: true })).toBeUndefined();
    expect(press("5")).toBeUndefined();
  });
});
