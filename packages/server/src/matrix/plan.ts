import { toDecimalText } from "@kehoach/api/figure-json";
import type { TotalPlanJson } from "@kehoach/api/total";
import { indexBook } from "@kehoach/core/analysis/book-index";
import { findTarget } from "@kehoach/core/analysis/fact";
import type { Breakdown, Indicator } from "@kehoach/core/indicator/indicator";
import { lastDay, type Period } from "@kehoach/core/period/period";
import { findYearOf } from "@kehoach/core/period/step";
import type { PlaceKey } from "@kehoach/core/place/place";
import type { Decimal } from "@kehoach/core/quantity/decimal";
import { findPace } from "@kehoach/core/verdict/judge";
import { loadTargets } from "../fact/read.ts";
import { findTargetKeys } from "../fact-key/read.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import type { Frame } from "./frame.ts";
import { listParts, type Numbered } from "./known.ts";

/** The plan of the year for a line at a place, held against what was reached there; `reached` left out: not known whole. */
export type PlanOf = (
  place: PlaceKey,
  line: { readonly indicator: Indicator; readonly breakdown: Breakdown },
  reached: Decimal | undefined,
) => TotalPlanJson | null;

export const NO_PLANS: PlanOf = () => null;

/**
 * Plans of the year that holds a period, of what adds up over time, for some places: each with the share that is due by the last day of
 * the period.
 *
 * @rule V42
 */
export async function loadPlans(
  tx: Tx,
  scope: Scope,
  { authority, book, period, knownAt }: Frame,
  places: readonly Numbered[],
): Promise<PlanOf> {
  const moment = knownAt === undefined ? {} : { knownAt };
  const year: Period | undefined = findYearOf(period);
  // What is summed from elsewhere than the start of the year is not what is due since then.
  if (year === undefined || listParts(period)[0]?.start !== year.start) return NO_PLANS;
  const codes = [...book.indicators.values()].flatMap(({ code, additive }) => (additive.time ? [code] : []));
  const keys = await findTargetKeys(tx, scope, authority.id, { places: places.map(({ id }) => id), period: year, codes });
  if (keys.target.length === 0) return NO_PLANS;
  const targets = await loadTargets(tx, scope, authority.id, { ...moment, keys });
  const known = indexBook({ ...book, targets });
  const asOf = lastDay(period);
  return ({ code, validFrom }, { indicator, breakdown }, reached) => {
    if (!indicator.additive.time) return null;
    const cell = { indicator: indicator.code, breakdown, place: { code, validFrom }, period: year };
    const target = findTarget(known, cell, moment);
    if (target?.value === undefined) return null;
    const pace = findPace({ indicator, period: year, asOf }, { ...target, value: target.value }, reached);
    if (pace === undefined) return null;
    return {
      target: toDecimalText(target.value) ?? "",
      due: toDecimalText(pace.due) ?? "",
      reached: toDecimalText(reached),
      percent: toDecimalText(pace.percent),
      isLimit: pace.isLimit,
      isOnCourse: pace.isOnCourse ?? null,
    };
  };
}
