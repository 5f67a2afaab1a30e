import { isAdditive } from "../indicator/additivity.ts";
import type { Cell } from "../indicator/cell.ts";
import type { Indicator, Series } from "../indicator/indicator.ts";
import { type IsoDate, lastDay, type Period, previousYear } from "../period/period.ts";
import { listPartsOf } from "../period/step.ts";
import type { Decimal } from "../quantity/decimal.ts";
import { findBestKnown } from "../value/best-known.ts";
import type { StatedVerdict } from "../value/relation.ts";
import type { ValueVersion } from "../value/value.ts";
import { judge } from "../verdict/judge.ts";
import type { Assessment } from "./assess.ts";
import type { Book } from "./book.ts";
import { listValuesNear } from "./book-index.ts";
import { findRoundedInUnit, type Moment } from "./fact.ts";
import { type Forecast, forecastYear } from "./forecast.ts";

/** Kinds of periods by which a year is forecast, finest first. */
const KINDS = ["month", "quarter"] as const;
type Kind = (typeof KINDS)[number];
/** Earlier years that are asked: what was longer ago tells little of the course of this one. */
const MOST_YEARS = 3;

/** How the year of an assessed indicator will probably end, in the unit of the assessment. */
export type IndicatorForecast = Forecast & {
  readonly kind: Kind;
  /** Of how many parts the year is. */
  readonly of: number;
  /** `judging`: the series that judges; `total`: the place says nothing of any part itself, and those below it all do. */
  readonly from: "judging" | "total";
  /** Of the target that judges. */
  readonly percent?: Decimal;
  /** What the year would be judged if it ended so. */
  readonly verdict?: StatedVerdict;
};

/** Why nothing is forecast. */
export type ForecastLack =
  | { readonly code: "FORECAST_NOT_ADDITIVE" | "FORECAST_YEAR_OVER" | "FORECAST_NO_PARTS" | "FORECAST_NOTHING_REACHED" }
  /** Of this part, which is not the newest, there is no figure, or a total that lacks some places. */
  | { readonly code: "FORECAST_GAP"; readonly missing: Period };

export type ForecastAnswer =
  | { readonly forecast: IndicatorForecast; readonly lack?: undefined }
  | { readonly forecast?: undefined; readonly lack: ForecastLack };

/** The parts of a year, and of those before it, newest year first: those a forecast asks for. */
export type ForecastYears = Readonly<Record<Kind, readonly (readonly Period[])[]>>;

/** By the first day of the year: the same few are asked for again and again. */
const known = new Map<string, ForecastYears>();
const MOST_KNOWN = 200;

/** @rule V40 */
export function listForecastYears(year: Period): ForecastYears {
  const name = `${year.calendar} ${year.start} ${year.end}`;
  const found = known.get(name) ?? makeForecastYears(year);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(name, found);
  return found;
}

function makeForecastYears(year: Period): ForecastYears {
  const years: Period[] = [year];
  for (let one = previousYear(year); years.length <= MOST_YEARS; one = previousYear(one)) years.push(one);
  return { month: years.map((one) => listPartsOf(one, "month")), quarter: years.map((one) => listPartsOf(one, "quarter")) };
}

/** Why an assessed year has no end to tell, whatever is known of its parts: it does not add up over time, or it is known whole. @rule V19 V40 */
export function findNoForecast(
  indicator: Indicator,
  { actualVersion }: Pick<Assessment, "actualVersion">,
  leavesOn: ForecastOptions["leavesOn"],
): ForecastLack | undefined {
  if (!isAdditive(indicator, { kind: "time" })) return { code: "FORECAST_NOT_ADDITIVE" };
  const isOver = actualVersion !== undefined && actualVersion.key.status !== "estimate" && isWhole(actualVersion, leavesOn);
  return isOver ? { code: "FORECAST_YEAR_OVER" } : undefined;
}

export type ForecastOptions = Moment & {
  readonly years: ForecastYears;
  /** How many places at the bottom lie below the place on a day, itself where there are none: a total of fewer is no part of a year. */
  readonly leavesOn: (day: IsoDate) => number;
};

/** The series to ask, one after the other: totals where the place says nothing, if they are of what judges. One never fills in for the other. */
function listSeries({ judgedBy }: Indicator): readonly Series[] {
  return judgedBy === "rolled-up" || judgedBy === "issued-report" ? [judgedBy] : [judgedBy, "rolled-up"];
}

/** Whether a figure is of all days of its period, and a total of all places at the bottom. */
function isWhole({ key, source, dataAsOf }: ValueVersion, leavesOn: ForecastOptions["leavesOn"]): boolean {
  const day = lastDay(key.period);
  return (dataAsOf ?? day) >= day && !("total" in source && source.total.places < leavesOn(day));
}

