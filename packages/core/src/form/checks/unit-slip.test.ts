import { describe, expect, test } from "vitest";
import { makeIndicator } from "../../../test/make.ts";
import { fact, figureRow, target } from "../../../test/make-form.ts";
import { check, type Given, NOW, plain } from "../../../test/try-form.ts";

describe("figures in another unit", () => {
  const ask = (text: string, known: NonNullable<Given>["facts"], key = "demo.revenue") =>
    check(
      { form: { rows: [figureRow(key)], columns: [NOW], rules: [] }, ...(known ? { facts: known } : {}) },
      { [key]: text },
    ).map(plain);
  const usual = [fact("demo.revenue", "2023-M09", "450"), fact("demo.revenue", "2022-M10", "400")];

  test("[O22] a thousand or a million times the usual is another unit, told once instead of the jump", () => {
    expect(ask("480.000", usual)).toMatchObject([{ code: "ENTRY_UNIT_SLIP", usual: "400", factor: 1000, likely: "480.000" }]);
    expect(ask("480.000.000", usual)).toMatchObject([{ code: "ENTRY_UNIT_SLIP", factor: 1000000, likely: "480.000000" }]);
  });
  test("[O22] so is a thousandth of it", () => {
    expect(ask("0,48", usual)).toMatchObject([
      { code: "ENTRY_DECIMALS" },
      { code: "ENTRY_UNIT_SLIP", factor: 1000, likely: "480" },
    ]);
  });
  test("[O22] not when one of what is usual says otherwise", () => {
    const mixed = [fact("demo.revenue", "2023-M09", "450"), fact("demo.revenue", "2022-M10", "300000")];
    expect(ask("480.000", mixed).map((one) => (one as { code: string }).code)).toEqual(["ENTRY_JUMP"]);
  });
  test("[O22] of what does not add up over time the plan is usual too, where nothing else is known", () => {
    expect(ask("9.000.000", [target("demo.herd", "2023", "9330")], "demo.herd")).toMatchObject([
      { code: "ENTRY_UNIT_SLIP", usual: "9330" },
    ]);
    expect(ask("9.000.000", [target("demo.revenue", "2023", "9330")])).toMatchObject([]);
  });
  test("[O22] a rate has no such units", () => {
    const rate = makeIndicator("demo.revenue", { unit: "percent", nature: "ratio", decimals: 2 });
    const found = check(
      { indicators: [rate], facts: usual, form: { rows: [figureRow("demo.revenue")], columns: [NOW], rules: [] } },
      { "demo.revenue": "480.000" },
    );
    expect(found.map(({ fault }) => fault.code)).toEqual(["ENTRY_JUMP", "ENTRY_JUMP"]);
  });
});
