import { expect, test } from "vitest";
import { DECOY_KINDS, makeDecoys } from "./decoys.ts";

test("[Q257] a thousand decoys and more, of many kinds, the same every time", () => {
  const decoys = makeDecoys(24);
  expect(decoys.length).toBeGreaterThanOrEqual(1000);
  expect(DECOY_KINDS).toBeGreaterThanOrEqual(40);
  expect(makeDecoys(24)).toEqual(decoys);
  expect(new Set(decoys.map(({ text }) => text)).size).toBeGreaterThan(1000);
  for (const { text } of decoys) expect(text).not.toMatch(/undefined|NaN|\s\s/u);
});
