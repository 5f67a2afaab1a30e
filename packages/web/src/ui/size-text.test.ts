import { expect, test } from "vitest";
import { showSize } from "./size-text.ts";

test("a size is written with three figures and the comma of this country", () => {
  expect(showSize(999)).toBe("999 B");
  expect(showSize(1_234_567)).toBe("1,23 MB");
  expect(showSize(45_600_000_000)).toBe("45,6 GB");
});
