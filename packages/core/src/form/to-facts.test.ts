import { describe, expect, test } from "vitest";
import { UNITS } from "../../test/make.ts";
import { actual, figureRow, makeEntries, makeForm, makeGiven, toPeriod } from "../../test/make-form.ts";
import { showPeriod } from "../period/period.ts";
import { showDecimal } from "../quantity/decimal.ts";
import type { Form } from "./form.ts";
import { toHeldFacts } from "./to-facts.ts";

const say = (texts: Parameters<typeof makeEntries>[0], given: Partial<Form> = {}, of = "2023-M10") =>
  toHeldFacts(makeForm(given), toPeriod(of), makeEntries(texts), makeGiven().indicators, UNITS);

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
  test("[O25] in January the month and the year so far are one: the later is told, but a figure before none", () => {
    const columns = [actual("now", { entered: true }), actual("sum", { span: "cumulative", entered: true })];
    const none = { text: "", none: "chưa đến vụ" };
    const values = (now: string | typeof none, sum: string | typeof none, of: string) =>
      say({ "demo.area#now": now, "demo.area#sum": sum }, { columns }, of).map(({ value }) => value && showDecimal(value));
    expect(values("5", "6", "2023-M02")).toEqual(["5", "6"]);
    expect(values("5", "6", "2023-M01")).toEqual(["6"]);
    expect(values("5", none, "2023-M01")).toEqual(["5"]);
    expect(values(none, "6", "2023-M01")).toEqual(["6"]);
    expect(values(none, none, "2023-M01")).toEqual([undefined]);
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
