import { type Formula, findReferences, parseFormula } from "../formula/formula.ts";
import type { Breakdown, Indicator } from "../indicator/indicator.ts";
import { findPart } from "../value/formula-value.ts";
import type { Form, FormRow } from "./form.ts";
import { type LineReference, showLineKey, toLineReference } from "./line-reference.ts";

/** A formula with the line that each of its references means; undefined: there is none. */
export type LineFormula = {
  readonly formula: Formula;
  readonly lines: ReadonlyMap<string, LineReference | undefined>;
};

/** What a line is about. */
export type LineFigure = { readonly indicator: Indicator; readonly breakdown: Breakdown };

/** A line that is computed with: of the form, or of an indicator that only a formula needs. */
export type SheetLine = {
  readonly key: string;
  /** Undefined: it is not on the form. */
  readonly row?: FormRow;
  readonly figure?: LineFigure;
  /** Whether figures are typed into it. */
  readonly isTyped: boolean;
  /** In the units of the indicators when it is an indicator's, in those of the lines when it is the form's own. */
  readonly formula?: LineFormula;
  /** It has a formula that can not be read. */
  readonly isBroken?: true;
};

/** How a formula's map of lines names a reference. */
export function showReference({ name, breakdown }: { readonly name: string; readonly breakdown: string }): string {
  return breakdown === "" ? name : `${name}|${breakdown}`;
}

/** The lines that the references of a form's own formula mean. */
export function toFormFormula(formula: Formula): LineFormula {
  return { formula, lines: new Map(findReferences(formula).map((one) => [showReference(one), toLineReference(one)])) };
}

/** A ratio is recomputed from its parts, and so is whatever nobody types. */
function usesFormula({ indicator }: LineFigure, isTyped: boolean): boolean {
  return !isTyped || indicator.nature === "ratio" || indicator.nature === "index";
}

type Found = Pick<SheetLine, "formula" | "isBroken">;

function readIndicatorFormula(
  figure: LineFigure,
  isTyped: boolean,
  indicators: ReadonlyMap<string, Indicator>,
  meet: (part: LineFigure) => string,
): Found {
  if (figure.indicator.formula === undefined || !usesFormula(figure, isTyped)) return {};
  const read = parseFormula(figure.indicator.formula);
  if (!read.ok) return { isBroken: true };
  const lines = findReferences(read.value).map((reference) => {
    const part = findPart(reference.name, reference.breakdown, figure.breakdown, indicators);
    return [showReference(reference), part && { row: meet({ indicator: part.of, breakdown: part.breakdown }) }] as const;
  });
  return { formula: { formula: read.value, lines: new Map(lines) } };
}

function readRowFormula(text: string): Found {
  const read = parseFormula(text);
  return read.ok ? { formula: toFormFormula(read.value) } : { isBroken: true };
}

/** The indicator of a line of figures. One that is not given is a fault of who gave them. */
function findFigure(row: FormRow, indicators: ReadonlyMap<string, Indicator>): LineFigure | undefined {
  if (row.kind !== "figure") return undefined;
  const indicator = indicators.get(row.indicator);
  if (indicator === undefined) throw new RangeError(`no indicator ${row.indicator} for line ${row.key}`);
  return { indicator, breakdown: row.breakdown };
}

/** The lines of a form in their order, then those that only formulas of indicators need. @rule O5 */
export function listLines(form: Form, indicators: ReadonlyMap<string, Indicator>): ReadonlyMap<string, SheetLine> {
  const lines = new Map<string, SheetLine>();
  const waiting = new Map<string, LineFigure>();
  const meet = (part: LineFigure): string => {
    const key = showLineKey(part.indicator.code, part.breakdown);
    if (!lines.has(key)) waiting.set(key, part);
    return key;
  };
  for (const row of form.rows) {
    const figure = findFigure(row, indicators);
    const isTyped = row.kind === "figure" && row.entered;
    const found = figure
      ? readIndicatorFormula(figure, isTyped, indicators, meet)
      : row.kind === "formula"
        ? readRowFormula(row.formula)
        : {};
    lines.set(row.key, { key: row.key, row, ...(figure ? { figure } : {}), isTyped, ...found });
  }
  for (let next = takeFirst(waiting); next; next = takeFirst(waiting)) {
    const [key, figure] = next;
    if (lines.has(key)) continue;
    // It stands before its formula is read: a circle meets it.
    lines.set(key, { key, figure, isTyped: false });
    lines.set(key, { key, figure, isTyped: false, ...readIndicatorFormula(figure, false, indicators, meet) });
  }
  return lines;
}

function takeFirst<T>(waiting: Map<string, T>): readonly [string, T] | undefined {
  for (const [key, value] of waiting) {
    waiting.delete(key);
    return [key, value];
  }
  return undefined;
}
