import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { abs, compare, decimal, multiply, showDecimal, subtract } from "../quantity/decimal.ts";
import { forecastYear, type YearParts } from "./forecast.ts";

const year = (...texts: readonly (string | undefined)[]): YearParts =>
  texts.map((text) => (text === undefined ? undefined : decimal(text)));
const show = (...given: Parameters<typeof forecastYear>) => {
  const found = forecastYear(...given);
  return (
    found &&
    `${showDecimal(found.value)} ${found.low ? showDecimal(found.low) : "-"} ${found.high ? showDecimal(found.high) : "-"} ${found.method} ${found.years}/${found.parts}`
  );
};

describe("how a year will end", () => {
  test.each([
    [
      "what is harvested in autumn is not missed in June",
      year("10", "10", undefined, undefined),
      [year("10", "10", "60", "20")],
      "100.0 - - share 1/2",
    ],
    [
      "two years give a range, and their mean",
      year("10", "10", undefined, undefined),
      [year("10", "10", "60", "20"), year("20", "20", "30", "10")],
      "70.0 40.0 100.0 share 2/2",
    ],
    [
      "without a whole year the parts are taken as even",
      year("3", "3", "3", undefined),
      [year("1", undefined, "1", "1")],
      "12.0 - - even 0/3",
    ],
    ["a year that had reached nothing by now says nothing", year("5", undefined), [year("0", "9")], "10.0 - - even 0/1"],
    [
      "a part that is missing before the last known one",
      year("5", undefined, "5", undefined),
      [year("1", "1", "1", "1")],
      undefined,
    ],
    ["nothing reached", year("0", "0", undefined), [year("1", "1", "1")], undefined],
    ["a year that is over", year("1", "2"), [year("1", "1")], undefined],
    ["nobody has said anything", year(undefined, undefined), [], undefined],
  ])("[V19] %s", (_name, now, earlier, expected) => {
    expect(show(now, earlier, 1)).toBe(expected);
  });

  const part = fc.integer({ min: 1, max: 9_999 }).map((number) => decimal(String(number)));
  const whole = fc.array(part, { minLength: 12, maxLength: 12 });
  test("[V19] the value lies within its range; a course that repeats an earlier year ends where it did; twice as much ends twice as high", () => {
    fc.assert(
      fc.property(
        whole,
        fc.array(whole, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 11 }),
        (now, earlier, known) => {
          const begun = now.map((one, at) => (at < known ? one : undefined));
          const found = forecastYear(begun, earlier, 6);
          if (!found) throw new Error("a year that has begun has a forecast");
          if (found.low && found.high) {
            expect(compare(found.low, found.value)).toBeLessThanOrEqual(0);
            expect(compare(found.value, found.high)).toBeLessThanOrEqual(0);
          }
          const [first = []] = earlier;
          const same = forecastYear(
            first.map((one, at) => (at < known ? one : undefined)),
            [first],
            6,
          );
          const total = first.reduce((sum, one) => sum + BigInt(showDecimal(one)), 0n);
          expect(same && showDecimal(same.value)).toBe(`${total}.000000`);
          const double = forecastYear(
            begun.map((one) => one && multiply(one, decimal("2"))),
            earlier,
            3,
          );
          const single = forecastYear(begun, earlier, 6);
          if (double && single) {
            const apart = abs(subtract(double.value, multiply(single.value, decimal("2"))));
            expect(compare(apart, decimal("0.01"))).toBe(-1);
          }
        },
      ),
    );
  });
});
