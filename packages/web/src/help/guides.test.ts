import { expect, test } from "vitest";
import { findGuide } from "./guides.ts";

test("a screen has the guide that tells of it, the longest beginning first", () => {
  expect(findGuide("/ke-hoach/2031/nhap")).toBe("giao-ke-hoach");
  expect(findGuide("/quan-tri/sao-luu")).toBe("sao-luu");
  expect(findGuide("/quan-tri/don-vi")).toBe("lap-co-quan");
  expect(findGuide("/chi-tieu")).toBeUndefined();
});
