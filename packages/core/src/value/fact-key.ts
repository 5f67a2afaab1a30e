import { showBreakdown } from "../indicator/breakdown.ts";
import { type Period, showPeriod } from "../period/period.ts";
import { showPlaceKey } from "../place/place.ts";
import type { TargetKey } from "../plan/target.ts";
import type { FactRef } from "./relation.ts";
import type { ValueKey } from "./value.ts";

/**
 * The stable text of an actual's key: `value|<indicator>|<breakdown>|<place>|<period>|<status>|<series>|<round>`.
 * Equal keys have equal texts, different keys different ones: used as ids in the API, lineage and journal.
 *
 * @rule V1
 */
export function showValueKey(key: ValueKey): string {
  return ["value", ...cell(key), key.status, key.series, key.round ? showPeriod(key.round) : ""].join("|");
}

/** The stable text of a target's key: `target|<indicator>|<breakdown>|<place>|<period>|<assigner>`. @rule V1 */
export function showTargetKey(key: TargetKey): string {
  return ["target", ...cell(key), key.assigner].join("|");
}

/** The stable text of a fact reference: `<value or target>|<indicator>|<breakdown>|<place>|<period>`. @rule V1 */
export function showFactRef(ref: FactRef): string {
  return [ref.fact, ...cell(ref)].join("|");
}

function cell(key: Pick<FactRef, "indicator" | "breakdown" | "place"> & { readonly period: Period }): readonly string[] {
  return [key.indicator, showBreakdown(key.breakdown), showPlaceKey(key.place), showPeriod(key.period)];
}
