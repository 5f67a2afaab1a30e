import type { Claim } from "../claim.ts";
import { listClaimFigures, listFigures } from "../judge/claim-figures.ts";
import { holds, readScene } from "../judge/judge.ts";
import { toLinear } from "../judge/linear.ts";
import { absolute, compareRationals, integer, minus, times } from "../judge/rational.ts";

/**
 * Totals that were added up from rounded parts hide more than half a last place. Where a column's formula misses by no more than these
 * parts explain, the misfit is looked at and no error.
 *
 * @param mined     the claims of columns
 * @param footings  the totals of rows of the same table
 * @rule            Q293
 */
export function softenDoubleRounding(mined: readonly Claim[], footings: readonly Claim[]): readonly Claim[] {
  const parts = new Map(
    footings.filter((claim) => holds(claim)).map(({ stated, expression }) => [stated.id, listFigures(expression).length]),
  );
  if (parts.size === 0) return mined;
  return mined.map((claim) => {
    const most = Math.max(0, ...listClaimFigures(claim).map(({ id }) => parts.get(id) ?? 0));
    if (most === 0 || claim.binding !== "firm" || !toLinear(claim.expression) || holds(claim)) return claim;
    const scene = readScene(claim);
    if (!scene || scene.stated.exact) return claim;
    const twice = times(absolute(minus(scene.stated.value, scene.range.value)), integer(2));
    const slack = times(scene.stated.ulp, integer(most * 2 + 2));
    return compareRationals(twice, slack) <= 0 ? { ...claim, binding: "likely" } : claim;
  });
}
