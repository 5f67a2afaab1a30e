import { equals } from "../../quantity/decimal.ts";
import type { Claim, Expression } from "../claim.ts";
import { type Figure, isPercent } from "../figure/figure.ts";
import { listFigures } from "./claim-figures.ts";
import { toLinear } from "./linear.ts";

const ONE_UNIT = { units: 1n, scale: 0 };

function isBare(figure: Figure): boolean {
  return figure.unit.dimension === "";
}

/** Whether base units are not what is printed: "ha" counts ten thousand, "triệu" a million. */
function isScaled(figure: Figure): boolean {
  return figure.scale !== 0 || !equals(figure.unit.factor, ONE_UNIT);
}

function giveUnit(expression: Expression, change: (figure: Figure) => Figure): Expression {
  switch (expression.op) {
    case "figure":
      return { op: "figure", figure: change(expression.figure) };
    case "constant":
      return expression;
    case "sum":
      return { op: "sum", terms: expression.terms.map((term) => giveUnit(term, change)) };
    default:
      return { ...expression, a: giveUnit(expression.a, change), b: giveUnit(expression.b, change) };
  }
}

/**
 * The claim with the one unit printed in it given to its bare numbers, where that changes what they are: "402 … 530 tấn". Undefined when
 * there is nothing to share, or more than one unit to choose from. @rule Q102
 */
export function shareUnit(claim: Claim): Claim | undefined {
  const { expression, stated } = claim;
  const linear = toLinear(expression) !== undefined;
  if (!linear && expression.op !== "percent" && expression.op !== "growth") return undefined;
  const amounts = [...(linear ? [stated] : []), ...listFigures(expression)].filter((figure) => !isPercent(figure));
  const [given, ...others] = amounts.filter((figure) => !isBare(figure));
  if (!given || !isScaled(given) || !amounts.some(isBare)) return undefined;
  if (others.some((other) => other.scale !== given.scale || !equals(other.unit.factor, given.unit.factor))) return undefined;
  const change = (figure: Figure): Figure => (isBare(figure) ? { ...figure, scale: given.scale, unit: given.unit } : figure);
  return { ...claim, stated: linear ? change(stated) : stated, expression: giveUnit(expression, change) };
}
