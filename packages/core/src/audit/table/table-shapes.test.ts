import { expect, test } from "vitest";
import { auditCells } from "../../../test/audit-cells.ts";
import { auditTable, tellChecks } from "../../../test/audit-prose.ts";
import type { Audit } from "../audit.ts";

function alarms(audit: Audit): readonly string[] {
  return tellChecks(audit).filter((line) => /^(?:error|review)/u.test(line));
}

function confirmed(audit: Audit): readonly string[] {
  return tellChecks(audit).filter((line) => /^(?:ok|rounding)/u.test(line));
}

const TWO_ROWS = [
  [
    { text: "TT", rowSpan: 2 },
    { text: "Chỉ tiêu", rowSpan: 2 },
    { text: "ĐVT", rowSpan: 2 },
    { text: "TH 2024", rowSpan: 2 },
    { text: "KH 2025", rowSpan: 2 },
    { text: "TH 2025", rowSpan: 2 },
    { text: "So sánh (%)", columnSpan: 2 },
  ],
  ["TH/KH", "TH/cùng kỳ"],
  [{ text: "A. NÔNG NGHIỆP", columnSpan: 8 }],
];
const FIVE = [
  ["1", "Lúa", "ha", "8.200", "8.250", "8.310", "100,7", "101,3"],
  ["2", "Ngô", "ha", "2.850", "2.900", "2.960", "102,1", "103,9"],
  ["3", "Rau", "ha", "1.250", "1.100", "1.056", "96,0", "84,5"],
  ["4", "Thu ngân sách", "triệu đồng", "125.600", "130.000", "136.250", "104,8", "108,5"],
  ["5", "Hộ nghèo", "hộ", "1.250", "1.100", "1.056", "96,0", "84,5"],
];

test("[Q290] merged headers reach the columns under them, and a title row is no header", () => {
  const audit = auditCells([...TWO_ROWS, ...FIVE]);
  expect(alarms(audit)).toEqual([]);
  expect(confirmed(audit)).toHaveLength(10);
  expect(audit.reading.figures.find(({ text }) => text === "84,5")?.unit.dimension).toBe("percent");
  const wrong = FIVE.with(0, ["1", "Lúa", "ha", "8.200", "8.250", "8.310", "100,7", "111,3"]);
  expect(alarms(auditCells([...TWO_ROWS, ...wrong]))).toEqual(["error table-formula 111,3% ← 8.310; 8.200"]);
});

const NUMBERED = [
  "TT | Chỉ tiêu | ĐVT | TH 2024 | Năm 2025 |  | So sánh (%) | ",
  " |  |  |  | KH | ƯTH | ƯTH/KH | ƯTH/TH 2024",
  "A | B | C | 1 | 2 | 3 | 4=3/2 | 5=3/1",
  "I | NÔNG NGHIỆP |  |  |  |  |  | ",
  "1 | Lúa | Ha | 8.200 | 8.250 | 8.310 | 100,7 | 101,3",
];

test("[Q290] headers of a text have no merged cells: an empty one goes with its left, and a row of numbers is no data", () => {
  const audit = auditTable([...NUMBERED, "2 | Ngô | Ha | 2.850 | 2.900 | 2.960 | 102,1 | 103,9"]);
  expect(confirmed(audit)).toEqual([
    "ok table-formula 100,7% ← 8.310; 8.250",
    "ok table-formula 101,3% ← 8.310; 8.200",
    "ok table-formula 102,1% ← 2.960; 2.900",
    "ok table-formula 103,9% ← 2.960; 2.850",
  ]);
});

test("[Q291] the formula that a header prints needs one row to prove it, and is then looked at", () => {
  expect(alarms(auditTable([...NUMBERED, "2 | Ngô | Ha | 2.850 | 2.900 | 2.960 | 112,1 | 103,9"]))).toEqual([
    "review table-formula 112,1% ← 2.960; 2.900",
  ]);
});

test("[Q291] a numbering row that is off by one says nothing", () => {
  const off = NUMBERED.with(2, "A | B | C | 1 | 2 | 3 | 4=2/1 | 5=3/2");
  expect(alarms(auditTable([...off, "2 | Ngô | Ha | 2.850 | 2.900 | 2.960 | 102,1 | 103,9"]))).toEqual([]);
});

