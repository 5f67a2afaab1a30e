import { describe, expect, test } from "vitest";
import { actual, fact, figureRow, INDICATORS, makeEntries, makeOpen, target } from "../../test/make-form.ts";
import { cell, GRAIN, lacks, look, NOW, show, type Texts, TOTAL } from "../../test/try-form.ts";
import { computeRows } from "./compute-cell.ts";
import type { FormRow } from "./form.ts";
import type { SheetCell } from "./sheet.ts";

const indicators = [...INDICATORS, ...GRAIN];

describe("computed lines", () => {
  const rows = [
    figureRow("demo.grain", { entered: false }),
    figureRow("demo.rice"),
    figureRow("demo.maize", { unit: "quintal" }),
    figureRow("demo.area"),
    figureRow("demo.yield", { entered: false }),
  ];
  const form = {
    rows,
    columns: [{ code: "plan", kind: "plan", span: "year" } as const, NOW, TOTAL, actual("same", { back: "same" })],
  };
  const texts = { "demo.rice": "20", "demo.maize": "50", "demo.area": "4" };

  test("[O5] a line with a formula is computed from the lines of the form, in the units of the indicators", () => {
    expect(look({ form, indicators, facts: [] }, texts, "demo.grain", "now")).toBe("computed 25");
    expect(look({ form, indicators, facts: [] }, texts, "demo.yield", "now")).toBe("computed 62.500000000000");
  });
  test("[O13] as long as one of them is missing it is missing, and says which", () => {
    expect(lacks({ form, indicators, facts: [] }, { "demo.rice": "20" }, "demo.grain", "now")).toEqual(["demo.maize#now"]);
    expect(lacks({ form, indicators, facts: [] }, { "demo.rice": "20" }, "demo.yield", "now")).toEqual([
      "demo.maize#now",
      "demo.area#now",
    ]);
  });
  test("[O13] what is known of this period does not stand in for a sum whose lines are typed", () => {
    const facts = [fact("demo.grain", "2023-M10", "99")];
    expect(look({ form, indicators, facts }, { "demo.rice": "20" }, "demo.grain", "now")).toBe("missing");
  });
  test("[O6] a ratio is recomputed from what its parts add up to, never averaged", () => {
    const facts = [fact("demo.rice", "2023-9M", "80"), fact("demo.maize", "2023-9M", "5"), fact("demo.area", "2023-9M", "21")];
    expect(look({ form, indicators, facts }, texts, "demo.grain", "total")).toBe("computed 110");
    expect(look({ form, indicators, facts }, texts, "demo.yield", "total")).toBe("computed 44.000000000000");
  });
  test("[O5] of other periods what is known comes first, and is computed where nobody said", () => {
    const facts = [fact("demo.rice", "2022-M10", "8"), fact("demo.maize", "2022-M10", "2")];
    expect(look({ form, indicators, facts }, {}, "demo.grain", "same")).toBe("computed 10");
    const said = [...facts, fact("demo.grain", "2022-M10", "11")];
    expect(look({ form, indicators, facts: said }, {}, "demo.grain", "same")).toBe("held 11");
  });
  test("[O5] a plan of the whole is the one assigned; without one, what the parts come to", () => {
    const facts = [target("demo.rice", "2023", "800"), target("demo.maize", "2023", "200")];
    expect(look({ form, indicators, facts }, {}, "demo.grain", "plan")).toBe("computed 1000");
    expect(look({ form, indicators, facts: [...facts, target("demo.grain", "2023", "1050")] }, {}, "demo.grain", "plan")).toBe(
      "held 1050",
    );
    expect(lacks({ form, indicators, facts: facts.slice(1) }, {}, "demo.grain", "plan")).toEqual(["demo.rice#plan"]);
  });
  test("[O5] an indicator that only a formula needs is known from elsewhere, or computed", () => {
    const alone = { rows: [figureRow("demo.rice"), figureRow("demo.yield", { entered: false })], columns: [NOW] };
    const facts = [fact("demo.maize", "2023-M10", "5"), fact("demo.area", "2023-M10", "4")];
    expect(look({ form: alone, indicators, facts }, { "demo.rice": "20" }, "demo.yield", "now")).toBe("computed 62.500000000000");
    expect(lacks({ form: alone, indicators, facts: facts.slice(1) }, { "demo.rice": "20" }, "demo.yield", "now")).toEqual([
      "demo.maize 2023-M10",
    ]);
    const grain = [fact("demo.grain", "2023-M10", "8"), fact("demo.area", "2023-M10", "4")];
    expect(look({ form: alone, indicators, facts: grain }, { "demo.rice": "20" }, "demo.yield", "now")).toBe(
      "computed 20.000000000000",
    );
  });
  test("[O5] a line of an indicator with a formula can be typed all the same", () => {
    const typed = { rows: [figureRow("demo.grain"), ...rows.slice(1)], columns: [NOW, TOTAL] };
    expect(look({ form: typed, indicators, facts: [] }, { ...texts, "demo.grain": "26" }, "demo.grain", "now")).toBe(
      "entered 26",
    );
  });
});

