import { describe, expect, test } from "vitest";
import { type Period, parsePeriod, showPeriod } from "./period.ts";
import { findHalfOf, findNext, findPrevious, findYearOf, listInside, listPartsOf } from "./step.ts";

const read = (text: string): Period => {
  const outcome = parsePeriod(text);
  if (!outcome.ok) throw new Error(text);
  return outcome.value;
};
const show = (found: Period | undefined): string | undefined => found && showPeriod(found);

describe("the period before and after", () => {
  test.each([
    ["2023-M10", "2023-M09", "2023-M11"],
    ["2023-M01", "2022-M12", "2023-M02"],
    ["2023-Q4", "2023-Q3", "2024-Q1"],
    ["2023-H1", "2022-H2", "2023-H2"],
    ["2023-9M", "2022-9M", "2024-9M"],
    ["2023", "2022", "2024"],
    ["nd09:2023-M01", "nd09:2022-M12", "nd09:2023-M02"],
    ["nd09:2023", "nd09:2022", "nd09:2024"],
    ["budget:2023", "budget:2022", "budget:2024"],
    ["school:2022-2023", "school:2021-2022", "school:2023-2024"],
  ])("[P12] of %s they are %s and %s", (text, before, after) => {
    expect(show(findPrevious(read(text)))).toBe(before);
    expect(show(findNext(read(text)))).toBe(after);
  });

  test("[P12] a plan of several years has the one before it; instants, free spans and seasons have none", () => {
    expect(show(findPrevious(read("multi-year:2021-2025")))).toBe("multi-year:2016-2020");
    for (const text of ["@2023-10-01", "2023-09-01..2023-11-01", "season:2023-spring"]) {
      expect(findPrevious(read(text))).toBeUndefined();
      expect(findNext(read(text))).toBeUndefined();
    }
  });
});

describe("the year and the half that hold a period", () => {
  test.each([
    ["2023-M10", "2023", "2023-H2"],
    ["2023-Q2", "2023", "2023-H1"],
    ["2023-9M", "2023", undefined],
    ["2023", "2023", undefined],
    ["nd09:2023-M01", "nd09:2023", "nd09:2023-H1"],
    ["nd09:2023-M12", "nd09:2023", "nd09:2023-H2"],
    ["budget:2023", "budget:2023", undefined],
    ["school:2022-2023", "school:2022-2023", undefined],
    ["multi-year:2021-2025", undefined, undefined],
  ])("[P13] of %s they are %s and %s", (text, year, half) => {
    expect(show(findYearOf(read(text)))).toBe(year);
    expect(show(findHalfOf(read(text)))).toBe(half);
  });
});

describe("periods that fill a span", () => {
  test.each([
    ["2023-01-01..2023-11-01", "2023-M10", 10],
    ["2023-H2", "2023-M07", 6],
    ["2023-H2", "2023-Q4", 2],
    ["2022", "2023-M10", 12],
    ["nd09:2022-12-15..2023-10-15", "nd09:2023-M10", 10],
    ["2023", "2023", 1],
  ])("[P14] %s is filled by periods like %s, %i of them", (span, like, count) => {
    expect(listInside(read(span), read(like))?.length).toBe(count);
  });

  test("[P14] a span they do not fill to the day is not filled", () => {
    expect(listInside(read("2023-9M"), read("2023-H1"))).toBeUndefined();
    expect(listInside(read("2023-01-01..2023-11-02"), read("2023-M10"))).toBeUndefined();
    expect(listInside(read("2023-H1"), read("@2023-06-01"))).toBeUndefined();
  });
});

test.each([
  ["2023", "month", 12, "2023-M01", "2023-M12"],
  ["2023", "quarter", 4, "2023-Q1", "2023-Q4"],
  ["nd09:2023", "month", 12, "nd09:2023-M01", "nd09:2023-M12"],
  ["budget:2023", "month", 0, undefined, undefined],
  ["2023-H1", "month", 0, undefined, undefined],
] as const)("[P2] of %s there are by the %s %i", (year, kind, count, first, last) => {
  const parts = listPartsOf(read(year), kind);
  expect([parts.length, show(parts[0]), show(parts.at(-1))]).toEqual([count, first, last]);
});
