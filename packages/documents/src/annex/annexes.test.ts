import { checkAnnex } from "@kehoach/core/annex/check-annex";
import { offerChoices } from "@kehoach/core/annex/choices";
import { type AnnexContext, guessColumns, yearOfTable } from "@kehoach/core/annex/guess-columns";
import { toMapping } from "@kehoach/core/annex/mapping";
import { matchIndicators } from "@kehoach/core/annex/match-indicators";
import { readRows } from "@kehoach/core/annex/read-rows";
import { findTables } from "@kehoach/core/annex/table";
import { toEntries } from "@kehoach/core/annex/to-entries";
import { showPeriod } from "@kehoach/core/period/period";
import { showDecimal } from "@kehoach/core/quantity/decimal";
import { beforeAll, describe, expect, test } from "vitest";
import { COMMUNES, type District, readDistrict } from "../../test/annex-district.ts";
import { type AnnexCell, type AnnexSheet, makeAnnex } from "../../test/make-annex.ts";
import { readAnnex } from "./read-annex.ts";

let district: District;
beforeAll(async () => {
  district = await readDistrict();
});

const DECISION: readonly AnnexCell[] = [
  "(Kèm theo Quyết định số 2150/QĐ-UBND ngày 19 tháng 12 năm 2025 của Ủy ban nhân dân huyện Sơn Khê)",
];

/** A paper as a person would take it: read, columns and matches as offered, laid over the district's pack. */
async function take(...sheets: readonly AnnexSheet[]) {
  const grids = await readAnnex({ name: "phu-luc.xlsx", bytes: makeAnnex(...sheets) });
  if (!grids.ok) throw new Error(JSON.stringify(grids.problems));
  const found = findTables(grids.value);
  const [table] = found.tables;
  if (!table) throw new Error(JSON.stringify(found.problems));
  const { known, book } = district;
  const context: AnnexContext = { level: "district", places: book.places };
  const guesses = guessColumns(table, context);
  const mapping = toMapping(guesses, yearOfTable(table, context));
  const read = readRows(table, mapping, { units: known.units });
  const { matches, problems } = matchIndicators(read.rows, known);
  const document = { code: "2150-qd-ubnd", number: "2150/QĐ-UBND", type: "Quyết định", date: "2025-12-19" };
  const made = toEntries(read.rows, offerChoices(matches), mapping, { known, place: "900", document });
  const laid = district.layOver(made.entries);
  const short = (list: readonly { readonly cell: string; readonly fault: { readonly code: string } }[]) =>
    list.map(({ cell, fault }) => `${cell} ${fault.code}`);
  return {
    table,
    roles: guesses.map(({ role }) => role),
    sureness: guesses.map(({ sureness }) => sureness),
    rows: read.rows,
    matches,
    problems: short([...found.problems, ...read.problems, ...problems, ...made.problems]),
    checks: short(checkAnnex(read.rows, mapping, known.units)),
    entries: made.entries,
    /** Targets of the laid-over book: indicator, place, period, assigner, value in the indicator's unit, as entered. */
    targets: laid.targets.map(({ key, value, asEntered }) =>
      [
        key.indicator,
        key.place.code,
        showPeriod(key.period),
        key.assigner,
        value ? showDecimal(value) : "",
        asEntered?.text,
      ].join(" "),
    ),
    values: laid.values.map(({ key, value }) =>
      [key.indicator, showPeriod(key.period), key.status, value ? showDecimal(value) : ""].join(" "),
    ),
  };
}

const bold = (text: string): AnnexCell => ({ text, bold: true });
const number = (value: string, format: string): AnnexCell => ({ number: value, format });

