import { expect, test } from "vitest";
import { findCodes } from "./pack-codes.ts";

const codes = { authorities: ["cho-x"], places: ["012", "03"], indicators: ["crop.area"] };

test.each([
  ['const a = "crop.area";', 1],
  ["where place = '012'", 1],
  ['fetch("/x?place=03")', 0],
  ['load("cho-x")', 1],
  ['load("cho-xa")', 0],
  ["const crop = { area: 1 };", 0],
  ["const n = 12;", 0],
])("%s", (line, found) => {
  expect(findCodes("a.ts", line, codes)).toHaveLength(found);
});
