import { describe, expect, test } from "vitest";
import { makeIndicator } from "../../test/make.ts";
import { figureRow, INDICATORS, makeForm, makeOpen } from "../../test/make-form.ts";
import { listAffectedRows } from "./affected.ts";

describe("lines to look at again", () => {
  test("[O9] a line that nothing looks at is alone", () => {
    expect(listAffectedRows(makeOpen(), "demo.revenue")).toEqual(["demo.revenue"]);
  });
  test("[O9] a part brings its whole, and a line the one where its rule is shown", () => {
    expect(listAffectedRows(makeOpen(), "demo.herd|kind=horse")).toEqual(["demo.herd", "demo.herd|kind=horse"]);
    expect(listAffectedRows(makeOpen(), "demo.harvested")).toEqual(["demo.harvested", "demo.bud"]);
    expect(listAffectedRows(makeOpen(), "demo.bud")).toEqual(["demo.bud"]);
  });
  test("[O9] formulas are followed however far, through indicators that are on no line as well", () => {
    const indicators = [
      ...INDICATORS,
      makeIndicator("demo.crops", { unit: "ha", formula: "[demo.area] + [demo.bud]" }),
      makeIndicator("demo.share", { unit: "percent", nature: "ratio", formula: "[demo.harvested] / [demo.crops] * 100" }),
    ];
    const rows = [
      {
        key: "half",
        level: 0,
        kind: "formula",
        label: "Nửa",
        formula: "[demo.share] / 2",
        unit: "percent",
        decimals: 1,
      } as const,
      figureRow("demo.share", { entered: false }),
      figureRow("demo.area"),
      figureRow("demo.bud"),
      figureRow("demo.harvested"),
    ];
    const sheet = makeOpen({ indicators, form: { rows, rules: makeForm().rules } });
    expect(listAffectedRows(sheet, "demo.area")).toEqual(["half", "demo.share", "demo.area"]);
    expect(listAffectedRows(sheet, "demo.harvested")).toEqual(["half", "demo.share", "demo.bud", "demo.harvested"]);
  });
  test("[O9] what the form does not have affects nothing", () => {
    expect(listAffectedRows(makeOpen(), "demo.nothing")).toEqual([]);
  });
});
