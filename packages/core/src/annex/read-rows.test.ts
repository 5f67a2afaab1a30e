import { describe, expect, test } from "vitest";
import { UNITS } from "../../test/make.ts";
import { takeAnnex } from "../../test/make-annex.ts";
import type { CellSource } from "../../test/make-grid.ts";
import { readUnits } from "./row-units.ts";
import { proposeUnit } from "./unit-words.ts";

const HEAD: readonly CellSource[] = ["TT", "Chỉ tiêu", "ĐVT", "TH 2025", "KH 2026"];
const cells = (problems: readonly { readonly cell: string; readonly fault: { readonly code: string } }[]) =>
  problems.map(({ cell, fault }) => `${cell} ${fault.code}`);

describe("rows", () => {
  test("[M10] a row without unit and figures is a heading; with either it is an indicator", () => {
    const { rows } = takeAnnex([
      HEAD,
      ["I", "KINH TẾ"],
      ["1", "Lúa", "ha"],
      ["2", "Ngô", "", 5, 6],
      ["3", "Sắn", "ha", "-", "…"],
    ]);
    expect(rows.map(({ kind, path, line }) => [kind, path.join("/"), line])).toEqual([
      ["section", "", 2],
      ["indicator", "KINH TẾ", 3],
      ["indicator", "KINH TẾ", 4],
      ["indicator", "KINH TẾ", 5],
    ]);
  });

  test("[M10] codes, notes and footnotes of a row are kept", () => {
    const { rows } = takeAnnex([
      ["TT", "Chỉ tiêu", "Mã số", "ĐVT", "KH 2026", "Ghi chú"],
      ["1", "Lúa (1)", "0101", "ha", 5, "Có 2 xã thí điểm"],
    ]);
    expect(rows[0]).toMatchObject({ name: "Lúa", code: "0101", note: "Có 2 xã thí điểm", footnote: "(1)", at: { cell: "B2" } });
  });

  test("[M9] papers that indent by columns have names in two columns under one header", () => {
    const { rows, guesses } = takeAnnex(
      [
        ["TT", "Chỉ tiêu", "", "ĐVT", "KH 2026"],
        ["1", "Lao động", "", "người", 100],
        ["", "Trong đó:", "Nữ", "người", 40],
        ["2", "Đàn gia súc", "", "con", 50],
        ["", "-", "Trâu", "con", 20],
        ["", "-", "Bò", "con", 30],
      ],
      { looks: { merges: ["B1:C1"] } },
    );
    expect(guesses.map(({ role }) => role.kind)).toEqual(["ordinal", "name", "name", "unit", "target"]);
    expect(rows.map(({ name, path, part }) => [name, path.join("/"), part])).toEqual([
      ["Lao động", "", undefined],
      ["Nữ", "Lao động", "of-which"],
      ["Đàn gia súc", "", undefined],
      ["Trâu", "Đàn gia súc", undefined],
      ["Bò", "Đàn gia súc", undefined],
    ]);
  });

  test("[M15] a figure merged over several rows is the first one's, and the others are asked for", () => {
    const { rows, problems } = takeAnnex([HEAD, ["1", "Lúa", "ha", 5, 6], ["2", "Ngô", "ha", "", 7]], {
      looks: { merges: ["D2:D3"] },
    });
    expect(rows.map(({ figures }) => figures[0]?.state)).toEqual(["figure", "missing"]);
    expect(problems).toMatchObject([
      { cell: "D3", level: "question", fault: { code: "ANNEX_FIGURE_SHARED", found: "5", first: "D2" } },
    ]);
  });

  test("[M15] figures without a name are an error at the name", () => {
    const { rows, problems } = takeAnnex([HEAD, ["1", "Lúa", "ha", 5, 6], ["2", "", "ha", 7, 8], ["", "Trong đó:", "", 1, 2]]);
    expect(rows).toHaveLength(1);
    expect(cells(problems)).toEqual(["B3 ANNEX_NO_NAME", "B4 ANNEX_NO_NAME"]);
  });

  test("[M15] what a person typed for a cell is read in its place, and may leave it out", () => {
    const sheet = [HEAD, ["1", "Lúa", "ha", "5-6", "#REF!"], ["2", "Ngô", "ha", "giảm 2", 4]];
    expect(cells(takeAnnex(sheet).problems)).toEqual(["D2 ANNEX_RANGE", "E2 ANNEX_FORMULA_ERROR", "D3 ANNEX_CHANGE"]);
    const typed = new Map([
      ["Phụ lục!D2", "từ 5 trở lên"],
      ["Phụ lục!E2", "1.234,5"],
      ["Phụ lục!D3", ""],
    ]);
    const { rows, problems } = takeAnnex(sheet, { cells: typed });
    expect(problems).toEqual([]);
    expect(rows[0]?.figures).toMatchObject([{ entered: "5", said: ["at-least"] }, { entered: "1.234,5" }]);
    expect(rows[1]?.figures[0]).toMatchObject({ state: "missing", mark: "blank" });
  });
});

