import { isAdditive } from "../indicator/additivity.ts";
import { showBreakdown } from "../indicator/breakdown.ts";
import { isSamePeriod } from "../indicator/cell.ts";
import type { Breakdown, Indicator } from "../indicator/indicator.ts";
import { accept, type Outcome, refuse } from "../outcome.ts";
import { type IsoDate, lastDay, type Period } from "../period/period.ts";
import { type BoundaryReading, type BoundaryRow, convertBoundaries } from "../place/boundaries.ts";
import { isSamePlace, type PlaceKey, showPlaceKey } from "../place/place.ts";
import type { PlaceHistory, Share } from "../place/succession.ts";
import { findBestKnown, type ValueQuestion } from "./best-known.ts";
import { evaluateIndicator, type FormulaValueProblem, listParts, type Part } from "./formula-value.ts";
import type { ValueVersion } from "./value.ts";

export type ConvertProblem =
  /** Neither additive over places nor computed from parts that are: other boundaries give no figure. */
  { readonly code: "CONVERT_NOT_ADDITIVE"; readonly indicator: string; readonly part: string } | FormulaValueProblem;

export type ConvertQuestion = {
  readonly indicator: Indicator;
  readonly breakdown: Breakdown;
  readonly period: Period;
  /** The boundaries wanted: those of this day. */
  readonly to: IsoDate;
  readonly indicators: ReadonlyMap<string, Indicator>;
  /** The facts of one level of places, in the boundaries of the period's last day. */
  readonly values: readonly ValueVersion[];
  readonly history: PlaceHistory;
  readonly ask?: ValueQuestion;
};

/**
 * An indicator of many places, read in the boundaries of another day: additive ones are summed, ratios recomputed for
 * each place from their converted parts, anything else refuses. A ratio is given only where none of its parts is missing.
 *
 * @problem CONVERT_NOT_ADDITIVE  and the problems of the formula
 * @rule    V8 G6 G7
 */
export function convertPlaces(asked: ConvertQuestion): Outcome<BoundaryReading, ConvertProblem> {
  const { indicator, breakdown, indicators } = asked;
  if (isAdditive(indicator, { kind: "places" })) return accept(convertPart(asked, { indicator: indicator.code, breakdown }));
  if (indicator.formula === undefined) {
    return refuse({ code: "CONVERT_NOT_ADDITIVE", indicator: indicator.code, part: indicator.code });
  }
  // With nothing given, all that is wrong is the formula itself.
  const dry = evaluateIndicator(indicator, breakdown, indicators, () => undefined);
  const broken = dry.ok ? [] : dry.problems.filter(({ code }) => code !== "VALUE_PARTS_MISSING");
  const parts = new Map(listParts(indicator, breakdown, indicators).map((part) => [showPart(part), part]));
  const fixed = [...parts.values()].flatMap((part): readonly ConvertProblem[] => {
    const of = indicators.get(part.indicator);
    const adds = of !== undefined && isAdditive(of, { kind: "places" });
    return adds ? [] : [{ code: "CONVERT_NOT_ADDITIVE", indicator: indicator.code, part: part.indicator }];
  });
  const [first, ...rest] = [...broken, ...fixed];
  if (first) return refuse(first, ...rest);
  const readings = new Map([...parts].map(([text, part]) => [text, convertPart(asked, part)]));
  return accept(recompute(asked, readings));
}

function recompute(asked: ConvertQuestion, readings: ReadonlyMap<string, BoundaryReading>): BoundaryReading {
  const byPart = new Map(
    [...readings].map(([part, { rows }]) => [part, new Map(rows.map((row) => [showPlaceKey(row.place), row]))]),
  );
  const rows = asked.history.places.flatMap((place): readonly BoundaryRow[] => {
    const rowOf = (part: string) => byPart.get(part)?.get(showPlaceKey(place));
    const given = [...byPart.keys()].flatMap((part) => rowOf(part) ?? []);
    if (given.length === 0) return [];
    // Who gave one part and not another is missing too: the parts must be of the same places.
    const belonging = distinct(
      given.flatMap((row) => [...row.from.map((share) => share.place), ...row.missing, ...row.noFigure]),
    );
    const missing = belonging.filter((key) => [...byPart.keys()].some((part) => !hasAnswered(rowOf(part), key)));
    const value = evaluateIndicator(asked.indicator, asked.breakdown, asked.indicators, (part) => rowOf(showPart(part))?.value);
    return [
      {
        place: { code: place.code, validFrom: place.validFrom },
        ...(value.ok && missing.length === 0 ? { value: value.value } : {}),
        from: distinctShares(given.flatMap((row) => row.from)),
        missing,
        noFigure: distinct(given.flatMap((row) => row.noFigure)),
        estimated: given.some((row) => row.estimated),
      },
    ];
  });
  return { rows, refused: [...readings.values()].flatMap((reading) => reading.refused) };
}

function hasAnswered(row: BoundaryRow | undefined, key: PlaceKey): boolean {
  return row !== undefined && [...row.from.map(({ place }) => place), ...row.noFigure].some((place) => isSamePlace(place, key));
}

/** The best-known figures of a part, place by place, carried over. */
function convertPart(asked: ConvertQuestion, part: Part): BoundaryReading {
  const { period, values, indicators, history, ask = {} } = asked;
  const series = indicators.get(part.indicator)?.judgedBy ?? asked.indicator.judgedBy;
  const mine = values.filter(({ key }) => {
    return (
      key.indicator === part.indicator &&
      isSamePeriod(key.period, period) &&
      showBreakdown(key.breakdown) === showBreakdown(part.breakdown)
    );
  });
  const figures = distinct(mine.map(({ key }) => key.place)).flatMap((place) => {
    const best = findBestKnown(mine, { ...part, place, period }, { series, ...ask });
    return best === undefined ? [] : [{ place, ...(best.value === undefined ? {} : { value: best.value }) }];
  });
  return convertBoundaries(figures, history, lastDay(period), asked.to);
}

function showPart(part: Part): string {
  return `${part.indicator}|${showBreakdown(part.breakdown)}`;
}

function distinct(places: readonly PlaceKey[]): readonly PlaceKey[] {
  return [...new Map(places.map((place) => [showPlaceKey(place), place])).values()];
}

function distinctShares(shares: readonly Share[]): readonly Share[] {
  return [...new Map(shares.map((share) => [showPlaceKey(share.place), share])).values()];
}
