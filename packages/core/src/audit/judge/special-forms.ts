import type { Figure } from "../figure/figure.ts";
import type { OtherReading } from "../note.ts";
import { evaluate, negateRange, shiftRange } from "./evaluate.ts";
import { type Fit, findFit } from "./fit.ts";
import { isBelow, pointAt, scaleInterval } from "./interval.ts";
import { type Footing, gapOf, type Linear } from "./linear.ts";
import type { Printed } from "./printed.ts";
import {
  absolute,
  compareRationals,
  fromDecimal,
  integer,
  minus,
  NOTHING,
  negate,
  over,
  plus,
  type Rational,
  signOf,
  tenTo,
  times,
} from "./rational.ts";
import { type Decision, FITS, fail, fitOf, footingOf, type Scene, turnedRange } from "./scene.ts";

const HUNDRED = integer(100);
/** Slips of unit seen in reports: nghìn, triệu, tỷ; tạ for tấn, m² for ha; a comma one or two places off. */
const POWERS: readonly number[] = [3, -3, 6, -6, 4, -4, 2, -2, 1, -1];
/** One part of a sum among others in another unit. */
const PART_POWERS: readonly number[] = [3, -3, 6, -6];

const LEAST_RATIO: Rational = { top: 4n, bottom: 5n };
const MOST_RATIO: Rational = { top: 5n, bottom: 4n };

/** Readings of the same words that leave nothing to alarm about: another plan, a list that is not the whole, "tăng 2 lần" for "gấp 2 lần". @rule Q110 */
export function findExcuse(scene: Scene): Decision | undefined {
  const { claim } = scene;
  for (const { code, expression } of claim.alternatives) {
    const range = evaluate(expression, scene.read);
    const fit = range && (fitOf(scene, range) ?? findFit(range, scene.stated));
    if (!fit) continue;
    if (code === "partial-list") return { result: "unchecked", note: { code: "partial-list" } };
    if (code === "other-plan" || claim.rule === "multiple") return FITS[fit];
  }
  return undefined;
}

function isNear(fit: Fit | undefined): boolean {
  return fit === "holds" || fit === "rounding";
}

/** A ratio said as growth, growth as a ratio, and the other readings the words allow. @rule Q111 */
export function findOtherReading(scene: Scene): Decision | undefined {
  const { claim, stated, range } = scene;
  const other = (reading: OtherReading): Decision => fail(claim, { code: "other-reading", reading });
  for (const { code, expression } of claim.alternatives) {
    const value = evaluate(expression, scene.read);
    if (!value || !(isNear(fitOf(scene, value)) || isNear(findFit(value, stated)))) continue;
    // A wording to be set right ("%" for "điểm %"), not a figure.
    return code === "points-for-percent" ? { result: "review", note: { code: "other-reading", reading: code } } : other(code);
  }
  // "Không quá 90%" fits nearly anything: no other reading to be named.
  if (!stated.interval.low || !stated.interval.high) return undefined;
  if (claim.expression.op === "growth" && findFit(shiftRange(range, HUNDRED), stated) === "holds")
    return other("ratio-for-growth");
  if (claim.expression.op === "percent") {
    const growth = shiftRange(range, negate(HUNDRED));
    if (findFit(growth, stated) === "holds") return other("growth-for-ratio");
    if (findFit(negateRange(growth), stated) === "holds") return other("remaining");
  }
  return undefined;
}

/** The words say up and the figures down, or the other way round, whether the size fits or not. @rule Q109 */
export function findDirection(scene: Scene): Decision | undefined {
  const { claim, stated } = scene;
  if (claim.direction === undefined) return undefined;
  const range = turnedRange(scene);
  const sign = signOf(stated.value);
  const zero = pointAt(NOTHING);
  const opposite = sign > 0 ? isBelow(range.interval, zero) : sign < 0 && isBelow(zero, range.interval);
  return opposite || findFit(negateRange(range), stated) ? fail(claim, { code: "direction" }) : undefined;
}

function scalePrinted(printed: Printed, power: number): Printed {
  const by = tenTo(power);
  return {
    ...printed,
    value: times(printed.value, by),
    ulp: times(printed.ulp, by),
    unit: times(printed.unit, by),
    interval: scaleInterval(printed.interval, by),
  };
}

/** The stated figure fits times a power of ten; or one part of a sum does, times a thousand or a million. @rule Q112 */
export function findUnitSlip(scene: Scene): Decision | undefined {
  const { claim, stated, linear } = scene;
  const slip = (power: number): Decision => fail(claim, { code: "unit-scale", power });
  if (signOf(stated.value) === 0 || !stated.interval.low || !stated.interval.high) return undefined;
  const range = turnedRange(scene);
  const ratio = claim.exact === undefined ? over(range.value, stated.value) : undefined;
  const power = ratio && POWERS.find((tried) => isAbout(ratio, tried) && isNear(findFit(range, scalePrinted(stated, tried))));
  if (power !== undefined) return slip(power);
  if (!linear || linear.terms.length < 2) return undefined;
  const partPower = findPartSlip(scene, linear);
  return partPower === undefined ? undefined : slip(partPower);
}

/** Within a fifth of the power of ten: a range so wide that more would fit proves no slip. */
function isAbout(ratio: Rational, power: number): boolean {
  const size = over(ratio, tenTo(power));
  return size !== undefined && compareRationals(size, LEAST_RATIO) >= 0 && compareRationals(size, MOST_RATIO) <= 0;
}

/** By how much one part is off its unit. Asked of every part, so the gap is moved, not summed again; what passes is judged in full. */
function findPartSlip(scene: Scene, linear: Linear): number | undefined {
  const { claim, stated, turned } = scene;
  const total = claim.exact === undefined ? (turned ? negate(stated.value) : stated.value) : fromDecimal(claim.exact);
  const gap = gapOf(total, linear, scene.read);
  const slack = linear.terms.reduce((sum, { figure }) => plus(sum, scene.read(figure).ulp), stated.ulp);
  for (const { figure, sign } of linear.terms) {
    const part = scene.read(figure);
    if (signOf(part.value) === 0) continue;
    const fits = (changed: Printed): boolean => {
      const less = minus(part.value, changed.value);
      const moved = sign === 1 ? plus(gap, less) : minus(gap, less);
      return compareRationals(absolute(moved), plus(slack, changed.ulp)) <= 0 && isFooting(footingAt(scene, figure, changed));
    };
    // Nearly nothing in place of the part is no slip of unit: the total may leave the part out.
    const found = PART_POWERS.find((power) => fits(scalePrinted(part, power)));
    if (found !== undefined && !fits({ ...part, value: NOTHING, exact: true })) return found;
  }
  return undefined;
}

function footingAt(scene: Scene, figure: Figure, changed: Printed): Footing | undefined {
  return footingOf({ ...scene, read: (other) => (other === figure ? changed : scene.read(other)) });
}

function isFooting(footing: Footing | undefined): boolean {
  return footing === "equal" || footing === "rounding";
}
