import { expect, test } from "vitest";
import { findNear } from "./near.ts";

const KNOWN = ["tonne", "kg", "ha", "million-dong", "billion-dong", "crop-food.grain", "crop-food.grain-output"];

test.each<[text: string, near: readonly string[]]>([
  ["tone", ["tonne"]],
  ["tnone", ["tonne"]],
  ["TONNE", ["tonne"]],
  ["h", ["ha"]],
  ["bilion-dong", ["billion-dong", "million-dong"]],
  ["crop-food.grain-outptu", ["crop-food.grain-output", "crop-food.grain"]],
  ["zebra", []],
  ["", []],
])("[K3] “%s” may have meant %j", (text, near) => {
  expect(findNear(text, KNOWN)).toEqual(near);
});

test("[K3] three at most, the nearest first", () => {
  expect(findNear("abcde", ["abcdx", "abcdy", "abcdz", "abcdew", "abcde1", "abcd"])).toHaveLength(3);
  expect(findNear("abcde", ["abxyz", "abcxe", "abxde", "abcde"])[0]).toBe("abcde");
});
