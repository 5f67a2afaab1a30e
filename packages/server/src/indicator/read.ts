import {
  type Language,
  type Reader,
  showBreakdownName,
  showPeriodName,
  showUnitName,
  toDecimalText,
  toPlaceRef,
  toRelationJson,
  toTargetJson,
  toValueJson,
} from "@kehoach/api/figure-json";
import { matchFolded } from "@kehoach/api/fold";
import type { getIndicator, listIndicators } from "@kehoach/api/indicator";
import type { ApiProblem } from "@kehoach/api/problem";
import { toScorecardRow } from "@kehoach/api/scorecard-json";
import { assess } from "@kehoach/core/analysis/assess";
import { findActual, findTarget } from "@kehoach/core/analysis/fact";
import { listHeadlines } from "@kehoach/core/analysis/scorecard";
import { fold } from "@kehoach/core/fold";
import { showBreakdown } from "@kehoach/core/indicator/breakdown";
import type { Cell } from "@kehoach/core/indicator/cell";
import type { Indicator } from "@kehoach/core/indicator/indicator";
import { sectorOf } from "@kehoach/core/indicator/sector";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { findNear } from "@kehoach/core/pack/near";
import { lastDay, showPeriod } from "@kehoach/core/period/period";
import { isSamePlace } from "@kehoach/core/place/place";
import type { TargetVersion } from "@kehoach/core/plan/target";
import { showDecimal } from "@kehoach/core/quantity/decimal";
import type { ValueVersion } from "@kehoach/core/value/value";
import type { z } from "zod";
import { loadForecaster } from "../forecast/read.ts";
import { toPage } from "../platform/http-page-mark.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import { loadAround, loadSituation, type Situation } from "../scorecard/read.ts";
import { touches } from "../sector/read.ts";

type ListQuery = z.output<typeof listIndicators.query>;
type ListReply = z.output<typeof listIndicators.reply>;
type OneQuery = z.output<typeof getIndicator.query>;
type OneReply = z.output<typeof getIndicator.reply>;
type IndicatorJson = OneReply["indicator"];

/** The most that one page carries: of the place itself (every year), and of other places in the year. */
const SERIES = 400;
const ELSEWHERE = 60;

function showIndicator({ book }: Situation, reader: Reader, indicator: Indicator): IndicatorJson {
  const { direction } = indicator;
  const sector = sectorOf(indicator.code);
  return {
    code: indicator.code,
    name: indicator.name,
    sector,
    sectorName: book.sectors.find((one) => one.code === sector)?.name ?? sector,
    unit: showUnitName(reader, indicator.unit),
    decimals: indicator.decimals,
    nature: indicator.nature,
    direction: direction.kind,
    range: direction.kind === "range" ? { low: showDecimal(direction.low), high: showDecimal(direction.high) } : null,
    judgedBy: indicator.judgedBy,
    formula: indicator.formula ?? null,
    note: indicator.note ?? null,
    headlineYears: book.headlines
      .filter((list) => list.indicators.includes(indicator.code))
      .map(({ period }) => Number(period.start.slice(0, 4))),
  };
}

/** The catalogue, in the order of the packs; a search puts the closest first. @rule W8 W9 */
export async function loadIndicators(
  tx: Tx,
  scope: Scope,
  query: ListQuery,
  language: Language,
): Promise<Outcome<ListReply, ApiProblem>> {
  const found = await loadSituation(tx, scope, { authority: query.authority }, { reach: "none", needs: "facts", language });
  if (!found.ok) return found;
  const { book, reader } = found.value;
  if (query.sector !== undefined && !book.sectors.some(({ code }) => code === query.sector)) {
    const near = findNear(
      query.sector,
      book.sectors.map(({ code }) => code),
    );
    const candidates = near.map((code) => ({
      code,
      name: book.sectors.find((one) => one.code === code)?.name ?? code,
      detail: null,
    }));
    return refuse({ code: "SECTOR_UNKNOWN", parameter: "sector", found: query.sector, candidates });
  }
  const folded = query.q === undefined ? undefined : fold(query.q);
  const rows = [...book.indicators.values()]
    .filter(({ code }) => query.sector === undefined || sectorOf(code) === query.sector)
    .map((indicator) => ({
      indicator: showIndicator(found.value, reader, indicator),
      score: folded === undefined ? 1 : Math.max(matchFolded(fold(indicator.name), folded), matchFolded(indicator.code, folded)),
    }))
    .filter(
      ({ indicator, score }) =>
        score > 0 && (query.headline === undefined || (query.headline === "true") === indicator.headlineYears.length > 0),
    )
    .toSorted((a, b) => b.score - a.score);
  return toPage(
    rows.map(({ indicator }) => indicator),
    query,
  );
}

