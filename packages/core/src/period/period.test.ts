import { describe, expect, test } from "vitest";
import { addDays, checkDate, countDays, showDateVi } from "./date.ts";
import { joinPeriods, toCumulative } from "./join.ts";
import {
  contains,
  firstDay,
  lastDay,
  type Period,
  parsePeriod,
  partOf,
  previousYear,
  showPeriod,
  toSpan,
  yearOf,
} from "./period.ts";

const period = (text: string): Period => {
  const outcome = parsePeriod(text);
  if (!outcome.ok) throw new Error(`${text}: ${outcome.problems[0].code}`);
  return outcome.value;
};
const days = (text: string): string => `${period(text).start} ${period(text).end}`;

describe("dates", () => {
  test("[P1] only days that exist are dates", () => {
    expect(["2024-02-29", "2023-12-31"].every(checkDate)).toBe(true);
    expect(
      ["2023-02-29", "2023-13-01", "2023-1-1", "2023-00-10", "2023-04-31", "0999-12-31", "20230-01-01", "", "abc"].some(
        checkDate,
      ),
    ).toBe(false);
  });

  test("[P1] days are counted without their end, over leap years and centuries", () => {
    expect(countDays("2023-01-01", "2024-01-01")).toBe(365);
    expect(countDays("2024-01-01", "2025-01-01")).toBe(366);
    expect(countDays("1900-02-28", "1900-03-01")).toBe(1);
    expect(addDays("2000-02-28", 1)).toBe("2000-02-29");
    expect(addDays("2023-01-01", -1)).toBe("2022-12-31");
    expect(showDateVi("2023-11-30")).toBe("30/11/2023");
  });
});

describe("calendars", () => {
  test.each([
    ["2023", "2023-01-01 2024-01-01"],
    ["2023-H2", "2023-07-01 2024-01-01"],
    ["2023-Q3", "2023-07-01 2023-10-01"],
    ["2023-9M", "2023-01-01 2023-10-01"],
    ["2023-M12", "2023-12-01 2024-01-01"],
  ])("[P2] solar %s is [%s)", (text, expected) => {
    expect(days(text)).toBe(expected);
  });

  test.each([
    ["nd09:2023", "2022-12-15 2023-12-15"],
    ["nd09:2023-H1", "2022-12-15 2023-06-15"],
    ["nd09:2023-H2", "2023-06-15 2023-12-15"],
    ["nd09:2023-Q1", "2022-12-15 2023-03-15"],
    ["nd09:2023-9M", "2022-12-15 2023-09-15"],
    ["nd09:2023-M01", "2022-12-15 2023-01-15"],
    ["nd09:2023-M11", "2023-10-15 2023-11-15"],
  ])("[P3] window %s is [%s), Nghị định 09/2019 Điều 12", (text, expected) => {
    expect(days(text)).toBe(expected);
    expect(yearOf(period(text))).toBe(2023);
  });

  test("[P4] the budget year is open to 31 January, the school year runs from September", () => {
    expect(lastDay(period("budget:2023"))).toBe("2024-01-31");
    expect(days("school:2022-2023")).toBe("2022-09-01 2023-09-01");
  });

  test("[P5] multi-year plans end with their last year; seasons have months of their own", () => {
    expect(days("multi-year:2021-2025")).toBe("2021-01-01 2026-01-01");
    expect(days("season:2023-spring")).toBe("2023-01-01 2023-07-01");
    expect(days("season:2023-winter")).toBe("2023-10-01 2024-02-01");
  });

  test.each([
    ["2023-Q5", "PERIOD_NOT_IN_CALENDAR"],
    ["2023-M13", "PERIOD_NOT_IN_CALENDAR"],
    ["2023-H0", "PERIOD_NOT_IN_CALENDAR"],
    ["2023-half", "PERIOD_NOT_IN_CALENDAR"],
    ["0999", "PERIOD_NOT_IN_CALENDAR"],
    ["9999", "PERIOD_NOT_IN_CALENDAR"],
    ["multi-year:2025-2021", "PERIOD_NOT_IN_CALENDAR"],
    ["multi-year:2021", "PERIOD_NOT_IN_CALENDAR"],
    ["season:2023-constructor", "PERIOD_NOT_IN_CALENDAR"],
    ["moon:2023-01-01..2023-02-02", "PERIOD_UNKNOWN_CALENDAR"],
    ["2023-M1", "PERIOD_NOT_IN_CALENDAR"],
    ["lunar:2023", "PERIOD_UNKNOWN_CALENDAR"],
    ["school:2022-2024", "PERIOD_NOT_IN_CALENDAR"],
    ["budget:2023-Q1", "PERIOD_NOT_IN_CALENDAR"],
    ["2023-02-29..2023-03-01", "PERIOD_NO_SUCH_DAY"],
    ["2023-03-01..2023-03-01", "PERIOD_BACKWARDS"],
    ["@2023-2-1", "PERIOD_NO_SUCH_DAY"],
    ["23", "PERIOD_UNREADABLE"],
    ["", "PERIOD_UNREADABLE"],
    ["2023-01-01..2023-02-01..2023-03-01", "PERIOD_UNREADABLE"],
  ])("[P6] %j is refused: %s", (text, code) => {
    expect(parsePeriod(text)).toMatchObject({ ok: false, problems: [{ code }] });
  });
});

