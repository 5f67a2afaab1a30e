import type { Check } from "../check.ts";
import type { Expression } from "../claim.ts";
import type { Figure } from "../figure/figure.ts";
import type { FigureRole } from "./description.ts";

/** Roles that say more stand first: a herd that is part of a sum is still what was reached of its plan. */
const ORDER: readonly FigureRole[] = ["percent", "plan", "previous", "total", "part", "actual"];

type Told = { readonly figure: Figure; readonly role: FigureRole };

function figureOf(expression: Expression): Figure | undefined {
  return expression.op === "figure" ? expression.figure : undefined;
}

/** What a relation makes of each of its figures. */
function listTold({ rule, expression, operands, compare }: Check): readonly Told[] {
  const [stated] = operands;
  if (!expression || !stated) return [];
  const told: Told[] = [];
  const tell = (figure: Figure | undefined, role: FigureRole): void => {
    if (figure) told.push({ figure, role });
  };
  switch (expression.op) {
    case "percent":
    case "growth":
    case "quotient": {
      tell(stated, "percent");
      const earlier = rule === "growth" || rule === "ratio" || rule === "multiple";
      tell(figureOf(expression.b), rule === "percent-of-plan" ? "plan" : earlier ? "previous" : "total");
      tell(figureOf(expression.a), "actual");
      return rule === "multiple" ? told.slice(1) : told;
    }
    case "difference":
      if (rule === "difference") {
        tell(figureOf(expression.a), "actual");
        tell(figureOf(expression.b), "previous");
      }
      return told;
    case "sum":
      if (compare === "equal" && rule !== "breakdown" && rule !== "balance") {
        tell(stated, "total");
        for (const term of expression.terms) tell(figureOf(term), "part");
      }
      return told;
    default:
      return told;
  }
}

/**
 * The roles that relations give, by figure id. Only relations that were judged tell; a loose one that did not hold is none.
 *
 * @rule Q272
 */
export function relationRoles(checks: readonly Check[]): ReadonlyMap<string, FigureRole> {
  const roles = new Map<string, FigureRole>();
  const isShare = new Set<string>();
  for (const check of checks) {
    if (check.result === "unchecked") continue;
    for (const { figure, role } of listTold(check)) {
      const held = roles.get(figure.id);
      // What a plan is reached of stays "actual", though it adds up to a total besides.
      const surer = role === "actual" && check.rule === "percent-of-plan";
      if (surer) isShare.add(figure.id);
      if (held === undefined || surer || (!isShare.has(figure.id) && ORDER.indexOf(role) < ORDER.indexOf(held)))
        roles.set(figure.id, role);
    }
  }
  // "8.384 con/9.330 con, gồm …": what plans add up to is a plan.
  for (const { expression, operands, result, rule } of checks) {
    const [stated, ...terms] = operands;
    if (rule !== "sum" || result === "unchecked" || expression?.op !== "sum" || !stated) continue;
    if (terms.length > 0 && terms.every(({ id }) => roles.get(id) === "plan")) roles.set(stated.id, "plan");
  }
  return roles;
}
