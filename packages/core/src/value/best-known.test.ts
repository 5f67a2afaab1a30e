import { describe, expect, test } from "vitest";
import { makeRef, makeTarget, makeValue, makeYear } from "../../test/make.ts";
import type { Period } from "../period/period.ts";
import { findBestKnown, listCurrent, listValueHistory } from "./best-known.ts";
import { showFactRef, showTargetKey, showValueKey } from "./fact-key.ts";

const CELL = makeRef("value", "a.b");
const month = (text: string): Period => {
  const next = String(Number(text) + 1).padStart(2, "0");
  return { calendar: "solar", kind: "month", start: `2023-${text}-01`, end: `2023-${next}-01` };
};

test("[V1] keys have stable texts that tell all parts apart", () => {
  const value = makeValue("a.b", "1", { breakdown: { sex: "female" }, key: { status: "estimate", round: month("06") } });
  expect(showValueKey(value.key)).toBe("value|a.b|sex=female|D1@1997-01-01|2023|estimate|issued-report|2023-M06");
  expect(showTargetKey(makeTarget("a.b", "1", { assigner: "council" }).key)).toBe("target|a.b||D1@1997-01-01|2023|council");
  expect(showFactRef(makeRef("target", "a.b", { period: makeYear(2024) }))).toBe("target|a.b||D1@1997-01-01|2024");
});

describe("best known", () => {
  const estimate = makeValue("a.b", "90", { key: { status: "estimate", round: month("10") }, knownAt: "2023-10-20" });
  const reported = makeValue("a.b", "95", { knownAt: "2024-01-10" });
  const official = makeValue("a.b", "97", { key: { status: "official" }, knownAt: "2024-06-01" });

  test("[V3] the strongest status wins, whenever it came", () => {
    expect(findBestKnown([official, estimate, reported], CELL)).toBe(official);
    const corrected = makeValue("a.b", "99", { knownAt: "2024-12-01" });
    expect(findBestKnown([official, corrected], CELL)).toBe(official);
    expect(listCurrent([estimate, corrected, official, reported], CELL)).toEqual([official, corrected, estimate]);
  });

  test("[V2] a later version of the same key wins, and the earlier stays in the history", () => {
    const corrected = makeValue("a.b", "96", { knownAt: "2024-02-01" });
    expect(findBestKnown([corrected, reported], CELL)).toBe(corrected);
    expect(listValueHistory([corrected, reported], CELL)).toEqual([reported, corrected]);
    const sameDay = makeValue("a.b", "98", { knownAt: "2024-01-10" });
    expect(findBestKnown([reported, sameDay], CELL)).toBe(sameDay);
  });

  test("[V3] of two estimates the later round counts", () => {
    const june = makeValue("a.b", "80", { key: { status: "estimate", round: month("06") }, knownAt: "2023-12-01" });
    expect(findBestKnown([june, estimate], CELL)).toBe(estimate);
    expect(listCurrent([june, estimate], CELL)).toEqual([estimate, june]);
  });

  test("[V4] as of a day, only what was known by then", () => {
    const all = [estimate, reported, official];
    expect(findBestKnown(all, CELL, { knownAt: "2023-10-19" })).toBeUndefined();
    expect(findBestKnown(all, CELL, { knownAt: "2023-10-20" })).toBe(estimate);
    expect(findBestKnown(all, CELL, { knownAt: "2024-05-31" })).toBe(reported);
  });

  test("[V4] dataAsOf keeps out figures that cover more; one that does not say covers its period", () => {
    const tillOctober = makeValue("a.b", "70", { key: { status: "estimate" }, dataAsOf: "2023-10-15" });
    expect(findBestKnown([tillOctober, reported], CELL, { dataAsOf: "2023-10-31" })).toBe(tillOctober);
    expect(findBestKnown([tillOctober, reported], CELL, { dataAsOf: "2023-12-31" })).toBe(reported);
    expect(findBestKnown([tillOctober, reported], CELL, { dataAsOf: "2023-10-14" })).toBeUndefined();
  });

  test("[V4] the system's own clock hides what it had not recorded, and nothing from a pack", () => {
    const typed = makeValue("a.b", "96", { knownAt: "2024-01-11", recordedAt: "2024-03-01T00:00:00Z" });
    expect(findBestKnown([reported, typed], CELL, { recordedAt: "2024-02-01T00:00:00Z" })).toBe(reported);
    expect(findBestKnown([reported, typed], CELL)).toBe(typed);
  });

  test("[V5] nobody reported, no such figure, and zero are three things", () => {
    const none = makeValue("a.b", undefined, { key: { status: "official" } });
    const zero = makeValue("a.b", "0");
    expect(findBestKnown([], CELL)).toBeUndefined();
    expect(findBestKnown([zero], CELL)?.value).toEqual({ units: 0n, scale: 0 });
    expect(findBestKnown([none, zero], CELL)).toBe(none);
    expect(findBestKnown([none, zero], CELL)?.value).toBeUndefined();
  });

  test("[V6] series stand apart: one never fills in for another", () => {
    const own = makeValue("a.b", "94", { key: { series: "own" } });
    expect(findBestKnown([own], CELL, { series: "issued-report" })).toBeUndefined();
    expect(findBestKnown([own, reported], CELL, { series: "own" })).toBe(own);
    expect(listCurrent([own, reported], CELL)).toHaveLength(2);
  });

  test("[V20] what has totals is never judged by what the place says, not even before they were known", () => {
    const own = makeValue("a.b", "94", { key: { series: "own" } });
    const total = makeValue("a.b", "95", { key: { series: "rolled-up" }, knownAt: "2024-03-01" });
    const ask = { series: "rolled-up" } as const;
    expect(findBestKnown([own], CELL, ask)).toBe(own);
    expect(findBestKnown([own, total], CELL, ask)).toBe(total);
    expect(findBestKnown([own, total], CELL, { ...ask, knownAt: "2024-02-28" })).toBeUndefined();
  });
});
