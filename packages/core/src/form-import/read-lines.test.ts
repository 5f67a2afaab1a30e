import { describe, expect, it, test } from "vitest";
import { makeEntries } from "../../test/make-form.ts";
import { FORM, makeGiven, problems, saves, take } from "../../test/make-form-file.ts";
import { type CellSource, makeGrid } from "../../test/make-grid.ts";
import { AREA, HEAD, lines, REVENUE, sheet, TITLE } from "../../test/make-hand-made.ts";

describe("units", () => {
  test.each([
    ["the line's own", "triệu đồng", 1500, "1.500", []],
    ["short", "trđ", 1500, "1.500", []],
    ["of the same kind", "tỷ đồng", 1.5, "1.500", ["E3 FORM_FILE_UNIT_CONVERTED"]],
    ["a multiple with a number", "1000 đồng", 1500000, "1.500", ["E3 FORM_FILE_UNIT_CONVERTED"]],
  ])("[Z7] %s", (_what, unit, number, text, told) => {
    const taken = take([lines([REVENUE, unit, number as CellSource])]);
    expect(saves(taken)).toEqual([`budget.revenue#now = ${text}`]);
    expect(problems(taken)).toEqual(told);
  });

  it("[Z7] the unit over the table is that of lines without one; a unit in the cell goes before all others", () => {
    const grid = makeGrid("Biểu", [
      TITLE,
      ["", "", "", "ĐVT: nghìn tấn"],
      ["TT", "Chỉ tiêu", "TH tháng 10"],
      ["1", "Sản lượng lúa", 1.25],
      ["2", "Chi ngân sách địa phương", "2 tỷ đồng"],
    ]);
    expect(saves(take([grid]))).toEqual(["crop.output#now = 1.250", "budget.spend#now = 2.000"]);
  });

  it("[Z7] another kind of unit is an error at the cell", () => {
    const taken = take([lines([AREA, "tấn", 5], ["Sản lượng lúa", "tấn", "12 ha"])]);
    expect(problems(taken)).toEqual(["E3 FORM_FILE_UNIT_OTHER", "E4 FORM_FILE_UNIT_OTHER"]);
    expect(taken.cells.map(({ state }) => state)).toEqual(["refused", "refused"]);
  });

  it("[Z7] a unit nobody knows is asked about once, and what is in it waits", () => {
    const grid = lines([AREA, "mẫu", 5], ["Sản lượng lúa", "tấn", 6]);
    const taken = take([grid]);
    expect(taken.questions).toMatchObject([{ id: "unit:mẫu", kind: "unit", units: ["ha"] }]);
    expect(saves(taken)).toEqual(["crop.output#now = 6"]);
    expect(saves(take([grid], { "unit:mẫu": "same" }))).toEqual(["crop.area#now = 5", "crop.output#now = 6"]);
    expect(saves(take([grid], { "unit:mẫu": "skip" }))).toEqual(["crop.output#now = 6"]);
  });

  it("[Z7] a percentage shown as such is one, and of a count it is an error", () => {
    const share: CellSource = { number: "0.125", shown: "12,5%" };
    const taken = take([lines(["Tỷ lệ hộ nghèo", "%", share], ["Số hộ nghèo", "hộ", share])]);
    expect(saves(taken)).toEqual(["poverty.rate#now = 12,5"]);
    expect(problems(taken)).toEqual(["E4 FORM_FILE_UNIT_OTHER"]);
  });
});

