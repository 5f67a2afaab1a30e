import { describe, expect, test } from "vitest";
import { actual, fact, figureRow } from "../../../test/make-form.ts";
import { check, NOW, plain } from "../../../test/try-form.ts";

describe("figures that jump", () => {
  const form = { rows: [figureRow("demo.area")], columns: [NOW], rules: [] };
  const facts = [fact("demo.area", "2023-M09", "100"), fact("demo.area", "2022-M10", "20")];
  const ask = (text: string, known = facts) => check({ form, facts: known }, { "demo.area": text }).map(plain);

  test("[O21] more than so many times, or less than one so-manieth, of the period before or of last year", () => {
    expect(ask("100")).toEqual([]);
    expect(ask("101")).toMatchObject([{ code: "ENTRY_JUMP", back: "same", against: "20", weight: "warn" }]);
    expect(ask("501")).toMatchObject([{ back: "previous" }, { back: "same" }]);
    expect(ask("19")).toMatchObject([{ back: "previous", against: "100" }]);
    expect(ask("20")).toEqual([]);
  });
  test("[O21] a zero is held against last year's only", () => {
    expect(ask("0")).toMatchObject([{ back: "same" }]);
    expect(ask("0", facts.slice(0, 1))).toEqual([]);
  });
  test("[O21] beside zero, beside nothing and beside another sign nothing is said", () => {
    expect(ask("100", [fact("demo.area", "2023-M09", "0")])).toEqual([]);
    expect(ask("100", [])).toEqual([]);
    expect(ask("100", [fact("demo.area", "2023-M09", "-1")])).toEqual([]);
  });
  test("[O21] an estimate is held against the year before; a cumulative figure only against last year's", () => {
    const columns = [
      NOW,
      actual("year", { span: "year", status: "estimate", entered: true }),
      actual("total", { span: "cumulative", entered: true }),
    ];
    const known = [
      fact("demo.area", "2022", "100"),
      fact("demo.area", "2023-9M", "10"),
      fact("demo.area", "2022-01-01..2022-11-01", "50"),
    ];
    const found = check({ form: { ...form, columns }, facts: known }, { "demo.area#year": "600", "demo.area#total": "300" }).map(
      plain,
    );
    expect(found).toMatchObject([
      { code: "ENTRY_JUMP", cells: ["demo.area#year"], against: "100", back: "same" },
      { code: "ENTRY_JUMP", cells: ["demo.area#total"], against: "50", back: "same" },
    ]);
  });
  test("[O21] the next month is held against this one as it is typed", () => {
    const columns = [NOW, actual("next", { span: "next", status: "estimate", entered: true })];
    expect(
      check({ form: { ...form, columns }, facts: [] }, { "demo.area": "10", "demo.area#next": "60" }).map(plain),
    ).toMatchObject([{ code: "ENTRY_JUMP", cells: ["demo.area#next"], against: "10", back: "previous" }]);
  });
});
