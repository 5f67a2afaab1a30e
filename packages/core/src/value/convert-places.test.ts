import { describe, expect, test } from "vitest";
import { makeIndicator, makeKey, makeLink, makePlace, makeRef, makeValue, YEAR } from "../../test/make.ts";
import type { Indicator } from "../indicator/indicator.ts";
import { decimal, equals, showDecimal } from "../quantity/decimal.ts";
import { convertPlaces } from "./convert-places.ts";
import { computeValue, listParts } from "./formula-value.ts";
import type { ValueVersion } from "./value.ts";

const RATE = makeIndicator("a.rate", {
  nature: "ratio",
  formula: "[a.poor] / [a.households] * 100",
  additive: { places: false, time: false, dimensions: [] },
});
const ALL = [makeIndicator("a.poor", { name: "Hộ nghèo" }), makeIndicator("a.households"), RATE];
const toMap = (list: readonly Indicator[]) => new Map(list.map((indicator) => [indicator.code, indicator]));
const INDICATORS = toMap(ALL);

const compute = (indicator: Indicator, values: readonly ValueVersion[], indicators = INDICATORS, breakdown = {}) => {
  const found = computeValue(indicator, makeRef("value", indicator.code, { breakdown }), indicators, values);
  return found.ok ? showDecimal(found.value).replace(/\.?0+$/, "") : found.problems.map((problem) => problem.code);
};

describe("a value of a formula", () => {
  const parts = [makeValue("a.poor", "25"), makeValue("a.households", "200")];

  test("[V7] is recomputed from the best-known values of its parts", () => {
    expect(compute(RATE, parts)).toBe("12.5");
    expect(compute(RATE, [...parts, makeValue("a.poor", "50", { key: { status: "official" } })])).toBe("25");
  });

  test("[V7] a missing or declared-absent part makes it missing, and is named", () => {
    const found = computeValue(RATE, makeRef("value", "a.rate"), INDICATORS, [makeValue("a.poor", undefined)]);
    expect(found).toEqual({
      ok: false,
      problems: [
        {
          code: "VALUE_PARTS_MISSING",
          indicator: "a.rate",
          parts: [
            { indicator: "a.poor", breakdown: [] },
            { indicator: "a.households", breakdown: [] },
          ],
        },
      ],
    });
    expect(compute(RATE, [makeValue("a.poor", "1"), makeValue("a.households", "0")])).toEqual(["VALUE_DIVIDED_BY_ZERO"]);
  });

  test("[V7] parts are named by code or by their one name, under the breakdown asked or their own", () => {
    const named = { ...RATE, formula: "[Hộ nghèo|sex=female] / [a.households]" };
    const values = [makeValue("a.poor", "3", { breakdown: { sex: "female" } }), makeValue("a.households", "6")];
    expect(compute(named, values)).toBe("0.5");
    const inRegion = values.map((value, i) =>
      makeValue(value.key.indicator, i === 0 ? "1" : "4", { breakdown: { region: "r" } }),
    );
    expect(compute(RATE, inRegion, INDICATORS, { region: "r" })).toBe("25");
    const twins = toMap([...ALL, makeIndicator("a.twin", { name: "Hộ nghèo" })]);
    expect(compute(named, values, twins)).toEqual(["VALUE_REFERENCE_UNKNOWN"]);
  });

  test("[V7] parts with formulas of their own are computed in turn; a circle is named", () => {
    const half = makeIndicator("a.half", { nature: "ratio", formula: "[a.rate] / 2" });
    expect(compute(half, parts)).toBe("6.25");
    expect(listParts(half, [], INDICATORS).map((part) => part.indicator)).toEqual(["a.poor", "a.households"]);
    const circle = toMap([makeIndicator("x.a", { formula: "[x.b]" }), makeIndicator("x.b", { formula: "[x.a]" })]);
    const first = circle.get("x.a");
    expect(first && computeValue(first, makeRef("value", "x.a"), circle, [])).toMatchObject({
      problems: [{ code: "VALUE_FORMULA_CIRCLE", circle: ["x.a", "x.b", "x.a"] }],
    });
    expect(first && listParts(first, [], circle)).toEqual([]);
  });

  test("[V7] without a formula, or with a malformed one, it says so", () => {
    expect(compute(makeIndicator("a.poor"), parts)).toEqual(["VALUE_NO_FORMULA"]);
    expect(compute({ ...RATE, formula: "[a.poor] /" }, parts)).toEqual(["VALUE_FORMULA_MALFORMED"]);
  });
});

