import { toBreakdown } from "../indicator/breakdown.ts";
import type { Breakdown, Indicator } from "../indicator/indicator.ts";
import { type IsoDate, lastDay, type Period, parsePeriod } from "../period/period.ts";
import { type Place, type PlaceKey, showPlaceKey } from "../place/place.ts";
import { findPlace } from "../place/tree.ts";
import type { TargetVersion } from "../plan/target.ts";
import { type Decimal, equals, roundTo } from "../quantity/decimal.ts";
import { convert } from "../quantity/measure.ts";
import { showTargetKey, showValueKey } from "../value/fact-key.ts";
import type { AsEntered, Member, PaperSource, ValueVersion } from "../value/value.ts";
import { given } from "./given.ts";
import { findNear } from "./near.ts";
import type { Entry, Manifest, MemberEntry, PackFiles, SourceEntry } from "./pack.ts";
import {
  createTwiceCheck,
  inside,
  listSectorEntries,
  type Report,
  readNumber,
  reportUnknown,
  type Site,
  type Tables,
} from "./tables.ts";

/** What readers of facts share: the tables, the defaults of the pack, where to tell problems. */
export type FactReader = {
  readonly tables: Tables;
  readonly places: readonly Place[];
  readonly manifest: Manifest;
  readonly broken: ReadonlySet<string>;
  readonly report: Report;
};

/** What it takes to look names up in the tables, whatever pack they stand in. */
export type Names = Pick<FactReader, "tables" | "broken" | "report">;

/** What a figure is about, resolved; undefined when a part could not be. */
export type Cell = {
  readonly indicator: Indicator;
  readonly breakdown: Breakdown;
  readonly place: PlaceKey;
  readonly period: Period;
};

export function readIndicator({ tables, report, broken }: Names, site: Site, code: string): Indicator | undefined {
  const indicator = tables.indicators.get(code);
  if (!indicator) reportUnknown(report, site, "indicator", code, tables.indicators.keys(), broken);
  return indicator;
}

export function readPeriod({ report, tables, broken }: FactReader, site: Site, text: string): Period | undefined {
  const parsed = parsePeriod(text);
  if (!parsed.ok) {
    for (const problem of parsed.problems) report(site, problem);
    return undefined;
  }
  const { calendar } = parsed.value;
  if (tables.calendars.size > 0 && !tables.calendars.has(calendar))
    reportUnknown(report, site, "calendar", calendar, tables.calendars, broken);
  return parsed.value;
}

/** The place a code means on the last day of the period. @rule K8 */
export function readPlace(reader: FactReader, site: Site, text: string, period: Period): PlaceKey | undefined {
  return readPlaceOn(reader, site, text, lastDay(period));
}

/** The place a code means on a day. @rule K8 */
export function readPlaceOn(
  { places, report, broken }: Pick<FactReader, "places" | "report" | "broken">,
  site: Site,
  text: string,
  day: IsoDate,
): PlaceKey | undefined {
  const found = findPlace(places, text, day);
  if (found.ok) return { code: found.value.code, validFrom: found.value.validFrom };
  for (const problem of found.problems) {
    if (problem.code !== "PLACE_UNKNOWN" || problem.candidates.length > 0) report(site, problem);
    else if (!broken.has(text)) {
      const known = new Set(places.flatMap((place) => [place.code, showPlaceKey(place)]));
      report(site, { code: "PACK_UNKNOWN", named: "place", text, near: findNear(text, known) });
    }
  }
  return undefined;
}

export function readBreakdown(
  { tables, report, broken }: Names,
  site: Site,
  record: Readonly<Record<string, string>> = {},
): Breakdown | undefined {
  let known = true;
  for (const [code, item] of Object.entries(record)) {
    const dimension = tables.dimensions.get(code);
    const items = dimension?.items.map((one) => one.code) ?? [];
    if (!dimension) reportUnknown(report, inside(site, code), "dimension", code, tables.dimensions.keys(), broken);
    else if (!items.includes(item)) reportUnknown(report, inside(site, code), "item", item, items, broken);
    known &&= items.includes(item);
  }
  return known ? toBreakdown(record) : undefined;
}

