import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makeIndicator } from "../../test/make.ts";
import {
  actual,
  COLUMNS,
  fact,
  figureRow,
  INDICATORS,
  makeEntries,
  makeForm,
  makeOpen,
  OCTOBER,
  target,
} from "../../test/make-form.ts";
import { toSpan } from "../period/period.ts";
import { compare, type Decimal, equals } from "../quantity/decimal.ts";
import { showNumberText } from "../quantity/number-text.ts";
import { listAffectedRows } from "./affected.ts";
import { checkRows, checkSheet } from "./check-entries.ts";
import { computeCell, computeRows } from "./compute-cell.ts";
import { showFact } from "./fact-index.ts";
import type { FormColumn, FormRow } from "./form.ts";
import { listNeeded } from "./needed-facts.ts";
import { readEntry } from "./read-entry.ts";
import { isFigured } from "./reading.ts";
import type { Entries, Entry, HeldFact } from "./sheet.ts";

const INDICATORS_HERE = [
  ...INDICATORS,
  makeIndicator("demo.crops", { unit: "ha", decimals: 2, formula: "[demo.area] + [demo.bud]" }),
  makeIndicator("demo.share", {
    unit: "percent",
    decimals: 1,
    nature: "ratio",
    formula: "[demo.harvested] / [demo.crops] * 100",
  }),
];
const ROWS: readonly FormRow[] = [
  {
    key: "twice",
    level: 0,
    kind: "formula",
    label: "x",
    formula: "[demo.share] * 2 + [demo.total@before]",
    unit: "percent",
    decimals: 1,
  },
  figureRow("demo.share", { entered: false }),
  ...makeForm().rows,
];
const COLUMNS_HERE: readonly FormColumn[] = [
  ...COLUMNS,
  actual("sum", { span: "cumulative", entered: true }),
  { code: "change", kind: "difference", of: "now", to: "same" },
];
const RULES = [
  ...makeForm().rules,
  {
    code: "r2",
    left: "[twice]",
    operator: "<=",
    right: "[demo.area] + [demo.total@year]",
    weight: "warn",
    message: "m",
    column: "now",
  },
  {
    code: "r3",
    left: "[demo.share@total]",
    operator: ">",
    right: "[demo.herd]",
    when: { left: "[demo.revenue]", operator: ">", right: "5" },
    weight: "note",
    message: "m",
  },
] as const;
const FACTS = ["area", "total", "bud", "harvested", "herd"].flatMap((name, at) => [
  fact(`demo.${name}`, "2023-9M", String(100 + at)),
  fact(`demo.${name}`, "2023-M09", String(10 + at)),
  fact(`demo.${name}`, "2022-M10", String(20 + at)),
  target(`demo.${name}`, "2023", "50"),
]);
const SHEET = makeOpen({ indicators: INDICATORS_HERE, facts: FACTS, form: { rows: ROWS, columns: COLUMNS_HERE, rules: RULES } });

const keys = ROWS.flatMap((row) => (row.kind === "figure" && row.entered ? [row.key] : []));
const cell = fc.tuple(fc.constantFrom(...keys), fc.constantFrom("now", "year", "sum")).map(([row, column]) => `${row}#${column}`);
const text = fc.oneof(
  fc.integer({ min: 0, max: 400 }).map(String),
  fc.constantFrom("-5", "1,5", "x", "", "1,234.5", "5.000.000"),
);
const said: fc.Arbitrary<Entry> = fc.oneof(
  { weight: 9, arbitrary: text.map((typed) => ({ text: typed })) },
  { weight: 1, arbitrary: fc.constantFrom("", "lý do").map((none) => ({ text: "", none })) },
);
const texts = fc.array(fc.tuple(cell, said), { maxLength: 24 }).map((list) => new Map(list));

describe("laws of a sheet", () => {
  test("[O9] the order of entries does not matter", () => {
    fc.assert(
      fc.property(texts, (entries) => {
        const turned: Entries = new Map([...entries].reverse());
        expect(checkSheet(SHEET, turned)).toEqual(checkSheet(SHEET, entries));
        expect(computeRows(SHEET, turned)).toEqual(computeRows(SHEET, entries));
      }),
    );
  });

  test("[O9] the checks of the lines, taken together, are the check of the sheet", () => {
    fc.assert(
      fc.property(texts, (entries) => {
        const one = ROWS.flatMap(({ key }) => checkRows(SHEET, entries, [key]));
        expect(one).toEqual(checkSheet(SHEET, entries));
      }),
    );
  });

  test("[O9] typing into a line changes neither cells nor problems of lines that are not affected", () => {
    fc.assert(
      fc.property(texts, cell, said, (entries, at, entry) => {
        const after = new Map(entries).set(at, entry);
        const [row = ""] = at.split("#");
        const affected = new Set(listAffectedRows(SHEET, row));
        const rest = ROWS.flatMap(({ key }) => (affected.has(key) ? [] : [key]));
        expect(computeRows(SHEET, after, rest)).toEqual(computeRows(SHEET, entries, rest));
        expect(checkRows(SHEET, after, rest)).toEqual(checkRows(SHEET, entries, rest));
      }),
      { numRuns: 300 },
    );
  });

  test("[O18] no two problems have one key", () => {
    fc.assert(
      fc.property(texts, (entries) => {
        const found = checkSheet(SHEET, entries).map(({ key }) => key);
        expect(new Set(found).size).toBe(found.length);
      }),
    );
  });

  test("[O13] what is taken out leaves figures as they are or makes them missing: nothing missing becomes a number", () => {
    // Without the columns that show what is known of a span where nothing is typed.
    const columns = [
      actual("now", { entered: true }),
      actual("total", { span: "cumulative" }),
      { code: "p", kind: "percent", of: "now", to: "total" } as const,
    ];
    const sheet = makeOpen({ indicators: INDICATORS_HERE, facts: FACTS, form: { rows: ROWS.slice(1), columns, rules: [] } });
    fc.assert(
      fc.property(texts, cell, (entries, at) => {
        const less = new Map(entries);
        less.delete(at);
        const [all, rest] = [computeRows(sheet, entries), computeRows(sheet, less)];
        for (const [key, cells] of rest)
          for (const [index, one] of cells.entries()) if (isFigured(one)) expect(one).toEqual(all.get(key)?.[index]);
      }),
    );
  });
});

