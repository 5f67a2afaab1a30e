import { describe, expect, test } from "vitest";
import { makeTable } from "../../test/make-annex.ts";
import { type CellSource, makeGrid, type SheetLooks } from "../../test/make-grid.ts";
import { findTables } from "./table.ts";

const HEAD: readonly CellSource[] = ["TT", "Chỉ tiêu", "ĐVT", "KH năm 2026"];
const row = (mark: string, name: string, value: number): readonly CellSource[] => [mark, name, "ha", value];
const codes = (problems: readonly { readonly fault: { readonly code: string } }[]) => problems.map(({ fault }) => fault.code);
const namesOf = (rows: readonly (readonly CellSource[])[], looks: SheetLooks = {}) =>
  makeTable(rows, looks).rows.map(({ cells }) => cells.get(1)?.shown);

describe("the header", () => {
  test("[M2] merged cells stand over every column they reach, joined top down", () => {
    const table = makeTable(
      [
        ["TT", "Chỉ tiêu", "ĐVT", "Năm 2026", "", "", "Ghi chú"],
        ["", "", "", "Tỉnh giao", "Huyện giao", "", ""],
        ["", "", "", "", "HĐND", "UBND", ""],
        ["1", "Lúa", "ha", 1, 2, 3, ""],
      ],
      { merges: ["A1:A3", "B1:B3", "C1:C3", "D1:F1", "D2:D3", "E2:F2", "G1:G3"] },
    );
    expect(table.headers.map(({ text }) => text)).toEqual([
      "TT",
      "Chỉ tiêu",
      "ĐVT",
      "Năm 2026 | Tỉnh giao",
      "Năm 2026 | Huyện giao | HĐND",
      "Năm 2026 | Huyện giao | UBND",
      "Ghi chú",
    ]);
    expect(table.headers[5]).toMatchObject({ column: 5, parts: ["Năm 2026", "Huyện giao", "UBND"], cell: "F3" });
    expect(table.rows).toHaveLength(1);
  });

  test("[M2] without merged cells an empty cell goes with the group on its left", () => {
    const table = makeTable([
      ["TT", "Chỉ tiêu", "ĐVT", "Năm 2026", "", "Ghi chú"],
      ["", "", "", "HĐND giao", "UBND giao", ""],
      ["1", "Lúa", "ha", 1, 2, ""],
    ]);
    expect(table.headers.map(({ text }) => text)).toEqual([
      "TT",
      "Chỉ tiêu",
      "ĐVT",
      "Năm 2026 | HĐND giao",
      "Năm 2026 | UBND giao",
      "Ghi chú",
    ]);
  });

  test("[M2] groups may stand over the row that has TT, and the unit in the corner is no header", () => {
    const table = makeTable(
      [
        ["BIỂU GIAO CHỈ TIÊU NĂM 2026"],
        ["", "", "", "", "Đơn vị tính: tấn"],
        ["", "", "", "Kế hoạch năm 2026", ""],
        ["TT", "Chỉ tiêu", "ĐVT", "Huyện", "Xã"],
        ["1", "Lúa", "tấn", 1, 2],
      ],
      { merges: ["A1:E1", "D3:E3"] },
    );
    expect(table.headers.map(({ text }) => text).slice(3)).toEqual(["Kế hoạch năm 2026 | Huyện", "Kế hoạch năm 2026 | Xã"]);
    expect(table.facts.unit?.value).toBe("tấn");
    expect(table.facts.title?.value).toBe("BIỂU GIAO CHỈ TIÊU NĂM 2026");
  });

  test("[M2] years typed as numbers are headers, not figures", () => {
    const table = makeTable(
      [
        ["TT", "Chỉ tiêu", "ĐVT", "Giai đoạn 2026-2030", "", ""],
        ["", "", "", 2026, 2027, 2028],
        ["1", "Lúa", "ha", 1, 2, 3],
      ],
      { merges: ["A1:A2", "B1:B2", "C1:C2", "D1:F1"] },
    );
    expect(table.headers[4]?.text).toBe("Giai đoạn 2026-2030 | 2027");
    expect(table.rows).toHaveLength(1);
  });
});

