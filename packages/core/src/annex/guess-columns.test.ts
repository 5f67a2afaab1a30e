import { describe, expect, test } from "vitest";
import { makePlace } from "../../test/make.ts";
import { makeTable } from "../../test/make-annex.ts";
import type { CellSource, SheetLooks } from "../../test/make-grid.ts";
import { type AnnexContext, checkColumns, guessColumns } from "./guess-columns.ts";
import type { ColumnRole } from "./role.ts";

type Asked = { readonly title?: readonly string[]; readonly context?: Partial<AnnexContext>; readonly looks?: SheetLooks };

/** The roles of the columns of a table that has these headers after TT, Chỉ tiêu, ĐVT. */
function rolesOf(headers: readonly string[], { title = ["KẾ HOẠCH NĂM 2026"], context = {}, looks = {} }: Asked = {}) {
  const row: readonly CellSource[] = ["1", "Diện tích lúa", "ha", ...headers.map((_, i) => i + 1)];
  const table = makeTable([...title.map((text) => [text]), ["TT", "Chỉ tiêu", "ĐVT", ...headers], row, row], looks);
  return guessColumns(table, { level: "district", places: [], ...context })
    .slice(3)
    .map(({ role, sureness }) => ({ ...role, sureness }));
}

const target = (assigner: string, period = "2026", state = "assigned") => ({ kind: "target", assigner, period, state });

describe("what a column is", () => {
  test("[M5] ordinal, name, code, unit, note", () => {
    const table = makeTable([
      ["STT", "Mã số", "Các chỉ tiêu chủ yếu", "Đơn vị tính", "Kế hoạch năm 2026", "Cơ quan chủ trì thực hiện", "Ghi chú"],
      ["1", "0101", "Diện tích lúa", "ha", 5, "Phòng Kinh tế", "tăng 2 ha"],
    ]);
    const guesses = guessColumns(table, { level: "commune", places: [] });
    expect(guesses.map(({ role }) => role.kind)).toEqual(["ordinal", "code", "name", "unit", "target", "note", "note"]);
    expect(guesses.every(({ sureness }) => sureness === "sure")).toBe(true);
  });

  test.each([
    ["Trung ương giao năm 2026", "trung-uong"],
    ["KH 2026 Bộ Tài chính giao", "trung-uong"],
    ["HĐND tỉnh giao năm 2026", "hdnd-tinh"],
    ["Kế hoạch năm 2026 tỉnh giao", "ubnd-tinh"],
    ["UBND tỉnh giao KH 2026", "ubnd-tinh"],
    ["HĐND giao KH 2026", "hdnd-huyen"],
    ["Nghị quyết HĐND huyện năm 2026", "hdnd-huyen"],
    ["Huyện giao năm 2026", "ubnd-huyen"],
    ["Xã phấn đấu năm 2026", "ubnd-xa"],
    ["Sở, ngành giao năm 2026", "nganh"],
    ["Nghị quyết Đại hội Đảng bộ năm 2026", "dang-bo-huyen"],
    ["Kế hoạch năm 2026", "unstated"],
  ])("[M5] %s is assigned by %s", (header, assigner) => {
    expect(rolesOf([header])).toEqual([{ ...target(assigner), sureness: "sure" }]);
  });

  test("[M5] without words the paper's number and issuer tell who assigns", () => {
    const paper = (text: string) => ({ title: ["NĂM 2026", text] });
    expect(rolesOf(["Kế hoạch năm 2026"], paper("Quyết định số 5/QĐ-UBND của UBND xã Đồng Mây"))).toMatchObject([
      target("ubnd-xa"),
    ]);
    expect(rolesOf(["Kế hoạch năm 2026"], paper("Nghị quyết số 5/NQ-HĐND"))).toMatchObject([target("hdnd-huyen")]);
    expect(rolesOf(["Kế hoạch năm 2026"], paper("Quyết định số 5/QĐ-TTg"))).toMatchObject([target("trung-uong")]);
  });

  test("[M5] a report and a submission propose; a mid-year column adjusts", () => {
    expect(rolesOf(["Kế hoạch năm 2026"], { title: ["Báo cáo số 12/BC-UBND"] })).toMatchObject([
      target("ubnd-huyen", "2026", "proposed"),
    ]);
    expect(rolesOf(["Dự kiến KH năm 2026", "KH 2026 điều chỉnh"])).toMatchObject([
      target("unstated", "2026", "proposed"),
      target("unstated", "2026", "adjusted"),
    ]);
  });

  test.each([
    ["TH năm 2024", "2024", "reported", "sure"],
    ["Ước TH năm 2025", "2025", "estimate", "sure"],
    ["ƯTH 2025", "2025", "estimate", "sure"],
    ["Thực hiện năm 2024 (sơ bộ)", "2024", "preliminary", "sure"],
    ["Quyết toán năm 2024", "2024", "official", "sure"],
    ["Thực hiện năm trước", "2025", "reported", "sure"],
    ["Thực hiện", "2025", "reported", "guess"],
    ["Ước thực hiện 6 tháng đầu năm 2026", "2026-H1", "estimate", "sure"],
  ])("[M5] %s is an actual of %s, %s", (header, period, status, sureness) => {
    expect(rolesOf([header])).toEqual([{ kind: "actual", period, status, sureness }]);
  });

  test("[M5] what was done under a heading that plans is still an actual", () => {
    const table = makeTable(
      [
        ["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm 2025", ""],
        ["", "", "", "Được giao", "Ước TH"],
        ["1", "Lúa", "ha", 1, 2],
      ],
      { merges: ["A1:A2", "B1:B2", "C1:C2", "D1:E1"] },
    );
    const guesses = guessColumns(table, { level: "commune", places: [] });
    expect(guesses.map(({ role }) => role.kind).slice(3)).toEqual(["target", "actual"]);
    expect(guesses[4]?.role).toEqual({ kind: "actual", status: "estimate", period: "2025" });
  });

  test("[M5] a column named after the targets it holds is no name; the widest words are, where no header says so", () => {
    expect(rolesOf(["Chỉ tiêu giao năm 2026"])).toMatchObject([target("unstated")]);
    const table = makeTable([
      ["TT", "Chỉ tiêu giao năm 2026", "Tên gọi chung"],
      ["1", 5, "Diện tích lúa cả năm"],
      ["2", 6, "Diện tích ngô"],
    ]);
    expect(guessColumns(table, { level: "commune", places: [] }).map(({ role }) => role.kind)).toEqual([
      "ordinal",
      "target",
      "name",
    ]);
  });

  test("[M5] a hidden column is left out unless a person says otherwise", () => {
    expect(rolesOf(["KH năm 2025", "KH năm 2026"], { looks: { hiddenColumns: [3] } })).toMatchObject([
      { kind: "ignore", sureness: "likely" },
      target("unstated"),
    ]);
  });
});

