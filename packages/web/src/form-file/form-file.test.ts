import type { FileCellJson, FileLineJson, FileQuestionJson } from "@kehoach/api/form-file";
import { FORM_FILE_EXAMPLE } from "@kehoach/api/form-file";
import { describe, expect, test } from "vitest";
import { WORDS_VI } from "../data/words-vi.ts";
import { FORM_FILE_VI } from "./form-file-words-vi.ts";
import { keepAsked } from "./keep-asked.ts";
import { countWritten, groupProblems, isToMind, listGeneral, showEntry, showFound } from "./preview-lines.ts";

const words = FORM_FILE_VI.preview;
const [LINE] = FORM_FILE_EXAMPLE.lines;
const [ASKED] = FORM_FILE_EXAMPLE.questions;
if (LINE === undefined || ASKED === undefined) throw new Error("the example has a line and a question");
const [CELL] = LINE.cells;
if (CELL === undefined) throw new Error("the example has a cell");

const lineWith = (cell: Partial<FileCellJson>, line: Partial<FileLineJson> = {}): FileLineJson => ({
  ...LINE,
  ...line,
  cells: [{ ...CELL, ...cell }],
});
const question = (id: string): FileQuestionJson => ({ ...ASKED, id });

describe("a preview", () => {
  test("[Z29] lines that replace something, are not taken, wait, or are only alike are to be looked at; the others are not", () => {
    const none = groupProblems({ problems: [] });
    for (const state of ["changed", "cleared", "refused", "waits"] as const)
      expect(isToMind(lineWith({ state }), none)).toBe(true);
    for (const state of ["new", "same", "kept"] as const) expect(isToMind(lineWith({ state }), none)).toBe(false);
    expect(isToMind(lineWith({ state: "new" }, { match: "near" }), none)).toBe(true);
    const problem = { level: "note", sheet: "Trang 1", at: "C4", code: "X", text: "x" } as const;
    expect(isToMind(lineWith({ state: "new" }), groupProblems({ problems: [problem] }))).toBe(true);
    const other = { ...problem, at: "C3" };
    expect(listGeneral({ lines: [LINE], problems: [problem, other] })).toEqual([other]);
  });

  test("[Z29] shows what is entered as it is said, and what the file shows only where that differs", () => {
    expect(showEntry(null, words, WORDS_VI.qualifier)).toBe("để trống");
    expect(showEntry({ text: "12,5" }, words, WORDS_VI.qualifier)).toBe("12,5");
    expect(showEntry({ text: "12,5", qualifiers: ["about"], note: "vụ xuân" }, words, WORDS_VI.qualifier)).toBe(
      "khoảng 12,5 (vụ xuân)",
    );
    expect(showEntry({ text: "", none: "Không phát sinh" }, words, WORDS_VI.qualifier)).toBe("không có số liệu: Không phát sinh");
    expect(showFound({ ...CELL, found: "12,5", entry: { text: "12,5" } })).toBe("");
    expect(showFound({ ...CELL, found: "3,2 tỷ", entry: { text: "3.200" } })).toBe("3,2 tỷ");
    expect(countWritten({ counts: { new: 1, changed: 2, same: 9, kept: 9, cleared: 4, refused: 9, waits: 9 } })).toBe(7);
  });
});

describe("questions", () => {
  test("[Z29] one that was answered stays, so that it can be answered otherwise; one that is asked no more and was not answered goes", () => {
    const ids = (list: readonly FileQuestionJson[]): readonly string[] => list.map(({ id }) => id);
    const first = keepAsked([], [question("table"), question("dash")], {});
    expect(ids(first)).toEqual(["table", "dash"]);
    const second = keepAsked(first, [question("marks")], { table: "0" });
    expect(ids(second)).toEqual(["table", "marks"]);
    expect(ids(keepAsked(second, [question("marks"), question("empty")], { table: "0", marks: "vi" }))).toEqual([
      "table",
      "marks",
      "empty",
    ]);
  });
});
