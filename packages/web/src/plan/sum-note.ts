import { checkSumToParent, type SumPolicy } from "@kehoach/core/plan/sum-to-parent";
import { add, compare, type Decimal, subtract, ZERO } from "@kehoach/core/quantity/decimal";

/**
 * How the parts stand to the whole. "left": what is not given yet while a part has no figure; "even": they give it; "allowed": they
 * give more, and may.
 */
export type SumNote = {
  readonly kind: "short" | "over" | "left" | "even" | "allowed";
  readonly by: Decimal;
  readonly total: Decimal;
};

/** What is said of a row while it is typed; nothing where nothing was given, or parts need not add up. */
export function noteSum(
  whole: Decimal | undefined,
  parts: readonly (Decimal | undefined)[],
  policy: SumPolicy,
): SumNote | undefined {
  const given = parts.filter((part) => part !== undefined);
  if (whole === undefined || given.length === 0 || policy === "free") return undefined;
  const total = given.reduce(add, ZERO);
  const [problem] = checkSumToParent(whole, parts, policy);
  if (problem?.code === "TARGET_PARTS_BELOW") return { kind: "short", by: problem.short, total };
  if (problem?.code === "TARGET_PARTS_ABOVE") return { kind: "over", by: problem.over, total };
  const side = compare(total, whole);
  if (side > 0) return { kind: "allowed", by: subtract(total, whole), total };
  return side < 0 ? { kind: "left", by: subtract(whole, total), total } : { kind: "even", by: ZERO, total };
}
