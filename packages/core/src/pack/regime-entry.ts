import { type Place, showPlaceKey } from "../place/place.ts";
import { findPlace } from "../place/tree.ts";
import type { Regime } from "../regime/regime.ts";
import { given } from "./given.ts";
import { DEFAULT_CALENDAR, type RegimeEntry, toApprovalEntry } from "./regimes.ts";

/** A regime as a pack writes it: the usual calendar and steps left out, a place by its bare code where that is enough. @rule K17 K25 K29 */
export function toRegimeEntry(regime: Regime, places: readonly Place[]): RegimeEntry {
  const { calendar, approval, reporters, startsOn, ...rest } = regime;
  return {
    ...rest,
    ...given({ calendar: calendar === DEFAULT_CALENDAR ? undefined : calendar, approval: toApprovalEntry(approval) }),
    startsOn,
    reporters: reporters.map((reporter) => {
      if ("level" in reporter) return reporter;
      const [code = ""] = reporter.place.split("@");
      const found = findPlace(places, code, startsOn);
      return { place: found.ok && showPlaceKey(found.value) === reporter.place ? code : reporter.place };
    }),
  };
}
