import { expect, test } from "vitest";
import { qualify } from "./qualify.ts";

test.each([
  [[], "250"],
  [["khoảng"], "khoảng 250"],
  [["từ … trở lên"], "từ 250 trở lên"],
  [["khoảng", "từ … trở lên"], "khoảng từ 250 trở lên"],
])("what is said of a figure, %j, stands before or around it", (said, text) => {
  expect(qualify("250", said)).toBe(text);
});
