import type { Place } from "@kehoach/core/place/place";
import { expect, test } from "vitest";
import { listTree, listTurns } from "./show-place.ts";

const top: Place = {
  code: "A",
  validFrom: "2000-01-01",
  validTo: "2025-07-01",
  kind: "territory",
  level: "district",
  type: "huyện",
  name: "A",
};
const under = (code: string, more: Partial<Place> = {}): Place => ({
  code,
  validFrom: "2000-01-01",
  kind: "territory",
  level: "commune",
  type: "xã",
  name: code,
  parent: top,
  ...more,
});
const places = [
  under("C"),
  under("P", { kind: "agency", level: "agency", type: "phòng" }),
  top,
  under("B", { validTo: "2020-01-01" }),
  under("B", { validFrom: "2020-01-01" }),
];

test("[W10] the tree of a day: each under its parent, territories before agencies, only what lives", () => {
  const tree = listTree(places, "2023-12-31");
  expect(tree.map(({ key, depth, children }) => [key, depth, children])).toEqual([
    ["A@2000-01-01", 0, 3],
    ["B@2020-01-01", 1, 0],
    ["C@2000-01-01", 1, 0],
    ["P@2000-01-01", 1, 0],
  ]);
  expect(tree[1]?.parent).toBe("A@2000-01-01");
});

test("[W10] a place whose parent is gone stands at the root", () => {
  expect(listTree(places, "2026-01-01").map(({ code, depth, parent }) => [code, depth, parent])).toEqual([
    ["B", 0, null],
    ["C", 0, null],
    ["P", 0, null],
  ]);
  expect(listTurns(places)).toEqual(["2000-01-01", "2020-01-01", "2025-07-01"]);
});
