import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type GivenBlock, makeReading, makeTableReading } from "../../../test/make-reading.ts";
import { describeFigures } from "../describe/describe-figures.ts";
import type { Reading } from "../reading.ts";
import { findCrossMentions } from "./find-cross-mentions.ts";

const piece = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom(
      "Sản lượng lương thực có hạt",
      "số lao động được đào tạo nghề",
      "năm 2023 ",
      "so với cùng kỳ năm 2022",
      "(số liệu đến ngày 30/11/2023)",
      "đến hết tháng 13/2023",
      "ước đạt 28.813 tấn",
      "630/800 người, đạt 79% kế hoạch",
      "285,3 tỷ đồng",
      "tăng 84,0%",
      "0/0 ha",
      "tại xã Bình Trung",
      "hiện đang cho thu hoạch",
      "theo biểu dưới đây: toàn huyện",
      "diện tích cho thu hoạch là 403,7 ha",
      "Tổng cộng",
      "1.234,56.789",
      " (",
      ") ",
      ". ",
      "; ",
      ": ",
      ", ",
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 4 }) },
);
const words = fc.array(piece, { maxLength: 14 }).map((list) => list.join(" "));
const block: fc.Arbitrary<GivenBlock> = fc.record({
  kind: fc.constantFrom("heading", "paragraph", "item", "note"),
  level: fc.integer({ min: 1, max: 4 }),
  text: words,
});

function checkAll(reading: Reading): void {
  const findings = findCrossMentions(reading);
  const known = new Set(reading.figures.map(({ id }) => id));
  for (const finding of findings) {
    const figures = finding.kind === "remark" ? finding.operands : [finding.stated];
    for (const { id } of figures) expect(known.has(id)).toBe(true);
  }
  for (const id of describeFigures(reading, []).keys()) expect(known.has(id)).toBe(true);
}

/** A syllable of its own for each number. */
function syllable(n: number): string {
  return n
    .toString(26)
    .split("")
    .map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 26)))
    .join("");
}

/** Distinct names, so that no two are of one fact: 3,000 figures in 1,000 paragraphs. */
function manyFigures(): Reading {
  return makeReading(
    Array.from({ length: 1000 }, (_, n) => {
      const name = `cây ${syllable(n + 700)} giống ${syllable(n * 3 + 900)} vụ ${syllable(n % 40)}`;
      return `Diện tích trồng ${name} ước đạt ${1000 + n} ha/${2000 + n} ha, bằng 5${n % 10},${n % 7}% kế hoạch.`;
    }),
  );
}

describe("mentions of any text", () => {
  test("[Q270] [Q279] any text is read, and figures named are figures of it", () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 10 }), (blocks) => checkAll(makeReading(blocks))),
      { numRuns: 300 },
    );
  });

  test("[Q276] [Q285] any table is read", () => {
    const row = fc.array(words, { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), fc.array(words, { maxLength: 3 }), (rows, before) =>
        checkAll(makeTableReading(rows, before)),
      ),
      { numRuns: 200 },
    );
  });

  test("[Q279] the time grows with the figures, not with their pairs", () => {
    const reading = manyFigures();
    expect(reading.figures.length).toBeGreaterThanOrEqual(3000);
    const start = performance.now();
    expect(findCrossMentions(reading)).toEqual([]);
    // A tenth of a second on a quiet machine; all pairs take many seconds.
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
