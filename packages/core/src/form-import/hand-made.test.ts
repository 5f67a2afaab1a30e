import { describe, expect, it, test } from "vitest";
import { FORM, makeGiven, makeHeading, makeLine, problems, refusals, saves, take } from "../../test/make-form-file.ts";
import { type CellSource, makeGrid } from "../../test/make-grid.ts";
import { AREA, HEAD, lines, REVENUE, sheet, TITLE } from "../../test/make-hand-made.ts";

describe("a file somebody made", () => {
  it("[Z5] [Z6] finds columns and lines by their words, and takes what is typed only", () => {
    const taken = take([
      sheet([
        ["I", "NÔNG NGHIỆP"],
        ["1", AREA, "ha", 2000, 120.5, 1620.5, 1990, "kịp thời vụ"],
        ["", "Trong đó: Lúa xuân", "ha", "", 60, "", ""],
        ["2", "Sản lượng lúa", "tấn", "", 600, "", ""],
        ["II", "NGÂN SÁCH"],
        ["1", REVENUE, "triệu đồng", 150000, "12.345,6", "", ""],
        ["III", "XÃ HỘI"],
        ["1", "Số hộ nghèo", "hộ", "", 0, "", ""],
      ]),
    ]);
    expect(taken.questions).toEqual([]);
    expect(problems(taken)).toEqual([]);
    expect(saves(taken)).toEqual([
      "crop.area#now = 120,5",
      "crop.area#year = 1.990",
      "crop.area#note = kịp thời vụ",
      "crop.area|season=spring#now = 60",
      "crop.output#now = 600",
      "budget.revenue#now = 12.345,6",
      "poverty.households#now = 0",
    ]);
    expect(taken.unmatched.form.map(({ label }) => label)).toEqual(["Đàn lợn", "Chi ngân sách địa phương", "Tỷ lệ hộ nghèo"]);
  });

  it("[Z5] a header in two rows with merged cells, numbered columns, and the unit in a header", () => {
    const head: readonly (readonly CellSource[])[] = [
      ["TT", "Nội dung", "Năm 2023", "", "Ghi chú"],
      ["", "", "TH tháng 10 (triệu đồng)", "Ước TH cả năm (tỷ đồng)", ""],
      ["A", "B", 1, 2, 3],
    ];
    const grid = makeGrid("Biểu", [TITLE, ...head, ["1", REVENUE, 12345, "150,5", "nhanh"]], {
      merges: ["A2:A3", "B2:B3", "C2:D2", "E2:E3"],
    });
    const taken = take([grid]);
    expect(saves(taken)).toEqual(["budget.revenue#now = 12.345", "budget.revenue#year = 150.500", "budget.revenue#note = nhanh"]);
    expect(problems(taken)).toEqual(["D5 FORM_FILE_UNIT_CONVERTED"]);
  });

  it("[Z5] a column nobody can tell is asked about, and what is under it waits", () => {
    const grid = sheet([["1", AREA, "ha", 5]], ["TT", "Chỉ tiêu", "ĐVT", "Số liệu của xã"]);
    const taken = take([grid]);
    expect(taken.questions).toMatchObject([
      { id: "column:Biểu!D2", kind: "column", choices: [{ answer: "now", label: "Thực hiện tháng 10" }, { answer: "year" }] },
    ]);
    expect(taken.cells).toMatchObject([{ state: "waits", waits: ["column:Biểu!D2"] }]);
    expect(saves(take([grid], { "column:Biểu!D2": "year" }))).toEqual(["crop.area#year = 5"]);
    expect(saves(take([grid], { "column:Biểu!D2": "skip" }))).toEqual([]);
  });

  it("[Z5] two columns that say the same: the first is read and the second told", () => {
    const taken = take([sheet([["1", AREA, "ha", 5, 6]], ["TT", "Chỉ tiêu", "ĐVT", "TH tháng 10", "Thực hiện T10"])]);
    expect(saves(taken)).toEqual(["crop.area#now = 5"]);
    expect(problems(taken)).toEqual(["E2 FORM_FILE_COLUMN_TWICE"]);
  });
});

