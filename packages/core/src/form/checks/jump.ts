import { abs, compare, type Decimal, isZero, multiply } from "../../quantity/decimal.ts";
import { toProblem } from "../entry-problem.ts";
import type { Back } from "../form.ts";
import { isFigured } from "../reading.ts";
import type { EntryProblem } from "../sheet.ts";
import { findBase, type TypedCell } from "../typed-cell.ts";
import { findUnitSlip } from "./unit-slip.ts";

/** Whether one is more than so many times the other. Below zero nothing is said, nor beside it. */
function isJump(value: Decimal, against: Decimal, times: Decimal): boolean {
  if (isZero(against) || value.units < 0n !== against.units < 0n) return false;
  const [a, b] = [abs(value), abs(against)];
  return compare(a, multiply(b, times)) > 0 || compare(b, multiply(a, times)) > 0;
}

/**
 * A figure many times, or a small part of, that of the period before or of the same one last year. A zero is held against last year's
 * only: seasons end. A slip of the unit is told as such, once.
 *
 * ok: area 120. not ok: area 900 -> ENTRY_JUMP.
 *
 * @problem ENTRY_JUMP
 * @rule O21
 */
export function checkJump(at: TypedCell): readonly EntryProblem[] {
  const { reading, column, cell, shown } = at;
  const { weight, times } = reading.sheet.given.form.checks.jump;
  if (weight === "off" || !isFigured(shown) || findUnitSlip(at)) return [];
  const { value } = shown;
  const backs: readonly Back[] = isZero(value) ? ["same"] : ["previous", "same"];
  return backs.flatMap((back) => {
    const against = findBase(at, column.backs[back])?.value;
    if (against === undefined || !isJump(value, against, times)) return [];
    return [toProblem(weight, { code: "ENTRY_JUMP", value, against, back, times }, cell)];
  });
}