describe("numbers typed as text", () => {
  const texts = (...now: readonly string[]) =>
    lines(
      ...now.map((text, i) => [[AREA, "Sản lượng lúa", REVENUE][i] ?? "", ["ha", "tấn", "triệu đồng"][i] ?? "", text] as const),
    );

  it("[Z8] what can be read in the Vietnamese way only is read so, and decides for its column", () => {
    const taken = take([texts("1.234,5", "1.234")]);
    expect(taken.questions).toEqual([]);
    expect(saves(taken)).toEqual(["crop.area#now = 1.234,5", "crop.output#now = 1.234"]);
  });

  test.each([
    ["1.234", "1.234", "1,234"],
    ["1,234", "1,234", "1.234"],
  ])("[Z8] %s can be read both ways: it is asked, and waits", (text, vi, en) => {
    const taken = take([texts(text)]);
    expect(taken.questions).toMatchObject([{ id: "marks", kind: "marks", open: [{ value: text, at: { cell: "E3" } }] }]);
    expect(taken.cells).toMatchObject([{ state: "waits", waits: ["marks"] }]);
    expect(saves(taken)).toEqual([]);
    expect(saves(take([texts(text)], { marks: "vi" }))).toEqual([`crop.area#now = ${vi}`]);
    expect(saves(take([texts(text)], { marks: "en" }))).toEqual([`crop.area#now = ${en}`]);
  });

  it("[Z8] 1,234.5 can be read in one way only, and is asked about all the same, once for the file", () => {
    const grid = lines([AREA, "ha", "1,234.5", "1,234"], ["Sản lượng lúa", "tấn", "12", "2.5"]);
    const taken = take([grid]);
    expect(taken.questions).toMatchObject([
      { id: "marks", en: [{ value: "1,234.5" }, { value: "2.5" }], open: [{ value: "1,234" }] },
    ]);
    expect(saves(taken)).toEqual(["crop.output#now = 12"]);
    expect(saves(take([grid], { marks: "en" }))).toEqual([
      "crop.area#now = 1.234,5",
      "crop.area#year = 1.234",
      "crop.output#now = 12",
      "crop.output#year = 2,5",
    ]);
  });

  it("[Z8] answered otherwise, a number that can not be read so is an error at its cell, never another number", () => {
    const taken = take([texts("1,234.5")], { marks: "vi" });
    expect(saves(taken)).toEqual([]);
    expect(problems(taken)).toEqual(["E3 FORM_FILE_NUMBER"]);
  });

  it("[Z8] a column that has both is asked about by itself; “each” leaves what can be read both ways", () => {
    const grid = texts("1.234,5", "1,234.5", "1.234");
    const taken = take([grid]);
    expect(taken.questions).toMatchObject([
      {
        id: "marks:Biểu!E2",
        headers: ["TH tháng 10"],
        vi: [{ value: "1.234,5" }],
        en: [{ value: "1,234.5" }],
        open: [{ value: "1.234" }],
      },
    ]);
    const each = take([grid], { "marks:Biểu!E2": "each" });
    expect(saves(each)).toEqual(["crop.area#now = 1.234,5", "crop.output#now = 1.234,5"]);
    expect(each.cells.at(-1)).toMatchObject({ state: "refused" });
    expect(problems(each)).toEqual(["E5 FORM_FILE_AMBIGUOUS"]);
  });

  it("[Z8] numbers stored as numbers are never asked about", () => {
    expect(take([lines([AREA, "ha", 1234.5])]).questions).toEqual([]);
  });
});

describe("cells", () => {
  test.each<readonly [string, CellSource, string]>([
    ["a formula that failed", { text: "#REF!", kind: "error" }, "FORM_FILE_FORMULA_ERROR"],
    ["a division by zero", { text: "#DIV/0!", kind: "error" }, "FORM_FILE_FORMULA_ERROR"],
    ["a formula nobody computed", { text: "", kind: "uncomputed" }, "FORM_FILE_UNCOMPUTED"],
    ["a day", { number: "45231", shown: "01/11/2023", kind: "date" }, "FORM_FILE_DATE"],
    ["words", "chưa rõ", "FORM_FILE_NOT_A_NUMBER"],
    ["a range", "5 - 6", "FORM_FILE_RANGE"],
    ["a change", "giảm 2", "FORM_FILE_CHANGE"],
    ["a half of a person", 2.5, "FORM_FILE_NOT_WHOLE"],
    ["a number of an account", "1234567890123456789012345", "FORM_FILE_NOT_A_NUMBER"],
  ])("[Z9] %s is an error at its cell", (_what, cell, code) => {
    const grid = lines(["Số hộ nghèo", "hộ", cell], [AREA, "ha", 5]);
    // A formula without a result shows nothing, and yet stands there.
    const taken = take([grid]);
    expect(problems(taken)).toEqual([`E3 ${code}`]);
    expect(taken.cells[0]).toMatchObject({ cell: "poverty.households#now", state: "refused" });
    expect(saves(taken)).toEqual(["crop.area#now = 5"]);
  });

  it("[Z9] negative numbers, in brackets too, are what they are", () => {
    const bracketed: CellSource = { number: "-7", shown: "(7)" };
    expect(saves(take([lines([AREA, "ha", -5], ["Sản lượng lúa", "tấn", bracketed])]))).toEqual([
      "crop.area#now = -5",
      "crop.output#now = -7",
    ]);
  });

  it("[Z9] words beside a number are kept as what they say", () => {
    expect(saves(take([lines([AREA, "ha", "khoảng 12,5"], ["Sản lượng lúa", "tấn", "không quá 8"])]))).toEqual([
      "crop.area#now = 12,5; about",
      "crop.output#now = 8; note: không quá 8",
    ]);
  });

  it("[Z9] a figure merged over several lines is of the first; the others are errors", () => {
    const grid = sheet(
      [
        ["1", AREA, "ha", "", 5],
        ["2", "Sản lượng lúa", "tấn", "", ""],
      ],
      HEAD,
      { merges: ["E3:E4"] },
    );
    const taken = take([grid]);
    expect(saves(taken)).toEqual(["crop.area#now = 5"]);
    expect(problems(taken)).toEqual(["E4 FORM_FILE_SHARED"]);
  });

  it("[Z9] a cell that holds more digits than it shows is taken as shown; all of them if somebody says so", () => {
    const grid = lines([AREA, "ha", { number: "120.4567", shown: "120,5" }]);
    const taken = take([grid]);
    expect(taken.questions).toMatchObject([{ id: "digits", kind: "digits", count: 1 }]);
    expect(problems(taken)).toEqual(["E3 FORM_FILE_HIDDEN_DIGITS"]);
    expect(saves(taken)).toEqual(["crop.area#now = 120,5"]);
    expect(saves(take([grid], { digits: "stored" }))).toEqual(["crop.area#now = 120,4567"]);
  });

  it("[Z9] an empty cell, “…” and “x” say nothing; a dash is asked about, never taken for zero", () => {
    const grid = lines([AREA, "ha", "…"], ["Sản lượng lúa", "tấn", "-"], ["Số hộ nghèo", "hộ", "x"], ["Đàn lợn", "con", ""]);
    const taken = take([grid]);
    expect(taken.questions).toMatchObject([{ id: "dash", hasZero: false, examples: [{ at: { cell: "E4" } }] }]);
    expect(saves(taken)).toEqual([]);
    expect(saves(take([grid], { dash: "none" }))).toEqual(["crop.output#now = ; none: Không phát sinh"]);
    expect(saves(take([grid], { dash: "blank" }))).toEqual([]);
  });

  it("[Z9] a zero that is shown as a dash is zero only if somebody says so", () => {
    const grid = lines([AREA, "ha", { number: "0", shown: "-" }]);
    expect(take([grid]).questions).toMatchObject([{ id: "dash", hasZero: true }]);
    expect(saves(take([grid], { dash: "zero" }))).toEqual(["crop.area#now = 0"]);
  });

  it("[Z9] a note beside the line goes to its figure where the form has no column of notes; a reason explains an empty cell", () => {
    const columns = FORM.columns.filter(({ kind }) => kind !== "note");
    const given = { given: makeGiven({ form: { ...FORM, columns } }) };
    const grid = sheet(
      [
        ["1", AREA, "ha", 5, "", "do mưa"],
        ["2", "Sản lượng lúa", "tấn", "", "chưa gặt", ""],
      ],
      ["TT", "Chỉ tiêu", "ĐVT", "TH tháng 10", "Lý do không có số liệu", "Ghi chú"],
    );
    expect(saves(take([grid], {}, given))).toEqual(["crop.area#now = 5; note: do mưa", "crop.output#now = ; none: chưa gặt"]);
  });
});

