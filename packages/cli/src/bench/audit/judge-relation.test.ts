import { describe, expect, test } from "vitest";
import { combine, number, percentOf, sumOf } from "./draft.ts";
import { gapProbability } from "./irwin-hall.ts";
import { judgeRelation, stillMapping } from "./judge-relation.ts";
import { listPrinted } from "./printed-number.ts";
import type { Relation } from "./relation.ts";

/** Judges a relation over the numbers of a text, named by their order. */
function judge(
  text: string,
  make: (places: readonly number[]) => Partial<Relation> & Pick<Relation, "stated" | "formula">,
): string {
  const places = listPrinted(text).map(({ start }) => start);
  return judgeRelation(text, { name: "", near: true, ...make(places) }, stillMapping(text));
}

const at = (places: readonly number[], order: number): number => places[order] ?? -1;
const share = (text: string): string => judge(text, (p) => ({ stated: at(p, 2), formula: percentOf(at(p, 0), at(p, 1)) }));
const total = (text: string, sum: Relation["sum"] = "all"): string =>
  judge(text, (p) => ({ stated: at(p, 0), formula: sumOf(p.slice(1)), ...(sum ? { sum } : {}) }));

describe("percentages, worked by hand", () => {
  test.each([
    // 5.345,97/5.470 lies between 97,7235 and 97,7416.
    ["5.345,97 ha/5.470 ha, đạt 95,9%", "broken"],
    ["5.345,97 ha/5.470 ha, đạt 97,7%", "holds"],
    // 405,8/500 = 81,16: cut off.
    ["405,8 ha/500 ha, đạt 81,1%", "tolerated"],
    // 402/530 lies between 75,68 and 76,01.
    ["402 tấn/530 tấn, đạt 75,89%", "tolerated"],
    // 36 and 76 are counted: 47,37 and nothing else.
    ["36/76 hộ, đạt 48,2%", "broken"],
    ["36/76 hộ, đạt 47,4%", "holds"],
    ["36/76 hộ, đạt 47,3%", "tolerated"],
    // 458/500 triệu: one scale for both.
    ["458/500 triệu đồng, đạt 91,6%", "holds"],
    ["4 tỷ đồng/8.000 triệu đồng, đạt 50%", "holds"],
    ["trên 48,6 ngàn/gần 49 ngàn hồ sơ, đạt 99%", "holds"],
  ])("[Q250] %s: %s", (text, expected) => {
    expect(share(text)).toBe(expected);
  });
});

describe("sums, worked by hand", () => {
  test.each([
    ["312 đơn (khiếu nại 08 đơn, tố cáo 09 đơn, kiến nghị 295 đơn)", "all", "holds"],
    ["311 đơn (cấp huyện 132 đơn, cấp xã 180 đơn)", "all", "broken"],
    // Rounded to one place each: half a place for each part and for the total.
    ["10,0 ha, gồm 3,3 ha, 3,3 ha, 3,3 ha", "all", "tolerated"],
    // Two places of three parts: never by rounding of the parts alone.
    ["10,1 ha, gồm 3,3 ha, 3,3 ha, 3,3 ha", "all", "suspect"],
    ["10,2 ha, gồm 3,3 ha, 3,3 ha, 3,3 ha", "all", "broken"],
    // Eight parts may hide 4,5 places, but four come about in fewer than one case of a thousand.
    ["8,4 ha, gồm 1,0 ha, 1,0 ha, 1,0 ha, 1,0 ha, 1,0 ha, 1,0 ha, 1,0 ha, 1,0 ha", "all", "suspect"],
    ["29.028 ha, trong đó 28.000 ha và 940 ha", "some", "tolerated"],
    ["29.028 ha, trong đó 28.900 ha và 940 ha", "some", "broken"],
    ["2.545 hồ sơ, đã trả 680 hồ sơ, chưa trả 404 hồ sơ", "flow", "suspect"],
  ] as const)("[Q258] %s (%s): %s", (text, sum, expected) => {
    expect(total(text, sum)).toBe(expected);
  });

  test("[Q258] the odds of a gap are those of the exact law", () => {
    // Two uniforms: the triangle. P(|S| >= 1/2) = 1/4.
    expect(gapProbability(2, 1)).toBeCloseTo(0.25, 12);
    expect(gapProbability(3, 2)).toBeCloseTo(0, 12);
    expect(gapProbability(10, 3)).toBeGreaterThan(0.001);
    expect(gapProbability(10, 4)).toBeLessThan(0.001);
  });
});

describe("changes and lists", () => {
  const text = "866 lượt, giảm 146 lượt (năm trước 1.012 lượt)";
  const change = (direction: "up" | "down") =>
    judge(text, (p) => {
      const [up, down] = [combine("-", number(at(p, 0)), number(at(p, 2))), combine("-", number(at(p, 2)), number(at(p, 0)))];
      return { stated: at(p, 1), formula: down, change: { up, down, direction } };
    });

  test("[Q258] the word before a change is its sign", () => {
    expect(change("down")).toBe("holds");
    expect(change("up")).toBe("broken");
  });

  test("[Q258] a list stands or falls with its count", () => {
    expect(judge("03 xã: A, B, C", (p) => ({ stated: at(p, 0), formula: undefined, listed: 3 }))).toBe("holds");
    expect(judge("04 xã: A, B, C", (p) => ({ stated: at(p, 0), formula: undefined, listed: 3 }))).toBe("broken");
  });

  test("[Q258] a unit that changed is a changed number", () => {
    const before = "15 ha/10 ha, đạt 150%";
    const after = "15 m²/10 ha, đạt 150%";
    const [a = 0, b = 0, p = 0] = listPrinted(before).map(({ start }) => start);
    const relation: Relation = { name: "", stated: p, formula: percentOf(a, b), near: true };
    // "m²" is as long as "ha", so every place stays.
    expect(judgeRelation(before, relation, stillMapping(before))).toBe("holds");
    expect(judgeRelation(after, relation, stillMapping(before))).toBe("broken");
  });
});