type CellEntry = {
  readonly indicator: string;
  readonly breakdown?: Readonly<Record<string, string>>;
  readonly place: string;
  readonly period: string;
};

/** The cell of an entry; every part is looked at even when another is wrong. */
export function readCell(reader: FactReader, site: Site, entry: CellEntry): Cell | undefined {
  const indicator = readIndicator(reader, inside(site, "indicator"), entry.indicator);
  const breakdown = readBreakdown(reader, inside(site, "breakdown"), entry.breakdown);
  const period = readPeriod(reader, inside(site, "period"), entry.period);
  const place = period && readPlace(reader, inside(site, "place"), entry.place, period);
  return indicator && breakdown && period && place && { indicator, breakdown, place, period };
}

export function readSource(
  { manifest, tables, report, broken }: FactReader,
  site: Site,
  source: SourceEntry,
): PaperSource | undefined {
  const document = source.document ?? manifest.document;
  if (document === undefined) {
    report(site, { code: "PACK_NO_DEFAULT", key: "document" });
    return undefined;
  }
  if (source.document !== undefined && !tables.papers.has(document)) {
    reportUnknown(report, inside(site, "document"), "document", document, tables.papers.keys(), broken);
  }
  return { document, line: source.line, ...given({ ref: source.ref }) };
}

export function readKnownAt({ manifest, report }: FactReader, site: Site, date: IsoDate | undefined): IsoDate | undefined {
  const knownAt = date ?? manifest.knownAt?.date;
  if (knownAt === undefined) report(site, { code: "PACK_NO_DEFAULT", key: "knownAt" });
  return knownAt;
}

/** A printed figure: exact in the unit it was entered in, and that unit. */
export type Printed = { readonly value: Decimal; readonly asEntered: AsEntered };

/** The number as entered, with a unit of the tables; a whole unit admits no fraction. @rule K9 K10 */
export function readPrinted(
  { tables, report, broken }: FactReader,
  site: Site,
  entered: string,
  unitCode: string,
): Printed | undefined {
  const value = readNumber(report, inside(site, "entered"), entered);
  const unit = tables.units.get(unitCode);
  if (!unit) reportUnknown(report, inside(site, "unit"), "unit", unitCode, tables.units.keys(), broken);
  if (!value || !unit) return undefined;
  if (unit.whole && !equals(value, roundTo(value, 0)))
    report(inside(site, "entered"), { code: "PACK_NOT_WHOLE", text: entered, unit: unit.name });
  return { value, asEntered: { text: entered, unit: unitCode, decimals: value.scale } };
}

/** A figure in the unit its indicator is held in. @rule K9 */
export function readInIndicatorUnit(
  { tables, report }: FactReader,
  site: Site,
  { value, asEntered }: Printed,
  indicator: Indicator,
): Printed | undefined {
  const [from, to] = [tables.units.get(asEntered.unit), tables.units.get(indicator.unit)];
  if (!from || !to) return undefined;
  if (from.dimension !== to.dimension) {
    const clash = {
      unit: from.name,
      dimension: from.dimension,
      indicator: indicator.code,
      own: to.name,
      ownDimension: to.dimension,
    };
    report(inside(site, "unit"), { code: "PACK_UNIT_CLASH", ...clash });
    return undefined;
  }
  const held = convert(value, from, to);
  if (held.ok) return { value: held.value, asEntered };
  for (const problem of held.problems) report(inside(site, "unit"), problem);
  return undefined;
}

/** The figure of a target or value: `entered` with `unit`, or `noFigure: true` alone. @rule K9 */
function readFigure(
  reader: FactReader,
  site: Site,
  entry: Entry<"targets"> | Entry<"values">,
  indicator: Indicator | undefined,
): Partial<Printed> | undefined {
  const { entered, unit, noFigure = false } = entry;
  if (noFigure) {
    if (entered === undefined && unit === undefined) return {};
    reader.report(inside(site, "noFigure"), { code: "PACK_FIGURE_TWICE" });
    return undefined;
  }
  if (entered === undefined || unit === undefined) {
    reader.report(
      site,
      entered === undefined && unit === undefined
        ? { code: "PACK_FIGURE_ABSENT" }
        : { code: "PACK_KEY_MISSING", key: unit === undefined ? "unit" : "entered" },
    );
    return undefined;
  }
  const printed = readPrinted(reader, site, entered, unit);
  return printed && indicator && readInIndicatorUnit(reader, site, printed, indicator);
}

