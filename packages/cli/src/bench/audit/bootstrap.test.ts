import { expect, test } from "vitest";
import { makeDice, shareWithInterval } from "./bootstrap.ts";

test("[Q253] the same dice every run; documents are drawn whole", () => {
  const [a, b] = [makeDice(7), makeDice(7)];
  expect(Array.from({ length: 5 }, a)).toEqual(Array.from({ length: 5 }, b));
  const mixed = shareWithInterval([...Array.from({ length: 20 }, () => ({ hits: 4, of: 4 })), { hits: 0, of: 8 }]);
  expect(mixed.share).toBeCloseTo(80 / 88, 12);
  expect(mixed.low).toBeLessThan(mixed.share);
  expect(mixed.high).toBe(1);
  expect(shareWithInterval([{ hits: 1, of: 2 }])).toEqual({ share: 0.5, low: 0.5, high: 0.5 });
});
