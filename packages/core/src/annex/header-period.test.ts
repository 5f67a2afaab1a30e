import { describe, expect, test } from "vitest";
import { readHeaderPeriod } from "./header-period.ts";

describe("the period of a column", () => {
  test.each([
    [["Kế hoạch năm 2026"], "2026"],
    [["KH 2026"], "2026"],
    [["Năm 2026", "HĐND giao"], "2026"],
    [["Năm 2026", "Quý I"], "2026-Q1"],
    [["Kế hoạch 2026", "Q4"], "2026-Q4"],
    [["Quý III/2025"], "2025-Q3"],
    [["TH 6 tháng đầu năm 2025"], "2025-H1"],
    [["6 tháng cuối năm 2025"], "2025-H2"],
    [["Ước TH 9 tháng năm 2025"], "2025-9M"],
    [["Tháng 10/2025"], "2025-M10"],
    [["T11", "năm 2025"], "2025-M11"],
    [["Giai đoạn 2026-2030"], "multi-year:2026-2030"],
    [["Giai đoạn 2026 – 2030", "Năm 2028"], "2028"],
    [["2027"], "2027"],
    [["Năm học 2025 - 2026"], "school:2025-2026"],
    [["Thực hiện thời điểm 01/10/2025"], "@2025-10-01"],
    [["TH đến hết ngày 30/11/2025"], "2025-01-01..2025-12-01"],
    [["TH đến 31/12/2025"], "2025"],
    [["Vụ xuân năm 2026"], "season:2026-spring"],
  ])("[M7] %j is %s", (parts, period) => {
    expect(readHeaderPeriod(parts, 2026)).toEqual({ period, assumed: false });
  });

  test.each([
    [["Kế hoạch", "HĐND giao"], "2026", true],
    [["Quý II"], "2026-Q2", true],
    [["TH năm trước"], "2025", false],
    [["Kế hoạch năm sau"], "2027", false],
    [["Cùng kỳ 6 tháng"], "2025-H1", false],
    [["Năm N-1"], "2025", false],
  ])("[M7] %j counts from the paper's year: %s", (parts, period, assumed) => {
    expect(readHeaderPeriod(parts, 2026)).toEqual({ period, assumed });
  });

  test("[M7] without a year anywhere nothing is said; a month that does not exist is none", () => {
    expect(readHeaderPeriod(["Kế hoạch"], undefined)).toBeUndefined();
    expect(readHeaderPeriod(["Tháng 13/2025"], undefined)).toEqual({ period: "2025", assumed: false });
  });
});
