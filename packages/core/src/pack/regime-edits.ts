import type { IsoDate } from "../period/period.ts";
import { given } from "./given.ts";
import { DEFAULT_CALENDAR, type RegimeEntry } from "./regimes.ts";

/** What a regime is made from: an absent part is left out, the usual calendar too. */
export type RegimePlan = {
  readonly [K in keyof RegimeEntry]: K extends "endsOn" | "calendar" | "opens" | "grace" | "basis"
    ? RegimeEntry[K] | undefined
    : RegimeEntry[K];
};

export function makeRegime({ calendar, ...plan }: RegimePlan): RegimeEntry {
  return given({ ...plan, calendar: calendar === DEFAULT_CALENDAR ? undefined : calendar });
}

/** The regime with no period due that begins on `day` or later. @rule K68 */
export function endRegime(regime: RegimeEntry, day: IsoDate): RegimeEntry {
  return { ...regime, endsOn: day };
}