test("[Q292] a rate compared in points among quotients is no error", () => {
  expect(alarms(auditTable([...GOOD_RATES, "5 | Tỷ lệ hộ nghèo | % | 5,2 | 4,5 | 4,1 | -0,4"]))).toEqual([]);
  expect(alarms(auditTable([...GOOD_RATES, "5 | Tỷ lệ hộ nghèo | % | 5,2 | 4,5 | 4,1 | 91,1"]))).toEqual([]);
});

const GOOD_RATES = [
  "TT | Chỉ tiêu | ĐVT | TH 2024 | KH 2025 | TH 2025 | TH/KH (%)",
  "1 | Lúa | ha | 8.200 | 8.250 | 8.310 | 100,7",
  "2 | Ngô | ha | 2.850 | 2.900 | 2.960 | 102,1",
  "3 | Thu | triệu đồng | 125.600 | 130.000 | 136.250 | 104,8",
  "4 | Hộ | hộ | 1.250 | 1.100 | 1.056 | 96,0",
];

test("[Q292] a row compared with another plan of the same year is no error, with another year it is", () => {
  const rows = [
    "TT | Chỉ tiêu | ĐVT | TH 2024 | KH tỉnh 2025 | KH huyện 2025 | TH 2025 | TH/KH (%)",
    "1 | Lúa | ha | 8.200 | 8.250 | 8.300 | 8.310 | 100,7",
    "2 | Ngô | ha | 2.850 | 2.900 | 2.950 | 2.960 | 102,1",
    "3 | Thu | triệu đồng | 125.600 | 130.000 | 135.000 | 136.250 | 104,8",
    "4 | Hộ | hộ | 1.250 | 1.100 | 1.050 | 1.056 | 96,0",
  ];
  const chi = (percent: string): string => `5 | Chi | triệu đồng | 92.000 | 90.000 | 95.000 | 99.000 | ${percent}`;
  expect(alarms(auditTable([...rows, chi("104,2")]))).toEqual([]);
  expect(alarms(auditTable([...rows, chi("107,6")]))).toEqual(["error table-formula 107,6% ← 99.000; 90.000"]);
});

test("[Q292] a table in which nothing adds up is said to be unclear, once, and is no alarm", () => {
  const rows = ["An | 3.250 | 1.607 | 16", "Bình | 4.120 | 2.043 | 21", "Châu | 4.121 | 2.141 | 71", "Đại | 4.191 | 2.643 | 91"];
  const audit = auditTable(["Xã | Hộ | Người | Thôn", ...rows, "Gia | 4.129 | 2.077 | 93"]);
  expect(audit.checks.map(({ result, note }) => [result, note.code])).toEqual([["unchecked", "unclear-table"]]);
  expect(auditTable(["Xã | Hộ | Người | Thôn", ...rows]).checks).toEqual([]);
});

const BUDGET = [
  "Đơn vị tính: triệu đồng",
  "TT | Nội dung | Dự toán | Thực hiện | Tỷ lệ (%)",
  " | TỔNG CỘNG (I+II) | 12.000 | 12.600 | 105,0",
  "I | Thu nội địa | 9.000 | 9.500 | 105,6",
  "1 | Thuế | 6.000 | 6.400 | 106,7",
  " | Trong đó: |  |  | ",
  "- | Thuế GTGT | 2.000 | 2.100 | 105,0",
  "- | Thuế TNCN | 1.500 | 1.650 | 110,0",
  "2 | Phí, lệ phí | 3.000 | 3.100 | 103,3",
  "II | Thu khác | 3.000 | 3.100 | 103,3",
];

test("[Q293] totals named in the label, by numbering, and rows of a deeper level between", () => {
  const told = confirmed(auditTable(BUDGET));
  expect(told).toContain("ok sum 12.600 ← 9.500; 3.100");
  expect(told).toContain("ok sum 9.500 ← 6.400; 3.100");
  expect(alarms(auditTable(BUDGET))).toEqual([]);
});

test("[Q293] subtotals, then a total of them", () => {
  const rows = [
    "Xã | Số hộ | Nhân khẩu",
    "Vùng 1 |  | ",
    "An | 100 | 410",
    "Bình | 250 | 900",
    "Cộng | 350 | 1.310",
    "Vùng 2 |  | ",
  ];
  const more = ["Châu | 150 | 610", "Đại | 150 | 600", "Cộng | 300 | 1.210", "Tổng cộng | 650 | 2.520"];
  const told = confirmed(auditTable([...rows, ...more]));
  expect(told).toContain("ok sum 2.520 ← 1.310; 1.210");
  expect(told).toContain("ok sum 1.210 ← 610; 600");
});

