import { expect, test } from "vitest";
import { findNul } from "./http-nul.ts";

test("[W1] a character 0 is found wherever it stands, and named", () => {
  expect(findNul({ a: [{ b: "x" }, { b: "x\0" }] })).toBe("a.1.b");
  expect(findNul({ a: null, b: 1, c: "x", d: new Uint8Array(2) })).toBeUndefined();
});
