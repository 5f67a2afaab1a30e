import { type Cell, isSameCell } from "../indicator/cell.ts";
import type { Series } from "../indicator/indicator.ts";
import { type IsoDate, lastDay, type Period, showPeriod } from "../period/period.ts";
import { showValueKey } from "./fact-key.ts";
import type { Status, ValueVersion } from "./value.ts";

/** What of a version tells whether it is the current one. */
export type CurrentVersion = Pick<ValueVersion, "key" | "value" | "dataAsOf" | "knownAt" | "recordedAt">;

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

/** How strong a status is: whoever compares two statuses asks here. @rule V4 */
export function strengthOf(status: Status): number {
  return STRENGTH[status];
}

/** Which of two rounds is the later one: by its last day; the text tells apart two that end together. Without a round comes first. */
export function compareRounds(a: Period | undefined, b: Period | undefined): -1 | 0 | 1 {
  const [textA, textB] = [roundText(a), roundText(b)];
  return textA < textB ? -1 : textA > textB ? 1 : 0;
}

/**
 * The best-known version of a cell: strongest status first, then the latest round, then the latest version.
 * Undefined means nobody has reported. A version without a value means "no such figure" was declared;
 * neither is zero, and a declared absence is not passed over for a weaker figure.
 *
 * @rule V2 V3 V4 V5 V6
 */
export function findBestKnown(values: readonly ValueVersion[], cell: Cell, ask: ValueQuestion = {}): ValueVersion | undefined {
  const [first, ...rest] = listCurrent(values, cell, ask);
  return first && rest.reduce((best, version) => (isStronger(version, best) ? version : best), first);
}

/**
 * The current version of every key of a cell (each status, series and round), strongest first:
 * what stands side by side, and differs.
 *
 * @rule V2 V3 V4 V20
 */
export function listCurrent<T extends CurrentVersion>(values: readonly T[], cell: Cell, ask: ValueQuestion = {}): readonly T[] {
  const near = values.filter(({ key }) => isSameCell(key, cell));
  // What is judged by its totals is judged, where nothing lies below, by what the place says.
  const isAlone = ask.series === "rolled-up" && !near.some(({ key }) => key.series === "rolled-up");
  const visible = near.filter((version) => isVisible(version, isAlone ? { ...ask, series: "own" } : ask));
  // Of most cells there is one version: nothing to tell apart.
  if (visible.length < 2) return visible;
  const current = new Map<string, T>();
  for (const version of visible) {
    const key = showValueKey(version.key);
    const rival = current.get(key);
    if (rival === undefined || !isLater(rival, version)) current.set(key, version);
  }
  return [...current.values()].sort((a, b) => (isStronger(a, b) ? -1 : isStronger(b, a) ? 1 : 0));
}

/** All versions of a cell, oldest known first: what was said when. @rule V2 */
export function listValueHistory(values: readonly ValueVersion[], cell: Cell): readonly ValueVersion[] {
  const found = values.filter((version) => isSameCell(version.key, cell));
  return found.sort((a, b) => (isLater(a, b) ? 1 : isLater(b, a) ? -1 : 0));
}

/** A version that does not say up to when it reaches covers its whole period. */
function isVisible(version: CurrentVersion, { series, knownAt, dataAsOf, recordedAt }: ValueQuestion): boolean {
  if (series !== undefined && version.key.series !== series) return false;
  if (knownAt !== undefined && version.knownAt > knownAt) return false;
  if (recordedAt !== undefined && version.recordedAt !== undefined && version.recordedAt > recordedAt) return false;
  return dataAsOf === undefined || (version.dataAsOf ?? lastDay(version.key.period)) <= dataAsOf;
}

function isStronger(a: CurrentVersion, b: CurrentVersion): boolean {
  const byStatus = STRENGTH[a.key.status] - STRENGTH[b.key.status];
  if (byStatus !== 0) return byStatus > 0;
  const byRound = compareRounds(a.key.round, b.key.round);
  if (byRound !== 0) return byRound > 0;
  if (isLater(a, b)) return true;
  return !isLater(b, a) && showValueKey(a.key) < showValueKey(b.key);
}

function roundText(round: Period | undefined): string {
  return round === undefined ? "" : `${lastDay(round)} ${showPeriod(round)}`;
}

function isLater(a: CurrentVersion, b: CurrentVersion): boolean {
  return orderOf(a) > orderOf(b);
}

function orderOf(version: CurrentVersion): string {
  return [version.knownAt, version.recordedAt ?? ""].join(" ");
}