describe("where a table begins and ends", () => {
  test.each([
    ["letters and numbers", ["A", "B", "C", 1]],
    ["in brackets", ["(1)", "(2)", "(3)", "(4)"]],
    ["with formulas", ["1", "2", "3", "4=3/2*100"]],
  ])("[M3] the row of column numbers is no indicator: %s", (_, numbers) => {
    const table = makeTable([HEAD, numbers, row("1", "Lúa", 5)]);
    expect(table.rows.map(({ row: at }) => at)).toEqual([2]);
    expect(table.headers.map(({ number }) => number)).toEqual(numbers.map(String));
  });

  test("[M3] a header that is said again on the next page, and its numbers, are no indicators", () => {
    const rows = [HEAD, ["A", "B", "C", 1], row("1", "Lúa", 5), HEAD, ["A", "B", "C", 1], row("2", "Ngô", 6)];
    expect(namesOf(rows)).toEqual(["Lúa", "Ngô"]);
  });

  test.each([
    ["a note", ["Ghi chú: số liệu ước"]],
    ["a footnote", ["(*) Theo nghị quyết của Hội đồng nhân dân"]],
    ["a signature", ["", "TM. ỦY BAN NHÂN DÂN"]],
    ["a day", ["", "", "Sơn Khê, ngày 19 tháng 12 năm 2025"]],
  ])("[M3] %s ends the table and is kept beside it", (_, end) => {
    const table = makeTable([HEAD, row("1", "Lúa", 5), [], end, ["", "CHỦ TỊCH"]]);
    expect(table.rows).toHaveLength(1);
    expect(table.notes[0]?.value).toBe(end.find((text) => text !== ""));
    expect(table.notes.at(-1)?.value).toBe("CHỦ TỊCH");
  });

  test("[M3] a name that begins like a note is still an indicator when it has figures", () => {
    expect(namesOf([HEAD, ["1", "Chủ tịch xã được đào tạo", "người", 5]])).toEqual(["Chủ tịch xã được đào tạo"]);
  });

  test("[M3] an indicator's own row that speaks of plans is no header", () => {
    const rows = [
      ["TT", "Chỉ tiêu", "ĐVT", "KH năm 2026", "Ghi chú"],
      ["I", "Chỉ tiêu xã hội", "", "", "Theo kế hoạch tỉnh giao"],
      ["1", "Mục tiêu giảm nghèo năm 2026", "%", "≥ 2", "HĐND giao"],
      ["2", "Chỉ tiêu về y tế", "chỉ tiêu", "11", "Kế hoạch năm 2025"],
    ];
    expect(namesOf(rows)).toEqual(["Chỉ tiêu xã hội", "Mục tiêu giảm nghèo năm 2026", "Chỉ tiêu về y tế"]);
  });

  test("[M3] a sheet may hold several tables, each with its own title", () => {
    const { tables } = findTables([
      makeGrid("PL", [
        ["Phụ lục I"],
        ["KINH TẾ NĂM 2026"],
        HEAD,
        row("1", "Lúa", 5),
        [],
        ["Phụ lục II"],
        ["XÃ HỘI NĂM 2026"],
        ["TT", "Nội dung", "ĐVT", "Kế hoạch 2026", "Ghi chú"],
        ["1", "Việc làm", "người", 600, ""],
      ]),
    ]);
    expect(tables.map(({ facts, rows }) => [facts.annex?.value, facts.title?.value, rows.length])).toEqual([
      ["Phụ lục I", "KINH TẾ NĂM 2026", 1],
      ["Phụ lục II", "XÃ HỘI NĂM 2026", 1],
    ]);
  });

  test("[M3] a table without a single word we know is found by the numbers under its words", () => {
    const { tables } = findTables([
      makeGrid("S", [
        ["Tên", "Đơn vị đo", "Mức giao"],
        ["Lúa", "ha", 5],
      ]),
    ]);
    expect(tables[0]?.headers.map(({ text }) => text)).toEqual(["Tên", "Đơn vị đo", "Mức giao"]);
  });

  test("[M3] a sheet without any table is said to have none; a header alone has no rows", () => {
    expect(codes(findTables([makeGrid("S", [["Kính gửi: các xã"], ["Văn bản không có bảng"]])]).problems)).toEqual([
      "ANNEX_NO_TABLE",
    ]);
    expect(codes(findTables([makeGrid("S", [HEAD])]).problems)).toEqual(["ANNEX_NO_ROWS"]);
  });
});

