import type { Claim, Result } from "../claim.ts";
import type { Figure } from "../figure/figure.ts";
import type { Note } from "../note.ts";
import { negateRange, type Range } from "./evaluate.ts";
import { type Fit, findFit } from "./fit.ts";
import { type Footing, gapOf, judgeFooting, type Linear } from "./linear.ts";
import type { Printed } from "./printed.ts";
import { fromDecimal, negate } from "./rational.ts";

/** A claim made ready: its figures read, and what the expression gives, turned to the sign in which the stated figure is printed. */
export type Scene = {
  readonly claim: Claim;
  readonly read: (figure: Figure) => Printed;
  readonly stated: Printed;
  readonly linear: Linear | undefined;
  readonly range: Range;
  readonly turned: boolean;
};

export type Decision = { readonly result: Result; readonly note: Note };

/** What each fit comes to. */
export const FITS: Readonly<Record<Fit, Decision>> = {
  holds: { result: "ok", note: { code: "holds" } },
  rounding: { result: "rounding", note: { code: "rounding" } },
  truncated: { result: "convention", note: { code: "truncated" } },
  raised: { result: "convention", note: { code: "raised" } },
};
/** A mismatch is an alarm only where the words leave one reading. @rule Q113 */
export function fail(claim: Claim, note: Note): Decision {
  if (claim.binding === "firm") return { result: "error", note };
  return claim.binding === "likely" ? { result: "review", note } : { result: "unchecked", note: { code: "weak" } };
}

/** Not surer than likely. */
export function soften(claim: Claim): Claim {
  return claim.binding === "firm" ? { ...claim, binding: "likely" } : claim;
}

/** The range with the sign in which the stated figure is printed: a fall of 5 for −5. */
export function turnedRange({ range, turned }: Scene): Range {
  return turned ? negateRange(range) : range;
}

/** How the stated figure fits another range of the same sign. */
export function fitOf(scene: Scene, range: Range): Fit | undefined {
  return findFit(scene.turned ? negateRange(range) : range, scene.stated);
}

/** The total against its parts; undefined where something multiplies or is hedged. */
export function footingOf({ claim, linear, read, stated, turned }: Scene): Footing | undefined {
  const parts = linear?.terms.map(({ figure }) => read(figure));
  if (!linear || !parts || [stated, ...parts].some((printed) => printed.figure.hedge !== undefined)) return undefined;
  if (claim.exact !== undefined) {
    const total = { ulp: stated.ulp, exact: true };
    return judgeFooting(gapOf(fromDecimal(claim.exact), linear, read), total, parts);
  }
  return judgeFooting(gapOf(turned ? negate(stated.value) : stated.value, linear, read), stated, parts);
}
