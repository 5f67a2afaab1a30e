import { assess } from "../analysis/assess.ts";
import { listRelationsNear } from "../analysis/book-index.ts";
import { findActual, findTarget } from "../analysis/fact.ts";
import { parseBreakdown } from "../indicator/breakdown.ts";
import { type Cell, isSameCell, isSamePeriod } from "../indicator/cell.ts";
import type { Indicator } from "../indicator/indicator.ts";
import { accept, type Outcome, refuse } from "../outcome.ts";
import { lastDay, type Period, parsePeriod, showPeriod } from "../period/period.ts";
import { type PlaceKey, showPlaceKey } from "../place/place.ts";
import { findPlace } from "../place/tree.ts";
import type { TargetVersion } from "../plan/target.ts";
import { showTargetKey, showValueKey } from "../value/fact-key.ts";
import type { RelationKind, StatedRelation } from "../value/relation.ts";
import type { ValueVersion } from "../value/value.ts";
import type { Verdict } from "../verdict/verdict.ts";
import type { RunRef } from "./bound.ts";
import type { ReferenceFault, Setting } from "./setting.ts";

/** What a reference asks for, as written. */
export type Asked = { readonly target: string; readonly breakdown?: string; readonly place?: string; readonly period?: string };

/** A cell with what is known of it. */
export type Figure = {
  readonly cell: Cell;
  readonly indicator: Indicator;
  readonly actual?: ValueVersion;
  readonly target?: TargetVersion;
};

/**
 * The period of a reference that names none: the report's year; if there are no facts of that period, the only period
 * with facts that begins within the year.
 * @rule R7 (docs/rules/report.md)
 */
function findPeriod(cell: Cell, setting: Setting): Outcome<Period, ReferenceFault> {
  const { period: year } = setting;
  const page = setting.pageOf(cell.indicator);
  const cells: Cell[] = [];
  const collect = (key: Cell): void => {
    const other = { ...cell, period: key.period };
    if (isSameCell(key, other) && !cells.some((seen) => isSamePeriod(seen.period, key.period))) cells.push(other);
  };
  for (const { key } of page.values) collect(key);
  for (const { key } of page.targets) collect(key);
  for (const { subject } of page.relations) if (subject) collect(subject);
  const within = cells.map((other) => other.period).filter(({ start }) => start >= year.start && start < year.end);
  if (within.length === 0 || within.some((period) => isSamePeriod(period, year))) return accept(year);
  const [only = year, ...others] = within;
  return others.length === 0
    ? accept(only)
    : refuse({ code: "REPORT_SEVERAL_PERIODS", target: cell.indicator, periods: within.map(showPeriod).join(", ") });
}

/** The cell a reference means. @rule R7 (docs/rules/report.md) */
export function findCell(asked: Asked, phrase: string, setting: Setting): Outcome<Cell, ReferenceFault> {
  const faults: ReferenceFault[] = [];
  const { book } = setting;
  if (!book.indicators.has(asked.target)) faults.push({ code: "REPORT_UNKNOWN_INDICATOR", phrase, target: asked.target });
  const breakdown = parseBreakdown(asked.breakdown ?? "");
  if (!breakdown.ok) faults.push({ code: "REPORT_BAD_BREAKDOWN", breakdown: asked.breakdown ?? "" });
  else
    for (const { dimension, item } of breakdown.value)
      if (!book.dimensions.some((known) => known.code === dimension && known.items.some((other) => other.code === item)))
        faults.push({ code: "REPORT_BAD_BREAKDOWN", breakdown: `${dimension}=${item}` });
  const period = asked.period === undefined ? undefined : parsePeriod(asked.period);
  if (period && !period.ok) faults.push({ code: "REPORT_BAD_PERIOD", period: asked.period ?? "" });
  const date = lastDay(period?.ok ? period.value : setting.period);
  const place = asked.place === undefined ? undefined : findPlace(book.places, asked.place, date);
  if (place && !place.ok)
    for (const problem of place.problems)
      faults.push({
        code: "REPORT_UNKNOWN_PLACE",
        place: asked.place ?? "",
        candidates: problem.candidates.map(showPlaceKey).join(", "),
      });
  const [first, ...rest] = faults;
  if (first || !breakdown.ok) return refuse(first ?? { code: "REPORT_BAD_BREAKDOWN", breakdown: asked.breakdown ?? "" }, ...rest);
  const key: PlaceKey = place?.ok ? { code: place.value.code, validFrom: place.value.validFrom } : setting.place;
  const cell: Cell = { indicator: asked.target, breakdown: breakdown.value, place: key, period: setting.period };
  if (period?.ok) return accept({ ...cell, period: period.value });
  const found = findPeriod(cell, setting);
  return found.ok ? accept({ ...cell, period: found.value }) : found;
}

/** What is known of a cell. The indicator is known to exist. */
export function readFigure(cell: Cell, indicator: Indicator, setting: Setting): Figure {
  const page = setting.pageOf(cell.indicator);
  const actual = findActual(page, cell);
  const target = findTarget(page, cell);
  return { cell, indicator, ...(actual ? { actual } : {}), ...(target ? { target } : {}) };
}

/** The stated relations of a kind about a cell. */
export function findRelations(cell: Cell, kind: RelationKind, setting: Setting): readonly StatedRelation[] {
  return listRelationsNear(setting.pageOf(cell.indicator), cell).filter(
    ({ kind: other, subject }) => other === kind && subject?.fact === "value" && isSameCell(subject, cell),
  );
}

/** The verdict that holds: the one a document states, else the computed one. @rule R8 (docs/rules/report.md) */
export function findVerdict(figure: Figure, setting: Setting): { readonly verdict: Verdict; readonly stated?: StatedRelation } {
  const assessed = assess(setting.pageOf(figure.cell.indicator), figure.indicator, figure.cell, { mode: setting.mode });
  const { verdict, verdictRelation } = assessed;
  return { verdict, ...(verdictRelation ? { stated: verdictRelation } : {}) };
}

export function toValueRef(version: ValueVersion): RunRef {
  return { kind: "value", id: showValueKey(version.key), indicator: version.key.indicator };
}

export function toTargetRef(version: TargetVersion): RunRef {
  return { kind: "target", id: showTargetKey(version.key), indicator: version.key.indicator };
}

export function toRelationRef(relation: StatedRelation): RunRef {
  return { kind: "relation", id: relation.code, ...(relation.subject ? { indicator: relation.subject.indicator } : {}) };
}