describe("sheets that go on", () => {
  const first = makeGrid("Trang 1", [["Phụ lục I"], HEAD, row("1", "Lúa", 5)]);

  test("[M4] the same header, or none, goes on with the table before", () => {
    const again = makeGrid("Trang 2", [HEAD, row("2", "Ngô", 6)]);
    const bare = makeGrid("Trang 3", [row("3", "Sắn", 7), row("4", "Khoai", 8)]);
    const { tables } = findTables([first, again, bare]);
    expect(tables).toHaveLength(1);
    expect(tables[0]?.rows.map(({ sheet, cells }) => [sheet, cells.get(1)?.shown])).toEqual([
      ["Trang 1", "Lúa"],
      ["Trang 2", "Ngô"],
      ["Trang 3", "Sắn"],
      ["Trang 3", "Khoai"],
    ]);
    expect(tables[0]?.continuedOn).toEqual(["Trang 2", "Trang 3"]);
  });

  test("[M4] another annex or another unit is another table", () => {
    const other = makeGrid("Trang 2", [["Phụ lục II"], HEAD, row("1", "Ngô", 6)]);
    const money = makeGrid("Trang 3", [["Phụ lục II"], ["Đơn vị tính: đồng"], HEAD, row("1", "Thu", 6)]);
    const tons = makeGrid("Trang 4", [["Phụ lục II"], ["Đơn vị tính: tấn"], HEAD, row("1", "Thịt", 6)]);
    expect(findTables([first, other]).tables).toHaveLength(2);
    expect(findTables([money, tons]).tables).toHaveLength(2);
  });

  test("[M4] hidden sheets are not read, hidden rows are, and both are told", () => {
    const hidden = makeGrid("Ẩn", [], { hidden: true });
    const shown = makeGrid("Trang 1", [HEAD, row("1", "Lúa", 5), row("2", "Ngô", 6)], { hiddenRows: [2] });
    const { tables, problems } = findTables([hidden, shown]);
    expect(tables[0]?.rows.map((one) => one.hidden)).toEqual([false, true]);
    expect(problems).toMatchObject([
      { level: "note", sheet: "Ẩn", fault: { code: "ANNEX_HIDDEN_SHEET" } },
      { level: "warning", sheet: "Trang 1", cell: "A3", fault: { code: "ANNEX_HIDDEN_ROWS", count: 1 } },
    ]);
  });

  test("[M25] what lies beyond the bounds is told as an error", () => {
    const rows = [HEAD, row("1", "Lúa", 5)];
    expect(findTables([makeGrid("S", rows, { cut: { rows: 30_000 } })]).problems).toMatchObject([
      { level: "error", fault: { code: "ANNEX_TOO_MANY_ROWS", limit: 20_000, found: 30_000 } },
    ]);
    expect(codes(findTables([makeGrid("S", rows, { cut: { columns: 900 } })]).problems)).toEqual(["ANNEX_TOO_MANY_COLUMNS"]);
  });

  test("[M25] merged areas that cover a whole sheet cost nothing", () => {
    const merges = Array.from({ length: 2_000 }, (_, i) => `A${i + 10}:XFD1048576`);
    expect(findTables([makeGrid("S", [HEAD, row("1", "Lúa", 5)], { merges })]).tables[0]?.rows).toHaveLength(1);
  });
});
