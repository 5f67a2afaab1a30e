import type { SheetJson } from "@kehoach/api/sheet";
import { fromSheetJson } from "@kehoach/api/sheet-json";
import { SHEET_EXAMPLE } from "@kehoach/api/submission-example";
import { cellOf, type Entries, type Entry } from "@kehoach/core/form/sheet";
import { decimal } from "@kehoach/core/quantity/decimal";
import { describe, expect, test } from "vitest";
import { listHeads, listNamedColumns, listNamedLines } from "./form-look.ts";
import { listSections, pickLines } from "./phone-lines.ts";
import { isReason, problemKeyOf, reasonCell } from "./reason-cell.ts";
import { lookAtRow, type RowLook, weighCells } from "./row-look.ts";
import { sumSelection } from "./selection-sum.ts";
import { listProblems, listTouched, listWritable, openView, rowKeyOf, updateView, type View } from "./sheet-view.ts";

const [area] = SHEET_EXAMPLE.sheet.indicators;
if (area === undefined) throw new Error("the example has an indicator");
const figure = {
  kind: "figure",
  level: 1,
  indicator: area.code,
  breakdown: "",
  required: true,
  entered: true,
  signed: false,
} as const;

/** Two sections; the second line is a count, the last line the ratio of the first to it. */
const JSON_SHEET: SheetJson = {
  ...SHEET_EXAMPLE.sheet,
  indicators: [area, { ...area, code: "mau.ho", name: "Số hộ mẫu", unit: "ho" }],
  units: [...SHEET_EXAMPLE.sheet.units, { code: "ho", name: "hộ", dimension: "household", factor: "1", whole: true }],
  form: {
    ...SHEET_EXAMPLE.sheet.form,
    columns: [...SHEET_EXAMPLE.sheet.form.columns, { code: "ghi-chu", kind: "note" }],
    rows: [
      { kind: "heading", key: "h1", mark: "I", level: 0, label: "Đất" },
      { ...figure, key: area.code, mark: "1" },
      { kind: "heading", key: "h2", mark: "II", level: 0, label: "Hộ" },
      { ...figure, key: "mau.ho", indicator: "mau.ho" },
      {
        kind: "formula",
        key: "binh-quan",
        level: 1,
        label: "Bình quân",
        formula: `[${area.code}] / [mau.ho]`,
        unit: "ha",
        decimals: 2,
      },
    ],
  },
};
const GIVEN = fromSheetJson(JSON_SHEET);
const now = (row: string): string => cellOf(row, "thang-nay");
const entriesOf = (texts: Readonly<Record<string, string>>): Entries =>
  new Map(Object.entries(texts).map(([row, text]): [string, Entry] => [now(row), { text }]));
const shownOf = ({ cells }: View, row: string) => cells.get(row)?.[1];

function lookAll({ sheet, cells }: View, entries: Entries): ReadonlyMap<string, RowLook> {
  const weights = weighCells([], () => false);
  const ground = {
    sheet,
    entryOf: (cell: string) => entries.get(cell),
    weightOf: (cell: string) => weights.get(cell),
    isConflict: () => false,
    hasFile: () => false,
  };
  return new Map([...cells].map(([row, own]) => [row, lookAtRow(ground, row, own)]));
}