describe("formulas of the form's own", () => {
  const sum = (key: string, formula: string, unit = "tonne"): FormRow => ({
    key,
    level: 0,
    kind: "formula",
    label: key,
    formula,
    unit,
    decimals: 1,
  });
  const make = (formula: string, unit?: string) => ({
    rows: [figureRow("demo.rice"), figureRow("demo.maize", { unit: "quintal" }), sum("sum", formula, unit)],
    columns: [NOW, TOTAL, actual("same", { back: "same" })],
  });
  const texts = { "demo.rice": "20", "demo.maize": "50" };

  test("[O8] figures count as they stand on the lines", () => {
    expect(look({ form: make("[demo.rice] + [demo.maize] / 10"), indicators, facts: [] }, texts, "sum", "now")).toBe(
      "computed 25.000000000000",
    );
  });
  test("[O8] a reference may name a column", () => {
    const facts = [fact("demo.rice", "2022-M10", "16")];
    expect(look({ form: make("[demo.rice] / [demo.rice@same] * 100", "percent"), indicators, facts }, texts, "sum", "now")).toBe(
      "computed 125.000000000000",
    );
    expect(lacks({ form: make("[demo.rice] / [demo.rice@same] * 100"), indicators, facts: [] }, texts, "sum", "now")).toEqual([
      "demo.rice#same",
    ]);
  });
  test("[O8] what can not be computed is broken, with the reason, and stops nothing else", () => {
    const why = (formula: string, given: Texts = texts): SheetCell =>
      cell({ form: make(formula), indicators, facts: [] }, given, "sum", "now");
    expect(why("[demo.rice] / [demo.maize]", { "demo.rice": "1", "demo.maize": "0" })).toEqual({
      kind: "broken",
      why: "DIVISION_BY_ZERO",
    });
    expect(why("[demo.rice")).toEqual({ kind: "broken", why: "FORMULA_MALFORMED" });
    expect(why("[demo.nothing] + 1")).toEqual({ kind: "broken", why: "FORMULA_REFERENCE_UNKNOWN" });
    expect(why("[demo.rice@nothing] + 1")).toEqual({ kind: "broken", why: "FORMULA_REFERENCE_UNKNOWN" });
    expect(why("round([demo.rice]; 0,5)")).toEqual({ kind: "broken", why: "BAD_PRECISION" });
  });
  test("[O8] lines that need each other are broken, each of them, whichever is asked first", () => {
    const rows = [figureRow("demo.rice"), sum("a", "[b] + 1"), sum("b", "[a] + [demo.rice]"), sum("c", "[a] * 2")];
    const sheet = makeOpen({ form: { rows, columns: [NOW] }, indicators, facts: [] });
    const wanted = [
      ["a", "broken"],
      ["b", "broken"],
      ["c", "broken"],
      ["demo.rice", "entered 1"],
    ];
    for (const order of [
      ["a", "b", "c", "demo.rice"],
      ["c", "b", "a", "demo.rice"],
    ]) {
      const found = computeRows(sheet, makeEntries({ "demo.rice": "1" }), order);
      expect([...found].map(([key, [only]]) => [key, only ? show(only) : ""]).sort()).toEqual(wanted);
    }
  });
  test("[O6] a line of its own in other columns is computed from what stands there", () => {
    const facts = [fact("demo.rice", "2023-9M", "80"), fact("demo.maize", "2023-9M", "5"), fact("demo.rice", "2022-M10", "1")];
    const form = make("[demo.rice] + [demo.maize] / 10");
    expect(look({ form, indicators, facts }, texts, "sum", "total")).toBe("computed 110.000000000000");
    expect(lacks({ form, indicators, facts }, texts, "sum", "same")).toEqual(["demo.maize#same"]);
  });
});
