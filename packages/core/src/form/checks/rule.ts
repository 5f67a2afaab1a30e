import { abs, compare, type Decimal, multiply, negate, subtract, ZERO } from "../../quantity/decimal.ts";
import { computeFormula } from "../compute-formula.ts";
import { toProblem } from "../entry-problem.ts";
import type { Comparison, FormRule } from "../form.ts";
import type { LineFormula } from "../line.ts";
import { isFigured, type Reading } from "../reading.ts";
import type { RuleModel } from "../rule-model.ts";
import type { EntryProblem } from "../sheet.ts";

/** How far apart both sides may be. */
function slackOf({ tolerance }: FormRule, right: Decimal): Decimal {
  if (tolerance === undefined) return ZERO;
  if (!tolerance.isPercent) return tolerance.by;
  const { units, scale } = multiply(abs(right), tolerance.by);
  return { units, scale: scale + 2 };
}

/** Whether left stands to right so, given how far it may be off. */
export function holds(left: Decimal, operator: Comparison, right: Decimal, slack: Decimal = ZERO): boolean {
  const over = subtract(left, right);
  switch (operator) {
    case "=":
      return compare(abs(over), slack) <= 0;
    case "!=":
      return compare(abs(over), slack) > 0;
    case "<=":
      return compare(over, slack) <= 0;
    case "<":
      return compare(over, slack) < 0;
    case ">=":
      return compare(over, negate(slack)) >= 0;
    case ">":
      return compare(over, negate(slack)) > 0;
  }
}

function findFigure(reading: Reading, formula: LineFormula, { column }: RuleModel): Decimal | undefined {
  const cell = computeFormula(reading, formula, column, true);
  return isFigured(cell) ? cell.value : undefined;
}

/**
 * A rule of the form: left, operator, right. What lacks a figure is not asked, nor what its condition leaves out.
 *
 * ok: harvested 407,1; bud 407,03. not ok: harvested 403,7; bud 407,03 -> ENTRY_RULE.
 *
 * @problem ENTRY_RULE
 * @rule O17 O19
 */
export function checkRule(reading: Reading, model: RuleModel): readonly EntryProblem[] {
  const { rule, when, cells } = model;
  if (rule.when && when) {
    const [left, right] = [findFigure(reading, when.left, model), findFigure(reading, when.right, model)];
    if (!left || !right || !holds(left, rule.when.operator, right)) return [];
  }
  const [left, right] = [findFigure(reading, model.left, model), findFigure(reading, model.right, model)];
  if (!left || !right || holds(left, rule.operator, right, slackOf(rule, right))) return [];
  const { code, message, operator, weight } = rule;
  return [toProblem(weight, { code: "ENTRY_RULE", rule: code, message, left, operator, right }, ...cells)];
}
