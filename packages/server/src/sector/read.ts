import { type Language, showUnitName, toPlaceRef, toRelationJson, toTargetJson, toValueJson } from "@kehoach/api/figure-json";
import type { ApiProblem } from "@kehoach/api/problem";
import type { getSector, listSectors } from "@kehoach/api/sector";
import { findActual, findTarget } from "@kehoach/core/analysis/fact";
import { listHeadlines } from "@kehoach/core/analysis/scorecard";
import type { Sector } from "@kehoach/core/indicator/indicator";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { findNear } from "@kehoach/core/pack/near";
import { lastDay, type Period } from "@kehoach/core/period/period";
import type { z } from "zod";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import { loadAround, loadSituation, type Situation } from "../scorecard/read.ts";

type Query = z.output<typeof listSectors.query>;
type ListReply = z.output<typeof listSectors.reply>;
type OneReply = z.output<typeof getSector.reply>;

/** The part of a code before its first dot names its sector. */
export function sectorOf(code: string): string {
  return code.split(".")[0] ?? code;
}

/** Whether a period touches a year: what a page about the year shows. */
export function touches(period: Period, year: Period): boolean {
  return period.start <= lastDay(year) && lastDay(period) >= year.start;
}

function countBy(codes: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const code of codes) counts.set(sectorOf(code), (counts.get(sectorOf(code)) ?? 0) + 1);
  return counts;
}

function showSectors({ book, period }: Situation): ListReply["items"] {
  const indicators = countBy([...book.indicators.keys()]);
  const values = countBy(book.values.filter(({ key }) => touches(key.period, period)).map(({ key }) => key.indicator));
  const targets = countBy(book.targets.filter(({ key }) => touches(key.period, period)).map(({ key }) => key.indicator));
  const relations = countBy(book.relations.filter((relation) => touches(relation.period, period)).map(({ code }) => code));
  return book.sectors.map((sector: Sector, at) => ({
    code: sector.code,
    name: sector.name,
    section: sector.section,
    reporter: sector.reporter ?? null,
    reporterStated: sector.reporterStated,
    position: at + 1,
    indicators: indicators.get(sector.code) ?? 0,
    values: values.get(sector.code) ?? 0,
    targets: targets.get(sector.code) ?? 0,
    relations: relations.get(sector.code) ?? 0,
  }));
}

/** Systems of work in the order of the report, with how much there is of each at the place in the year. */
export async function loadSectors(
  tx: Tx,
  scope: Scope,
  query: Query,
  language: Language,
): Promise<Outcome<ListReply, ApiProblem>> {
  const found = await loadSituation(tx, scope, query, { reach: "year", needs: "facts", language });
  if (!found.ok) return found;
  return accept({
    place: toPlaceRef(found.value.reader, found.value.place),
    year: found.value.year,
    items: showSectors(found.value),
  });
}

function showIndicators(situation: Situation, sector: string): OneReply["indicators"] {
  const { book, reader, place, period, moment } = situation;
  const key = { code: place.code, validFrom: place.validFrom };
  const headlines = listHeadlines(book, period);
  return [...book.indicators.values()]
    .filter(({ code }) => sectorOf(code) === sector)
    .map((indicator) => {
      const cell = { indicator: indicator.code, breakdown: [], place: key, period };
      const actual = findActual(book, cell, moment);
      const target = findTarget(book, cell, moment);
      const isMine = (version: { readonly key: { readonly indicator: string; readonly period: Period } }): boolean =>
        version.key.indicator === indicator.code && touches(version.key.period, period);
      return {
        code: indicator.code,
        name: indicator.name,
        unit: showUnitName(reader, indicator.unit),
        headline: headlines.includes(indicator.code),
        actual: actual ? toValueJson(reader, actual) : null,
        target: target ? toTargetJson(reader, target) : null,
        parts: book.values
          .filter((version) => version !== actual && isMine(version))
          .map((version) => toValueJson(reader, version)),
        partTargets: book.targets
          .filter((version) => version !== target && isMine(version))
          .map((version) => toTargetJson(reader, version)),
        relations: book.relations
          .filter((relation) => relation.subject?.indicator === indicator.code && touches(relation.period, period))
          .map((relation) => toRelationJson(reader, relation)),
      };
    });
}

/** One system of work with every figure of it that touches the year, at any place. */
export async function loadSector(
  tx: Tx,
  scope: Scope,
  code: string,
  query: Query,
  language: Language,
): Promise<Outcome<OneReply, ApiProblem>> {
  const found = await loadSituation(tx, scope, query, { reach: "none", needs: "facts", language });
  if (!found.ok) return found;
  const { sectors, indicators } = found.value.book;
  if (!sectors.some((one) => one.code === code)) {
    const near = findNear(
      code,
      sectors.map((one) => one.code),
    );
    const candidates = near.map((one) => ({
      code: one,
      name: sectors.find((other) => other.code === one)?.name ?? one,
      detail: null,
    }));
    return refuse({ code: "SECTOR_UNKNOWN", parameter: "code", found: code, candidates });
  }
  const own = [...indicators.keys()].filter((indicator) => sectorOf(indicator) === code);
  const around = await loadAround(tx, scope, found.value, own, "year");
  const sector = showSectors(around).find((one) => one.code === code);
  if (sector === undefined) throw new Error(`sector ${code} went away between two reads of one snapshot`);
  return accept({
    place: toPlaceRef(around.reader, around.place),
    year: around.year,
    sector,
    indicators: showIndicators(around, code),
  });
}
