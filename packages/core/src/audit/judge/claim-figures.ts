import type { Claim, Expression } from "../claim.ts";
import type { Figure } from "../figure/figure.ts";
import type { UncheckedReason } from "../note.ts";

/** Every figure of an expression, in the order it is written. */
export function listFigures(expression: Expression): readonly Figure[] {
  switch (expression.op) {
    case "figure":
      return [expression.figure];
    case "constant":
      return [];
    case "sum":
      return expression.terms.flatMap(listFigures);
    default:
      return [...listFigures(expression.a), ...listFigures(expression.b)];
  }
}

/** The stated figure first, each figure once. */
export function listClaimFigures(claim: Claim): readonly Figure[] {
  return [...new Set([claim.stated, ...listFigures(claim.expression)])];
}

/** What an expression measures: a dimension; "" where nothing says; undefined where its parts can not go together. */
function measureOf(expression: Expression): string | undefined {
  switch (expression.op) {
    case "figure":
      return dimensionOf(expression.figure);
    case "constant":
      return "";
    case "sum":
      return expression.terms.map(measureOf).reduce(agree, "");
    case "difference":
      return agree(measureOf(expression.a), measureOf(expression.b));
    case "percent":
    case "growth":
      return agree(measureOf(expression.a), measureOf(expression.b)) === undefined ? undefined : "percent";
    case "product":
    case "quotient":
      return measureOf(expression.a) === undefined || measureOf(expression.b) === undefined ? undefined : "";
  }
}

function dimensionOf(figure: Figure): string {
  return figure.unit.dimension === "point" ? "percent" : figure.unit.dimension;
}

function agree(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return undefined;
  if (a === "" || b === "") return a === "" ? b : a;
  return a === b ? a : undefined;
}

/** Why a claim can not be judged at all: a number that reads two ways, things that do not measure alike. @rule Q115 */
export function findUnreadable(claim: Claim): UncheckedReason | undefined {
  const doubtful = listClaimFigures(claim).some(({ ambiguous }) => ambiguous === "group-or-decimal" || ambiguous === "bad-group");
  if (doubtful) return "ambiguous-number";
  return agree(dimensionOf(claim.stated), measureOf(claim.expression)) === undefined ? "other-unit" : undefined;
}
