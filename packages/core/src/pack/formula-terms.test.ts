import { describe, expect, test } from "vitest";
import { type FormSpeaker, proposeMessage, sayFormula, showTerms, toTerms } from "./formula-terms.ts";

const NAMES: Readonly<Record<string, string>> = {
  "herd.all": "Tổng đàn gia súc",
  "herd.buffalo": "Trâu",
  "herd.cattle": "Bò",
  "crop.area|season=spring": "Diện tích vụ xuân",
};
const SPEAKER: FormSpeaker = { line: (key) => NAMES[key] ?? `[${key}]`, column: (code) => (code === "plan" ? "kế hoạch" : code) };

describe("formulas in words", () => {
  test.each([
    "[herd.buffalo] + [herd.cattle] - 2,5",
    "[crop.area|season=spring@plan] * 10 / 3",
    "[herd.all]",
    "100",
    "[herd.all] + [herd.buffalo] * 2",
  ])("[K69] %s is a row of terms, and back", (text) => {
    const terms = toTerms(text);
    expect(terms && showTerms(terms)).toBe(text);
  });

  test("[K69] terms name lines and columns", () => {
    expect(toTerms("[crop.area|season=spring@plan] - 1,5")).toEqual([
      { operator: "+", line: "crop.area|season=spring", column: "plan" },
      { operator: "-", number: "1,5" },
    ]);
  });

  test.each(["[a.a] - ([a.b] + [a.c])", "([a.a] + [a.b]) * 2", "-[a.a]", "max([a.a]; 0)", "[a.a] +", ""])(
    "[K69] %s is more than a row of terms, or none",
    (text) => {
      expect(toTerms(text)).toBeUndefined();
    },
  );

  test("[K69] parentheses that change nothing are let go", () => {
    const terms = toTerms("([herd.buffalo] + [herd.cattle]) - 1");
    expect(terms && showTerms(terms)).toBe("[herd.buffalo] + [herd.cattle] - 1");
  });

  test("[K69] a formula is said with the names of its lines, and a rule says what it demands", () => {
    expect(sayFormula("[herd.buffalo] + [herd.cattle]", SPEAKER)).toBe("Trâu + Bò");
    expect(sayFormula("max([crop.area|season=spring@plan]; 0)*2/3", SPEAKER)).toBe(
      "max(Diện tích vụ xuân (kế hoạch); 0) × 2 : 3",
    );
    expect(proposeMessage({ left: "[herd.all]", operator: "=", right: "[herd.buffalo] + [herd.cattle]" }, SPEAKER)).toBe(
      "Tổng đàn gia súc phải bằng Trâu + Bò.",
    );
    expect(proposeMessage({ left: "[herd.buffalo]", operator: "<=", right: "[herd.all]" }, SPEAKER)).toBe(
      "Trâu không được lớn hơn Tổng đàn gia súc.",
    );
  });
});
