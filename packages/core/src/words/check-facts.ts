import type { Check } from "../audit/check.ts";
import type { Expression } from "../audit/claim.ts";
import type { Figure } from "../audit/figure/figure.ts";
import type { Note, NoteCode } from "../audit/note.ts";
import { abs, type Decimal, parseDecimal, roundTo, subtract, withoutZeros } from "../quantity/decimal.ts";
import { showNumberText } from "../quantity/number-text.ts";

/**
 * What the sentences about a check are made of, as texts. Numbers are printed as Vietnamese papers print them in both languages:
 * they stand beside figures of the document.
 */
export type CheckFacts = {
  readonly check: Check;
  /** "5.345,97 ha / 5.470 ha"; undefined for what is no equation. */
  readonly relation?: string;
  /** "95,9%", "29.028 ha" */
  readonly stated: string;
  /** "97,733 %" */
  readonly computed?: string;
  /** "97,724 %" and "97,742 %" */
  readonly interval?: { readonly low: string; readonly high: string };
  /** How far stated and computed are apart: "1,833 %". */
  readonly gap?: string;
  /** The other figures of what is no equation: "1.041 vụ, 1.190 vụ"; "" without any. */
  readonly others: string;
  /** Terms of a sum. */
  readonly parts: number;
  /** "100 %", where a breakdown should come to it. */
  readonly exact?: string;
};

/** A sentence for every reason a check can have: a forgotten code does not compile. */
export type NoteSentences = {
  readonly [C in NoteCode]: (facts: CheckFacts, note: Note & { readonly code: C }) => string;
};

/** A sum of more terms than this is shown by its first and last ones. */
const MOST_TERMS = 8;

function unitOf(figure: Figure | undefined): string {
  if (!figure) return "";
  const { dimension, text } = figure.unit;
  if (dimension === "percent") return " %";
  return text === "" ? "" : ` ${text}`;
}

/** "5.345,97 ha", "95,9%": the figure with its unit, as the document has it. */
export function showFigure(figure: Figure): string {
  return figure.unit.dimension === "percent" ? `${figure.text}%` : `${figure.text}${unitOf(figure)}`;
}

function showTerms(terms: readonly string[]): string {
  if (terms.length <= MOST_TERMS) return terms.join(" + ");
  return `${terms.slice(0, 3).join(" + ")} + … + ${terms.slice(-2).join(" + ")} (${terms.length})`;
}

/** In brackets when it would be read apart. */
function showInside(expression: Expression): string {
  const text = showExpression(expression);
  return expression.op === "figure" || expression.op === "constant" ? text : `(${text})`;
}

/** The relation as it would be written by hand: "5.345,97 ha / 5.470 ha". */
export function showExpression(expression: Expression): string {
  switch (expression.op) {
    case "figure":
      return showFigure(expression.figure);
    case "constant":
      return showNumberText(expression.value);
    case "sum":
      return showTerms(expression.terms.map(showExpression));
    case "difference":
      return `${showExpression(expression.a)} − ${showInside(expression.b)}`;
    case "product":
      return `${showInside(expression.a)} × ${showInside(expression.b)}`;
    case "quotient":
    case "percent":
      return `${showInside(expression.a)} / ${showInside(expression.b)}`;
    case "growth":
      return `${showInside(expression.a)} / ${showInside(expression.b)} − 1`;
  }
}

/** At most `decimals` places, zeros at the end dropped: 97.7300 is "97,73". */
function showShort(value: Decimal, decimals: number): string {
  return showNumberText(withoutZeros(roundTo(value, Math.min(value.scale, decimals))));
}

/** Ends as they are given, outward; an interval too narrow to see beside the computed value is that value. */
function showInterval(low: Decimal, high: Decimal, decimals: number, unit: string): NonNullable<CheckFacts["interval"]> {
  const [least, most] = [low, high].map((end) => showShort(end, decimals));
  if (least !== undefined && least === most) return { low: `${least}${unit}`, high: `${least}${unit}` };
  return { low: `${showShort(low, low.scale)}${unit}`, high: `${showShort(high, high.scale)}${unit}` };
}

function readDecimal(text: string | undefined): Decimal | undefined {
  const read = text === undefined ? undefined : parseDecimal(text);
  return read?.ok ? read.value : undefined;
}

function showOthers({ stated, operands }: Check): string {
  const texts = new Set(operands.filter(({ text }) => text !== stated).map(showFigure));
  return [...texts].slice(0, MOST_TERMS).join(", ");
}

/** A check in texts, for the sentences. */
export function toCheckFacts(check: Check): CheckFacts {
  const { expression, operands } = check;
  const stated = expression === undefined ? undefined : operands[0];
  const unit = unitOf(stated);
  const decimals = (stated?.decimals ?? 0) + 2;
  const show = (value: Decimal): string => `${showShort(value, decimals)}${unit}`;
  const computed = readDecimal(check.computed);
  const low = readDecimal(check.interval?.low);
  const high = readDecimal(check.interval?.high);
  const compared = check.exact ?? stated?.value;
  return {
    check,
    stated: stated ? showFigure(stated) : check.stated,
    others: expression === undefined ? showOthers(check) : "",
    parts: expression?.op === "sum" ? expression.terms.length : 0,
    ...(expression === undefined ? {} : { relation: showExpression(expression) }),
    ...(computed === undefined
      ? check.computed === undefined
        ? {}
        : { computed: check.computed }
      : { computed: show(computed) }),
    ...(low === undefined || high === undefined ? {} : { interval: showInterval(low, high, decimals, unit) }),
    ...(computed === undefined || compared === undefined || !stated
      ? {}
      : { gap: show(abs(subtract(abs(computed), abs(compared)))) }),
    ...(check.exact === undefined ? {} : { exact: show(check.exact) }),
  };
}

/** Parts of a sentence that are there, apart by semicolons. */
export function joinParts(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== "").join("; ");
}
