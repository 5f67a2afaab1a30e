import type { IsoDate } from "../period/period.ts";
import { DEFAULT_APPROVAL } from "../regime/regime.ts";
import { given } from "./given.ts";
import { DEFAULT_CALENDAR, type RegimeEntry, toApprovalEntry } from "./regimes.ts";

/** What a regime is made from: an absent part is left out, the usual calendar and steps of approval too. */
export type RegimePlan = {
  readonly [K in keyof RegimeEntry]: K extends "endsOn" | "calendar" | "opens" | "grace" | "approval" | "basis"
    ? RegimeEntry[K] | undefined
    : RegimeEntry[K];
};

export function makeRegime({ calendar, approval = DEFAULT_APPROVAL, ...plan }: RegimePlan): RegimeEntry {
  return given({
    ...plan,
    calendar: calendar === DEFAULT_CALENDAR ? undefined : calendar,
    approval: toApprovalEntry(approval),
  });
}

/** The regime with no period due that begins on `day` or later. @rule K68 */
export function endRegime(regime: RegimeEntry, day: IsoDate): RegimeEntry {
  return { ...regime, endsOn: day };
}