test("[Q293] rows without numbering, by bold or indented labels", () => {
  const table = (
    set: (text: string) => { text: string; bold?: boolean; indent?: number },
    under: (text: string) => { text: string; indent?: number },
  ) =>
    auditCells([
      ["Nội dung", "KH", "TH"],
      [set("Nông nghiệp"), "900", "955"],
      [under("Trồng trọt"), "400", "435"],
      [under("Chăn nuôi"), "500", "520"],
      [set("Công nghiệp"), "800", "866"],
      [under("Chế biến"), "300", "330"],
      [under("Khác"), "500", "547"],
    ]);
  const wrong = ["error sum 866 ← 330; 547"];
  expect(
    alarms(
      table(
        (text) => ({ text, bold: true }),
        (text) => ({ text }),
      ),
    ),
  ).toEqual(wrong);
  expect(
    alarms(
      table(
        (text) => ({ text }),
        (text) => ({ text, indent: 1 }),
      ),
    ),
  ).toEqual(wrong);
});

test("[Q293] a dash, x or an empty cell is no zero: what is missing is never an error", () => {
  const rows = (cell: string): readonly string[] => [
    "TT | Xã | Hộ (hộ) | Người (người)",
    " | Tổng cộng | 7.370 | 30.100",
    "1 | An | 3.250 | 12.600",
    "2 | Bình | 4.120 | 17.400",
    `3 | Châu | ${cell} | 100`,
  ];
  expect(alarms(auditTable(rows("x")))).toEqual([]);
  expect(alarms(auditTable(rows("…").with(1, " | Tổng cộng | 8.370 | 30.100")))).toEqual([]);
  expect(alarms(auditTable(rows("-").with(1, " | Tổng cộng | 8.370 | 30.100")))).toEqual(["review sum 8.370 ← 3.250; 4.120"]);
});

test("[Q294] what stands under Trong đó may be less than its whole, not more", () => {
  expect(alarms(auditTable(BUDGET))).toEqual([]);
  const three = ["Xã | 2023 (hộ) | 2024 (hộ) | 2025 (hộ)", "Tổng số hộ | 500 | 520 | 540", "Trong đó: |  |  | "];
  const parts = ["- Hộ nghèo | 120 | 110 | 100", "- Hộ cận nghèo | 90 | 95 | 99"];
  expect(alarms(auditTable([...three, ...parts]))).toEqual([]);
  expect(
    alarms(
      auditTable([
        ...three.with(0, "Xã | 2022 (hộ) | 2023 (hộ) | 2024 (hộ) | 2025 (hộ)").with(1, "Tổng số hộ | 500 | 510 | 520 | 540"),
        "- Hộ nghèo | 120 | 110 | 100 | 1.000",
        "- Hộ cận nghèo | 90 | 95 | 99 | 97",
      ]),
    ),
  ).toEqual(["review sum 540 ← 1.000; 97"]);
});

const COMMUNES = [
  "TT | Xã | Số hộ (hộ) | Hộ nghèo (hộ)",
  "1 | An Phú | 3.250 | 160",
  "2 | Bình Hòa | 4.120 | 243",
  "3 | Hòa An | 2.220 | 143",
  "4 | Hòa Bình | 5.120 | 143",
];

test("[Q295] a total whose every column misses its rows on one side: one review", () => {
  expect(alarms(auditTable([...COMMUNES, " | Tổng cộng | 17.560 | 803"]))).toEqual([
    "review sum 17.560 ← 3.250; 4.120; 2.220; 5.120",
  ]);
  expect(alarms(auditTable([...COMMUNES, "5 | Khác | 17.560 | 803"]))).toEqual([]);
});

test("[Q295] gaps on both sides, a total of something else, rows of two levels: nothing is said", () => {
  expect(alarms(auditTable([...COMMUNES, " | Tổng cộng | 17.560 | 603"]))).toEqual([]);
  expect(alarms(auditTable([...COMMUNES, " | Tổng đàn lợn | 17.560 | 803"]))).toEqual([]);
  expect(alarms(auditTable([...COMMUNES, " | Tổng cộng | 97.560 | 9.803"]))).toEqual([]);
  expect(alarms(auditTable([...COMMUNES.with(2, "1.1 | Bình Hòa | 4.120 | 243"), " | Tổng cộng | 17.560 | 803"]))).toEqual([]);
  // Row 2 is no part of it.
  expect(alarms(auditTable([...COMMUNES, " | Tổng cộng | 10.590 | 446"]))).toEqual([]);
});