describe("columns of places", () => {
  const places = [
    makePlace("101", { name: "Đồng Mây", type: "xã" }),
    makePlace("102", { name: "Suối Bạc", type: "thị trấn" }),
    makePlace("103", { name: "Khe Sặt", type: "xã", validTo: "2025-07-01" }),
    makePlace("104", { name: "Nà Hin", type: "xã" }),
    makePlace("105", { name: "Nà Hin", type: "phường" }),
    makePlace("y-te", { kind: "agency", level: "agency", name: "Y tế", type: "phòng" }),
  ];

  test("[M6] the header that names a place alive in the period is of that place", () => {
    const headers = ["Tổng số", "Xã Đồng Mây", "TT. Suối Bạc", "Đồng Mây ", "Phòng Y tế", "phường Nà Hin"];
    expect(rolesOf(headers, { context: { places } }).map((role) => ("place" in role ? role.place : role.kind))).toEqual([
      "target",
      "101",
      "102",
      "101",
      "y-te",
      "105",
    ]);
  });

  test("[M6] a place that has ended, a name of two places, an unknown name: no place is guessed", () => {
    const headers = ["Khe Sặt", "Nà Hin", "Bản Lừm"];
    expect(rolesOf(headers, { context: { places } }).map(({ kind }) => kind)).toEqual(["ignore", "ignore", "ignore"]);
  });
});

