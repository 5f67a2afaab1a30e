import { describe, expect, test } from "vitest";
import { COLUMNS, figureRow, makeEntries, makeForm, makeOpen } from "../../test/make-form.ts";
import { check, codes, NOW } from "../../test/try-form.ts";
import { checkRows, checkSheet } from "./check-entries.ts";

describe("cells that must say something", () => {
  test("[O20] a required line is typed in every column that is typed, or said to have none", () => {
    const form = { rows: [figureRow("demo.area", { required: true })], columns: COLUMNS, rules: [] };
    expect(codes({ form, facts: [] }, { "demo.area": "1" })).toEqual(["ENTRY_MISSING"]);
    expect(codes({ form, facts: [] }, { "demo.area": "1", "demo.area#year": { text: "", none: "chưa ước" } })).toEqual([]);
    expect(codes({ form: { ...form, rows: [figureRow("demo.area")] }, facts: [] }, {})).toEqual([]);
  });
  test("[O20] who says that there is none says why", () => {
    const form = { rows: [figureRow("demo.area")], columns: [NOW], rules: [] };
    expect(codes({ form, facts: [] }, { "demo.area": { text: "", none: "  " } })).toEqual(["ENTRY_NONE_REASON"]);
  });
});

describe("problems", () => {
  test("[O18] every check takes its weight from the form, or is off", () => {
    const base = makeForm().checks;
    const texts = {
      "demo.area": "900",
      "demo.area#year": "5000",
      "demo.total": "1.700",
      "demo.revenue": "480.000",
      "demo.herd": "8.384",
      "demo.herd|kind=buffalo": "5.845",
      "demo.herd|kind=cattle": "2.080",
      "demo.herd|kind=horse": "423",
    };
    const weights = (checks: typeof base): readonly string[] =>
      check({ form: { checks } }, texts).map(({ weight, fault }) => `${fault.code} ${weight}`);
    expect(new Set(weights(base))).toEqual(
      new Set(["ENTRY_JUMP warn", "ENTRY_OVER_PLAN warn", "ENTRY_UNIT_SLIP warn", "ENTRY_PARTS block"]),
    );
    const off = {
      parts: "off",
      jump: { ...base.jump, weight: "off" },
      plan: { ...base.plan, weight: "off" },
      unit: "off",
    } as const;
    expect(weights(off)).toEqual([]);
    expect(weights({ ...off, unit: "block" })).toEqual(["ENTRY_UNIT_SLIP block"]);
    expect(weights({ ...off, parts: "note" })).toEqual(["ENTRY_PARTS note"]);
  });
  test("[O18] the key stays while the problem says the same, however it is typed, and goes with the figure", () => {
    const key = (text: string): readonly string[] =>
      check({}, { "demo.area": text, "demo.area#year": "1" }).map((one) => one.key);
    expect(key("900")).toEqual(key("900,0"));
    expect(new Set(key("900")).size).toBe(key("900").length);
    expect(key("900")).not.toEqual(key("901"));
  });
  test("[O9] problems of some lines are those of the whole sheet that are shown there, in the order of the form", () => {
    const sheet = makeOpen({ facts: [] });
    const entries = makeEntries({ "demo.bud": "5", "demo.harvested": "4", "demo.area": "x" });
    const all = checkSheet(sheet, entries);
    expect(all.map(({ cells }) => cells[0])).toEqual(["demo.area#now", "demo.area#year", "demo.bud#now"]);
    expect(checkRows(sheet, entries, ["demo.bud", "demo.area"])).toEqual(all);
    expect(checkRows(sheet, entries, ["demo.harvested"])).toEqual([]);
  });
});
