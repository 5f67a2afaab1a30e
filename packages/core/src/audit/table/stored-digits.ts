import { type Decimal, multiply, parseDecimal, roundTo, subtract } from "../../quantity/decimal.ts";
import type { Claim, Expression } from "../claim.ts";
import type { CellContent } from "../document.ts";
import type { Figure } from "../figure/figure.ts";
import { holds, judge } from "../judge/judge.ts";

type Contents = ReadonlyMap<Figure, CellContent>;

/** A figure as it is kept, with its hidden digits; itself where what is kept is not what is shown. */
function storedOf(figure: Figure, contents: Contents): Figure {
  const number = contents.get(figure)?.number;
  const read = number === undefined ? undefined : parseDecimal(number);
  if (!read?.ok) return figure;
  const shown: readonly Decimal[] = [read.value, multiply(read.value, { units: 100n, scale: 0 })];
  const value = shown.find((kept) => subtract(roundTo(kept, figure.value.scale), figure.value).units === 0n);
  return value && value.scale > figure.value.scale ? { ...figure, value, decimals: value.scale } : figure;
}

function deepen(expression: Expression, contents: Contents): Expression {
  switch (expression.op) {
    case "figure":
      return { op: "figure", figure: storedOf(expression.figure, contents) };
    case "constant":
      return expression;
    case "sum":
      return { op: "sum", terms: expression.terms.map((term) => deepen(term, contents)) };
    default:
      return { ...expression, a: deepen(expression.a, contents), b: deepen(expression.b, contents) };
  }
}

/**
 * Digits that a spreadsheet keeps and does not show may confirm what the shown ones leave open; they never alarm: what is printed is
 * what is read.
 *
 * @rule Q299
 */
export function withStoredDigits(claim: Claim, contents: Contents): Claim {
  if (contents.size === 0 || claim.compare !== "equal" || judge(claim).result === "ok") return claim;
  const deep: Claim = { ...claim, expression: deepen(claim.expression, contents) };
  return holds(deep) ? deep : claim;
}

/** A cell whose own formula gives what it shows follows another rule than its column: that is looked at, and no error. @rule Q299 */
export function softenOwnFormula(claim: Claim, contents: Contents): Claim {
  const content = contents.get(claim.stated);
  const isSound = content?.formula !== undefined && content.recomputed !== undefined && content.recomputed === content.number;
  return isSound && claim.rule === "table-formula" && claim.binding === "firm" ? { ...claim, binding: "likely" } : claim;
}