describe("spans", () => {
  test.each([
    ["2023-01-01..2024-01-01", "2023"],
    ["2023-07-01..2023-10-01", "2023-Q3"],
    ["nd09:2022-12-15..2023-09-15", "nd09:2023-9M"],
    ["nd09:2022-12-15..2023-08-15", "nd09:2022-12-15..2023-08-15"],
    ["2023-01-01..2023-08-01", "2023-01-01..2023-08-01"],
  ])("[P6] the days %s have one form: %s", (text, expected) => {
    expect(showPeriod(period(text))).toBe(expected);
    expect(period(expected)).toEqual(period(text));
  });

  test("[P6] a part knows its number in the year, what is no part has none", () => {
    expect(["2023-H2", "2023-Q3", "nd09:2023-M01", "2023", "2023-9M", "@2023-01-01"].map((text) => partOf(period(text)))).toEqual(
      [2, 3, 1, undefined, undefined, undefined],
    );
    expect(toSpan("unheard-of", { start: "2023-01-01", end: "2024-01-01" }).kind).toBe("span");
  });

  test("[P1] the first and last days are inside", () => {
    expect([firstDay(period("2023-Q3")), lastDay(period("2023-Q3"))]).toEqual(["2023-07-01", "2023-09-30"]);
    expect(lastDay(period("@2023-10-01"))).toBe("2023-10-01");
  });
});

describe("readings of periods", () => {
  test.each([
    ["2023", "2022"],
    ["2023-Q3", "2022-Q3"],
    ["nd09:2023-M01", "nd09:2022-M01"],
    ["multi-year:2021-2025", "multi-year:2016-2020"],
    ["school:2022-2023", "school:2021-2022"],
    ["@2024-02-29", "@2023-02-28"],
    ["2023-09-01..2023-11-01", "2022-09-01..2022-11-01"],
    ["2025-M02", "2024-M02"],
    ["2024-M02", "2023-M02"],
    ["season:2023-winter", "season:2022-winter"],
    ["budget:2023", "budget:2022"],
    ["2024-02-28..2024-02-29", "2023-02-28..2023-03-01"],
    ["2024-02-29..2024-03-05", "2023-02-28..2023-03-05"],
    ["2024-02-01..2024-02-29", "2023-M02"],
  ])("[P7] before %s comes %s", (text, expected) => {
    expect(showPeriod(previousYear(period(text)))).toBe(expected);
  });

  test("[P8] a period holds what lies within its days; its end is outside", () => {
    expect(contains(period("2023"), period("2023-Q4"))).toBe(true);
    expect(contains(period("2023"), period("@2023-12-31"))).toBe(true);
    expect(contains(period("2023"), period("@2024-01-01"))).toBe(false);
    expect(contains(period("2023"), period("nd09:2023"))).toBe(false);
    expect(contains(period("@2023-01-01"), period("@2023-01-01"))).toBe(true);
  });

  test.each([
    ["2023-M11", "2023-01-01..2023-12-01"],
    ["2023-M09", "2023-9M"],
    ["2023-Q2", "2023-H1"],
    ["2023-Q4", "2023"],
    ["2023-H1", "2023-H1"],
    ["2023", "2023"],
    ["nd09:2023-M01", "nd09:2023-M01"],
    ["nd09:2023-Q3", "nd09:2023-9M"],
    ["nd09:2023-M08", "nd09:2022-12-15..2023-08-15"],
    ["budget:2023", "budget:2023"],
    ["school:2022-2023", "school:2022-2023"],
    ["@2023-11-30", "2023-01-01..2023-12-01"],
    ["2023-09-10..2023-10-20", "2023-01-01..2023-10-20"],
    ["2022-11-01..2023-02-15", "2023-01-01..2023-02-15"],
    ["multi-year:2021-2025", "multi-year:2021-2025"],
    ["season:2023-spring", "season:2023-spring"],
  ])("[P9] cumulative, %s is %s", (text, expected) => {
    expect(showPeriod(toCumulative(period(text)))).toBe(expected);
  });

  const join = (...texts: readonly [string, ...string[]]): string | readonly string[] => {
    const [first, ...rest] = texts;
    const outcome = joinPeriods(period(first), ...rest.map(period));
    return outcome.ok ? showPeriod(outcome.value) : outcome.problems.map((problem) => problem.code);
  };

  test("[P10] periods of one calendar that adjoin make one period, under its name", () => {
    expect(join("2023-Q2", "2023-Q1")).toBe("2023-H1");
    expect(join("2023-Q4", "2023-H1", "2023-Q3")).toBe("2023");
    expect(join("nd09:2023-Q1", "nd09:2023-M04")).toBe("nd09:2022-12-15..2023-04-15");
    expect(join("season:2023-spring")).toBe("season:2023-spring");
  });

  test("[P10] other periods are not joined, with every reason", () => {
    expect(join("2023-M01", "nd09:2023-M02")).toEqual(["PERIOD_MIXED_CALENDARS"]);
    expect(join("2023-Q1", "2023-Q3")).toEqual(["PERIOD_GAP"]);
    expect(join("2023-H1", "2023-Q2")).toEqual(["PERIOD_OVERLAP"]);
    expect(join("2023-Q1", "2023-Q1")).toEqual(["PERIOD_OVERLAP"]);
    expect(join("@2023-01-01", "nd09:2023")).toEqual(["PERIOD_MIXED_CALENDARS", "PERIOD_INSTANT_JOINED"]);
  });
});