describe("columns that compare", () => {
  test("[M22] by the formula of the column's number", () => {
    const table = makeTable([
      ["TT", "Chỉ tiêu", "ĐVT", "Ước TH 2025", "KH 2026", "So sánh (%)", "Tăng, giảm (%)", "Chênh lệch (+/-)"],
      ["A", "B", "C", "1", "2", "3=2/1", "4=2/1", "5=2-1"],
      ["1", "Lúa", "ha", 1, 2, 200, 100, 1],
    ]);
    expect(
      guessColumns(table, { level: "commune", places: [] })
        .slice(5)
        .map(({ role }) => role),
    ).toEqual([
      { kind: "comparison", how: "percent", of: 4, base: 3 },
      { kind: "comparison", how: "growth", of: 4, base: 3 },
      { kind: "comparison", how: "difference", of: 4, base: 3 },
    ]);
  });

  test("[M22] by its words", () => {
    const roles = rolesOf([
      "TH năm 2024",
      "KH năm 2025",
      "Ước TH năm 2025",
      "KH năm 2026",
      "ƯTH 2025/TH 2024 (%)",
      "ƯTH 2025/KH 2025",
      "KH 2026/ƯTH 2025",
    ]);
    expect(roles.slice(4)).toEqual([
      { kind: "comparison", how: "percent", of: 5, base: 3, sureness: "sure" },
      { kind: "comparison", how: "percent", of: 5, base: 4, sureness: "sure" },
      { kind: "comparison", how: "percent", of: 6, base: 5, sureness: "sure" },
    ]);
  });

  test("[M22] where several columns could be meant none is", () => {
    const roles = rolesOf(["KH 2026 tỉnh giao", "KH 2026 huyện giao", "TH 2025", "KH 2026/TH 2025"]);
    expect(roles[3]).toEqual({ kind: "comparison", how: "percent", sureness: "likely" });
  });
});

describe("columns as mapped", () => {
  const table = makeTable([
    ["TT", "Chỉ tiêu", "ĐVT", "KH 2026", "KH 2026 (lần 2)"],
    ["1", "Lúa", "ha", 1, 2],
  ]);
  const check = (...kinds: readonly ColumnRole[]) =>
    checkColumns(table, new Map(kinds.map((role, i) => [i, role]))).map(({ cell, fault }) => `${cell} ${fault.code}`);
  const plan: ColumnRole = { kind: "target", assigner: "a", period: "2026", state: "assigned" };

  test("[M24] two columns of one role, period, place and assigner are an error", () => {
    expect(check({ kind: "ordinal" }, { kind: "name" }, { kind: "unit" }, plan, plan)).toEqual(["E1 ANNEX_COLUMN_TWICE"]);
    expect(check({ kind: "ordinal" }, { kind: "name" }, { kind: "unit" }, plan, { ...plan, assigner: "b" })).toEqual([]);
    expect(check({ kind: "name" }, { kind: "name" }, { kind: "unit" }, plan, { ...plan, assigner: "b" })).toEqual([
      "B1 ANNEX_COLUMN_TWICE",
    ]);
  });

  test("[M5] a table needs a name, figures, and a period for each", () => {
    expect(check({ kind: "ordinal" }, { kind: "ignore" }, { kind: "unit" })).toEqual([
      "D1 ANNEX_COLUMN_IGNORED",
      "E1 ANNEX_COLUMN_IGNORED",
      "A1 ANNEX_NO_NAME_COLUMN",
      "E1 ANNEX_NO_FIGURE_COLUMN",
    ]);
    expect(check({ kind: "ordinal" }, { kind: "name" }, { kind: "unit" }, { ...plan, period: "" }, plan)).toEqual([
      "D1 ANNEX_COLUMN_PERIOD",
    ]);
  });

  test("[M5] a column of figures that is left out is told: it may be of a place nobody knows", () => {
    const roles: readonly ColumnRole[] = [{ kind: "ordinal" }, { kind: "name" }, { kind: "unit" }, plan, { kind: "ignore" }];
    expect(checkColumns(table, new Map(roles.map((role, i) => [i, role])))).toMatchObject([
      { level: "warning", cell: "E1", fault: { code: "ANNEX_COLUMN_IGNORED", header: "KH 2026 (lần 2)", count: 1 } },
    ]);
  });

  test("[M5] a hidden column is told", () => {
    const hidden = makeTable(
      [
        ["TT", "Chỉ tiêu", "KH 2025", "KH 2026"],
        ["1", "Lúa", 1, 2],
      ],
      { hiddenColumns: [2] },
    );
    const roles = new Map<number, ColumnRole>([
      [0, { kind: "ordinal" }],
      [1, { kind: "name" }],
      [3, plan],
    ]);
    expect(checkColumns(hidden, roles)).toMatchObject([
      { level: "note", cell: "C1", fault: { code: "ANNEX_HIDDEN_COLUMN", header: "KH 2025" } },
    ]);
  });
});
