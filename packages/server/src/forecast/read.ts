import type { Assessment } from "@kehoach/core/analysis/assess";
import type { Book } from "@kehoach/core/analysis/book";
import { indexBook } from "@kehoach/core/analysis/book-index";
import {
  type ForecastAnswer,
  findNoForecast,
  forecastAssessed,
  listForecastYears,
} from "@kehoach/core/analysis/forecast-assessed";
import type { Indicator } from "@kehoach/core/indicator/indicator";
import type { Period } from "@kehoach/core/period/period";
import { contains } from "@kehoach/core/period/period";
import { type Place, showPlaceKey } from "@kehoach/core/place/place";
import type { ValueVersion } from "@kehoach/core/value/value";
import type { MomentQuestion } from "../book/read.ts";
import { loadValues } from "../fact/read.ts";
import { findSeriesKeys } from "../fact-key/read.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import { computePlaceTotals, loadPlaceTotals } from "../total/cells.ts";
import { leavesOf, treeOn } from "../total/tree.ts";

/** No quarter has more. */
const QUARTER_DAYS = 92;

/** Of what place and year forecasts are asked for, and as known when. */
type Asked = {
  readonly authority: { readonly id: bigint };
  readonly book: Book;
  readonly place: Place;
  readonly period: Period;
  readonly moment: MomentQuestion;
};

/** The series of the parts a place says itself: what is judged by totals is judged, where nothing lies below, by what it says. */
function seriesOfParts({ code, judgedBy }: Indicator) {
  return { code, series: judgedBy === "rolled-up" ? ("own" as const) : judgedBy };
}

/** Of which indicators totals may stand for parts: those of which the place has said nothing in the year. */
function listTotalled(indicators: readonly Indicator[], said: readonly ValueVersion[], year: Period): readonly string[] {
  const speaks = new Set(said.flatMap(({ key }) => (contains(year, key.period) ? [key.indicator] : [])));
  return indicators.flatMap(({ code, judgedBy }) => (judgedBy === "rolled-up" || !speaks.has(code) ? [code] : []));
}

/**
 * What forecasts the years of some assessed indicators at a place: it has been read what the place, or those below it, have said of the
 * months and quarters.
 *
 * @rule V40
 */
export async function loadForecaster(
  tx: Tx,
  scope: Scope,
  { authority, book, place, period, moment }: Asked,
  rows: readonly Assessment[],
): Promise<(assessed: Assessment) => ForecastAnswer> {
  const key = { code: place.code, validFrom: place.validFrom };
  const leavesOn = (day: string): number => leavesOf(treeOn(book.places, book.authority.place, day), showPlaceKey(key));
  const indicators = rows.flatMap((row): readonly Indicator[] => {
    const indicator = book.indicators.get(row.code);
    return indicator && findNoForecast(indicator, row, leavesOn) === undefined ? [indicator] : [];
  });
  const years = listForecastYears(period);
  const periods = { start: years.month.at(-1)?.[0]?.start ?? period.start, end: period.end, mostDays: QUARTER_DAYS };
  const series = indicators.map(seriesOfParts);
  const keys = series.length === 0 ? undefined : await findSeriesKeys(tx, scope, authority.id, { place: key, periods, series });
  const said =
    keys === undefined || keys.value.length === 0 ? [] : await loadValues(tx, scope, authority.id, { ...moment, keys });
  const totalled = listTotalled(indicators, said, period);
  const { knownAt } = moment;
  const ofPlace = { place: key, codes: totalled };
  const whole = [...years.month.flat(), ...years.quarter.flat()];
  const totals =
    totalled.length === 0
      ? []
      : knownAt === undefined
        ? await loadPlaceTotals(tx, authority.id, book, { ...ofPlace, periods: whole })
        : await computePlaceTotals(tx, scope, authority.id, book, { ...ofPlace, periods: whole, knownAt });
  const parts = indexBook({ ...book, values: [...said, ...totals] });
  return (assessed) => {
    const indicator = book.indicators.get(assessed.code);
    if (indicator === undefined) throw new Error(`assessed without an indicator: ${assessed.code}`);
    return forecastAssessed(parts, indicator, assessed, { years, leavesOn, ...moment });
  };
}
