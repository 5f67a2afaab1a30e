import { describe, expect, test } from "vitest";
import { UNITS } from "../../test/make.ts";
import { actual, figureRow, makeEntries, makeForm, makeGiven, toPeriod } from "../../test/make-form.ts";
import type { Form } from "../form/form.ts";
import { showPeriod } from "../period/period.ts";
import { decimal, showDecimal } from "../quantity/decimal.ts";
import { toValues } from "./to-values.ts";

const PLACE = { code: "02020", validFrom: "2000-01-01" };
const approve = (texts: Parameters<typeof makeEntries>[0], form: Partial<Form> = {}, of = "2023-M10") => {
  const given = [makeForm(form), toPeriod(of), makeEntries(texts), makeGiven().indicators, UNITS] as const;
  return toValues({ given: [...given], regime: "thang", place: PLACE, sending: 2 }, "2023-11-05");
};
const shown = (...asked: Parameters<typeof approve>) =>
  approve(...asked).map(({ key, value, note }) => [showPeriod(key.period), value && showDecimal(value), note]);

describe("the values of an approved sending", () => {
  test("[Y37] a figure is of the place's own series, as it was typed, and says from which cell of which sending it is", () => {
    const rows = [figureRow("demo.herd|kind=horse"), figureRow("demo.revenue", { unit: "billion-dong" })];
    const typed = { text: "3,20 tỷ", qualifiers: ["about"], note: " theo sổ " } as const;
    expect(approve({ "demo.revenue": typed }, { rows })).toEqual([
      {
        key: {
          indicator: "demo.revenue",
          breakdown: [],
          place: PLACE,
          period: toPeriod("2023-M10"),
          status: "reported",
          series: "own",
        },
        value: decimal("3200"),
        asEntered: { text: "3,20 tỷ", unit: "billion-dong", decimals: 2 },
        qualifiers: ["about"],
        note: "theo sổ",
        source: { sheet: { regime: "thang", period: "2023-M10", sending: 2, row: "demo.revenue", column: "now" } },
        knownAt: "2023-11-05",
      },
    ]);
    const [horse] = approve({ "demo.herd|kind=horse": "423" }, { rows });
    expect(horse?.key).toMatchObject({ indicator: "demo.herd", breakdown: [{ dimension: "kind", item: "horse" }] });
  });

  test("[Y37] an estimate is of the period in which it was made, nothing else is", () => {
    const rounds = approve({ "demo.area": "5", "demo.area#year": "60" }).map(({ key: { status, period, round } }) => [
      status,
      showPeriod(period),
      round && showPeriod(round),
    ]);
    expect(rounds).toEqual([
      ["reported", "2023-M10", undefined],
      ["estimate", "2023", "2023-M10"],
    ]);
  });

  test.each<[string, Parameters<typeof makeEntries>[0], readonly (readonly (string | undefined)[])[]]>([
    ["an empty cell says nothing", { "demo.area": " " }, []],
    ["zero is a figure", { "demo.area": "0" }, [["2023-M10", "0", undefined]]],
    [
      "declared none is none, with its reason",
      { "demo.area": { text: "", none: " nghỉ vụ " } },
      [["2023-M10", undefined, "nghỉ vụ"]],
    ],
    [
      "and with what was noted beside it, without words about a figure",
      { "demo.area": { text: " ", none: "nghỉ vụ", note: "mưa lũ", qualifiers: ["about"] } },
      [["2023-M10", undefined, "nghỉ vụ; mưa lũ"]],
    ],
    [
      "a figure goes before none said of the same cell",
      { "demo.area": { text: "5", none: "x" } },
      [["2023-M10", "5", undefined]],
    ],
    ["what can not be read says nothing", { "demo.area": "1,234.5" }, []],
    ["what is not typed says nothing", { "demo.area#total": "99", "demo.area#note": "chữ", "demo.gone": "1" }, []],
  ])("[Y37] %s", (_name, texts, values) => {
    expect(shown(texts)).toEqual(values);
    for (const { value, qualifiers } of approve(texts)) if (value === undefined) expect(qualifiers).toEqual([]);
  });

  test("[Y37] in January the month and the year so far are one value", () => {
    const columns = [actual("now", { entered: true }), actual("total", { span: "cumulative", entered: true })];
    const texts = { "demo.area#now": "5", "demo.area#total": "6" };
    expect(shown(texts, { columns }, "2023-M02").map(([, value]) => value)).toEqual(["5", "6"]);
    expect(shown(texts, { columns }, "2023-M01").map(([, value]) => value)).toEqual(["6"]);
  });
});