describe("a sheet on the screen", () => {
  test("[Y46] after a keystroke only the lines it touches are computed, to what computing all would give", () => {
    const before = entriesOf({ [area.code]: "10" });
    const after = entriesOf({ [area.code]: "10", "mau.ho": "4" });
    const view = openView(GIVEN, before);
    const touched = listTouched(view.sheet, ["mau.ho"]);
    expect(touched).toEqual(["mau.ho", "binh-quan"]);
    const next = updateView(view, after, touched);
    expect(next.cells.get(area.code)).toBe(view.cells.get(area.code));
    expect(shownOf(next, "binh-quan")).toMatchObject({ kind: "computed" });
    const whole = openView(GIVEN, after);
    expect([next.cells, next.problems]).toEqual([whole.cells, whole.problems]);
  });

  test("[Y46] what is wrong is weighed at its cell; an empty cell is not wrong, an explained warning only a note", () => {
    const view = openView(GIVEN, entriesOf({ "mau.ho": "2,5" }));
    const problems = listProblems(view);
    expect(problems.map(({ fault }) => fault.code).sort()).toEqual(["ENTRY_MISSING", "ENTRY_NOT_WHOLE"]);
    expect(weighCells(problems, () => false)).toEqual(new Map([[now("mau.ho"), "block"]]));
    const warned = problems.map((problem) => ({ ...problem, weight: "warn" as const }));
    expect([...weighCells(warned, () => true).values()]).toEqual(["note"]);
  });

  test("its cells are typed into, computed or known, and show figures as people write them", () => {
    const entries = entriesOf({ [area.code]: "1234,5", "mau.ho": "hai" });
    const view = openView(GIVEN, entries);
    const looks = lookAll(view, entries);
    const cellsOf = (row: string) => looks.get(row)?.cells.map(({ tone, text, state }) => [tone, text, state]);
    expect(cellsOf(area.code)).toEqual([
      ["held", "14.000,0", "figure"],
      ["typed", "1.234,5", "figure"],
      ["note", "", "blank"],
    ]);
    expect(cellsOf("mau.ho")?.[1]).toEqual(["typed", "hai", "broken"]);
    expect(cellsOf("binh-quan")?.[1]).toEqual(["computed", "", "missing"]);
    expect(cellsOf("h1")?.map(([tone]) => tone)).toEqual(["blank", "blank", "blank"]);
    expect([...listWritable(GIVEN)].sort()).toEqual(
      [now(area.code), now("mau.ho"), ...[area.code, "mau.ho", "binh-quan"].map((row) => cellOf(row, "ghi-chu"))].sort(),
    );
    expect(rowKeyOf(now("a|b=c"))).toBe("a|b=c");
  });

  test("its columns stand under the head of their kind, one alone under none", () => {
    const columns = listNamedColumns(openView(GIVEN, new Map()).sheet);
    expect(columns.map(({ group }) => group)).toEqual([undefined, undefined, undefined]);
    const [plan, actual] = columns;
    if (plan === undefined || actual === undefined) throw new Error("the example has two columns");
    const grouped = listHeads([plan, { ...actual, group: "actual" }, { ...actual, group: "actual" }]);
    expect(grouped.map(({ group, columns: some }) => [group, some.length])).toEqual([
      [undefined, 1],
      ["actual", 2],
    ]);
  });

  test("figures of one unit are added, of several only counted", () => {
    const view = openView(GIVEN, entriesOf({ [area.code]: "10", "mau.ho": "4" }));
    const sumOf = (top: number, bottom: number) => sumSelection(view.sheet, view.cells, { top, bottom, left: 1, right: 1 });
    expect(sumOf(0, 3)).toEqual({ count: 2 });
    expect(sumOf(1, 1)).toEqual({ count: 1 });
    const both = sumSelection(view.sheet, view.cells, { top: 1, bottom: 1, left: 0, right: 1 });
    expect(both.total).toMatchObject({ sum: decimal("14010"), unit: "ha" });
  });

  test("[Y48] a list shows what is not entered or wrong, by section, without headings that stand over nothing", () => {
    const entries = entriesOf({ [area.code]: "10" });
    const view = openView(GIVEN, entries);
    const lines = listNamedLines(view.sheet);
    const looks = lookAll(view, entries);
    const keys = (filter: "all" | "missing" | "wrong", section = "") =>
      pickLines(lines, looks, filter, section).map(({ row }) => row.key);
    expect(listSections(lines)).toEqual([
      { key: "h1", label: "I. Đất" },
      { key: "h2", label: "II. Hộ" },
    ]);
    expect(keys("missing")).toEqual(["h2", "mau.ho"]);
    expect(keys("wrong")).toEqual([]);
    expect(keys("all", "h1")).toEqual(["h1", area.code]);
    expect(keys("missing", "h1")).toEqual([]);
  });

  test("a reason is kept under a name that no cell has", () => {
    const cell = reasonCell("ENTRY_JUMP|a#b|1");
    expect([isReason(cell), isReason(now("a")), problemKeyOf(cell)]).toEqual([true, false, "ENTRY_JUMP|a#b|1"]);
  });
});
