import { expect, test } from "vitest";
import { auditTable, tellChecks } from "../../../test/audit-prose.ts";
import { parseUnitWords } from "./unit-words.ts";

const HEAD = "TT | Chỉ tiêu | ĐVT | TH 2024 | KH 2025 | Ước TH 2025 | ƯTH 2025/KH 2025 (%)";
const GOOD = [
  HEAD,
  "I | Diện tích gieo trồng | Ha | 12.350 | 12.500 | 12.620 | 101,0",
  "1 | Lúa | Ha | 8.200 | 8.250 | 8.310 | 100,7",
  "2 | Ngô | Ha | 4.150 | 4.250 | 4.310 | 101,4",
  "II | Thu ngân sách | Triệu đồng | 125.600 | 130.000 | 136.250 | 104,8",
];

function errors(lines: readonly string[]): readonly string[] {
  return tellChecks(auditTable(lines)).filter((line) => !line.startsWith("ok"));
}

test("[Q180] [Q181] a table that adds up and compares rightly", () => {
  const told = tellChecks(auditTable(GOOD));
  expect(told.every((line) => line.startsWith("ok"))).toBe(true);
  expect(told).toContain("ok sum 12.350 ← 8.200; 4.150");
  expect(told).toContain("ok table-formula 104,8% ← 136.250; 130.000");
});

test("[Q180] the row where the column's formula fails is an error", () => {
  const wrong = "II | Thu ngân sách | Triệu đồng | 125.600 | 130.000 | 136.250 | 114,8";
  expect(errors(GOOD.with(4, wrong))).toEqual(["review table-formula 114,8% ← 136.250; 130.000"]);
  expect(errors([...GOOD.with(4, wrong), "III | Hộ nghèo | Hộ | 1.250 | 1.100 | 1.056 | 96,0"])).toEqual([
    "error table-formula 114,8% ← 136.250; 130.000",
  ]);
});

test("[Q181] a total that one column of several contradicts is an error", () => {
  expect(errors(GOOD.with(1, "I | Diện tích gieo trồng | Ha | 12.530 | 12.500 | 12.620 | 101,0"))).toEqual([
    "error sum 12.530 ← 8.200; 4.150",
  ]);
});

test("[Q180] two rows prove nothing", () => {
  expect(errors([HEAD, "1 | Lúa | Ha | 8.200 | 8.250 | 8.310 | 100,7", "2 | Ngô | Ha | 4.150 | 4.250 | 4.310 | 901,4"])).toEqual(
    [],
  );
});

test.each([
  ["Triệu đồng", "đồng", 6],
  ["1.000 đ", "đồng", 3],
  ["Ha", "ha", 0],
  ["Tạ/ha", "tạ/ha", 0],
  ["Nghìn tấn", "tấn", 3],
])("[Q190] %s is a unit", (words, key, scale) => {
  const read = parseUnitWords(words);
  expect([read?.unit.key, read?.scale]).toEqual([key, scale]);
});

test("[Q190] [Q191] cells have the unit of row or caption; a comparing column is in per cent", () => {
  const { reading } = auditTable(GOOD);
  expect(reading.figures.find(({ text }) => text === "136.250")).toMatchObject({ scale: 6, unit: { key: "đồng" } });
  expect(reading.figures.find(({ text }) => text === "104,8")?.unit.dimension).toBe("percent");
  const people = auditTable([
    "Đơn vị tính: người",
    "Xã | Tổng số | Nam | Nữ",
    "An Phú | 3.250 | 1.600 | 1.650",
    "Bình Hòa | 4.120 | 2.043 | 2.077",
  ]);
  expect(people.reading.figures.find(({ text }) => text === "2.043")?.unit.key).toBe("người");
});
