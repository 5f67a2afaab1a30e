import { checkSheet } from "../src/form/check-entries.ts";
import { computeCell } from "../src/form/compute-cell.ts";
import { isFigured } from "../src/form/reading.ts";
import type { EntryProblem, HeldFact, Lack, SheetCell } from "../src/form/sheet.ts";
import { showPeriod } from "../src/period/period.ts";
import { type Decimal, showDecimal } from "../src/quantity/decimal.ts";
import { makeIndicator } from "./make.ts";
import { actual, fact, makeEntries, type makeGiven, makeOpen } from "./make-form.ts";

/** What a form shows and says when something is typed into it, in short. */

export type Given = Parameters<typeof makeGiven>[0];
export type Texts = Parameters<typeof makeEntries>[0];

export const NOW = actual("now", { entered: true });
export const TOTAL = actual("total", { span: "cumulative" });

export const GRAIN = [
  makeIndicator("demo.rice", { unit: "tonne", decimals: 1 }),
  makeIndicator("demo.maize", { unit: "tonne", decimals: 1 }),
  makeIndicator("demo.grain", { unit: "tonne", decimals: 1, formula: "[demo.rice] + [demo.maize]" }),
  makeIndicator("demo.yield", { unit: "percent", decimals: 2, nature: "ratio", formula: "[demo.grain] / [demo.area] * 10" }),
];

/** Figures of months one after the other, from forms that were sent; undefined: nobody has said. */
export function months(key: string, texts: readonly (string | undefined)[], from = 1, year = 2023): readonly HeldFact[] {
  return texts.flatMap((text, at) =>
    text === undefined ? [] : [fact(key, `${year}-M${String(from + at).padStart(2, "0")}`, text, { sent: true })],
  );
}

export function cell(given: Given, texts: Texts, row: string, column: string): SheetCell {
  return computeCell(makeOpen(given), makeEntries(texts), row, column);
}

/** "computed 25". */
export function show(shown: SheetCell): string {
  return isFigured(shown) ? `${shown.kind} ${showDecimal(shown.value)}` : shown.kind;
}

export function look(given: Given, texts: Texts, row: string, column: string): string {
  return show(cell(given, texts, row, column));
}

function tell(lack: Lack): string {
  return "cell" in lack ? lack.cell : `${lack.fact.indicator} ${showPeriod(lack.fact.period)}`;
}

/** What a cell lacks: cells of the form, facts from elsewhere. */
export function lacks(given: Given, texts: Texts, row: string, column: string): readonly string[] {
  const found = cell(given, texts, row, column);
  return found.kind === "missing" ? (found.missing ?? []).map(tell) : [show(found)];
}

export function check(given: Given, texts: Texts): readonly EntryProblem[] {
  return checkSheet(makeOpen(given), makeEntries(texts));
}

export function codes(given: Given, texts: Texts): readonly string[] {
  return check(given, texts).map(({ fault }) => fault.code);
}

function isDecimal(part: unknown): part is Decimal {
  return typeof part === "object" && part !== null && "units" in part;
}

/** A problem with its figures as text. */
export function plain({ weight, cells, fault }: EntryProblem): Readonly<Record<string, unknown>> {
  const said = Object.entries(fault).map(([name, part]: [string, unknown]) => [name, isDecimal(part) ? showDecimal(part) : part]);
  return { weight, cells, ...Object.fromEntries(said) };
}
