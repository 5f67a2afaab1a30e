import { isSameBreakdown } from "../indicator/breakdown.ts";
import type { Breakdown, Series } from "../indicator/indicator.ts";
import { type IsoDate, isSamePeriod, lastDay, type Period, showPeriod } from "../period/period.ts";
import { isSamePlace, type PlaceKey } from "../place/place.ts";
import { showValueKey } from "./fact-key.ts";
import type { Status, ValueVersion } from "./value.ts";

/** The cell an actual is asked for: its key without status, series and round. */
export type ValueRef = {
  readonly indicator: string;
  readonly breakdown: Breakdown;
  readonly place: PlaceKey;
  readonly period: Period;
};

export type ValueQuestion = {
  /** Only this series; every series if absent. */
  readonly series?: Series;
  /** Only what was known on this day. */
  readonly knownAt?: IsoDate;
  /** Only figures that cover nothing after this day. */
  readonly dataAsOf?: IsoDate;
  /** Only what the system had recorded by this moment (ISO, compared as text); a pack's facts have no such moment. */
  readonly recordedAt?: string;
};

const STRENGTH = { estimate: 0, reported: 1, preliminary: 2, official: 3 } as const satisfies Record<Status, number>;

/**
 * The best-known version of a cell: strongest status first, then the latest round, then the latest version.
 * Undefined means nobody has reported. A version without a value means "no such figure" was declared;
 * neither is zero, and a declared absence is not passed over for a weaker figure.
 *
 * @rule V2 V3 V4 V5
 */
export function findBestKnown(values: readonly ValueVersion[], ref: ValueRef, ask: ValueQuestion = {}): ValueVersion | undefined {
  const [first, ...rest] = listCurrent(values, ref, ask);
  return first && rest.reduce((best, version) => (isStronger(version, best) ? version : best), first);
}

/**
 * The current version of every key of a cell (each status, series and round), strongest first:
 * what stands side by side, and differs.
 *
 * @rule V2 V3 V4
 */
export function listCurrent(values: readonly ValueVersion[], ref: ValueRef, ask: ValueQuestion = {}): readonly ValueVersion[] {
  const current = new Map<string, ValueVersion>();
  for (const version of values) {
    if (!isOfCell(version, ref) || !isVisible(version, ask)) continue;
    const key = showValueKey(version.key);
    const rival = current.get(key);
    if (rival === undefined || !isLater(rival, version)) current.set(key, version);
  }
  return [...current.values()].sort((a, b) => (isStronger(a, b) ? -1 : isStronger(b, a) ? 1 : 0));
}

/** All versions of a cell, oldest known first: what was said when. @rule V2 */
export function listValueHistory(values: readonly ValueVersion[], ref: ValueRef): readonly ValueVersion[] {
  const found = values.filter((version) => isOfCell(version, ref));
  return found.sort((a, b) => (isLater(a, b) ? 1 : isLater(b, a) ? -1 : 0));
}

function isOfCell({ key }: ValueVersion, ref: ValueRef): boolean {
  return (
    key.indicator === ref.indicator &&
    isSamePeriod(key.period, ref.period) &&
    isSamePlace(key.place, ref.place) &&
    isSameBreakdown(key.breakdown, ref.breakdown)
  );
}

/** A version that does not say up to when it reaches covers its whole period. */
function isVisible(version: ValueVersion, { series, knownAt, dataAsOf, recordedAt }: ValueQuestion): boolean {
  if (series !== undefined && version.key.series !== series) return false;
  if (knownAt !== undefined && version.knownAt > knownAt) return false;
  if (recordedAt !== undefined && version.recordedAt !== undefined && version.recordedAt > recordedAt) return false;
  return dataAsOf === undefined || (version.dataAsOf ?? lastDay(version.key.period)) <= dataAsOf;
}

function isStronger(a: ValueVersion, b: ValueVersion): boolean {
  const byStatus = STRENGTH[a.key.status] - STRENGTH[b.key.status];
  if (byStatus !== 0) return byStatus > 0;
  const [roundA, roundB] = [roundOf(a), roundOf(b)];
  if (roundA !== roundB) return roundA > roundB;
  if (isLater(a, b)) return true;
  return !isLater(b, a) && showValueKey(a.key) < showValueKey(b.key);
}

/** Rounds are ordered by their last day; the text tells apart two that end together. */
function roundOf(version: ValueVersion): string {
  const { round } = version.key;
  return round === undefined ? "" : `${lastDay(round)} ${showPeriod(round)}`;
}

function isLater(a: ValueVersion, b: ValueVersion): boolean {
  return orderOf(a) > orderOf(b);
}

function orderOf(version: ValueVersion): string {
  return [version.knownAt, version.recordedAt ?? ""].join(" ");
}
