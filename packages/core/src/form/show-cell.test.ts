import { expect, test } from "vitest";
import { makeIndicator } from "../../test/make.ts";
import { figureRow, makeOpen } from "../../test/make-form.ts";
import { decimal } from "../quantity/decimal.ts";
import { decimalsOf, showFigure } from "./show-cell.ts";

const MONEY = makeIndicator("demo.money", { unit: "dong" });
const RATE = makeIndicator("demo.rate", { unit: "percent", decimals: 1, nature: "ratio" });
const AREA = makeIndicator("demo.area", { unit: "ha", decimals: 2 });
const sheet = makeOpen({
  indicators: [MONEY, RATE, AREA],
  facts: [],
  form: {
    rules: [],
    rows: [
      figureRow("demo.money", { unit: "million-dong" }),
      figureRow("demo.rate"),
      figureRow("demo.area"),
      { key: "share", level: 0, kind: "formula", label: "x", formula: "[demo.area] / 3", unit: "percent", decimals: 3 },
    ],
  },
});

test("[O14] figures have the digits of their indicator, in a wider unit up to three; percents two, points those of the line", () => {
  expect(decimalsOf(sheet, "demo.area", "now")).toBe(2);
  expect(decimalsOf(sheet, "demo.money", "now")).toBe(3);
  expect(decimalsOf(sheet, "demo.area", "percent")).toBe(2);
  expect(decimalsOf(sheet, "demo.rate", "percent")).toBe(1);
  expect(decimalsOf(sheet, "share", "now")).toBe(3);
  expect(showFigure(sheet, "demo.area", "now", decimal("1234.565"))).toBe("1.234,57");
});