describe("annexes as issued", () => {
  test("[M20] six columns", async () => {
    const paper = await take({
      name: "Phu luc",
      rows: [
        ["PHỤ LỤC"],
        ["CHỈ TIÊU KẾ HOẠCH PHÁT TRIỂN KINH TẾ - XÃ HỘI NĂM 2026"],
        DECISION,
        [],
        ["TT", "Chỉ tiêu", "ĐVT", "Ước thực hiện năm 2025", "Kế hoạch năm 2026", "Ghi chú"],
        ["A", "B", "C", 1, 2, 3],
        [bold("I"), bold("KINH TẾ")],
        ["1", "Tổng sản lượng lương thực có hạt", "Tấn", number("28400", "#,##0"), number("28491", "#,##0.00")],
        ["", "Trong đó: Sản lượng lúa", "nt", number("21500.5", "#,##0.0"), number("21600", "#,##0.0")],
        ["2", "Tổng đàn lợn", "Con", 25_810, 26_000],
        ["3", "Thu ngân sách trên địa bàn", "Triệu đồng", "136.000", "≥ 142.500", "HĐND giao"],
        [bold("II"), bold("XÃ HỘI")],
        ["4", "Số lao động được đào tạo nghề", "Người", 600, 620],
        ["", "Trong đó: Nữ", "Người", 240, 250],
        ["5", "Tỷ lệ hộ nghèo", "%", "12,5", number("0.1025", "0.00%")],
        ["6", "Số xã đạt chuẩn NTM tăng thêm", "Xã", "02", "Phấn đấu 03"],
        [],
        ["Ghi chú: số ước thực hiện tính đến ngày 30/11/2025"],
        ["", "", "", "CHỦ TỊCH"],
      ],
      merges: ["A1:F1", "A2:F2", "A3:F3", "B7:F7"],
    });
    expect(paper.table.facts).toMatchObject({
      number: { value: "2150/QĐ-UBND" },
      date: { value: "2025-12-19" },
      year: { value: 2026 },
    });
    expect(paper.problems).toEqual([]);
    expect(paper.checks).toEqual([]);
    expect(paper.sureness.every((one) => one === "sure")).toBe(true);
    expect(paper.targets).toEqual([
      "crop.grain-output 900 2026 ubnd-huyen 28491.00 28.491,00",
      "crop.rice-output 900 2026 ubnd-huyen 21600.0 21.600,0",
      "livestock.pig 900 2026 ubnd-huyen 26000 26000",
      "budget.revenue 900 2026 ubnd-huyen 142500000000 142.500",
      "work.trained 900 2026 ubnd-huyen 620 620",
      "work.trained 900 2026 ubnd-huyen 250 250",
      "poverty.rate 900 2026 ubnd-huyen 10.25 10,25",
      "rural.communes 900 2026 ubnd-huyen 3 03",
    ]);
    expect(paper.entries.targets.map(({ qualifiers, breakdown }) => qualifiers ?? breakdown)).toEqual([
      undefined,
      undefined,
      undefined,
      ["at-least"],
      undefined,
      { sex: "female" },
      undefined,
      ["strive"],
    ]);
    expect(paper.values.slice(0, 2)).toEqual(["crop.grain-output 2025 estimate 28400", "crop.rice-output 2025 estimate 21500.5"]);
    expect(paper.entries.targets[3]?.note).toBe("HĐND giao");
  });

  test("[M20] a merged header of three rows with targets of several assigners", async () => {
    const paper = await take({
      name: "Biểu 1",
      rows: [
        ["BIỂU CHỈ TIÊU NĂM 2026"],
        ["", "", "", "", "", "", "Đơn vị tính: Triệu đồng"],
        ["TT", "Nội dung", "Kế hoạch năm 2025", "Dự toán năm 2026", "", "", "Ghi chú"],
        ["", "", "", "Trung ương giao", "Địa phương giao", "", ""],
        ["", "", "", "", "HĐND huyện", "UBND huyện", ""],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
        ["A", bold("TỔNG THU NGÂN SÁCH")],
        ["I", "Thu ngân sách trên địa bàn", 136_000, 135_000, 140_000, 142_000],
        ["", "Trong đó:"],
        ["1", "Thu tiền sử dụng đất", 20_000, 18_000, 22_000, 22_000],
        ["2", "Thuế, phí", 116_000, 117_000, 118_000, { formula: "F8-F10", number: "120000" }],
      ],
      merges: ["A1:G1", "A3:A5", "B3:B5", "C3:C5", "D3:F3", "D4:D5", "E4:F4", "G3:G5"],
    });
    expect(paper.problems).toEqual([]);
    expect(paper.roles.slice(2, 6)).toEqual([
      { kind: "target", assigner: "unstated", period: "2025", state: "assigned" },
      { kind: "target", assigner: "trung-uong", period: "2026", state: "assigned" },
      { kind: "target", assigner: "hdnd-huyen", period: "2026", state: "assigned" },
      { kind: "target", assigner: "ubnd-huyen", period: "2026", state: "assigned" },
    ]);
    expect(paper.targets.filter((text) => text.startsWith("budget.revenue"))).toEqual([
      "budget.revenue 900 2025 unstated 136000000000 136000",
      "budget.revenue 900 2026 trung-uong 135000000000 135000",
      "budget.revenue 900 2026 hdnd-huyen 140000000000 140000",
      "budget.revenue 900 2026 ubnd-huyen 142000000000 142000",
    ]);
    expect(paper.rows.at(-1)).toMatchObject({
      name: "Thuế, phí",
      part: "of-which",
      path: ["TỔNG THU NGÂN SÁCH", "Thu ngân sách trên địa bàn"],
    });
    expect(paper.matches.slice(2).map(({ kind }) => kind)).toEqual(["new", "new"]);
    expect(paper.checks).toEqual([]);
  });

  test("[M6] a column for each of twenty communes, and one of the whole", async () => {
    const parts = COMMUNES.map((_, i) => 10 + i);
    const total = parts.reduce((sum, part) => sum + part, 0);
    const paper = await take({
      name: "Giao xã",
      rows: [
        ["GIAO CHỈ TIÊU CHO CÁC XÃ, THỊ TRẤN NĂM 2026"],
        DECISION,
        ["TT", "Chỉ tiêu", "ĐVT", "Toàn huyện", "Chia ra các xã, thị trấn", ...COMMUNES.slice(1).map(() => "")],
        ["", "", "", "", ...COMMUNES.map((name, i) => (i === 1 ? `TT ${name}` : i % 2 === 0 ? name : `Xã ${name}`))],
        ["1", "Diện tích lúa", "ha", total, ...parts],
        ["2", "Tổng đàn lợn", "con", total * 10 + 5, ...parts.map((part) => part * 10)],
        ["3", "Tỷ lệ hộ nghèo", "%", "10,5", ...parts.map(() => "10,5")],
        ["4", "Số xã đạt chuẩn nông thôn mới", "xã", 2, 1, "x", 1, ...parts.slice(3).map(() => "-")],
      ],
      merges: ["A1:X1", "A2:X2", "A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:X3"],
    });
    expect(paper.problems).toEqual([]);
    expect(paper.roles.slice(3).map((role) => ("place" in role ? role.place : role.kind))).toEqual([
      "target",
      ...COMMUNES.map((_, i) => String(90_001 + i)),
    ]);
    expect(paper.targets.filter((text) => text.startsWith("crop.rice-area"))).toHaveLength(21);
    expect(paper.targets.filter((text) => text.startsWith("rural.communes"))).toEqual([
      "rural.communes 900 2026 ubnd-huyen 2 2",
      "rural.communes 90001 2026 ubnd-huyen 1 1",
      "rural.communes 90003 2026 ubnd-huyen 1 1",
    ]);
    expect(paper.checks).toEqual(["D6 ANNEX_PLACES_SUM"]);
  });

  test("[M7] quarters of a year", async () => {
    const paper = await take({
      name: "Quý",
      rows: [
        ["TIẾN ĐỘ THỰC HIỆN CHỈ TIÊU NĂM 2026"],
        ["STT", "Tên chỉ tiêu", "Đơn vị tính", "Kế hoạch năm 2026", "Chia theo quý", "", "", ""],
        ["", "", "", "", "Quý I", "Quý II", "Quý III", "Quý IV"],
        ["1", "Số lao động được đào tạo nghề", "người", 600, 100, 150, 200, 150],
        ["2", "Số xã đạt chuẩn nông thôn mới", "xã", 5, 3, 3, 4, 5],
        ["3", "Diện tích lúa", "ha", "1.200,5", "400", "", "800,5", "…"],
      ],
      merges: ["A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:H2"],
    });
    expect(paper.problems).toEqual([]);
    expect(paper.roles.slice(3).map((role) => ("period" in role ? role.period : ""))).toEqual([
      "2026",
      "2026-Q1",
      "2026-Q2",
      "2026-Q3",
      "2026-Q4",
    ]);
    expect(paper.targets).toHaveLength(13);
    expect(paper.targets).toContain("crop.rice-area 900 2026-Q3 unstated 800.5 800,5");
    expect(paper.checks).toEqual([]);
  });

  test("[M7] the path of a five-year plan", async () => {
    const paper = await take({
      name: "5 năm",
      rows: [
        ["CHỈ TIÊU CHỦ YẾU GIAI ĐOẠN 2026 - 2030"],
        ["(Ban hành kèm theo Nghị quyết số 31/NQ-HĐND ngày 15/12/2025 của Hội đồng nhân dân huyện Sơn Khê)"],
        ["TT", "Chỉ tiêu", "ĐVT", "Thực hiện năm 2025", "Mục tiêu đến năm 2030", "Lộ trình thực hiện từng năm", "", "", "", ""],
        ["", "", "", "", "", 2026, 2027, 2028, 2029, 2030],
        ["1", "Tỷ lệ hộ nghèo", "%", "12,5", "dưới 5", "11", "9,5", "8", "6,5", "dưới 5"],
        ["2", "Số xã đạt chuẩn NTM", "xã", 6, "12 xã trở lên", 7, 8, 9, 10, 12],
      ],
      merges: ["A1:J1", "A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:E4", "F3:J3"],
    });
    expect(paper.roles.slice(3).map((role) => ("period" in role ? `${role.kind} ${role.period}` : role.kind))).toEqual([
      "actual 2025",
      "target 2030",
      ...[2026, 2027, 2028, 2029, 2030].map((year) => `target ${year}`),
    ]);
    // "Đến năm 2030" and the year 2030 of the path are one target: the person leaves one of them out.
    expect(paper.problems).toEqual(["J5 ANNEX_FACT_TWICE", "J6 ANNEX_FACT_TWICE"]);
    expect(paper.targets.slice(0, 3)).toEqual([
      "poverty.rate 900 2030 hdnd-huyen 5 5",
      "poverty.rate 900 2026 hdnd-huyen 11 11",
      "poverty.rate 900 2027 hdnd-huyen 9.5 9,5",
    ]);
    expect(paper.entries.targets[0]).toMatchObject({ qualifiers: ["below"] });
  });

  test("[M22] the October form: what was done, the plan, the estimate, the next plan, comparisons", async () => {
    const rate = (of: number, base: number): string => (Math.round((of * 1000) / base) / 10).toFixed(1).replace(".", ",");
    const line = (
      mark: string,
      name: string,
      unit: string,
      [a, b, c, d]: readonly [number, number, number, number],
    ): readonly AnnexCell[] => [mark, name, unit, a, b, c, rate(c, a), rate(c, b), d, rate(d, c), ""];
    const paper = await take({
      name: "T10",
      rows: [
        ["TÌNH HÌNH THỰC HIỆN NĂM 2025 VÀ KẾ HOẠCH NĂM 2026"],
        ["(Kèm theo Báo cáo số 812/BC-UBND ngày 20 tháng 10 năm 2025 của UBND huyện Sơn Khê)"],
        ["TT", "Chỉ tiêu", "ĐVT", "TH năm 2024", "Năm 2025", "", "So sánh (%)", "", "KH năm 2026", "KH 2026/ƯTH 2025", "Ghi chú"],
        ["", "", "", "", "KH", "Ước TH", "ƯTH 2025/TH 2024", "ƯTH 2025/KH 2025", "", "", ""],
        ["A", "B", "C", 1, 2, 3, "4=3/1", "5=3/2", 6, "7=6/3", 8],
        line("1", "Tổng sản lượng lương thực có hạt", "tấn", [28_100, 28_491, 28_814, 28_900]),
        line("2", "Tổng đàn lợn", "con", [25_000, 25_810, 25_900, 26_100]),
        [
          ...line("3", "Thu ngân sách trên địa bàn", "triệu đồng", [120_000, 136_000, 109_500, 125_000]).slice(0, 6),
          "91,3",
          "85,1",
          125_000,
          "114,2",
        ],
        ["4", "Số lao động được đào tạo nghề", "người", 580, 600, 610_000, "", "", 620, ""],
      ],
      merges: ["A1:K1", "A2:K2", "A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:F3", "G3:H3", "I3:I4", "J3:J4", "K3:K4"],
    });
    expect(paper.problems).toEqual([]);
    expect(
      paper.roles.map((role) =>
        "period" in role ? `${role.kind} ${role.period} ${role.kind === "target" ? role.state : role.status}` : role.kind,
      ),
    ).toEqual([
      "ordinal",
      "name",
      "unit",
      "actual 2024 reported",
      "target 2025 proposed",
      "actual 2025 estimate",
      "comparison",
      "comparison",
      "target 2026 proposed",
      "comparison",
      "note",
    ]);
    // 109.500 of 136.000 is 80,5 per cent; 610.000 people for 600.
    expect(paper.checks).toEqual(["H8 ANNEX_COMPARISON", "F9 ANNEX_JUMP", "I9 ANNEX_JUMP"]);
    expect(paper.values).toContain("budget.revenue 2025 estimate 109500000000");
  });

  test("[M4] actuals of the year before on two sheets, with cells that can not be read", async () => {
    const head: readonly AnnexCell[] = ["TT", "Chỉ tiêu", "ĐVT", "Thực hiện năm 2025"];
    const paper = await take(
      {
        name: "Trang 1",
        rows: [
          ["KẾT QUẢ THỰC HIỆN NĂM 2025"],
          head,
          ["1", "Diện tích lúa", "ha", { error: "#REF!", formula: "A1+B1" }],
          ["2", "Sản lượng lúa", "nghìn tấn", "21,5"],
        ],
        merges: ["A1:D1"],
        hiddenRows: [3],
      },
      {
        name: "Trang 2",
        rows: [head, ["3", "Tổng đàn lợn", "con", "5-6"], ["4", "Tỷ lệ hộ nghèo", "%", number("46178", "dd/mm/yyyy")]],
      },
      { name: "Nháp", rows: [head, ["1", "Diện tích lúa", "ha", 5]], hidden: true },
    );
    expect(paper.table.continuedOn).toEqual(["Trang 2"]);
    expect(paper.problems).toEqual([
      " ANNEX_HIDDEN_SHEET",
      "A4 ANNEX_HIDDEN_ROWS",
      "D3 ANNEX_FORMULA_ERROR",
      "D2 ANNEX_RANGE",
      "D3 ANNEX_DATE",
      "C4 ANNEX_UNIT_NEW",
    ]);
    expect(paper.values).toEqual(["crop.rice-output 2025 reported 21500"]);
    expect(paper.entries.units).toEqual([
      { code: "nghin-tan", name: "nghìn tấn", dimension: "mass", factor: "1.000.000", whole: false },
    ]);
    expect(paper.entries.values[0]?.source).toEqual({ document: "2150-qd-ubnd", line: 4, ref: "Trang 1!D4" });
  });
});
