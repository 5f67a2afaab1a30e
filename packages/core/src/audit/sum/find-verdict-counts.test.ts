import { describe, expect, test } from "vitest";
import { auditDocument } from "../audit.ts";
import type { Block } from "../document.ts";

function items(...lines: readonly string[]): readonly string[] {
  const text = lines.join("\n");
  let at = 0;
  const blocks = lines.map((line): Block => {
    const start = at;
    at += line.length + 1;
    return { kind: "item", mark: "-", level: 1, spans: [{ start, end: start + line.length }] };
  });
  return auditDocument({ name: "thu.txt", kind: "text", sha256: "", text, blocks, notRead: [] })
    .checks.filter(({ rule }) => rule === "k-of-n")
    .map(({ result, stated, operands }) => `${result} ${stated} ← ${operands.slice(1).map((figure) => figure.text)}`);
}

describe("counts of indicators under verdicts", () => {
  test("[Q302] divide one whole", () => {
    expect(
      items("Vượt kế hoạch: 07/11 chỉ tiêu.", "Đạt kế hoạch: 01/11 chỉ tiêu.", "Chưa đạt kế hoạch: 03/11 chỉ tiêu."),
    ).toEqual(["ok 11 ← 07,01,03"]);
  });

  test("[Q302] more than the whole is to review, less is not: some may have no figure", () => {
    expect(
      items("Vượt kế hoạch: 07/11 chỉ tiêu.", "Đạt kế hoạch: 02/11 chỉ tiêu.", "Chưa đạt kế hoạch: 03/11 chỉ tiêu."),
    ).toEqual(["review 11 ← 07,02,03"]);
    const fewer = items("Vượt kế hoạch: 05/11 chỉ tiêu.", "Đạt kế hoạch: 01/11 chỉ tiêu.", "Chưa đạt kế hoạch: 03/11 chỉ tiêu.");
    expect(fewer.filter((told) => told.startsWith("review"))).toEqual([]);
  });

  test("[Q302] one whole among others is to review", () => {
    expect(
      items("Vượt kế hoạch: 07/21 chỉ tiêu.", "Đạt kế hoạch: 01/11 chỉ tiêu.", "Chưa đạt kế hoạch: 03/11 chỉ tiêu."),
    ).toContain("review 21 ← 11");
  });

  test("[Q302] counts that may hold one another divide nothing", () => {
    const told = items("Đạt và vượt kế hoạch: 30/34 chỉ tiêu.", "Vượt kế hoạch: 12/34 chỉ tiêu.");
    expect(told.filter((one) => one.startsWith("review"))).toEqual([]);
  });
});
