import { decimal } from "@kehoach/core/quantity/decimal";
import { describe, expect, test } from "vitest";
import { placeBlock, readBlock } from "../grid/block.ts";
import { placeRefusal } from "./cell-refusal.ts";
import { isOther, readCell } from "./cell-text.ts";
import { clearCells, dropSaved, EMPTY_DRAFT, leaveCell, putCells, redo, typeInto, undo } from "./entry-draft.ts";
import { noteSum } from "./sum-note.ts";

describe("what is typed into the grid of a plan", () => {
  test("[T15] a number is read the Vietnamese way and what is none stays as typed", () => {
    expect(readCell(" 1.234,5 ")).toMatchObject({ kind: "number" });
    expect(readCell("")).toEqual({ kind: "empty" });
    for (const text of ["1,234.5", "12.34", "khoảng 5", "1.234 "])
      expect(readCell(text).kind).toBe(text === "1.234 " ? "number" : "bad");
  });

  test("[T16] the same number written otherwise is no change; emptying a saved one is", () => {
    expect(isOther("1.100,0", "1100")).toBe(false);
    expect(isOther("1.101", "1100")).toBe(true);
    expect(isOther("", "1100")).toBe(true);
    expect(isOther(" ", null)).toBe(false);
    expect(isOther("12.34", "12.34")).toBe(true);
    expect(readCell("9".repeat(101)).kind).toBe("bad");
  });

  test("[T17] letters of one cell are one step back; another cell, or the same after leaving it, is another", () => {
    let draft = typeInto(typeInto(EMPTY_DRAFT, "a", "1"), "a", "12");
    draft = typeInto(leaveCell(draft), "a", "123");
    expect(undo(draft).texts).toEqual(new Map([["a", "12"]]));
    expect(undo(undo(draft)).texts).toEqual(new Map());
    expect(redo(redo(undo(undo(draft)))).texts).toEqual(new Map([["a", "123"]]));
    expect(undo(EMPTY_DRAFT)).toBe(EMPTY_DRAFT);
    expect(clearCells(draft).texts.size).toBe(0);
    expect(undo(clearCells(draft)).texts).toEqual(draft.texts);
    expect(redo(typeInto(undo(draft), "b", "9")).texts).toEqual(
      new Map([
        ["a", "12"],
        ["b", "9"],
      ]),
    );
  });

  test("[T17] a pasted block fills right and down, is undone at once, and what lies outside is counted", () => {
    const grid = [
      ["a", "b"],
      ["c", "d"],
    ];
    const placeAt = (row: number, column: number) =>
      placeBlock((r, c) => grid[r]?.[c], { top: row, left: column, bottom: row, right: column }, block);
    const block = readBlock("1\t2\u00a0\r\n3\t4\t5\r\n");
    expect(block).toEqual([
      ["1", "2"],
      ["3", "4", "5"],
    ]);
    expect(placeAt(0, 0)).toEqual({
      cells: [
        ["a", "1"],
        ["b", "2"],
        ["c", "3"],
        ["d", "4"],
      ],
      out: 1,
    });
    const { cells, out } = placeAt(1, 1);
    expect([cells, out]).toEqual([[["d", "1"]], 4]);
    const draft = putCells(typeInto(EMPTY_DRAFT, "a", "0"), placeAt(0, 0).cells);
    expect(undo(draft).texts).toEqual(new Map([["a", "0"]]));
  });

  test("[T18] what was sent is taken out after it was saved, what was typed meanwhile stays", () => {
    const draft = putCells(EMPTY_DRAFT, [
      ["a", "1"],
      ["b", "3"],
    ]);
    const sent = new Map([
      ["a", "1"],
      ["b", "2"],
    ]);
    expect(dropSaved(draft, sent).texts).toEqual(new Map([["b", "3"]]));
  });
});

describe("a refusal of what was sent", () => {
  test("[T18] stands at its cells with the text it was about; what is of no cell stands at none", () => {
    const cell = (id: string) => ({ id, place: "p", saved: null, under: null, qualifiers: [] });
    const sent = [
      { cell: cell("a"), text: "1" },
      { cell: cell("b"), text: "2" },
    ];
    const problem = { type: "", title: "", status: 422, code: "PLAN_ENTRY", detail: "first", parameter: "targets.1.entered" };
    expect(placeRefusal(problem, sent)).toEqual(new Map([["b", { text: "2", said: "first" }]]));
    const problems = [
      { code: "PLAN_ENTRY", detail: "one", parameter: "targets.0.place" },
      { code: "PLAN_ENTRY", detail: "none", parameter: "targets" },
      { code: "PLAN_ENTRY", detail: "beyond", parameter: "targets.9.entered" },
    ];
    expect(placeRefusal({ ...problem, problems }, sent)).toEqual(new Map([["a", { text: "1", said: "one" }]]));
  });
});

describe("the sum of a row while it is typed", () => {
  const parts = (...texts: (string | undefined)[]) => texts.map((text) => (text === undefined ? undefined : decimal(text)));
  const whole = decimal("1000");

  test("[T14] short and over by the policy, what is left while a part is empty, nothing where parts are free", () => {
    expect(noteSum(whole, parts("600", "300"), "must-equal")).toMatchObject({ kind: "short", by: decimal("100") });
    expect(noteSum(whole, parts("600", "405"), "must-equal")).toMatchObject({ kind: "over", by: decimal("5") });
    expect(noteSum(whole, parts("600", "300"), "may-exceed")).toMatchObject({ kind: "short", by: decimal("100") });
    expect(noteSum(whole, parts("600", "400"), "may-exceed")).toMatchObject({ kind: "even" });
    expect(noteSum(whole, parts("600", undefined), "must-equal")).toMatchObject({ kind: "left", by: decimal("400") });
    expect(noteSum(whole, parts("600", "400"), "must-equal")).toMatchObject({ kind: "even", total: decimal("1000") });
    expect(noteSum(whole, parts("600"), "free")).toBeUndefined();
    expect(noteSum(undefined, parts("600"), "must-equal")).toBeUndefined();
    expect(noteSum(whole, parts(undefined), "must-equal")).toBeUndefined();
  });

  test("[T14] what exceeds where parts may exceed is told as allowed, while a part is empty too", () => {
    const allowed = { kind: "allowed", by: decimal("5"), total: decimal("1005") };
    expect(noteSum(whole, parts("600", "405"), "may-exceed")).toEqual(allowed);
    expect(noteSum(whole, parts("600", "405", undefined), "may-exceed")).toEqual(allowed);
    expect(noteSum(whole, parts("600", "405", undefined), "must-equal")).toMatchObject({ kind: "over", by: decimal("5") });
    expect(noteSum(whole, parts("600", undefined), "may-exceed")).toMatchObject({ kind: "left", by: decimal("400") });
  });
});
