import { ONE } from "../../quantity/decimal.ts";
import type { Claim, Finding } from "../claim.ts";
import { type Figure, isPercent } from "../figure/figure.ts";
import { findActual, toScene } from "../percent/percent-bases.ts";
import { listProse, type Passage, type Reading } from "../reading.ts";
import { measureAlike } from "../wording/measures.ts";
import { readPercentUse } from "../wording/percent-use.ts";
import { namesBase } from "./change-statements.ts";

function ratio(stated: Figure, a: Figure, b: Figure): Claim {
  return {
    kind: "claim",
    rule: "ratio",
    stated,
    expression: { op: "percent", a: { op: "figure", figure: a }, b: { op: "figure", figure: b } },
    compare: "equal",
    binding: "firm",
    alternatives: [
      { code: "growth-for-ratio", expression: { op: "growth", a: { op: "figure", figure: a }, b: { op: "figure", figure: b } } },
    ],
    group: `percent:${stated.id}`,
  };
}

/** "125.000 lượt, bằng 125% so với cùng kỳ (100.000 lượt)": a level against that of another time. @rule Q189 */
function fromPercents(passage: Passage): readonly Claim[] {
  const scene = toScene(passage);
  return passage.figures.flatMap((percent, order): readonly Claim[] => {
    const base = passage.figures[order + 1];
    if (!base || !isPercent(percent) || isPercent(base) || readPercentUse(passage, order, percent).kind !== "ratio") return [];
    const actual = findActual(scene, percent);
    if (!actual || !measureAlike(actual, base) || !namesBase(scene.lower.slice(percent.unitEnd, base.start))) return [];
    return [ratio(percent, actual, base)];
  });
}

const TIMES = /(?:^|[\s,;(])(gấp|bằng|tăng|giảm)(?: hơn| gần| khoảng)?\s*$/u;

/** "gấp 2,5 lần so với cùng kỳ (400 lượt)"; "tăng 2 lần" is said of a doubling and of a tripling. @rule Q189 */
function fromTimes(passage: Passage): readonly Claim[] {
  const lower = passage.text.toLowerCase();
  return passage.figures.flatMap((times, order): readonly Claim[] => {
    const [actual, base] = [passage.figures[order - 1], passage.figures[order + 1]];
    if (times.unit.key !== "lần" || !actual || !base || !measureAlike(actual, base) || isPercent(actual)) return [];
    const cue = TIMES.exec(lower.slice(actual.unitEnd, times.start))?.[1];
    if (!cue || cue === "giảm" || !namesBase(lower.slice(times.unitEnd, base.start))) return [];
    const [a, b] = [{ op: "figure", figure: actual } as const, { op: "figure", figure: base } as const];
    const multiple: Claim = {
      kind: "claim",
      rule: "multiple",
      stated: times,
      expression: { op: "quotient", a, b },
      compare: "equal",
      binding: "firm",
      alternatives: [],
      group: `times:${times.id}`,
    };
    if (cue !== "tăng") return [multiple];
    // k times as much, or k times more: whichever fits was meant.
    return [
      multiple,
      { ...multiple, expression: { op: "difference", a: multiple.expression, b: { op: "constant", value: ONE } } },
    ];
  });
}

/** Ratios and multiples. @rule Q189 */
export function findRatios(reading: Reading): readonly Finding[] {
  return listProse(reading).flatMap((passage) => [...fromPercents(passage), ...fromTimes(passage)]);
}
