import { expect, test } from "vitest";
import { makeFigure } from "../../../test/make-figure.ts";
import { parseNamedFormula } from "./named-formula.ts";

const KNOWN = new Set(["1", "2", "3", "4", "5"]);

test.each([
  ["3=2/1", true, "percent", "2,1"],
  ["(3)=(2)/(1)x100", true, "percent", "2,1"],
  ["(3=2:1)", true, "percent", "2,1"],
  ["4=(2-1)/1*100%", true, "growth", "2,1"],
  ["4=2/1*100-100", true, "growth", "2,1"],
  ["3=2-1", false, "difference", "2,1"],
  ["1=2+3+4", false, "sum", "2,3,4"],
  ["5=3*4", false, "product", "3,4"],
  ["5=4/3*10", false, "product", "4,3"],
])("[Q291] %s", (number, isRate, op, names) => {
  const formula = parseNamedFormula(number, KNOWN, isRate);
  expect(formula?.names.join()).toBe(names);
  const figures = (formula?.names ?? []).map(() => makeFigure("12", { unit: "ha" }));
  expect(formula?.express(figures).op).toBe(op);
});

test.each(["3", "(3)", "A", "3=", "3=x", "3=7/8", "3=2", "3=2/1/2", "3=SUM(1)", "3=(2/1"])(
  "[Q291] %s is no formula",
  (number) => {
    expect(parseNamedFormula(number, KNOWN, true)).toBeUndefined();
  },
);
