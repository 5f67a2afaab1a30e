import { expect, test } from "vitest";
import { isBeyondBound, leastImprobable } from "./irwin-hall.ts";
import { integer } from "./rational.ts";

test("[Q107] the least improbable gap of n rounded parts, from the exact law", () => {
  const table: readonly (readonly [number, number])[] = [
    [2, 2],
    [3, 2],
    [4, 3],
    [6, 3],
    [8, 4],
    [12, 4],
    [15, 5],
    [20, 5],
    [25, 6],
    [30, 6],
    [40, 7],
    [63, 8],
  ];
  expect(table.map(([n]) => [n, leastImprobable(n)])).toEqual(table);
});

test("[Q107] two roundings of one value are the same, or it lies on a half", () => {
  expect(leastImprobable(1)).toBe(1);
});

test("[Q107] very long sums fall back on a bound that is never too strict", () => {
  expect(leastImprobable(400)).toBe(20);
  expect(leastImprobable(401)).toBe(40);
});

test("[Q107] unequal last places: half of the total's and 1,95 · √Σu², without a square root", () => {
  // Σu² = 4: the bound is 0,5 + 3,9.
  const [half, squares] = [{ top: 1n, bottom: 2n }, integer(4)];
  expect(isBeyondBound({ top: 44n, bottom: 10n }, half, squares)).toBe(true);
  expect(isBeyondBound({ top: 439n, bottom: 100n }, half, squares)).toBe(false);
  expect(isBeyondBound({ top: 1n, bottom: 4n }, half, integer(0))).toBe(false);
});