const amount = fc.integer({ min: 0, max: 10 ** 7 });
const number: fc.Arbitrary<Decimal> = fc
  .tuple(amount, fc.integer({ min: 0, max: 4 }))
  .map(([units, scale]) => ({ units: BigInt(units), scale }));

describe("laws of figures", () => {
  test("[O10] what is shown is read back as the same", () => {
    const indicator = makeIndicator("demo.area", { unit: "ha", decimals: 4 });
    const row = figureRow("demo.area", { signed: true });
    fc.assert(
      fc.property(number, fc.boolean(), (value, isBelow) => {
        const signed = isBelow ? { ...value, units: -value.units } : value;
        const { figure, faults } = readEntry(showNumberText(signed), row, indicator, SHEET.given.units);
        expect(faults).toEqual([]);
        expect(figure && equals(figure.value, signed)).toBe(true);
      }),
    );
  });

  test("[O10] a text with the marks the other way round is never a figure of another size", () => {
    const indicator = makeIndicator("demo.area", { unit: "ha", decimals: 4 });
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 10 ** 9 }), fc.integer({ min: 0, max: 99 }), (whole, rest) => {
        const foreign = `${whole.toLocaleString("en-US")}.${String(rest).padStart(2, "0")}`;
        expect(readEntry(foreign, figureRow("demo.area"), indicator, SHEET.given.units).figure).toBeUndefined();
      }),
    );
  });

  test("[O6] however the months before are put together, the sum is the same", () => {
    const columns = [actual("now", { entered: true }), actual("total", { span: "cumulative" })];
    const entries = makeEntries({ "demo.area": "7" });
    const month = (at: number): string => `2023-${String(at).padStart(2, "0")}-01`;
    fc.assert(
      fc.property(fc.array(amount, { minLength: 9, maxLength: 9 }), fc.integer({ min: 1, max: 9 }), (figures, known) => {
        const of = (facts: readonly HeldFact[]) => {
          const sheet = makeOpen({ facts, form: { rows: [figureRow("demo.area")], columns, rules: [] } });
          return computeCell(sheet, entries, "demo.area", "total");
        };
        const each = figures.map((figure, at) => fact("demo.area", `2023-M${String(at + 1).padStart(2, "0")}`, String(figure)));
        const start = figures.slice(0, known).reduce((sum, figure) => sum + figure, 0);
        const upTo = {
          ...fact("demo.area", "2023", String(start)),
          period: toSpan("solar", { start: month(1), end: month(known + 1) }),
        };
        const [apart, joined] = [of(each), of([upTo, ...each.slice(known)])];
        expect(isFigured(apart) && isFigured(joined) && compare(apart.value, joined.value)).toBe(0);
      }),
    );
  });

  test("[O7] facts that are not needed change nothing", () => {
    const { form, indicators } = SHEET.given;
    const needed = new Set(listNeeded(form, OCTOBER, indicators).map(showFact));
    const other = FACTS.flatMap((one) =>
      ["2023-M03", "2021-M10", "2024", "2022-H1"].map((of) => ({ ...fact("demo.area", of, "9"), fact: one.fact })),
    );
    const only = FACTS.filter((one) => needed.has(showFact(one)));
    const unneeded = other.filter((one) => !needed.has(showFact(one)));
    const sheet = makeOpen({
      indicators: INDICATORS_HERE,
      facts: [...only, ...unneeded],
      form: { rows: ROWS, columns: COLUMNS_HERE, rules: RULES },
    });
    expect(unneeded.length).toBeGreaterThan(0);
    fc.assert(
      fc.property(texts, (entries) => {
        expect(checkSheet(sheet, entries)).toEqual(checkSheet(SHEET, entries));
        expect(computeRows(sheet, entries)).toEqual(computeRows(SHEET, entries));
      }),
    );
  });
});
