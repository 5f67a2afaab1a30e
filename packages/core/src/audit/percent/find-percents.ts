import { compare, HUNDRED } from "../../quantity/decimal.ts";
import type { Alternative, Claim, Expression, Finding, Remark } from "../claim.ts";
import { type Figure, isPercent } from "../figure/figure.ts";
import { listProse, type Passage, type Reading } from "../reading.ts";
import { listAmounts } from "../wording/amounts.ts";

import { type PercentUse, readPercentUse } from "../wording/percent-use.ts";
import {
  type BaseReading,
  findActual,
  fromBracketsAfter,
  fromFractions,
  fromFractionsAfter,
  fromNeighbours,
  fromPercentPlan,
  fromPlansElsewhere,
  type PercentScene,
  toScene,
} from "./percent-bases.ts";
import { listWholes } from "./wholes.ts";

/** How many passages back a plan or a whole is looked for. */
const PASSAGES_BACK = 2;

const of = (figure: Figure): Expression => ({ op: "figure", figure });

/** Readings that explain a mismatch, most telling first. */
function alternativesOf(a: Figure, b: Figure, plan: boolean): readonly Alternative[] {
  return [
    { code: "growth-for-ratio", expression: { op: "growth", a: of(a), b: of(b) } },
    { code: "inverted", expression: { op: "percent", a: of(b), b: of(a) } },
    ...(plan
      ? []
      : [
          {
            code: "remaining" as const,
            expression: {
              op: "difference" as const,
              a: { op: "constant" as const, value: { units: 100n, scale: 0 } },
              b: { op: "percent" as const, a: of(a), b: of(b) },
            },
          },
        ]),
  ];
}

function toClaim(percent: Figure, use: PercentUse, reading: BaseReading): Claim {
  return {
    kind: "claim",
    rule: reading.plan ? "percent-of-plan" : "share",
    stated: percent,
    expression: { op: "percent", a: of(reading.a), b: of(reading.b) },
    compare: "equal",
    binding: reading.binding,
    alternatives: alternativesOf(reading.a, reading.b, reading.plan),
    group: `percent:${percent.id}`,
    cue: use.cue,
  };
}

/** A percentage whose base the report does not print: said, so that silence means something. */
function toMissing(percent: Figure, use: PercentUse, passage: Passage): Remark {
  return {
    kind: "remark",
    rule: use.kind === "plan" ? "percent-of-plan" : use.kind === "ratio" ? "ratio" : "share",
    result: "unchecked",
    note: { code: "missing-base" },
    stated: `${percent.text}%`,
    operands: [percent],
    passage: passage.index,
    span: percent.span,
    related: [],
    group: `percent:${percent.id}`,
  };
}

/** Shares of a whole: of the figure before the percentage, or of one just after it ("chiếm 98,6% tương đương 2,42 tỷ USD"). */
function listShared(
  scene: PercentScene,
  percent: Figure,
  use: PercentUse,
  actual: Figure | undefined,
  earlier: readonly PercentScene[],
): readonly BaseReading[] {
  if (use.kind !== "share" && use.kind !== "reach" && use.kind !== "bracket") return [];
  const { figures } = scene.passage;
  const next = figures[figures.indexOf(percent) + 1];
  const follows =
    next &&
    !isPercent(next) &&
    /^\s?(?:\)\s?|,?\s?(?:tương đương|tương ứng|tức|ứng với)(?: với| là)?\s?)$/u.test(
      scene.lower.slice(percent.unitEnd, next.start),
    );
  return [
    ...(follows ? listWholes(scene, use, next, earlier).map((reading): BaseReading => ({ ...reading, binding: "loose" })) : []),
    ...(actual
      ? listWholes(scene, use, actual, earlier).map(
          (reading): BaseReading => (follows ? { ...reading, binding: "loose" } : reading),
        )
      : []),
  ];
}

/** "giảm 10 lượt (18,2%)": how much the change before it is, which is told with changes. */
function isOfChange(scene: PercentScene, order: number): boolean {
  return listAmounts(scene.passage)[order - 1]?.kind === "change";
}

/** In a list without share words, a share is believed when others of the passage fit: the scene is asked once, all its percentages together. */
function findInScene(scene: PercentScene, earlier: readonly PercentScene[]): readonly Finding[] {
  const found: Finding[] = [];
  for (const [order, percent] of scene.passage.figures.entries()) {
    if (!isPercent(percent) || percent.unit.dimension === "point") continue;
    const use = readPercentUse(scene.passage, order, percent);
    if (use.kind === "none") found.push(...fromFractionsAfter(scene, percent).map((reading) => toClaim(percent, use, reading)));
    if (use.kind === "none" || use.kind === "change" || use.kind === "ratio") continue;
    if (use.kind === "bracket" && isOfChange(scene, order)) continue;
    const actual = findActual(scene, percent);
    const fractions = fromFractions(scene, percent, use);
    const readings = [
      ...fractions,
      ...fromBracketsAfter(scene, percent, use),
      ...fromPercentPlan(scene, percent, use),
      ...fromNeighbours(scene, percent, use),
      ...(actual ? fromPlansElsewhere(scene, use, actual, earlier) : []),
      ...listShared(scene, percent, use, actual, earlier),
    ];
    // "1.483/1.187 vụ, đạt 80%": the fraction beside it is what was meant, not one of its figures over the other.
    // No share is more than its whole.
    if (use.kind === "share" && compare(percent.value, HUNDRED) > 0)
      found.push({
        kind: "claim",
        rule: "share",
        stated: percent,
        expression: { op: "constant", value: HUNDRED },
        compare: "at-most",
        binding: "likely",
        alternatives: [],
      });
    const told = fractions.some(({ binding }) => binding === "firm");
    const claims = readings.map((reading) =>
      toClaim(percent, use, told && !fractions.includes(reading) ? { ...reading, binding: "loose" } : reading),
    );
    found.push(...claims);
    if (!claims.some((claim) => claim.binding !== "loose")) found.push(toMissing(percent, use, scene.passage));
  }
  return found;
}

/** Percentages of a plan and of a whole: "A/B, đạt p%", "A, chiếm p% tổng số …", "A, đạt p% kế hoạch (kế hoạch B)". @rule Q164 Q165 Q166 Q167 */
export function findPercents(reading: Reading): readonly Finding[] {
  const scenes = listProse(reading).map(toScene);
  return scenes.flatMap((scene, place) =>
    findInScene(scene, scenes.slice(Math.max(0, place - PASSAGES_BACK), place).toReversed()),
  );
}
