import { expect, test } from "vitest";
import { DISTRICT, makeBook, makeIndicator, makeRef, makeTarget, makeValue, makeYear, YEAR } from "../../test/make.ts";
import { decimal } from "../quantity/decimal.ts";
import { assess } from "./assess.ts";
import { indexNeeded, listKnownFacts } from "./known-facts.ts";
import { listPlanRows } from "./plan-sheet.ts";

const area = makeIndicator("crop.area");
const need = (fact: "value" | "target", given: object = {}) => ({
  fact,
  indicator: "crop.area",
  breakdown: [],
  period: YEAR,
  ...given,
});

test("[O4] of a value every status is known, the newest of each, of the series that judges; a declared absence is a fact", () => {
  const book = makeBook({
    indicators: [area],
    values: [
      makeValue("crop.area", "10"),
      makeValue("crop.area", "11", { knownAt: "2024-01-05" }),
      makeValue("crop.area", "12", { key: { status: "official" } }),
      makeValue("crop.area", "99", { key: { series: "own" } }),
      makeValue("crop.area", undefined, { period: makeYear(2022) }),
      makeValue("crop.area", "5", { place: { code: "D2", validFrom: "1997-01-01" } }),
    ],
  });
  const needed = [need("value"), need("value", { period: makeYear(2022) }), need("value", { period: makeYear(2021) })];
  expect(listKnownFacts(book, DISTRICT, indexNeeded(needed))).toEqual([
    { ...need("value"), value: decimal("12"), status: "official" },
    { ...need("value"), value: decimal("11"), status: "reported" },
    { ...need("value", { period: makeYear(2022) }), status: "reported" },
  ]);
});

test("[O4] of a target the one that judges is known, and an assigner's own where he is asked for; a proposal is none", () => {
  const book = makeBook({
    indicators: [area],
    targets: [
      makeTarget("crop.area", "100", { assigner: "hdnd" }),
      makeTarget("crop.area", "110", { assigner: "tinh", knownAt: "2022-01-01" }),
      makeTarget("crop.area", "120", { assigner: "ubnd", state: "proposed", knownAt: "2024-01-01" }),
    ],
  });
  const needed = [need("target"), need("target", { assigner: "tinh" }), need("target", { assigner: "ubnd" })];
  expect(listKnownFacts(book, DISTRICT, indexNeeded(needed))).toEqual([
    { ...need("target"), value: decimal("100") },
    { ...need("target", { assigner: "tinh" }), value: decimal("110") },
  ]);
});

test("[T4] forms, percentages and the lines of a plan take the target of the nearest level, not the first by name", () => {
  const book = makeBook({
    indicators: [area],
    assigners: [
      { code: "own", level: "district" },
      { code: "above", level: "province" },
    ],
    targets: [makeTarget("crop.area", "3500", { assigner: "above" }), makeTarget("crop.area", "3600", { assigner: "own" })],
    values: [makeValue("crop.area", "3600")],
  });
  expect(listKnownFacts(book, DISTRICT, indexNeeded([need("target")]))).toEqual([{ ...need("target"), value: decimal("3600") }]);
  expect(listPlanRows(book, DISTRICT, YEAR, [])).toMatchObject([
    { judging: "own", reached: { value: decimal("100.00") }, assignments: [{ assigner: "above" }, { assigner: "own" }] },
  ]);
  const cell = makeRef("target", "crop.area");
  expect(assess(book, area, cell, { mode: "final" })).toMatchObject({ target: decimal("3600"), verdict: "met" });
});
