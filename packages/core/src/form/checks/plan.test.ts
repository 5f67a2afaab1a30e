import { describe, expect, test } from "vitest";
import { actual, fact, figureRow, target } from "../../../test/make-form.ts";
import { check, NOW, plain, type Texts } from "../../../test/try-form.ts";
import type { FormColumn } from "../form.ts";

describe("figures against the plan", () => {
  const facts = [fact("demo.area", "2023-9M", "500"), target("demo.area", "2023", "1000")];
  const ask = (columns: readonly FormColumn[], texts: Texts, key = "demo.area", known = facts) =>
    check({ form: { rows: [figureRow(key)], columns, rules: [] }, facts: known }, texts).map(plain);

  test("[O23] cumulative above so many percent is told where it was typed, with the cell that shows it", () => {
    const columns = [NOW, actual("total", { span: "cumulative" })];
    expect(ask(columns, { "demo.area": "1.000" })).toEqual([]);
    expect(ask(columns, { "demo.area": "1.001" })).toEqual([
      {
        code: "ENTRY_OVER_PLAN",
        weight: "warn",
        value: "1501",
        plan: "1000",
        percent: "150",
        cells: ["demo.area#now", "demo.area#total"],
      },
    ]);
  });
  test("[O23] also where no column shows it", () => {
    expect(ask([NOW], { "demo.area": "1.001" })).toMatchObject([{ code: "ENTRY_OVER_PLAN", cells: ["demo.area#now"] }]);
  });
  test("[O23] an estimate of the year too; of a herd the figure of the period", () => {
    const year = actual("year", { span: "year", status: "estimate", entered: true });
    expect(ask([NOW, year], { "demo.area#year": "1.501" })).toMatchObject([{ cells: ["demo.area#year"] }]);
    const herd = [target("demo.herd", "2023", "100")];
    expect(ask([NOW], { "demo.herd": "151" }, "demo.herd", herd)).toMatchObject([{ code: "ENTRY_OVER_PLAN", value: "151" }]);
    expect(ask([NOW], { "demo.herd": "150" }, "demo.herd", herd)).toEqual([]);
  });
  test("[O23] a plan of zero or below, or none, is not passed", () => {
    expect(ask([NOW], { "demo.herd": "151" }, "demo.herd", [target("demo.herd", "2023", "0")])).toEqual([]);
    expect(ask([NOW], { "demo.herd": "151" }, "demo.herd", [])).toEqual([]);
  });
});
