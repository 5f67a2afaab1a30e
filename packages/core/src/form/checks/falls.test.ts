import { describe, expect, test } from "vitest";
import { actual, fact, figureRow, toPeriod } from "../../../test/make-form.ts";
import { check, type Given, NOW, plain, type Texts } from "../../../test/try-form.ts";
import type { FormColumn } from "../form.ts";

describe("figures that fall", () => {
  const total = actual("total", { span: "cumulative", entered: true });
  const ask = (columns: readonly FormColumn[], texts: Texts, given: Given & object = {}) =>
    check(
      {
        facts: [fact("demo.area", "2023-9M", "500")],
        ...given,
        form: { rows: [figureRow("demo.area")], columns, rules: [], ...given.form },
      },
      texts,
    ).map(plain);

  test("[O24] a cumulative figure is not below the one of the period before", () => {
    expect(ask([total], { "demo.area#total": "500" })).toEqual([]);
    expect(ask([total], { "demo.area#total": "499" })).toMatchObject([{ code: "ENTRY_FALLS", value: "499", before: "500" }]);
  });
  test("[O24] nor below the figure of the period", () => {
    expect(ask([NOW, total], { "demo.area": "600", "demo.area#total": "550" })).toMatchObject([
      { code: "ENTRY_FALLS", before: "600", cells: ["demo.area#total", "demo.area#now"] },
    ]);
  });
  test("[O24] an estimate of the year is not below what is done", () => {
    const year = actual("year", { span: "year", status: "estimate", entered: true });
    expect(ask([NOW, year], { "demo.area": "60", "demo.area#year": "559" })).toMatchObject([
      { code: "ENTRY_FALLS", before: "560" },
    ]);
    expect(ask([NOW, year], { "demo.area": "60", "demo.area#year": "560" })).toEqual([]);
  });
  test("[O24] a new year begins anew", () => {
    expect(
      ask([total], { "demo.area#total": "3" }, { period: toPeriod("2024-M01"), facts: [fact("demo.area", "2023", "500")] }),
    ).toEqual([]);
  });
  test("[O24] a line that may be below zero may fall, and so may what does not add up", () => {
    expect(ask([total], { "demo.area#total": "499" }, { form: { rows: [figureRow("demo.area", { signed: true })] } })).toEqual(
      [],
    );
    const herd = { facts: [fact("demo.herd", "2023-9M", "500")], form: { rows: [figureRow("demo.herd")] } };
    expect(ask([total], { "demo.herd#total": "499" }, herd)).toEqual([]);
  });
});
