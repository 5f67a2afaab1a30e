import { describe, expect, test } from "vitest";
import { UNITS } from "../../test/make.ts";
import { figureRow, makeEntries, makeForm, makeGiven, OCTOBER } from "../../test/make-form.ts";
import { showPeriod } from "../period/period.ts";
import { showDecimal } from "../quantity/decimal.ts";
import type { Form } from "./form.ts";
import { toHeldFacts } from "./to-facts.ts";

const say = (texts: Parameters<typeof makeEntries>[0], given: Partial<Form> = {}) =>
  toHeldFacts(makeForm(given), OCTOBER, makeEntries(texts), makeGiven().indicators, UNITS);

describe("what a sent form says", () => {
  test("[O25] figures of the columns that are typed, in the unit of the indicator, each of its own days and status", () => {
    const rows = [figureRow("demo.revenue", { unit: "billion-dong" })];
    const found = say({ "demo.revenue": "3,2", "demo.revenue#year": "40" }, { rows });
    expect(
      found.map(({ period, value, status, sent }) => [showPeriod(period), value && showDecimal(value), status, sent]),
    ).toEqual([
      ["2023-M10", "3200", "reported", true],
      ["2023", "40000", "estimate", true],
    ]);
  });
  test("[O25] said to be none is said; unreadable and not typed say nothing, and nor does what is computed", () => {
    const found = say({
      "demo.area": { text: "", none: "chưa đến vụ" },
      "demo.bud": "1,234.5",
      "demo.herd": " ",
      "demo.area#total": "99",
      "demo.area#note": "ghi chú",
    });
    expect(found.map(({ indicator, value }) => [indicator, value])).toEqual([["demo.area", undefined]]);
  });
});