/** What can be added of a part: a total of some of its places can not, nor what covers some of its days, nor a declared absence. */
function toPart(version: ValueVersion | undefined, leavesOn: ForecastOptions["leavesOn"]): Decimal | undefined {
  return version !== undefined && isWhole(version, leavesOn) ? version.value : undefined;
}

type Tried = Forecast & Pick<IndicatorForecast, "kind" | "of">;

/** The forecast by parts of one kind and series, in the indicator's unit; undefined: nobody has said anything of any part. */
function tryParts(
  book: Book,
  { decimals, judgedBy }: Indicator,
  cell: Cell,
  { kind, series }: { readonly kind: Kind; readonly series: Series },
  { years, leavesOn, ...moment }: ForecastOptions,
): Tried | ForecastLack | undefined {
  const [periods = [], ...before] = years[kind];
  const known = (period: Period): ValueVersion | undefined => {
    const part = { ...cell, period };
    // What is judged by totals is judged, where nothing lies below, by what the place says; nothing else stands for a total.
    const near = listValuesNear(book, part).filter(({ key }) => judgedBy === "rolled-up" || key.series === series);
    return near.length === 0 ? undefined : findBestKnown(near, part, { series, ...moment });
  };
  const versions = periods.map(known);
  if (versions.every((version) => version === undefined)) return undefined;
  const now = versions.map((version) => toPart(version, leavesOn));
  const gap = now.indexOf(undefined);
  if (gap < 0) return { code: "FORECAST_YEAR_OVER" };
  // While reports come in the newest part lacks some: the year has reached what was complete before.
  const isReached = gap > 0 && now.slice(gap).every((value) => value === undefined);
  const missing = periods[gap];
  if (!isReached && missing) return { code: "FORECAST_GAP", missing };
  const earlier = before.map((year) => year.map((period) => toPart(known(period), leavesOn)));
  const found = forecastYear(now, earlier, decimals);
  return found ? { ...found, kind, of: periods.length } : { code: "FORECAST_NOTHING_REACHED" };
}

/** What is over is over; then what earlier years tell before an even course; then the finest parts. */
function choose(tried: readonly (Tried | ForecastLack)[]): Tried | ForecastLack | undefined {
  const found = tried.filter((one): one is Tried => !("code" in one));
  return (
    tried.find((one) => "code" in one && one.code === "FORECAST_YEAR_OVER") ??
    found.find(({ method }) => method === "share") ??
    found[0] ??
    tried[0]
  );
}

/** The figures in the unit of the assessment, with the digits plan and actual were entered with in it. */
function inUnit(book: Book, { unit, decimals }: Indicator, of: Assessment, tried: Tried): Tried {
  if (of.unitCode === unit) return tried;
  const entered = [of.actualVersion?.asEntered, of.targetVersion?.asEntered].filter((one) => one?.unit === of.unitCode);
  const digits = Math.max(...entered.map((one) => one?.decimals ?? decimals));
  const turn = (value: Decimal): Decimal => {
    const turned = findRoundedInUnit(book, value, { from: unit, to: of.unitCode, digits });
    if (turned === undefined) throw new Error(`assessed in a unit that ${unit} is not measured in: ${of.unitCode}`);
    return turned;
  };
  const range = tried.low && tried.high ? { low: turn(tried.low), high: turn(tried.high) } : {};
  return { ...tried, value: turn(tried.value), ...range };
}

/** What the year would be of its target. @rule V41 J1 J2 J5 */
function holdAgainst(indicator: Indicator, value: Decimal, { cell, targetVersion: target }: Assessment) {
  const { verdict, percent } = judge({
    indicator,
    actual: { value },
    ...(target ? { target } : {}),
    mode: "final",
    period: cell.period,
  });
  return {
    ...(percent === undefined ? {} : { percent }),
    ...(verdict === "notAssessable" || verdict === "noFigure" ? {} : { verdict }),
  };
}

/**
 * How the year of an assessed indicator will probably end, by its months or its quarters, and what that would be of the target that
 * judges; or why nothing is told.
 *
 * @param book  with what is known of the months and quarters of the place, in this year and in those before
 * @rule  V19 V40 V41
 */
export function forecastAssessed(
  book: Book,
  indicator: Indicator,
  assessed: Assessment,
  options: ForecastOptions,
): ForecastAnswer {
  const none = findNoForecast(indicator, assessed, options.leavesOn);
  if (none) return { lack: none };
  for (const series of listSeries(indicator)) {
    const chosen = choose(KINDS.flatMap((kind) => tryParts(book, indicator, assessed.cell, { kind, series }, options) ?? []));
    if (chosen === undefined) continue;
    if ("code" in chosen) return { lack: chosen };
    const from = series === indicator.judgedBy ? "judging" : "total";
    return {
      forecast: { ...inUnit(book, indicator, assessed, chosen), from, ...holdAgainst(indicator, chosen.value, assessed) },
    };
  }
  return { lack: { code: "FORECAST_NO_PARTS" } };
}
