import { describe, expect, test } from "vitest";
import { makeIndicator } from "../../test/make.ts";
import { actual, figureRow, INDICATORS, makeForm, OCTOBER, toPeriod } from "../../test/make-form.ts";
import { showPeriod } from "../period/period.ts";
import type { Form, FormColumn } from "./form.ts";
import { showLineKey } from "./line-reference.ts";
import { listNeeded } from "./needed-facts.ts";

const NOW = actual("now", { entered: true });
const list = (given: Partial<Form>, of = OCTOBER, indicators = INDICATORS): readonly string[] =>
  listNeeded(makeForm(given), of, new Map(indicators.map((one) => [one.code, one]))).map(
    ({ fact, indicator, breakdown, period, assigner }) =>
      [fact, showLineKey(indicator, breakdown), showPeriod(period), ...(assigner === undefined ? [] : [assigner])].join(" "),
  );
const herd = [figureRow("demo.herd")];

describe("facts a sheet asks for", () => {
  test("[O7] of a typed column without any other: the period before, last year's, the plan", () => {
    expect(new Set(list({ rows: herd, columns: [NOW] }))).toEqual(
      new Set(["value demo.herd 2023-M09", "value demo.herd 2022-M10", "target demo.herd 2023"]),
    );
  });
  test("[O7] of a figure that adds up, also the months of the year so far and what is known from its start", () => {
    const found = list({ rows: [figureRow("demo.area")], columns: [NOW] }, toPeriod("2023-M03"));
    expect(new Set(found)).toEqual(
      new Set([
        "value demo.area 2023-M02",
        "value demo.area 2022-M03",
        "target demo.area 2023",
        "value demo.area 2023-Q1",
        "value demo.area 2023-M01",
        "value demo.area 2023-M03",
        "value demo.area 2023-01-01..2023-03-01",
      ]),
    );
  });
  test("[O7] columns of other spans, each assigner's plan", () => {
    const columns: readonly FormColumn[] = [
      NOW,
      { code: "council", kind: "plan", span: "next-year", assigner: "council" },
      actual("total-same", { span: "cumulative", back: "same" }),
    ];
    const found = list({ rows: [figureRow("demo.area")], columns });
    expect(found).toContain("target demo.area 2024 council");
    expect(found).toContain("value demo.area 2022-01-01..2022-11-01");
    expect(found).toContain("value demo.area 2022-M04");
    expect(found).toContain("value demo.area 2022-H1");
  });
  test("[O7] what only formulas need, and nothing for headings and lines of the form's own", () => {
    const indicators = [makeIndicator("demo.crops", { unit: "ha", formula: "[demo.area] + [demo.bud]" }), ...INDICATORS];
    const rows = [
      { key: "line-1", level: 0, kind: "heading", label: "I" } as const,
      figureRow("demo.crops", { entered: false }),
      figureRow("demo.area"),
      { key: "twice", level: 0, kind: "formula", label: "x", formula: "[demo.area] * 2", unit: "ha", decimals: 1 } as const,
    ];
    const found = list({ rows, columns: [NOW] }, OCTOBER, indicators);
    expect(found).toContain("value demo.bud 2023-M10");
    expect(found.some((one) => /line-1|twice/u.test(one))).toBe(false);
  });
  test("[O7] each once", () => {
    const found = list({});
    expect(new Set(found).size).toBe(found.length);
  });
});
