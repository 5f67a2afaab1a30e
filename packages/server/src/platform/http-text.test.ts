import { expect, test } from "vitest";
import { findBrokenText } from "./http-text.ts";

test("[W1] a character 0, or half of a pair, is found wherever it stands, and named", () => {
  expect(findBrokenText({ a: [{ b: "x" }, { b: "x\0" }] })).toBe("a.1.b");
  expect(findBrokenText({ a: { b: "x\ud800y" } })).toBe("a.b");
  expect(findBrokenText({ a: { "\udc00": "x" } })).toBe("a");
  expect(findBrokenText({ a: null, b: 1, c: "x😀", d: new Uint8Array(2) })).toBeUndefined();
});
