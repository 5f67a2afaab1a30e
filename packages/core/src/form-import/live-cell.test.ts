import fc from "fast-check";
import { expect, test } from "vitest";
import { makeEntries } from "../../test/make-form.ts";
import { makeGiven, ROWS } from "../../test/make-form-file.ts";
import { computeRows } from "../form/compute-cell.ts";
import { openSheet } from "../form/open-sheet.ts";
import { isFigured } from "../form/reading.ts";
import { cellOf, type Entries } from "../form/sheet.ts";
import { type Decimal, roundTo, showDecimal } from "../quantity/decimal.ts";
import { type CellRef, type LiveCell, type LiveFormula, toLiveCell } from "./live-cell.ts";

const SHEET = openSheet(makeGiven());
const CODES = SHEET.columns.shown.map(({ column }) => column.code);

function toNumber(value: Decimal): number {
  return Number(showDecimal(value));
}

/** A spreadsheet in small: every cell a number or nothing. */
function compute(entries: Entries): ReadonlyMap<string, number | undefined> {
  const shown = computeRows(SHEET, entries);
  const cells = new Map<string, number | undefined>();
  const read = ({ row, column }: CellRef): number | undefined => {
    const id = cellOf(row, column);
    if (cells.has(id)) return cells.get(id);
    const live = toLiveCell(SHEET, entries, row, column);
    const cell = shown.get(row)?.[CODES.indexOf(column)];
    const fixed = cell && isFigured(cell) ? toNumber(cell.value) : undefined;
    cells.set(id, live ? run(live) : fixed);
    return cells.get(id);
  };
  const value = (formula: LiveFormula): number => {
    switch (formula.kind) {
      case "number":
        return toNumber(formula.value);
      case "cell":
        return read(formula.ref) ?? 0;
      case "negation":
        return -value(formula.of);
      case "operation": {
        const [a, b] = [value(formula.left), value(formula.right)];
        return { "+": a + b, "-": a - b, "*": a * b, "/": a / b }[formula.operator];
      }
      case "call":
        return Math.max(...formula.operands.map(value));
    }
  };
  const run = ({ formula, needs, above }: LiveCell): number | undefined => {
    if (needs.some((ref) => read(ref) === undefined)) return undefined;
    return above && (read(above) ?? 0) <= 0 ? undefined : value(formula);
  };
  for (const { key } of ROWS) for (const column of CODES) read({ row: key, column });
  return cells;
}

const textArb = fc.oneof(fc.constant(undefined), fc.integer({ min: 0, max: 200_000 }).map(String));
const TYPED = ["crop.area", "crop.output", "livestock.pig", "budget.revenue", "budget.spend", "poverty.households"];

test("[Z13] the formulas of a template give what the form gives, and nothing where something is missing", () => {
  fc.assert(
    fc.property(fc.array(textArb, { minLength: 12, maxLength: 12 }), (texts) => {
      const typed = TYPED.flatMap((row, i) => [
        [cellOf(row, "now"), texts[2 * i]],
        [cellOf(row, "year"), texts[2 * i + 1]],
      ]);
      const entries = makeEntries(Object.fromEntries(typed.flatMap(([id, text]) => (text ? [[id, text]] : []))));
      const cells = compute(entries);
      for (const [row, shown] of computeRows(SHEET, entries))
        for (const [i, cell] of shown.entries()) {
          const found = cells.get(cellOf(row, CODES[i] ?? ""));
          if (isFigured(cell)) expect(found).toBeCloseTo(toNumber(roundTo(cell.value, 9)), 6);
          else expect(found).toBeUndefined();
        }
    }),
    { numRuns: 100 },
  );
});

test("[Z13] a cumulative figure is the known months and the cell typed now; what is only known is no formula", () => {
  const formula = (row: string, column: string) => toLiveCell(SHEET, new Map(), row, column);
  expect(formula("crop.area", "sum")).toMatchObject({
    formula: { operator: "+", left: { kind: "number" }, right: { ref: { row: "crop.area", column: "now" } } },
    needs: [{ row: "crop.area", column: "now" }],
  });
  expect(formula("crop.area", "share")).toMatchObject({ above: { row: "crop.area", column: "plan" } });
  expect(formula("can-doi", "now")).toMatchObject({ needs: [{ row: "budget.revenue" }, { row: "budget.spend" }] });
  expect(formula("livestock.pig", "sum")).toMatchObject({ formula: { ref: { row: "livestock.pig", column: "now" } } });
  for (const column of ["plan", "before", "same", "now", "note"]) expect(formula("crop.area", column)).toBeUndefined();
  expect(formula("crop.output", "sum")).toBeUndefined();
});
