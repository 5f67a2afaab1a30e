import { findStated } from "../analysis/assess.ts";
import { compare, type Decimal, equals, HUNDRED } from "../quantity/decimal.ts";
import type { StatedRelation } from "../value/relation.ts";
import { findPercent } from "../verdict/judge.ts";
import type { Figure } from "./find-figure.ts";
import type { Setting } from "./setting.ts";
import { showPercent } from "./show-fact.ts";

/** A percent as printed: recomputed at the precision of the document that printed one, else at the phrase's own. */
export type PercentReading = {
  readonly value: Decimal;
  readonly text: string;
  readonly state: "above" | "equal" | "below";
  readonly computed: boolean;
  readonly relation?: StatedRelation;
  /** A document prints another number than the figures give. */
  readonly mismatch: boolean;
};

function toState(sign: -1 | 0 | 1): "above" | "equal" | "below" {
  return sign > 0 ? "above" : sign < 0 ? "below" : "equal";
}

/** Reads a percent from its two figures and what a document states; undefined if neither gives one. @rule R9 */
export function readPercent(
  part: Decimal | undefined,
  whole: Decimal | undefined,
  relation: StatedRelation | undefined,
  percentDecimals: number,
): PercentReading | undefined {
  const stated = relation?.stated;
  const decimals = stated?.asEntered.decimals ?? percentDecimals;
  const computed = part && whole && findPercent(part, whole, decimals);
  const value = computed ?? stated?.value;
  if (!value) return undefined;
  // "100%" says that nothing is missing; where rounding alone made it, its decimals stay: "100,0%".
  const isRounded = computed !== undefined && equals(computed, HUNDRED) && part && whole && compare(part, whole) !== 0;
  return {
    value,
    text: showPercent(value, decimals, stated !== undefined || isRounded === true),
    state: toState(computed && part && whole ? compare(part, whole) : compare(value, HUNDRED)),
    computed: computed !== undefined,
    ...(relation ? { relation } : {}),
    mismatch: computed !== undefined && stated !== undefined && !equals(computed, stated.value),
  };
}

/** Actual in percent of its target. */
export function readPlanPercent(figure: Figure, percentDecimals: number, setting: Setting): PercentReading | undefined {
  const relation = findStated(setting.pageOf(figure.cell.indicator), "percent-of-plan", figure.cell);
  return readPercent(figure.actual?.value, figure.target?.value, relation, percentDecimals);
}
