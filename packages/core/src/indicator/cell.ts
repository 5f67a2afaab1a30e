import type { Period } from "../period/period.ts";
import { isSamePlace, type PlaceKey } from "../place/place.ts";
import { isSameBreakdown } from "./breakdown.ts";
import type { Breakdown } from "./indicator.ts";

/** Where a figure belongs, whoever says it and however sure: what plan and actual have in common. */
export type Cell = {
  readonly indicator: string;
  readonly breakdown: Breakdown;
  readonly place: PlaceKey;
  readonly period: Period;
};

/** Whether two cells are one. Cheap: it is asked once per stored version. @rule I3 */
export function isSameCell(a: Cell, b: Cell): boolean {
  return (
    a.indicator === b.indicator &&
    isSamePeriod(a.period, b.period) &&
    isSamePlace(a.place, b.place) &&
    isSameBreakdown(a.breakdown, b.breakdown)
  );
}

/** Whether two periods are one: same calendar, kind and days. @rule I3 */
export function isSamePeriod(a: Period, b: Period): boolean {
  return a.start === b.start && a.end === b.end && a.kind === b.kind && a.calendar === b.calendar;
}
