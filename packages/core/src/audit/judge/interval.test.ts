import { expect, test } from "vitest";
import { showDecimal } from "../../quantity/decimal.ts";
import {
  closed,
  divideIntervals,
  EVERYTHING,
  type Interval,
  intersect,
  isBelow,
  multiplyIntervals,
  subtractIntervals,
} from "./interval.ts";
import { integer, type Rational, type RoundingMode, roundRational } from "./rational.ts";

const from = (low: number, high: number): Interval => closed(integer(low), integer(high));
const over = (low: number): Interval => ({ low: { at: integer(low), open: true } });

/** "[1, 2)" */
function show({ low, high }: Interval): string {
  const number = ({ top, bottom }: Rational) => showDecimal(roundRational({ top, bottom }, 2, "half-up"));
  return `${low ? (low.open ? "(" : "[") + number(low.at) : "(-∞"}, ${high ? number(high.at) + (high.open ? ")" : "]") : "∞)"}`;
}

test("[Q101] a difference is widest where one end meets the other's far end", () => {
  expect(show(subtractIntervals(from(5, 7), from(1, 2)))).toBe("[3.00, 6.00]");
  expect(show(subtractIntervals(over(5), from(1, 2)))).toBe("(3.00, ∞)");
});

test("[Q101] a quotient by what may be zero or less is none", () => {
  expect(divideIntervals(from(1, 2), from(0, 4))).toBeUndefined();
  expect(divideIntervals(from(1, 2), from(-4, -1))).toBeUndefined();
  expect(divideIntervals(from(1, 2), EVERYTHING)).toBeUndefined();
  expect(show(divideIntervals(from(-2, 6), from(2, 4)) ?? EVERYTHING)).toBe("[-1.00, 3.00]");
  expect(show(divideIntervals(from(4, 6), over(2)) ?? EVERYTHING)).toBe("(0.00, 3.00)");
  expect(show(divideIntervals(from(0, 6), over(2)) ?? EVERYTHING)).toBe("[0.00, 3.00)");
});

test("[Q101] a product takes its ends from whichever signs reach farthest", () => {
  expect(show(multiplyIntervals(from(2, 3), from(4, 5)))).toBe("[8.00, 15.00]");
  expect(show(multiplyIntervals(from(-2, 3), from(-5, 4)))).toBe("[-15.00, 12.00]");
  expect(show(multiplyIntervals(over(2), from(4, 5)))).toBe("(8.00, ∞)");
  expect(show(multiplyIntervals(over(-2), from(4, 5)))).toBe("(-∞, ∞)");
  expect(show(multiplyIntervals(from(0, 3), over(2)))).toBe("[0.00, ∞)");
});

test("[Q101] intervals that touch share a value, unless the end is not reached", () => {
  expect(intersect(from(1, 2), from(2, 3))).toBe(true);
  expect(intersect(from(1, 2), over(2))).toBe(false);
  expect(isBelow(from(1, 2), over(2))).toBe(true);
  expect(isBelow(EVERYTHING, over(2))).toBe(false);
});

test("[Q100] fractions are rounded half up by magnitude, cut off, raised, down and up", () => {
  const modes: readonly RoundingMode[] = ["half-up", "truncate", "raise", "floor", "ceil"];
  const all = (top: bigint) => modes.map((mode) => showDecimal(roundRational({ top, bottom: 8n }, 2, mode))).join(" ");
  expect(all(1n)).toBe("0.13 0.12 0.13 0.12 0.13");
  expect(all(-1n)).toBe("-0.13 -0.12 -0.13 -0.13 -0.12");
  expect(all(8n)).toBe("1.00 1.00 1.00 1.00 1.00");
});
