import { expect, test } from "vitest";
import { decideReasons } from "./decide-reasons.ts";

const current = new Map([
  ["jump", { version: 3, text: "mưa lũ" }],
  ["gone", { version: 5 }],
]);

test.each([
  ["a first reason", { key: "new", base: 0, text: "nghỉ vụ" }, "written"],
  ["one that was seen and is changed", { key: "jump", base: 3, text: "hạn hán" }, "written"],
  ["one that is taken back", { key: "jump", base: 3 }, "written"],
  ["one given again after it was taken back", { key: "gone", base: 5, text: "x" }, "written"],
  ["one that says nothing new", { key: "jump", base: 0, text: "mưa lũ" }, "nothing"],
  ["one made from another version", { key: "jump", base: 2, text: "hạn hán" }, "conflict"],
  ["one made when there was none", { key: "jump", base: 0, text: "hạn hán" }, "conflict"],
] as const)("[Y9] %s", (_name, change, what) => {
  const { writes, conflicts } = decideReasons(current, [change]);
  expect({ writes, conflicts }).toEqual({
    writes: what === "written" ? [change] : [],
    conflicts: what === "conflict" ? [change.key] : [],
  });
});

test("[Y9] of two reasons for one problem the last one counts", () => {
  const last = { key: "new", base: 0, text: "sau" };
  expect(decideReasons(current, [{ key: "new", base: 0, text: "trước" }, last]).writes).toEqual([last]);
});
