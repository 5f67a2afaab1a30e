import { expect, test } from "vitest";
import { toBreakdown } from "../indicator/breakdown.ts";
import { showLineKey, toLineReference } from "./line-reference.ts";

test.each([
  ["crop.area", "", { row: "crop.area" }],
  ["crop.area@plan", "", { row: "crop.area", column: "plan" }],
  ["crop.area", "season=spring", { row: "crop.area|season=spring" }],
  ["crop.area", "season=spring,crop=rice", { row: "crop.area|crop=rice,season=spring" }],
  ["crop.area", "season=spring @ plan", { row: "crop.area|season=spring", column: "plan" }],
  ["total@", "", { row: "total", column: "" }],
  ["crop.area", "season", { row: "crop.area|season" }],
])("[K23] [%s|%s] means a line, and the column it names", (name, breakdown, expected) => {
  expect(toLineReference({ name, breakdown })).toEqual(expected);
});

test("[K22] equal figures have equal keys, whatever order their items are written in", () => {
  const [one, other] = [toBreakdown({ b: "1", a: "2" }), toBreakdown({ a: "2", b: "1" })];
  expect(showLineKey("x.y", one)).toBe(showLineKey("x.y", other));
  expect(showLineKey("x.y", [])).toBe("x.y");
});
