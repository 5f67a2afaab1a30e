import type { Entry } from "@kehoach/core/form/sheet";
import { describe, expect, test } from "vitest";
import { type EditGround, listWritableIn, placePaste, toFillEdits, toPasteEdits, typedEntry } from "./cell-edit.ts";

const ENTRIES: Readonly<Record<string, Entry>> = {
  "0:0": { text: "5", note: "n", qualifiers: ["about"] },
  "0:1": { text: "", none: "mất mùa" },
};
/** Three lines of two columns that take something, and a third that is computed. */
const GROUND: EditGround = {
  cellAt: (row, column) => (row < 3 && column < 2 ? `${row}:${column}` : undefined),
  isFigure: () => true,
  entryOf: (cell) => ENTRIES[cell],
  contentAt: ({ row, column }) => (column === 2 ? { text: "9" } : ENTRIES[`${row}:${column}`]),
};
const box = (top: number, left: number, bottom = top, right = left) => ({ top, left, bottom, right });

describe("what is typed, pasted and filled into cells", () => {
  test("a figure typed over another keeps the note and not what was said of the old one", () => {
    expect(typedEntry(ENTRIES["0:0"], "6", "over")).toEqual({ text: "6", note: "n" });
    expect(typedEntry(ENTRIES["0:0"], "6", "within")).toEqual({ text: "6", note: "n", qualifiers: ["about"] });
    expect(typedEntry(ENTRIES["0:1"], "6", "over")).toEqual({ text: "6" });
    expect(typedEntry(ENTRIES["0:0"], " ", "within")).toBeUndefined();
  });

  test("a pasted block skips cells that take nothing and too long a text, and counts them; empty ones empty", () => {
    const pasted = placePaste(GROUND, box(0, 0), [
      ["1", "2", "3"],
      ["", "x".repeat(2001)],
    ]);
    expect([pasted.out, pasted.asks]).toEqual([2, false]);
    expect(toPasteEdits(GROUND, pasted, "vi").cells).toEqual([
      ["0:0", { text: "1", note: "n" }],
      ["0:1", { text: "2" }],
      ["1:0", undefined],
    ]);
  });

  test("numbers written the English way are asked about, and written ours when they are", () => {
    const pasted = placePaste(GROUND, box(0, 0), [["1,234.5"], ["7"]]);
    expect(pasted.asks).toBe(true);
    expect(toPasteEdits(GROUND, pasted, "en").cells.map(([, entry]) => entry?.text)).toEqual(["1.234,5", "7"]);
    expect(toPasteEdits(GROUND, pasted, "vi").cells.map(([, entry]) => entry?.text)).toEqual(["1,234.5", "7"]);
  });

  test("filling copies whole entries, a computed figure as it is shown, and counts cells that take nothing", () => {
    expect(toFillEdits(GROUND, box(0, 0, 2, 1), "down")).toEqual({
      cells: [
        ["1:0", ENTRIES["0:0"]],
        ["1:1", ENTRIES["0:1"]],
        ["2:0", ENTRIES["0:0"]],
        ["2:1", ENTRIES["0:1"]],
      ],
      out: 0,
    });
    expect(toFillEdits(GROUND, box(0, 1, 0, 2), "right")).toEqual({ cells: [], out: 1 });
    expect(listWritableIn(GROUND, box(0, 1, 1, 2))).toEqual(["0:1", "1:1"]);
  });
});
