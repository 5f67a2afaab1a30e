import { describe, expect, test } from "vitest";
import { makeRef, makeTarget, makeYear } from "../../test/make.ts";
import { decimal } from "../quantity/decimal.ts";
import type { Assigners } from "./assigner.ts";
import { findJudgingTarget, listTargetHistory, listTargets } from "./judging-target.ts";
import { checkSumToParent } from "./sum-to-parent.ts";
import type { TargetVersion } from "./target.ts";

const CELL = makeRef("target", "a.b");
const first = makeTarget("a.b", "100", { assigner: "council", knownAt: "2022-12-20" });
const adjusted = makeTarget("a.b", "90", {
  assigner: "council",
  knownAt: "2023-07-10",
  effective: "2023-08-01",
  state: "adjusted",
});
const province = makeTarget("a.b", "120", { assigner: "province", knownAt: "2022-12-10" });

describe("versions", () => {
  test("[T1] several assigners stand side by side; versions follow only inside one key", () => {
    expect(listTargets([first, province, adjusted], CELL)).toEqual([adjusted, province]);
    expect(listTargets([adjusted, province, first], CELL)).toEqual([adjusted, province]);
    expect(listTargetHistory([adjusted, first, province], CELL)).toEqual([province, first, adjusted]);
  });

  test("[T1] other cells do not answer", () => {
    const others = [
      makeTarget("a.c", "1"),
      makeTarget("a.b", "2", { breakdown: { sex: "female" } }),
      makeTarget("a.b", "3", { period: makeYear(2024) }),
    ];
    expect(listTargets(others, CELL)).toEqual([]);
    expect(findJudgingTarget(others, CELL)).toBeUndefined();
  });

  test("[T2] a target adjusted in mid-year judges from its effect, and earlier days still see the old one", () => {
    const all = [first, adjusted];
    expect(findJudgingTarget(all, CELL)).toBe(adjusted);
    expect(findJudgingTarget(all, CELL, { knownAt: "2023-06-30" })).toBe(first);
    expect(findJudgingTarget(all, CELL, { knownAt: "2023-07-20" })).toBe(first);
    expect(findJudgingTarget(all, CELL, { knownAt: "2023-08-01" })).toBe(adjusted);
    expect(findJudgingTarget(all, CELL, { knownAt: "2022-12-19" })).toBeUndefined();
  });

  test("[T2] what was recorded later is not seen at an earlier moment of the system", () => {
    const late = makeTarget("a.b", "95", { assigner: "council", knownAt: "2023-01-05", recordedAt: "2023-09-01T08:00:00Z" });
    expect(findJudgingTarget([first, late], CELL, { recordedAt: "2023-08-31T00:00:00Z" })).toBe(first);
    expect(findJudgingTarget([first, late], CELL, { recordedAt: "2023-09-02T00:00:00Z" })).toBe(late);
  });

  test("[T2] of two versions known on one day the later in the book counts", () => {
    const again = makeTarget("a.b", "101", { assigner: "council", knownAt: "2022-12-20" });
    expect(findJudgingTarget([first, again], CELL)).toBe(again);
  });

  test("[T3] a proposal never judges, even the latest", () => {
    const proposed = makeTarget("a.b", "200", { assigner: "council", knownAt: "2023-11-01", state: "proposed" });
    expect(findJudgingTarget([first, proposed], CELL)).toBe(first);
    expect(findJudgingTarget([proposed], CELL)).toBeUndefined();
  });

  const listed: Assigners["listed"] = [
    { code: "council", level: "commune" },
    { code: "committee", level: "commune" },
    { code: "a-province", level: "province" },
    { code: "ministry", level: "country" },
  ];
  const judge = (targets: readonly TargetVersion[], own: Assigners["own"] = "commune") =>
    findJudgingTarget(targets, CELL, { assigners: () => ({ listed, own }) })?.key.assigner;
  const of = (assigner: string, knownAt = "2022-12-20") => makeTarget("a.b", "1", { assigner, knownAt });

  test("[T4] of several levels the nearest judges, however they are called and whoever spoke last", () => {
    expect(judge([of("a-province"), of("committee")])).toBe("committee");
    expect(judge([of("committee"), of("a-province", "2023-07-01"), of("ministry", "2023-08-01")])).toBe("committee");
    expect(judge([of("ministry", "2023-08-01"), of("a-province")])).toBe("a-province");
  });

  test("[T4] within a level who spoke last; of one day the one listed first, then the first in the book", () => {
    expect(judge([of("council"), of("committee", "2023-01-05")])).toBe("committee");
    expect(judge([of("committee"), of("council")])).toBe("council");
    expect(judge([of("b"), of("a")])).toBe("b");
    expect(findJudgingTarget([first, province], CELL)).toBe(first);
  });

  test("[T4] whoever is not listed is the authority's own", () => {
    expect(judge([of("a-province"), of("unstated")])).toBe("unstated");
    expect(judge([of("a-province"), of("unstated")], "country")).toBe("a-province");
    expect(judge([of("a-province", "2023-07-01"), of("unstated")], "province")).toBe("a-province");
  });
});

describe("the sum of parts", () => {
  const whole = decimal("100");
  const parts = (...texts: (string | undefined)[]) => texts.map((text) => (text === undefined ? undefined : decimal(text)));

  test("[T5] must equal, may exceed, free", () => {
    expect(checkSumToParent(whole, parts("60", "40"), "must-equal")).toEqual([]);
    expect(checkSumToParent(whole, parts("60", "45"), "must-equal")).toEqual([
      { code: "TARGET_PARTS_ABOVE", whole, parts: decimal("105"), over: decimal("5") },
    ]);
    expect(checkSumToParent(whole, parts("60", "45"), "may-exceed")).toEqual([]);
    expect(checkSumToParent(whole, parts("60", "35"), "may-exceed")).toEqual([
      { code: "TARGET_PARTS_BELOW", whole, parts: decimal("95"), short: decimal("5") },
    ]);
    expect(checkSumToParent(whole, parts("1"), "free")).toEqual([]);
  });

  test("[T5] a part not yet assigned is not zero: nothing is short while it is missing", () => {
    expect(checkSumToParent(whole, parts("60", undefined), "must-equal")).toEqual([]);
    expect(checkSumToParent(whole, parts("60", undefined, "45"), "must-equal")).toMatchObject([{ code: "TARGET_PARTS_ABOVE" }]);
    expect(checkSumToParent(whole, [], "must-equal")).toEqual([]);
  });
});
