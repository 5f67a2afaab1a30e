import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, checkDate, countDays } from "./date.ts";
import { joinPeriods, toCumulative } from "./join.ts";
import { contains, type Period, parsePeriod, previousYear, showPeriod } from "./period.ts";

const year = fc.integer({ min: 1980, max: 2080 });
const part = fc.constantFrom(
  "",
  "-H1",
  "-H2",
  "-Q1",
  "-Q2",
  "-Q3",
  "-Q4",
  "-9M",
  ..."01 02 03 04 05 06 07 08 09 10 11 12".split(" ").map((month) => `-M${month}`),
);
const day = fc.integer({ min: 0, max: 40_000 }).map((number) => addDays("1970-01-01", number));
const texts = fc.oneof(
  fc.tuple(fc.constantFrom("", "nd09:"), year, part).map(([calendar, named, rest]) => `${calendar}${named}${rest}`),
  year.map((named) => `budget:${named}`),
  year.map((named) => `school:${named}-${named + 1}`),
  fc.tuple(year, fc.integer({ min: 1, max: 20 })).map(([named, more]) => `multi-year:${named}-${named + more}`),
  fc.tuple(year, fc.constantFrom("spring", "autumn", "winter")).map(([named, season]) => `season:${named}-${season}`),
  day.map((date) => `@${date}`),
  fc.tuple(day, fc.integer({ min: 1, max: 900 })).map(([date, length]) => `${date}..${addDays(date, length)}`),
);

const read = (text: string): Period => {
  const outcome = parsePeriod(text);
  if (!outcome.ok) throw new Error(text);
  return outcome.value;
};

test("[P6] the text of a period reads back as the same period", () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(read(showPeriod(read(text)))).toEqual(read(text));
    }),
  );
});

test("[P7] the period of the year before has a text of its own and is another period", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const before = previousYear(read(text));
      expect(read(showPeriod(before))).toEqual(before);
      expect(before.start < read(text).start).toBe(true);
    }),
  );
});

test("[P9] cumulative holds the period's end, and is its own cumulative", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const cumulative = toCumulative(read(text));
      expect(toCumulative(cumulative)).toEqual(cumulative);
      expect(cumulative.kind === "instant").toBe(false);
      expect(read(showPeriod(cumulative))).toEqual(cumulative);
    }),
  );
});

test("[P10] the months of a year join to it in any order", () => {
  const months = fc.shuffledSubarray([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], { minLength: 12 });
  fc.assert(
    fc.property(year, fc.constantFrom("", "nd09:"), months, (named, calendar, order) => {
      const [first, ...rest] = order.map((month) => read(`${calendar}${named}-M${String(month).padStart(2, "0")}`));
      expect(first && joinPeriods(first, ...rest)).toEqual({ ok: true, value: read(`${calendar}${named}`) });
    }),
  );
});

test("[P8] holding is transitive", () => {
  fc.assert(
    fc.property(texts, texts, texts, (a, b, c) => {
      const [outer, middle, inner] = [read(a), read(b), read(c)];
      if (contains(outer, middle) && contains(middle, inner)) expect(contains(outer, inner)).toBe(true);
      expect(contains(outer, outer)).toBe(true);
    }),
  );
});

test("[P1] adding days and counting them agree, and every day exists", () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -5000, max: 5000 }), (date, count) => {
      expect(countDays(date, addDays(date, count))).toBe(count);
      expect(checkDate(addDays(date, count))).toBe(true);
    }),
  );
});
