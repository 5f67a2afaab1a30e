import fc from "fast-check";
import { expect, test } from "vitest";
import { actual, COLUMNS, figureRow, makeEntries, makeForm, makeGiven, ROWS, toPeriod } from "../../test/make-form.ts";
import { checkSheet } from "../form/check-entries.ts";
import { computeCell } from "../form/compute-cell.ts";
import { listEnteredCells } from "../form/entered-cells.ts";
import { openSheet } from "../form/open-sheet.ts";
import { convertLine } from "../form/reading.ts";
import { cellOf, type Entry } from "../form/sheet.ts";
import { equals, ZERO } from "../quantity/decimal.ts";
import { showValueKey } from "../value/fact-key.ts";
import { toValues } from "./to-values.ts";

const revenue = figureRow("demo.revenue", { unit: "billion-dong", signed: true });
const next = actual("next", { span: "next", status: "estimate", entered: true });
const form = makeForm({
  rows: [...ROWS.slice(0, 6), revenue],
  columns: [...COLUMNS, actual("sum", { span: "cumulative", entered: true }), next],
});
const PERIODS = ["2023-M10", "2023-M01", "2023-M12"].map(toPeriod);

const text = fc.oneof(
  fc.integer({ min: 0, max: 400 }).map(String),
  fc.constantFrom("0", "0,0", "-5", "1,5", "3,2 tỷ", "2 tấn", "1.000", "x", "1,234.5", "", "  "),
);
const entry: fc.Arbitrary<Entry> = fc.record(
  { text, none: fc.constantFrom("", "nghỉ vụ"), note: fc.constantFrom("", "theo sổ") },
  { requiredKeys: ["text"] },
);
const cell = fc
  .tuple(fc.constantFrom(...form.rows.map(({ key }) => key)), fc.constantFrom(...form.columns.map(({ code }) => code)))
  .map(([row, column]) => cellOf(row, column));
const entries = fc
  .array(fc.tuple(cell, entry), { maxLength: 30, size: "max" })
  .map((all) => makeEntries(Object.fromEntries(all)));

test("[Y37] one value a key, each what its cell shows, in the unit of the indicator; what is empty or wrong says nothing", () => {
  fc.assert(
    fc.property(entries, fc.constantFrom(...PERIODS), (typed, period) => {
      const given = { ...makeGiven({ period }), form };
      const sheet = openSheet(given);
      const { indicators, units } = given;
      const sending = { regime: "thang", place: { code: "02020", validFrom: "2000-01-01" }, sending: 1 };
      const values = toValues({ given: [form, period, typed, indicators, units], ...sending }, "2023-11-05");
      for (const { key, value, asEntered, source } of values) {
        const { row, column } = source.sheet;
        const [shown, line] = [computeCell(sheet, typed, row, column), sheet.lines.get(row)];
        expect(key.round).toEqual(key.status === "estimate" ? period : undefined);
        expect(shown.kind).toBe(value ? "entered" : "none");
        if (shown.kind !== "entered" || !line || !value) continue;
        expect(equals(convertLine(sheet, line, shown.value, "held"), value)).toBe(true);
        expect(equals(value, ZERO)).toBe(asEntered?.text.startsWith("0"));
      }
      expect(new Set(values.map(({ key }) => showValueKey(key))).size).toBe(values.length);

      const said = values.map(({ source: { sheet: from } }) => cellOf(from.row, from.column));
      const readable = listEnteredCells(form, period).filter(({ row, column }) =>
        ["entered", "none"].includes(computeCell(sheet, typed, row.key, column.code).kind),
      );
      expect(readable.map((one) => one.cell)).toEqual(expect.arrayContaining(said));
      // In January the month and the year so far are the same figure.
      if (period.start !== "2023-01-01") expect(said.length).toBe(readable.length);
      const isUnsaid = (code: string): boolean => ["ENTRY_MISSING", "ENTRY_UNREADABLE", "ENTRY_UNIT_CLASH"].includes(code);
      const wrong = checkSheet(sheet, typed).flatMap(({ cells: [first], fault }) => (isUnsaid(fault.code) ? [first] : []));
      expect(said.filter((one) => wrong.includes(one))).toEqual([]);
    }),
    { numRuns: 200 },
  );
});