describe("lines", () => {
  test.each([
    ["other capitals, blanks and marks", "1.", "DIỆN TÍCH  gieo trồng LÚA:", "exact"],
    ["short forms and other spelling", "1", "Diện tích gieo trồng của lúa", "same-words"],
  ])("[Z6] %s", (_what, mark, name, match) => {
    const taken = take([sheet([[mark, name, "ha", "", 5]])]);
    expect(taken.cells).toMatchObject([{ cell: "crop.area#now", match, state: "new" }]);
  });

  it("[Z6] names that are only alike are asked about with what they may be, and wait", () => {
    const grid = lines(["Diện tích lúa gieo cấy", "ha", 5]);
    const taken = take([grid]);
    expect(taken.questions).toMatchObject([{ id: "line:Biểu!B3", kind: "line", offer: "crop.area" }]);
    expect(taken.cells).toMatchObject([{ state: "waits", waits: ["line:Biểu!B3"], match: "near" }]);
    expect(saves(taken)).toEqual([]);
    expect(saves(take([grid], { "line:Biểu!B3": "crop.area" }))).toEqual(["crop.area#now = 5"]);
    expect(take([grid], { "line:Biểu!B3": "skip" }).cells).toEqual([]);
  });

  it("[Z6] a name without its accents is offered", () => {
    expect(take([lines(["So ho ngheo", "hộ", 5])]).questions).toMatchObject([{ kind: "line", offer: "poverty.households" }]);
  });

  it("[Z6] lines of one name are told apart by what they stand under, wherever these stand", () => {
    const rows = [
      makeHeading("Lúa", "I"),
      makeLine("crop.area", { key: "a", label: "Diện tích", mark: "1" }),
      makeLine("crop.output", { key: "b", label: "Sản lượng", mark: "2" }),
      makeHeading("Ngô", "II"),
      makeLine("crop.area", { key: "c", label: "Diện tích", mark: "1" }),
      makeLine("crop.output", { key: "d", label: "Sản lượng", mark: "2" }),
    ];
    const given = { given: makeGiven({ form: { ...FORM, rows } }) };
    const ngo: readonly (readonly CellSource[])[] = [
      ["I", "Cây ngô"],
      ["1", "Diện tích", "ha", "", 3],
      ["2", "Sản lượng", "tấn", "", 4],
    ];
    const lua: readonly (readonly CellSource[])[] = [
      ["II", "Lúa"],
      ["1", "Diện tích", "ha", "", 1],
      ["2", "Sản lượng", "tấn", "", 2],
    ];
    const grid = sheet([["I", "Ngô"], ...ngo.slice(1), ...lua]);
    expect(saves(take([grid], {}, given))).toEqual(["c#now = 3", "d#now = 4", "a#now = 1", "b#now = 2"]);
  });

  it("[Z6] two lines of one name are both asked about; what was said twice is taken once and told", () => {
    const grid = sheet([
      ["1", AREA, "ha", "", 5],
      ["1", AREA, "ha", "", 6],
    ]);
    expect(take([grid]).questions).toMatchObject([{ id: "line:Biểu!B3" }, { id: "line:Biểu!B4" }]);
    const said = take([grid], { "line:Biểu!B3": "crop.area", "line:Biểu!B4": "crop.area" });
    expect(saves(said)).toEqual(["crop.area#now = 5"]);
    expect(problems(said)).toEqual(["E4 FORM_FILE_LINE_TWICE"]);
  });

  it("[Z6] lines that are none of the form are listed with their cells, and so are those the file lacks", () => {
    const taken = take([
      sheet([
        ["1", AREA, "ha", "", 5],
        ["9", "Sản phẩm OCOP", "sản phẩm", "", 7],
      ]),
    ]);
    expect(taken.unmatched.file).toEqual([{ label: "Sản phẩm OCOP", at: { sheet: "Biểu", cell: "B4" }, figures: 1 }]);
    expect(taken.unmatched.form).toHaveLength(7);
  });

  it("[Z6] a column of codes says which line it is, whatever its words", () => {
    const grid = sheet([["1", "Lúa", "crop.area", "ha", 5]], ["TT", "Chỉ tiêu", "Mã", "ĐVT", "TH tháng 10"]);
    expect(take([grid]).cells).toMatchObject([{ cell: "crop.area#now", match: "key" }]);
  });
});

