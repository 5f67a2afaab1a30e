import type { Formula } from "./formula.ts";

/** Dimensions add and subtract only with themselves; at points at the operator. */
export type FormulaUnitProblem = {
  readonly code: "FORMULA_UNITS";
  readonly at: number;
  readonly left: string;
  readonly right: string;
};

/** The dimension of a reference; undefined when it is not known. */
export type DimensionLookup = (name: string, breakdown: string) => string | undefined;

/** What an operand measures: a dimension, a plain number, or something derived by * and / that no rule is made about. */
type Measured = { readonly dimension?: string; readonly plain?: true };

/**
 * Sums and differences of unlike things in a formula (hộ added to người). Products and quotients make new dimensions and are let be.
 *
 * @param scaled  what a plain number does to what it multiplies or divides: a dimension it keeps; a unit it may change
 *                (kg / 1000 may be tấn), so nothing is known then
 * @rule F7
 */
export function checkFormulaUnits(
  formula: Formula,
  dimensionOf: DimensionLookup,
  scaled: "keeps" | "changes" = "keeps",
): readonly FormulaUnitProblem[] {
  const problems: FormulaUnitProblem[] = [];
  const join = (at: number, operands: readonly Measured[]): Measured => {
    const named = operands.filter((operand) => operand.dimension !== undefined);
    const clash = named.find((operand) => operand.dimension !== named[0]?.dimension);
    if (clash) problems.push({ code: "FORMULA_UNITS", at, left: named[0]?.dimension ?? "", right: clash.dimension ?? "" });
    return named[0] ?? {};
  };
  const visit = (node: Formula): Measured => {
    switch (node.kind) {
      case "number":
        return { plain: true };
      case "reference": {
        const dimension = dimensionOf(node.name, node.breakdown);
        return dimension === undefined ? {} : { dimension };
      }
      case "negation":
        return visit(node.operand);
      case "operation": {
        const [left, right] = [visit(node.left), visit(node.right)];
        if (node.operator === "+" || node.operator === "-") return join(node.at, [left, right]);
        if (left.plain && right.plain) return left;
        if (scaled === "changes") return {};
        if (right.plain) return left;
        return left.plain && node.operator === "*" ? right : {};
      }
      case "call": {
        const operands = node.operands.map(visit);
        return node.name === "round" || node.name === "abs" ? (operands[0] ?? {}) : join(node.at, operands);
      }
    }
  };
  visit(formula);
  return problems;
}