describe("in other boundaries", () => {
  const DAY = "2025-07-01";
  const C = `C@${DAY}`;
  const history = {
    places: [makePlace("A", { validTo: DAY }), makePlace("B", { validTo: DAY }), makePlace(C)],
    successions: [makeLink("A", C, DAY), makeLink("B", C, DAY)],
  };
  const at = (indicator: string, place: string, text: string | undefined) =>
    makeValue(indicator, text, { place: makeKey(place) });
  const VALUES = [
    at("a.poor", "A", "10"),
    at("a.households", "A", "100"),
    at("a.poor", "B", "60"),
    at("a.households", "B", "200"),
    at("a.rate", "A", "10"),
    at("a.rate", "B", "30"),
  ];
  const convert = (indicator: Indicator, values = VALUES, indicators = INDICATORS) =>
    convertPlaces({ indicator, breakdown: [], period: YEAR, to: "2025-12-31", indicators, values, history });

  test("[V8] additive values are summed", () => {
    const found = convert(makeIndicator("a.poor"));
    expect(found.ok && found.value.rows).toMatchObject([{ place: makeKey(C), value: decimal("70"), missing: [] }]);
  });

  test("[V8] a ratio is recomputed from its parts, never averaged", () => {
    const found = convert(RATE);
    const [row] = found.ok ? found.value.rows : [];
    // 70 of 300, not the mean of 10 and 30.
    expect(row?.value && showDecimal(row.value)).toMatch(/^23\.33333333/);
    expect(row?.value && equals(row.value, decimal("20"))).toBe(false);
    expect(row?.from.map(({ place }) => place.code)).toEqual(["A", "B"]);
  });

  test("[V8] a ratio with a part missing somewhere is not given, and the place is named", () => {
    const found = convert(
      RATE,
      VALUES.filter((value) => !(value.key.indicator === "a.poor" && value.key.place.code === "B")),
    );
    expect(found.ok && found.value.rows).toMatchObject([{ place: makeKey(C), missing: [makeKey("B")] }]);
    expect(found.ok && found.value.rows[0]?.value).toBeUndefined();
  });

  test("[V8] where nobody gave a part, all who gave the others are named", () => {
    const found = convert(
      RATE,
      VALUES.filter((value) => value.key.indicator !== "a.households"),
    );
    expect(found.ok && found.value.rows).toMatchObject([{ missing: [makeKey("A"), makeKey("B")] }]);
    expect(found.ok && found.value.rows[0]?.value).toBeUndefined();
  });

  test("[V8] what is neither additive nor computed from additive parts refuses", () => {
    const mean = makeIndicator("a.mean", { nature: "index" });
    expect(convert(mean)).toEqual({
      ok: false,
      problems: [{ code: "CONVERT_NOT_ADDITIVE", indicator: "a.mean", part: "a.mean" }],
    });
    const derived = { ...RATE, formula: "[a.mean] / 2" };
    expect(convert(derived, VALUES, toMap([...ALL, mean]))).toEqual({
      ok: false,
      problems: [{ code: "CONVERT_NOT_ADDITIVE", indicator: "a.rate", part: "a.mean" }],
    });
    expect(convert({ ...RATE, formula: "[a.nobody] + 1" })).toMatchObject({
      ok: false,
      problems: [{ code: "VALUE_REFERENCE_UNKNOWN", name: "a.nobody" }],
    });
    expect(convert({ ...RATE, formula: "[a.poor] +" })).toMatchObject({
      ok: false,
      problems: [{ code: "VALUE_FORMULA_MALFORMED" }],
    });
  });

  test("[V8] best-known values of the judging series are converted, as of the day asked", () => {
    const own = makeValue("a.poor", "999", { place: makeKey("A"), key: { series: "own", status: "official" } });
    const found = convert(makeIndicator("a.poor"), [...VALUES, own]);
    expect(found.ok && found.value.rows[0]?.value).toEqual(decimal("70"));
  });
});
