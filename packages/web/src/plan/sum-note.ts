import { checkSumToParent, type SumPolicy } from "@kehoach/core/plan/sum-to-parent";
import { add, compare, type Decimal, subtract, ZERO } from "@kehoach/core/quantity/decimal";

/** How the parts stand to the whole. "left": what is not given yet while a part has no figure; "even": they give it. */
export type SumNote = {
  readonly kind: "short" | "over" | "left" | "even";
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
  const left = subtract(whole, total);
  return given.length < parts.length && compare(left, ZERO) > 0
    ? { kind: "left", by: left, total }
    : { kind: "even", by: ZERO, total };
}
