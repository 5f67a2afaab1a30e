import { expect, test } from "vitest";
import { listBelow } from "./places-below.ts";

const NODES = [
  { key: "province", parent: null },
  { key: "district", parent: "province" },
  { key: "commune", parent: "district" },
  { key: "hamlet", parent: "commune" },
  { key: "other", parent: "province" },
];
const keys = (tops: readonly string[]): readonly string[] => listBelow(NODES, new Set(tops)).map(({ key }) => key);

test("an administrator of a place chooses among it and what lies below it", () => {
  expect(keys(["district"])).toEqual(["district", "commune", "hamlet"]);
  expect(keys(["commune", "other"])).toEqual(["commune", "hamlet", "other"]);
  expect(keys(["province"])).toHaveLength(NODES.length);
});

test("one whose place is not in the tree chooses nothing", () => {
  expect(keys(["gone"])).toEqual([]);
});