function byPlaceFirst(a: ValueVersion | TargetVersion, b: ValueVersion | TargetVersion): number {
  const order = (one: ValueVersion | TargetVersion): string =>
    [showBreakdown(one.key.breakdown), one.key.period.start, one.key.period.end, one.knownAt, one.recordedAt ?? ""].join("|");
  return order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0;
}

/** By breakdown, then by time. */
function bySeries(a: Cell, b: Cell): number {
  const order = (cell: Cell): string => `${showBreakdown(cell.breakdown)} ${lastDay(cell.period)} ${showPeriod(cell.period)}`;
  return order(a) < order(b) ? -1 : 1;
}

/** Every cell of the indicator at the place that has a figure, with its best-known actual and judging target, by time. */
function listSeries({ book, reader, place, moment }: Situation, indicator: Indicator): OneReply["series"] {
  const cells = new Map<string, Cell>();
  for (const { key } of [...book.values, ...book.targets]) {
    if (key.indicator !== indicator.code || !isSamePlace(key.place, place)) continue;
    cells.set(`${showBreakdown(key.breakdown)}|${showPeriod(key.period)}`, {
      indicator: key.indicator,
      breakdown: key.breakdown,
      place: key.place,
      period: key.period,
    });
  }
  return [...cells.values()].toSorted(bySeries).map((cell) => ({
    period: showPeriod(cell.period),
    periodName: showPeriodName(reader, cell.period),
    breakdown: showBreakdown(cell.breakdown),
    breakdownName: showBreakdownName(reader, cell.breakdown),
    unit: showUnitName(reader, indicator.unit),
    actual: toDecimalText(findActual(book, cell, moment)?.value),
    target: toDecimalText(findTarget(book, cell, moment)?.value),
  }));
}

/** One indicator at a place in a year: figures with their lineage, plan versions, the verdict and why. @rule W14 */
export async function loadIndicator(
  tx: Tx,
  scope: Scope,
  code: string,
  query: OneQuery,
  language: Language,
): Promise<Outcome<OneReply, ApiProblem>> {
  const found = await loadSituation(tx, scope, query, { reach: "none", needs: "facts", language });
  if (!found.ok) return found;
  const { indicators } = found.value.book;
  const indicator = indicators.get(code);
  if (indicator === undefined) {
    const candidates = findNear(code, indicators.keys()).map((near) => ({
      code: near,
      name: indicators.get(near)?.name ?? near,
      detail: null,
    }));
    return refuse({ code: "INDICATOR_UNKNOWN", parameter: "code", found: code, candidates });
  }
  const around = await loadAround(tx, scope, found.value, { codes: [code], own: SERIES, elsewhere: ELSEWHERE });
  const { book, reader, place, period, year, moment } = around;
  const key = { code: place.code, validFrom: place.validFrom };
  const row = assess(book, indicator, { indicator: code, breakdown: [], place: key, period }, { mode: query.mode, ...moment });
  const values = book.values
    .filter((version) => version.key.indicator === code && touches(version.key.period, period))
    .toSorted(byPlaceFirst);
  const targets = book.targets
    .filter((version) => version.key.indicator === code && touches(version.key.period, period))
    .toSorted(byPlaceFirst);
  const forecast = await loadForecaster(tx, scope, around, [row]);
  const speaks = (ref: { readonly indicator: string }): boolean => ref.indicator === code;
  return accept({
    indicator: showIndicator(around, reader, indicator),
    place: toPlaceRef(reader, place),
    year,
    judgement: toScorecardRow(reader, row, listHeadlines(book, period).indexOf(code) + 1, forecast(row)),
    actual: row.actualVersion ? toValueJson(reader, row.actualVersion) : null,
    target: row.targetVersion ? toTargetJson(reader, row.targetVersion) : null,
    values: values.filter((version) => isSamePlace(version.key.place, place)).map((version) => toValueJson(reader, version)),
    targets: targets.filter((version) => isSamePlace(version.key.place, place)).map((version) => toTargetJson(reader, version)),
    relations: book.relations
      .filter(
        (relation) =>
          touches(relation.period, period) &&
          [relation.subject, ...relation.operands].some((ref) => ref !== undefined && speaks(ref)),
      )
      .map((relation) => toRelationJson(reader, relation)),
    elsewhere: values.filter((version) => !isSamePlace(version.key.place, place)).map((version) => toValueJson(reader, version)),
    series: listSeries(around, indicator),
  });
}