function readMembers(
  reader: FactReader,
  site: Site,
  members: readonly MemberEntry[] | undefined,
  period: Period | undefined,
): readonly Member[] | undefined {
  if (members === undefined || members.length === 0 || !period) return undefined;
  return members.flatMap((member, i): Member[] => {
    if ("text" in member) return [{ text: member.text }];
    const place = readPlace(reader, inside(site, i, "place"), member.place, period);
    return place ? [{ place }] : [];
  });
}

/** Facts with where they stand. */
export type Sited<T> = readonly { readonly fact: T; readonly site: Site }[];

/** A fact as its entry names it: "crop.area[sex=female] 012 2030". */
function toTitle({ indicator, breakdown = {}, place, period }: Entry<"targets"> | Entry<"values">): string {
  const items = Object.entries(breakdown).map(([dimension, item]) => `${dimension}=${item}`);
  return [items.length === 0 ? indicator : `${indicator}[${items.join(",")}]`, place, period].join(" ");
}

/** The target versions of a pack. @rule K8 K9 K10 */
export function readTargets(reader: FactReader, files: PackFiles): Sited<TargetVersion> {
  const twice = createTwiceCheck(reader.report, "target");
  return listSectorEntries(files, "targets").flatMap(({ entry, site }) => {
    const cell = readCell(reader, site, entry);
    const figure = readFigure(reader, site, entry, cell?.indicator ?? reader.tables.indicators.get(entry.indicator));
    const members = readMembers(reader, inside(site, "members"), entry.members, cell?.period);
    const source = readSource(reader, inside(site, "source"), entry.source);
    const knownAt = readKnownAt(reader, site, entry.knownAt);
    if (entry.document !== undefined && !reader.tables.papers.has(entry.document)) {
      reportUnknown(
        reader.report,
        inside(site, "document"),
        "document",
        entry.document,
        reader.tables.papers.keys(),
        reader.broken,
      );
    }
    if (!cell || !figure || !source || !knownAt) return [];
    const key = { ...cell, indicator: cell.indicator.code, assigner: entry.assigner };
    twice(site, `${showTargetKey(key)} ${knownAt}`, [], toTitle(entry));
    const { state, qualifiers = [], document, effective, reason, note } = entry;
    return [
      {
        fact: { key, ...figure, state, qualifiers, ...given({ members, document, effective, reason, note }), source, knownAt },
        site,
      },
    ];
  });
}

/** The value versions of a pack. @rule K8 K9 K10 */
export function readValues(reader: FactReader, files: PackFiles): Sited<ValueVersion> {
  const twice = createTwiceCheck(reader.report, "value");
  return listSectorEntries(files, "values").flatMap(({ entry, site }) => {
    const cell = readCell(reader, site, entry);
    const figure = readFigure(reader, site, entry, cell?.indicator ?? reader.tables.indicators.get(entry.indicator));
    const members = readMembers(reader, inside(site, "members"), entry.members, cell?.period);
    const source = readSource(reader, inside(site, "source"), entry.source);
    const knownAt = readKnownAt(reader, site, entry.knownAt);
    const round = entry.round === undefined ? undefined : readPeriod(reader, inside(site, "round"), entry.round);
    if (!cell || !figure || !source || !knownAt || (entry.round !== undefined && !round)) return [];
    const key = { ...cell, indicator: cell.indicator.code, status: entry.status, series: entry.series, ...given({ round }) };
    twice(site, `${showValueKey(key)} ${knownAt}`, [], toTitle(entry));
    const { qualifiers = [], note, asOf } = entry;
    return [{ fact: { key, ...figure, qualifiers, ...given({ members, note, dataAsOf: asOf }), source, knownAt }, site }];
  });
}
