import { HUNDRED, ONE } from "../../quantity/decimal.ts";
import type { Binding, Claim, Expression, Finding } from "../claim.ts";
import { type Figure, isPercent } from "../figure/figure.ts";
import { listProse, type Passage, type Reading } from "../reading.ts";
import { findSumsIn } from "../sum/find-sums.ts";
import { listFractions } from "../wording/fractions.ts";
import { measureAlike } from "../wording/measures.ts";
import { type PercentUse, readPercentUse } from "../wording/percent-use.ts";
import { findActual, type PercentScene, toScene } from "./percent-bases.ts";

/** A percentage with the amount it is said of. */
type Rated = { readonly actual: Figure; readonly percent: Figure; readonly use: PercentUse; readonly order: number };

const of = (figure: Figure): Expression => ({ op: "figure", figure });
const hundred: Expression = { op: "constant", value: HUNDRED };

function listRated(scene: PercentScene): readonly Rated[] {
  const parts = new Map(listFractions(scene.passage).map(({ a, b }) => [b, a] as const));
  return scene.passage.figures.flatMap((percent, order) => {
    if (!isPercent(percent) || percent.unit.dimension === "point" || percent.value.units === 0n) return [];
    const use = readPercentUse(scene.passage, order, percent);
    const found = findActual(scene, percent);
    // "đạt 24.401/23.900 con, bằng 102,1% kế hoạch": of what was reached, not of its plan.
    const actual = found && (parts.get(found) ?? found);
    return actual ? [{ actual, percent, use, order }] : [];
  });
}

/** The plan behind "A, đạt p% kế hoạch": 100·A/p. */
function planBehind({ actual, percent }: Rated): Expression {
  return { op: "quotient", a: { op: "product", a: of(actual), b: hundred }, b: of(percent) };
}

/** What was before "A, tăng g%": A/(1 + g/100). */
function baseBehind({ actual, percent, use }: Rated): Expression {
  const share: Expression = { op: "quotient", a: of(percent), b: hundred };
  const one: Expression = { op: "constant", value: ONE };
  const factor: Expression =
    use.direction === "down" ? { op: "difference", a: one, b: share } : { op: "sum", terms: [one, share] };
  return { op: "quotient", a: of(actual), b: factor };
}

function claim(parts: Pick<Claim, "rule" | "stated" | "expression" | "binding"> & Partial<Claim>): Claim {
  return { kind: "claim", compare: "equal", alternatives: [], ...parts };
}

/** Two percentages speak of one plan, or of one change, when the words after them are the same. */
function isAlike(a: Rated, b: Rated): boolean {
  return a.use.kind === b.use.kind && a.use.base === b.use.base;
}

/** The percentages of a total and of all its parts that are of one kind; the nearest of that kind after each part. */
function ofParts(total: Rated, parts: readonly Figure[], rated: readonly Rated[]): readonly Rated[] | undefined {
  const found = parts.map((part) =>
    rated.find((other) => other.actual === part && (isAlike(total, other) || sameSort(total, other))),
  );
  return found.every((other) => other !== undefined) ? found.flatMap((other) => (other ? [other] : [])) : undefined;
}

function sameSort(a: Rated, b: Rated): boolean {
  return a.use.kind === b.use.kind && (a.use.kind === "change" || b.use.base === "" || b.use.base === "kế hoạch");
}

/**
 * A total's percentage against those of its parts: the plans the parts imply add up to the total's plan, and what the parts were before
 * adds up to what the total was. Intervals carry the printed digits through.
 *
 * @rule Q183
 */
function fromTotals(passage: Passage, rated: readonly Rated[]): readonly Claim[] {
  return findSumsIn(passage).flatMap(({ stated: total, expression, binding, rule }) => {
    if (binding !== "firm" || rule !== "sum" || expression.op !== "sum") return [];
    const parts = expression.terms.flatMap((term) => (term.op === "figure" ? [term.figure] : []));
    return rated
      .filter((own) => own.actual === total && (own.use.kind === "plan" || own.use.kind === "change"))
      .flatMap((own) => {
        const others = ofParts(own, parts, rated);
        if (!others) return [];
        const sure: Binding = others.every((other) => isAlike(own, other)) ? "likely" : "loose";
        const group = `implied:${own.percent.id}`;
        return own.use.kind === "plan"
          ? [
              claim({
                rule: "implied-plan",
                stated: own.percent,
                binding: sure,
                group,
                expression: { op: "percent", a: of(total), b: { op: "sum", terms: others.map(planBehind) } },
              }),
            ]
          : [
              claim({
                rule: "growth",
                stated: own.percent,
                binding: "loose",
                group,
                ...(own.use.direction ? { direction: own.use.direction } : {}),
                expression: { op: "growth", a: of(total), b: { op: "sum", terms: others.map(baseBehind) } },
              }),
            ];
      });
  });
}

/** "trồng 2.284 ha, đạt 122,2% kế hoạch, ước hết tháng 2.360 ha, đạt 126% kế hoạch": two levels of one thing against one plan. @rule Q183 */
function fromOnePlan(passage: Passage, rated: readonly Rated[]): readonly Claim[] {
  const plans = rated.filter(({ use }) => use.kind === "plan");
  return plans.flatMap((later, place): readonly Claim[] => {
    const before = plans[place - 1];
    if (!before || before.actual === later.actual || !isAlike(before, later) || !measureAlike(before.actual, later.actual))
      return [];
    const lead = passage.text.slice(before.percent.unitEnd, later.actual.span.start).toLowerCase();
    if (!/^[^;.]*,\s*(?:ước|dự kiến|đến|hết|tính đến|lũy kế|cả năm|đến nay)(?!\p{L})[^,;.]*$/u.test(lead)) return [];
    return [
      claim({
        rule: "implied-plan",
        stated: later.percent,
        binding: "loose",
        group: `implied:${later.percent.id}`,
        expression: { op: "percent", a: of(later.actual), b: planBehind(before) },
      }),
    ];
  });
}

/** Percentages that imply plans, or earlier levels, which must agree. @rule Q183 */
export function findImplied(reading: Reading): readonly Finding[] {
  return listProse(reading).flatMap((passage) => {
    const rated = listRated(toScene(passage));
    return [...fromTotals(passage, rated), ...fromOnePlan(passage, rated)];
  });
}
