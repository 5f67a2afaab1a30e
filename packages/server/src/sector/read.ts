import { type Language, showUnitName, toPlaceRef, toRelationJson, toTargetJson, toValueJson } from "@kehoach/api/figure-json";
import type { ApiProblem } from "@kehoach/api/problem";
import type { getSector, listSectors } from "@kehoach/api/sector";
import { findActual, findTarget } from "@kehoach/core/analysis/fact";
import { listHeadlines } from "@kehoach/core/analysis/scorecard";
import type { Sector } from "@kehoach/core/indicator/indicator";
import { sectorOf } from "@kehoach/core/indicator/sector";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { findNear } from "@kehoach/core/pack/near";
import type { Period } from "@kehoach/core/period/period";
import { isSamePlace, type PlaceKey } from "@kehoach/core/place/place";
import type { z } from "zod";
import { listRelationCodes } from "../fact/read.ts";
import { type Count, countFigures } from "../fact-key/read.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import { loadAround, loadSituation, type Situation } from "../scorecard/read.ts";

type Query = z.output<typeof listSectors.query>;
type ListReply = z.output<typeof listSectors.reply>;
type OneReply = z.output<typeof getSector.reply>;

/** Whether a period touches a year: what a page about the year shows. */
export function touches(period: Period, year: Period): boolean {
  // Half-open, but an instant begins and ends on its day. Asked of every figure, so no day is computed.
  return period.start < year.end && (period.end > year.start || (period.start === period.end && period.start === year.start));
}

/** The most that one page carries of all its indicators together: figures of the place, those of other places; and of each at least. */
const OWN = { all: 120, least: 12 };
const ELSEWHERE = { all: 30, least: 3 };

function share({ all, least }: typeof OWN, among: number): number {
  return Math.max(least, Math.ceil(all / among));
}

function countBy(codes: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const code of codes) counts.set(sectorOf(code), (counts.get(sectorOf(code)) ?? 0) + 1);
  return counts;
}

function showSectors({ book }: Situation, counts: ReadonlyMap<string, Count>, stated: readonly string[]): ListReply["items"] {
  const indicators = countBy([...book.indicators.keys()]);
  const figures = new Map<string, Count>();
  for (const [code, { values, targets }] of counts) {
    const sum = figures.get(sectorOf(code)) ?? { values: 0, targets: 0 };
    figures.set(sectorOf(code), { values: sum.values + values, targets: sum.targets + targets });
  }
  const relations = countBy(stated);
  return book.sectors.map((sector: Sector, at) => ({
    code: sector.code,
    name: sector.name,
    section: sector.section,
    reporter: sector.reporter ?? null,
    reporterStated: sector.reporterStated,
    position: at + 1,
    indicators: indicators.get(sector.code) ?? 0,
    values: figures.get(sector.code)?.values ?? 0,
    targets: figures.get(sector.code)?.targets ?? 0,
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
  const found = await loadSituation(tx, scope, query, { reach: "none", needs: "facts", language });
  if (!found.ok) return found;
  const { authority, reader, year, period, moment } = found.value;
  const place = { code: found.value.place.code, validFrom: found.value.place.validFrom };
  const counts = await countFigures(tx, scope, authority.id, { place, period, ...moment });
  const stated = await listRelationCodes(tx, scope, authority.id, { place, period, ...moment });
  return accept({ place: toPlaceRef(reader, place), year, items: showSectors(found.value, counts, stated) });
}

function showIndicators(
  situation: Situation,
  sector: string,
  most: { readonly own: number; readonly elsewhere: number },
): OneReply["indicators"] {
  const { book, reader, place, period, moment } = situation;
  const key = { code: place.code, validFrom: place.validFrom };
  const headlines = listHeadlines(book, period);
  const isMine = (version: { readonly key: { readonly period: Period } }): boolean => touches(version.key.period, period);
  const values = Map.groupBy(book.values.filter(isMine), ({ key: { indicator } }) => indicator);
  const targets = Map.groupBy(book.targets.filter(isMine), ({ key: { indicator } }) => indicator);
  // A list as long as it may be has probably been cut; that it is exactly complete is not worth asking.
  const isFull = (versions: readonly { readonly key: { readonly place: PlaceKey } }[]): boolean => {
    const here = versions.filter((version) => isSamePlace(version.key.place, place)).length;
    return here >= most.own || versions.length - here >= most.elsewhere;
  };
  return [...book.indicators.values()]
    .filter(({ code }) => sectorOf(code) === sector)
    .map((indicator) => {
      const cell = { indicator: indicator.code, breakdown: [], place: key, period };
      const actual = findActual(book, cell, moment);
      const target = findTarget(book, cell, moment);
      return {
        code: indicator.code,
        name: indicator.name,
        unit: showUnitName(reader, indicator.unit),
        headline: headlines.includes(indicator.code),
        actual: actual ? toValueJson(reader, actual) : null,
        target: target ? toTargetJson(reader, target) : null,
        more: isFull(values.get(indicator.code) ?? []) || isFull(targets.get(indicator.code) ?? []),
        parts: (values.get(indicator.code) ?? [])
          .filter((version) => version !== actual)
          .map((version) => toValueJson(reader, version)),
        partTargets: (targets.get(indicator.code) ?? [])
          .filter((version) => version !== target)
          .map((version) => toTargetJson(reader, version)),
        relations: book.relations
          .filter((relation) => relation.subject?.indicator === indicator.code && touches(relation.period, period))
          .map((relation) => toRelationJson(reader, relation)),
      };
    });
}

/** One system of work with the figures of it that touch the year: those of the place, and the first of those elsewhere. @rule W18 */
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
  const { authority, period, moment } = found.value;
  const place = { code: found.value.place.code, validFrom: found.value.place.validFrom };
  const most = { own: share(OWN, own.length), elsewhere: share(ELSEWHERE, own.length) };
  const around = await loadAround(tx, scope, found.value, { codes: own, ownPeriod: period, ...most });
  const counts = await countFigures(tx, scope, authority.id, { place, codes: own, period, ...moment });
  const stated = around.book.relations.filter((relation) => touches(relation.period, period)).map((relation) => relation.code);
  const sector = showSectors(around, counts, stated).find((one) => one.code === code);
  if (sector === undefined) throw new Error(`sector ${code} went away between two reads of one snapshot`);
  return accept({
    place: toPlaceRef(around.reader, around.place),
    year: around.year,
    sector,
    indicators: showIndicators(around, code, most),
  });
}
