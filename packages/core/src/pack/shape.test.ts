import { expect, test } from "vitest";
import {
  choice,
  DATE,
  either,
  hasShape,
  list,
  MAP,
  optional,
  record,
  row,
  type Shape,
  type ShapeProblem,
  TEXT,
  WHOLE,
} from "./shape.ts";

function check(data: unknown, shape: Shape): readonly ShapeProblem[] {
  const problems: ShapeProblem[] = [];
  expect(hasShape(data, shape, [], problems)).toBe(problems.length === 0);
  return problems;
}

const SHAPE = record({
  code: TEXT,
  line: optional(WHOLE),
  date: optional(DATE),
  of: optional(MAP),
  way: optional(either(choice("up", "down"), row({ low: TEXT, high: TEXT }))),
  words: optional(list(TEXT)),
});

test.each<[title: string, data: unknown]>([
  ["only what is needed", { code: "a" }],
  ["everything", { code: "a", line: 0, date: "2028-02-29", of: { x: "y" }, way: "up", words: [] }],
  ["the other case", { code: "a", way: { low: "1", high: "2" } }],
])("[K2] fits: %s", (_title, data) => {
  expect(check(data, SHAPE)).toEqual([]);
});

test.each<[title: string, data: unknown, problem: Partial<ShapeProblem>]>([
  ["a number for a text", { code: 7 }, { code: "PACK_TYPE", path: ["code"], expected: "text", found: "number", text: "7" }],
  ["nothing for a text", { code: null }, { code: "PACK_TYPE", path: ["code"], found: "nothing" }],
  ["a fraction for a whole number", { code: "a", line: 1.5 }, { code: "PACK_TYPE", path: ["line"], expected: "whole" }],
  ["a negative for a whole number", { code: "a", line: -1 }, { code: "PACK_TYPE", path: ["line"], expected: "whole" }],
  ["a day that is none", { code: "a", date: "2027-02-29" }, { code: "PACK_TYPE", path: ["date"], expected: "date" }],
  ["a number in a map", { code: "a", of: { x: 1 } }, { code: "PACK_TYPE", path: ["of", "x"] }],
  ["a list for a record", [], { code: "PACK_TYPE", path: [], expected: "record", found: "list" }],
  ["a key too many", { code: "a", wya: "up" }, { code: "PACK_KEY_UNKNOWN", path: ["wya"], near: ["way"] }],
  ["a key that objects inherit", { code: "a", toString: "x" }, { code: "PACK_KEY_UNKNOWN", path: ["toString"] }],
  ["a key missing", {}, { code: "PACK_KEY_MISSING", path: [], key: "code" }],
  ["no case fits: a word", { code: "a", way: "sideways" }, { code: "PACK_CHOICE", path: ["way"], known: ["up", "down"] }],
  [
    "no case fits: the record is told",
    { code: "a", way: { low: "1" } },
    { code: "PACK_KEY_MISSING", path: ["way"], key: "high" },
  ],
  ["an item of a list", { code: "a", words: ["b", 3] }, { code: "PACK_TYPE", path: ["words", 1] }],
])("[K2] refused: %s", (_title, data, problem) => {
  expect(check(data, SHAPE)).toEqual([expect.objectContaining(problem)]);
});

test("[K2] all problems are told", () => {
  expect(check({ line: "x", date: 1, extra: 1 }, SHAPE)).toHaveLength(4);
});