describe("units", () => {
  const unitsOf = (rows: readonly (readonly CellSource[])[], title: readonly string[] = []) =>
    takeAnnex([...title.map((text) => [text]), HEAD, ...rows]).rows.map(({ unit }) =>
      unit ? `${unit.text} (${unit.from})` : "",
    );

  test("[M11] its own, the same as above by a ditto mark, of what it is part of, of the table", () => {
    const dittos = ["nt", "″", '"', "-nt-", "''", "-"];
    expect(
      unitsOf(
        [
          ["1", "Lúa", "ha", 1, 1],
          ...dittos.map((ditto, i) => [`${i + 2}`, `Cây ${i}`, ditto, 1, 1]),
          ["9", "Tổng thu", "triệu đồng", 1, 1],
          ["-", "Thu nội địa", "", 1, 1],
          ["10", "Tổng chi", "", 1, 1],
        ],
        ["Đơn vị tính: tỷ đồng"],
      ),
    ).toEqual(["ha (own)", ...dittos.map(() => "ha (ditto)"), "triệu đồng (own)", "triệu đồng (above)", "tỷ đồng (table)"]);
  });

  test("[M11] in brackets behind the name", () => {
    const { rows } = takeAnnex([
      ["TT", "Chỉ tiêu", "KH 2026"],
      ["1", "Sản lượng (tấn)", 5],
      ["2", "Đất (đợt 2)", 6],
    ]);
    expect(rows.map(({ name, unit }) => [name, unit?.text])).toEqual([
      ["Sản lượng", "tấn"],
      ["Đất (đợt 2)", undefined],
    ]);
  });

  test("[M11] a rate does not take the unit of what it stands under, and a unit nobody gives is an error", () => {
    const { rows, problems } = takeAnnex([
      HEAD,
      ["1", "Lúa", "ha", 1, 1],
      ["-", "Năng suất", "", 50, 51],
      ["-", "Tỷ lệ giống mới", "", "95%", "96%"],
      ["2", "Việc làm", "", 5, 6],
    ]);
    expect(rows.map(({ unit }) => unit?.text)).toEqual(["ha", undefined, "%", undefined]);
    expect(problems.map(({ cell, fault }) => [cell, fault])).toEqual([
      ["C3", { code: "ANNEX_NO_UNIT", name: "Năng suất" }],
      ["C5", { code: "ANNEX_NO_UNIT", name: "Việc làm" }],
    ]);
  });

  test.each([
    ["nghìn tấn", { code: "nghin-tan", name: "nghìn tấn", dimension: "mass", factor: "1.000.000", whole: false }],
    ["1.000 con", { code: "1-000-con", name: "1.000 con", dimension: "head", factor: "1.000", whole: false }],
    ["Triệu người", { code: "trieu-nguoi", name: "triệu người", dimension: "person", factor: "1.000.000", whole: false }],
    ["Tạ/ha", { code: "ta-ha", name: "tạ/ha", dimension: "ta-ha", factor: "1", whole: false }],
    ["kWh", { code: "kwh", name: "kwh", dimension: "kwh", factor: "1", whole: false }],
    ["giường", { code: "giuong", name: "giường", dimension: "giuong", factor: "1", whole: true }],
  ])("[M11] a new unit keeps its name: %s", (text, entry) => {
    expect(proposeUnit(text, UNITS, true).entry).toEqual(entry);
  });

  test("[M11] new units are told once each, where they first stand; short forms of known ones are not new", () => {
    const { rows } = takeAnnex([
      HEAD,
      ["1", "Thịt", "nghìn tấn", 1, 1],
      ["2", "Cá", "Nghìn tấn", 1, 1],
      ["3", "Thu", "Trđ", 1, 1],
      ["4", "Chi", "tr.đồng", 1, 1],
      ["5", "Đất", "Ha", 1, 1],
      ["6", "Đề án", "đề án", "1,5", "2"],
    ]);
    const { added, problems, units } = readUnits(rows, UNITS);
    expect(added.map(({ code }) => code)).toEqual(["nghin-tan", "de-an"]);
    expect(added[1]?.whole).toBe(false);
    expect(units.get("nghin-tan")?.factor).toEqual({ units: 1000000n, scale: 0 });
    expect(cells(problems)).toEqual(["C2 ANNEX_UNIT_NEW", "C7 ANNEX_UNIT_NEW"]);
  });
});

describe("decimal marks of a table", () => {
  const sheet = [HEAD, ["1", "Lúa", "ha", "1.234,5", 2000.5], ["2", "Ngô", "ha", "12.5", "1.234"]];

  test("[M13] both in one table are asked, not guessed: what can be read in one way only is read", () => {
    const { rows, problems } = takeAnnex(sheet);
    expect(cells(problems)).toEqual(["D3 ANNEX_MARKS_MIXED", "E3 ANNEX_NUMBER_AMBIGUOUS"]);
    expect(rows.map(({ figures }) => figures.map((one) => (one.state === "figure" ? one.entered : one.state)))).toEqual([
      ["1.234,5", "2.000,5"],
      ["12,5", "refused"],
    ]);
  });

  test("[M13] the answer is part of the mapping; number cells need none", () => {
    const vi = takeAnnex(sheet, { change: (mapping) => ({ ...mapping, marks: "vi" }) });
    expect(cells(vi.problems)).toEqual(["D3 ANNEX_NUMBER"]);
    expect(vi.rows[1]?.figures[1]).toMatchObject({ entered: "1.234", value: { units: 1234n } });
    const en = takeAnnex(sheet, { change: (mapping) => ({ ...mapping, marks: "en" }) });
    expect(cells(en.problems)).toEqual(["D2 ANNEX_NUMBER"]);
    expect(en.rows[1]?.figures).toMatchObject([{ entered: "12,5" }, { entered: "1,234" }]);
    expect(en.rows[0]?.figures[1]).toMatchObject({ entered: "2.000,5" });
  });

  test("[M13] numbers of comparison columns vote too, and faults of these columns are no matter of the import", () => {
    const { problems } = takeAnnex([
      ["TT", "Chỉ tiêu", "ĐVT", "TH 2025", "KH 2026", "So sánh KH 2026/TH 2025"],
      ["1", "Lúa", "ha", 5, 6, "#DIV/0!"],
    ]);
    expect(problems).toEqual([]);
  });
});