describe("which table", () => {
  const other = makeGrid("Biểu 02", [["BIỂU SỐ 02"], ["TT", "Chỉ tiêu", "ĐVT", "TH tháng 10"], ["1", "Số ca mắc", "ca", 5]]);
  const month = (name: string, now: number) =>
    makeGrid(name, [
      ["TT", "Chỉ tiêu", "ĐVT", "Thực hiện"],
      ["1", AREA, "ha", now],
      ["2", "Sản lượng lúa", "tấn", now],
    ]);

  it("[Z4] of several tables the one that has the lines of the form", () => {
    const taken = take([other, sheet([["1", AREA, "ha", "", 5]])]);
    expect([taken.sheet, ...saves(taken)]).toEqual(["Biểu", "crop.area#now = 5"]);
  });

  it("[Z4] of one sheet for each month the one that says the month of the form", () => {
    expect(saves(take([month("T8", 8), month("T9", 9), month("T10", 10)]))).toEqual([
      "crop.area#now = 10",
      "crop.output#now = 10",
    ]);
  });

  it("[Z4] where nothing tells them apart it is asked, and everything waits", () => {
    const grids = [month("Trang A", 1), month("Trang B", 2)];
    const taken = take(grids);
    expect(taken.questions).toMatchObject([{ id: "table", choices: [{ label: "Trang A" }, { label: "Trang B" }] }]);
    expect(taken.cells.every(({ state }) => state === "waits")).toBe(true);
    expect(saves(take(grids, { table: "1" }))).toEqual(["crop.area#now = 2", "crop.output#now = 2"]);
  });

  it("[Z4] a table that goes on with the next sheet is one", () => {
    const head: readonly CellSource[] = ["TT", "Chỉ tiêu", "ĐVT", "TH tháng 10"];
    const taken = take([
      makeGrid("1", [head, ["1", AREA, "ha", 1], ["2", "Sản lượng lúa", "tấn", 2]]),
      makeGrid("2", [head, ["3", "Đàn lợn", "con", 3], ["1", "Số hộ nghèo", "hộ", 4]]),
    ]);
    expect(saves(taken)).toHaveLength(4);
  });

  it("[Z4] a title of another month or another form is told, and the file taken all the same", () => {
    const grid = makeGrid("a", [
      ["Biểu số 02/KTXH-T"],
      ["BÁO CÁO KINH TẾ - XÃ HỘI THÁNG 9 NĂM 2023"],
      ["TT", "Chỉ tiêu", "ĐVT", "Thực hiện"],
      ["1", AREA, "ha", 5],
    ]);
    const taken = take([grid]);
    expect(problems(taken)).toEqual(["A1 FORM_FILE_TITLE_FORM", "A2 FORM_FILE_TITLE_PERIOD"]);
    expect(saves(taken)).toEqual(["crop.area#now = 5"]);
  });

  it("[Z4] no table, a table of something else, and one without end are refused", () => {
    expect(refusals([makeGrid("a", [["Kính gửi"], ["Nội dung thư"]])])).toEqual(["a! FORM_FILE_NO_TABLE"]);
    expect(refusals([other])).toEqual(["Biểu 02! FORM_FILE_NO_LINES"]);
    expect(refusals([sheet([["1", AREA, "ha", "", 5]], HEAD, { cut: { rows: 1_048_576 } })])).toEqual([
      "Biểu! FORM_FILE_TOO_MANY_ROWS",
    ]);
    expect(refusals([sheet([["1", AREA, "ha", "", 5]], HEAD, { cut: { columns: 900 } })])).toEqual([
      "Biểu! FORM_FILE_TOO_MANY_COLUMNS",
    ]);
  });

  it("[Z4] hidden rows are read and told, hidden sheets only told, macros too", () => {
    const grids = [sheet([["1", AREA, "ha", "", 5]], HEAD, { hiddenRows: [2] }), makeGrid("Ẩn", [], { hidden: true })];
    const taken = take(grids, {}, {}, true);
    expect(problems(taken)).toEqual([" FORM_FILE_HIDDEN_SHEET", " FORM_FILE_MACROS", "A3 FORM_FILE_HIDDEN_ROWS"]);
    expect(saves(taken)).toEqual(["crop.area#now = 5"]);
  });
});
