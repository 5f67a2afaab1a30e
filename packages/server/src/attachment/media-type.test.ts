import { expect, test } from "vitest";
import { findMediaType } from "./media-type.ts";

const bytes = (...given: readonly number[]) => new Uint8Array(given);

test.each([
  ["a.pdf", bytes(0x25, 0x50, 0x44, 0x46, 0x2d), "application/pdf"],
  ["A.PDF", bytes(0x25, 0x50, 0x44, 0x46), "application/pdf"],
  ["a.csv", new TextEncoder().encode("a;b\n1;2"), "text/csv"],
  ["a.csv", bytes(1, 0, 2), undefined],
  ["a.pdf", new TextEncoder().encode("<script>"), undefined],
  ["a.html", new TextEncoder().encode("<p>"), undefined],
  ["a.svg", new TextEncoder().encode("<svg/>"), undefined],
  ["docx", bytes(0x50, 0x4b, 3, 4), undefined],
])("[D2] %s is served as its kind, and only if it begins like one", (name, content, type) => {
  expect(findMediaType(name, content)).toBe(type);
});