describe("beside what is entered", () => {
  const entries = makeEntries({
    "crop.area#now": "120,50",
    "crop.output#now": { text: "7", note: "của tôi" },
    "budget.revenue#now": "3,2 tỷ",
    "poverty.households#now": "9",
  });

  it("[Z11] what is entered already changes nothing, however it is written; what differs says what it takes the place of", () => {
    const grid = lines([AREA, "ha", 120.5], ["Sản lượng lúa", "tấn", 8], [REVENUE, "triệu đồng", 3200]);
    const taken = take([grid], {}, { entries });
    expect(taken.cells.map(({ cell, state }) => `${cell} ${state}`)).toEqual([
      "crop.area#now same",
      "crop.output#now changed",
      "budget.revenue#now same",
    ]);
    expect(taken.cells[1]).toMatchObject({ found: "8", replaces: { text: "7" }, at: { sheet: "Biểu", cell: "E4" } });
    expect(saves(taken)).toEqual(["crop.output#now = 8; note: của tôi"]);
  });

  it("[Z11] an empty cell takes nothing away, unless somebody says so", () => {
    const grid = lines(["Số hộ nghèo", "hộ", ""]);
    const taken = take([grid], {}, { entries });
    expect(taken.questions).toMatchObject([{ id: "empty", count: 1 }]);
    expect(taken.cells).toMatchObject([{ state: "kept" }]);
    expect(saves(take([grid], { empty: "clear" }, { entries }))).toEqual(["poverty.households#now cleared"]);
  });

  it("[Z12] cells that are computed or known here are held against the file, and told where they differ", () => {
    const grid = sheet([
      ["1", AREA, "ha", 2000, 120.5, 1620.5],
      ["2", REVENUE, "tỷ đồng", 151, "", ""],
    ]);
    const taken = take([grid]);
    expect(problems(taken)).toEqual(["D4 FORM_FILE_DIFFERS"]);
    expect(taken.problems[0]?.fault).toMatchObject({ found: "151.000", own: "150.000,000" });
    const off = take([sheet([["1", AREA, "ha", 2000, 120.5, 1700]])]);
    expect(problems(off)).toEqual(["F3 FORM_FILE_DIFFERS"]);
    expect(saves(off)).toEqual(["crop.area#now = 120,5"]);
  });

  it("[Z10] the same file, form and answers give the same preview", () => {
    const grid = lines([AREA, "ha", "1.234"], ["Sản lượng lúa gạo", "tấn", "-"]);
    expect(take([grid])).toEqual(take([grid]));
  });
});
