import { describe, expect, test } from "vitest";
import { auditTable, tellChecks } from "../../../test/audit-prose.ts";

function told(comparison: string): readonly string[] {
  const checks = auditTable([
    "TT | Chỉ tiêu | ĐVT | Kế hoạch | Thực hiện | So sánh (%)",
    "1 | Diện tích lúa | ha | 3.200 | 3.215,8 | 100,5",
    "2 | Sản lượng thóc | tấn | 17.600 | 17.645,9 | 100,3",
    "3 | Rừng trồng mới | ha | 450 | 462,7 | 102,8",
    "4 | Tổng đàn gia súc | con | 23.900 | 24.401 | 102,1",
    `5 | Tỷ lệ hộ nghèo | % | 9,50 | 9,28 | ${comparison}`,
  ]);
  return tellChecks(checks).filter((line) => line.includes("9,28; 9,50"));
}

describe("a row in per cent under a column that compares", () => {
  test("[Q303] by the quotient or in points", () => {
    expect(told("97,7")).toEqual([expect.stringMatching(/^ok table-formula 97,7%/u)]);
    expect(told("-0,22")).toEqual([expect.stringMatching(/^ok points -0,22/u)]);
  });

  test("[Q303] by neither: a slip is likely, never sure", () => {
    expect(told("87,7")).toEqual([expect.stringMatching(/^review table-formula 87,7%/u)]);
  });
});