test("[Q296] shares of a total, and a structure that misses a hundred", () => {
  const good = [
    "Ngành | Giá trị (tỷ đồng) | Cơ cấu (%)",
    "Nông nghiệp | 1.250,5 | 25,0",
    "Công nghiệp | 2.250,5 | 45,0",
    "Dịch vụ | 1.500,0 | 30,0",
  ];
  expect(confirmed(auditTable([...good, "Tổng số | 5.001,0 | 100,0"]))).toContain("ok table-formula 25,0% ← 1.250,5; 5.001,0");
  expect(
    alarms(auditTable(["Ngành | Cơ cấu (%)", "Nông nghiệp | 25,0", "Công nghiệp | 45,0", "Dịch vụ | 31,0", "Tổng số | 100,0"])),
  ).toEqual(["review breakdown 31,0% ← 25,0; 45,0"]);
});

test("[Q296] a structure without a total row", () => {
  const rows = ["Ngành | Cơ cấu năm 2025 (%)", "1 | x", "Nông nghiệp | 25,0", "Công nghiệp | 45,0"];
  expect(confirmed(auditTable([...rows, "Dịch vụ | 30,0"]))).toEqual(["ok breakdown 30,0% ← 25,0; 45,0"]);
  expect(alarms(auditTable([...rows, "Dịch vụ | 32,0"]))).toHaveLength(1);
  expect(alarms(auditTable([...rows, "Dịch vụ | 52,0"]))).toEqual([]);
});

test("[Q290] rows named by years", () => {
  const rows = [
    "Năm | Tổng số hộ | Hộ nghèo | Tỷ lệ (%)",
    "2021 | 12.350 | 1.250 | 10,1",
    "2022 | 12.500 | 1.100 | 8,8",
    "2023 | 12.620 | 980 | 7,8",
  ];
  expect(confirmed(auditTable(rows))).toHaveLength(3);
  expect(alarms(auditTable([...rows, "2024 | 12.700 | 850 | 6,7", "2025 | 12.800 | 720 | 6,5"]))).toEqual([
    "error table-formula 6,5% ← 720; 12.800",
  ]);
});

test("[Q297] the yield of a crop down the rows, and across the columns", () => {
  const rows = [
    "TT | Chỉ tiêu | ĐVT | TH 2024 | KH 2025 | TH 2025",
    "1 | Lúa |  |  |  | ",
    "- | Diện tích | ha | 1.200 | 1.210 | 1.250",
    "- | Năng suất | tạ/ha | 52,50 | 53,00 | 54,20",
    "- | Sản lượng | tấn | 6.300 | 6.413 | 6.775",
    "2 | Ngô |  |  |  | ",
    "- | Diện tích | ha | 800 | 810 | 850",
    "- | Năng suất | tạ/ha | 42,5 | 43,0 | 48,2",
    "- | Sản lượng | tấn | 3.400 | 3.483 | 3.757",
  ];
  expect(alarms(auditTable(rows))).toEqual(["error table-formula 48,2 ← 3.757; 850"]);
  const columns = [
    "Xã | Diện tích (ha) | Năng suất (tạ/ha) | Sản lượng (tấn)",
    "An | 1.200 | 52,50 | 6.300",
    "Bình | 1.210 | 53,00 | 6.413",
  ];
  expect(
    alarms(auditTable([...columns, "Châu | 1.250 | 54,20 | 6.775", "Đại | 950 | 48,0 | 4.560", "Gia | 810 | 43,0 | 3.583"])),
  ).toEqual(["error table-formula 43,0 ← 3.583; 810"]);
});

test("[Q298] one or two rows: the words of the header are looked at", () => {
  expect(
    alarms(auditTable(["Xã | Tổng số | Nam | Nữ", "An Phú | 3.250 | 1.600 | 1.650", "Bình Hòa | 4.120 | 2.043 | 2.177"])),
  ).toEqual(["review table-formula 4.120 ← 2.043; 2.177"]);
  expect(alarms(auditTable(["Xã | Tổng số | Nữ | Dân tộc", "An Phú | 3.250 | 1.600 | 1.250"]))).toEqual([]);
});
