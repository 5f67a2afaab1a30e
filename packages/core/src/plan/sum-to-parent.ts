import { add, compare, type Decimal, subtract } from "../quantity/decimal.ts";

/** How the parts of a target stand to the whole: they must give it, may give more (a reserve of effort), or are free. */
export type SumPolicy = "must-equal" | "may-exceed" | "free";

export type SumToParentProblem =
  | { readonly code: "TARGET_PARTS_BELOW"; readonly whole: Decimal; readonly parts: Decimal; readonly short: Decimal }
  | { readonly code: "TARGET_PARTS_ABOVE"; readonly whole: Decimal; readonly parts: Decimal; readonly over: Decimal };

/**
 * Whether targets given to parts fit the target of the whole. A part without a target is not zero:
 * while one is missing, the parts can be found too large but never too small.
 *
 * @param parts  one per part, in the unit of the whole; undefined = not yet assigned
 * @problem TARGET_PARTS_BELOW  all parts assigned, and together less than the whole
 * @problem TARGET_PARTS_ABOVE  policy must-equal, and the parts already exceed the whole
 * @rule    T5
 */
export function checkSumToParent(
  whole: Decimal,
  parts: readonly (Decimal | undefined)[],
  policy: SumPolicy,
): readonly SumToParentProblem[] {
  const assigned = parts.filter((part) => part !== undefined);
  const [first, ...rest] = assigned;
  if (policy === "free" || first === undefined) return [];
  const total = rest.reduce(add, first);
  const side = compare(total, whole);
  if (side > 0 && policy === "must-equal") {
    return [{ code: "TARGET_PARTS_ABOVE", whole, parts: total, over: subtract(total, whole) }];
  }
  if (side < 0 && assigned.length === parts.length) {
    return [{ code: "TARGET_PARTS_BELOW", whole, parts: total, short: subtract(whole, total) }];
  }
  return [];
}
