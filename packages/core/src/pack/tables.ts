import type { DocumentRecord } from "../analysis/book.ts";
import { parseFormula } from "../formula/formula.ts";
import { checkAdditivity } from "../indicator/additivity.ts";
import type { Dimension, Direction, Indicator, Sector } from "../indicator/indicator.ts";
import { sectorOf } from "../indicator/sector.ts";
import { checkPlaces, checkSuccessions } from "../place/check-places.ts";
import { type Place, type PlaceKey, parsePlaceKey, type Succession, showPlaceKey } from "../place/place.ts";
import { type Decimal, isZero } from "../quantity/decimal.ts";
import { parseNumberText } from "../quantity/number-text.ts";
import type { Unit } from "../quantity/unit.ts";
import { given } from "./given.ts";
import { findNear } from "./near.ts";
import {
  type Entry,
  FILE_OF_LIST,
  fileOfSector,
  type ListKind,
  type PackFiles,
  type PackLists,
  type PackSectors,
  type SectorKind,
} from "./pack.ts";
import type { Named, PackFault, PackSpot } from "./problem.ts";
import type { DataPath } from "./shape.ts";

/** Where something stands: pack, file, path. */
export type Site = PackSpot & { readonly pack: string };

/** Which part of the datum: its key; or line and column (from 1) within its text. */
export type Part = { readonly at?: "key"; readonly inside?: { readonly line: number; readonly column: number } };

export type Report = (site: Site, fault: PackFault, part?: Part) => void;

/** The character at `index` of a text of one line. */
export function character(index: number): Part {
  return { inside: { line: 1, column: index + 1 } };
}

export function inside(site: Site, ...steps: DataPath): Site {
  return { ...site, path: [...site.path, ...steps] };
}

/** The entries of a list kind with their sites. */
export function listEntries<K extends ListKind>(
  files: PackFiles,
  kind: K,
): readonly { readonly entry: Entry<K>; readonly site: Site }[] {
  const lists: PackLists = files;
  return lists[kind].map((entry, i) => ({
    entry,
    site: { pack: files.manifest.code, file: FILE_OF_LIST[kind], path: [kind, i] },
  }));
}

/** The entries of a kind split by sector, with their sites, in the order of the files. */
export function listSectorEntries<K extends SectorKind>(
  files: PackFiles,
  kind: K,
): readonly { readonly entry: Entry<K>; readonly site: Site }[] {
  const sectors: PackSectors = files;
  return [...sectors[kind]].flatMap(([sector, entries]) =>
    entries.map((entry, i) => ({
      entry,
      site: { pack: files.manifest.code, file: fileOfSector(kind, sector), path: [kind, i] },
    })),
  );
}

/** Everything a fact of a pack may name, own and inherited; the later pack's entry stands for the earlier one's. */
export type Tables = {
  readonly units: ReadonlyMap<string, Unit>;
  readonly calendars: ReadonlySet<string>;
  readonly dimensions: ReadonlyMap<string, Dimension>;
  readonly sectors: ReadonlyMap<string, Sector>;
  readonly papers: ReadonlyMap<string, DocumentRecord>;
  readonly places: ReadonlyMap<string, Place>;
  readonly successions: readonly Succession[];
  readonly indicators: ReadonlyMap<string, Indicator>;
};

export const CODE = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const INDICATOR_CODE = /^[a-z0-9]+(-[a-z0-9]+)*\.[a-z0-9]+(-[a-z0-9]+)*$/;

/** Tells what a code should have been. Codes of entries that are themselves broken are known enough: one slip is told once. */
export function reportUnknown(
  report: Report,
  site: Site,
  named: Named,
  text: string,
  known: Iterable<string>,
  broken: ReadonlySet<string>,
): void {
  if (!broken.has(text)) report(site, { code: "PACK_UNKNOWN", named, text, near: findNear(text, known) });
}

/** Tells a second entry of one code in one pack; in another pack it takes the place of the first. */
export function createTwiceCheck(report: Report, named: Named): (site: Site, key: string, at: DataPath, text?: string) => void {
  const seen = new Map<string, Site>();
  return (site, key, at, text = key) => {
    const first = seen.get(`${site.pack} ${key}`);
    if (first)
      report(inside(site, ...at), { code: "PACK_DUPLICATE", named, text, first: { file: first.file, path: first.path } });
    else seen.set(`${site.pack} ${key}`, inside(site, ...at));
  };
}

/** A number of a pack, in Vietnamese notation. */
export function readNumber(report: Report, site: Site, text: string): Decimal | undefined {
  const parsed = parseNumberText(text);
  if (parsed.ok) return parsed.value;
  for (const problem of parsed.problems) report(site, problem, "at" in problem ? character(problem.at) : {});
  return undefined;
}

function readKey(report: Report, site: Site, text: string): PlaceKey | undefined {
  const key = parsePlaceKey(text);
  if (key.ok) return key.value;
  for (const problem of key.problems) report(site, problem);
  return undefined;
}

/**
 * The tables of a chain of packs, bases first, with every problem of their entries.
 * @rule K4 K5 K6
 */
export function readTables(packs: readonly PackFiles[], broken: ReadonlySet<string>, report: Report): Tables {
  const units = readUnits(packs, report);
  const dimensions = readDimensions(packs, report);
  const sectors = readSectors(packs, report);
  const papers = readPapers(packs, broken, report);
  const { places, successions } = readPlaces(packs, report);
  const indicators = readIndicators(packs, { units, dimensions, sectors }, broken, report);
  const calendars = new Set(packs.flatMap((files) => files.calendars.map((calendar) => calendar.code)));
  const twice = createTwiceCheck(report, "calendar");
  for (const files of packs) for (const { entry, site } of listEntries(files, "calendars")) twice(site, entry.code, ["code"]);
  return { units, calendars, dimensions, sectors, papers, places, successions, indicators };
}

function readUnits(packs: readonly PackFiles[], report: Report): ReadonlyMap<string, Unit> {
  const units = new Map<string, Unit>();
  const twice = createTwiceCheck(report, "unit");
  for (const { entry, site } of packs.flatMap((files) => listEntries(files, "units"))) {
    twice(site, entry.code, ["code"]);
    if (!CODE.test(entry.code)) report(inside(site, "code"), { code: "PACK_CODE_MALFORMED", named: "unit", text: entry.code });
    const factor = readNumber(report, inside(site, "factor"), entry.factor);
    if (factor && (factor.units < 0n || isZero(factor)))
      report(inside(site, "factor"), { code: "PACK_FACTOR", text: entry.factor });
    else if (factor) units.set(entry.code, { ...entry, factor });
  }
  return units;
}

function readDimensions(packs: readonly PackFiles[], report: Report): ReadonlyMap<string, Dimension> {
  const dimensions = new Map<string, Dimension>();
  const twice = createTwiceCheck(report, "dimension");
  for (const { entry, site } of packs.flatMap((files) => listEntries(files, "dimensions"))) {
    twice(site, entry.code, ["code"]);
    const twiceItem = createTwiceCheck(report, "item");
    for (const [i, item] of entry.items.entries()) {
      twiceItem(inside(site, "items", i), item.code, ["code"]);
      if (!CODE.test(item.code))
        report(inside(site, "items", i, "code"), { code: "PACK_CODE_MALFORMED", named: "item", text: item.code });
    }
    dimensions.set(entry.code, entry);
  }
  return dimensions;
}

function readSectors(packs: readonly PackFiles[], report: Report): ReadonlyMap<string, Sector> {
  const sectors = new Map<string, Sector>();
  const twice = createTwiceCheck(report, "sector");
  for (const { entry, site } of packs.flatMap((files) => listEntries(files, "sectors"))) {
    twice(site, entry.code, ["code"]);
    if (!CODE.test(entry.code)) report(inside(site, "code"), { code: "PACK_CODE_MALFORMED", named: "sector", text: entry.code });
    sectors.set(entry.code, entry);
  }
  return sectors;
}

function readPapers(
  packs: readonly PackFiles[],
  broken: ReadonlySet<string>,
  report: Report,
): ReadonlyMap<string, DocumentRecord> {
  const papers = new Map<string, DocumentRecord>();
  const twice = createTwiceCheck(report, "document");
  const entries = packs.flatMap((files) =>
    listEntries(files, "documents").map((found) => ({ ...found, manifest: files.manifest })),
  );
  for (const { entry, site, manifest } of entries) {
    twice(site, entry.code, ["code"]);
    const { source, ...rest } = entry;
    const document = source?.document ?? manifest.document;
    if (source && document === undefined) report(inside(site, "source"), { code: "PACK_NO_DEFAULT", key: "document" });
    papers.set(entry.code, {
      ...rest,
      ...given({ source: source && document !== undefined ? { document, line: source.line } : undefined }),
    });
  }
  for (const { entry, site } of entries) {
    const named = entry.source?.document;
    if (named !== undefined && !papers.has(named))
      reportUnknown(report, inside(site, "source", "document"), "document", named, papers.keys(), broken);
  }
  for (const { manifest } of packs) {
    if (manifest.document !== undefined && !papers.has(manifest.document)) {
      reportUnknown(
        report,
        { pack: manifest.code, file: "pack.yaml", path: ["document"] },
        "document",
        manifest.document,
        papers.keys(),
        broken,
      );
    }
  }
  return papers;
}

function readPlaces(
  packs: readonly PackFiles[],
  report: Report,
): { places: ReadonlyMap<string, Place>; successions: readonly Succession[] } {
  const places = new Map<string, Place>();
  const placeSites = new Map<string, Site>();
  const twice = createTwiceCheck(report, "place");
  for (const { entry, site } of packs.flatMap((files) => listEntries(files, "places"))) {
    const parent = entry.parent === undefined ? undefined : readKey(report, inside(site, "parent"), entry.parent);
    const { parent: _text, ...rest } = entry;
    twice(site, showPlaceKey(entry), ["code"]);
    places.set(showPlaceKey(entry), { ...rest, ...given({ parent }) });
    placeSites.set(showPlaceKey(entry), site);
  }
  const successions: Succession[] = [];
  const linkSites = new Map<Succession, Site>();
  for (const { entry, site } of packs.flatMap((files) => listEntries(files, "successions"))) {
    const from = readKey(report, inside(site, "from"), entry.from);
    const to = readKey(report, inside(site, "to"), entry.to);
    const weight = entry.weight === undefined ? undefined : readNumber(report, inside(site, "weight"), entry.weight);
    if (entry.kind === "whole" && entry.weight !== undefined) report(inside(site, "weight"), { code: "PACK_WEIGHT" });
    if (!from || !to || (entry.weight !== undefined && !weight)) continue;
    const link: Succession = { ...given({ act: entry.act, weight }), from, to, date: entry.date, kind: entry.kind };
    successions.push(link);
    linkSites.set(link, site);
  }
  for (const problem of checkPlaces([...places.values()])) {
    const site = placeSites.get(showPlaceKey(problem.place));
    const key = problem.code === "PLACE_LIFE_EMPTY" ? "validTo" : problem.code.startsWith("PLACE_PARENT") ? "parent" : "code";
    if (site && problem.code !== "PLACE_TWICE") report(inside(site, key), problem);
  }
  for (const problem of checkSuccessions([...places.values()], successions)) {
    const site = linkSites.get(problem.link);
    if (site) report("place" in problem ? inside(site, problem.place === problem.link.from ? "from" : "to") : site, problem);
  }
  return { places, successions };
}

function readIndicators(
  packs: readonly PackFiles[],
  known: Pick<Tables, "units" | "dimensions" | "sectors">,
  broken: ReadonlySet<string>,
  report: Report,
): ReadonlyMap<string, Indicator> {
  const indicators = new Map<string, Indicator>();
  const twice = createTwiceCheck(report, "indicator");
  for (const { entry, site } of packs.flatMap((files) => listSectorEntries(files, "indicators"))) {
    twice(site, entry.code, ["code"]);
    const sector = sectorOf(entry.code);
    if (!INDICATOR_CODE.test(entry.code))
      report(inside(site, "code"), { code: "PACK_CODE_MALFORMED", named: "indicator", text: entry.code });
    else if (!known.sectors.has(sector))
      reportUnknown(report, inside(site, "code"), "sector", sector, known.sectors.keys(), broken);
    if (!known.units.has(entry.unit)) reportUnknown(report, inside(site, "unit"), "unit", entry.unit, known.units.keys(), broken);
    for (const [i, dimension] of entry.additive.dimensions.entries()) {
      if (known.dimensions.has(dimension)) continue;
      reportUnknown(report, inside(site, "additive", "dimensions", i), "dimension", dimension, known.dimensions.keys(), broken);
    }
    const direction = readDirection(report, inside(site, "direction"), entry.direction);
    if (!direction) continue;
    const indicator: Indicator = { ...entry, direction };
    for (const problem of checkAdditivity(indicator)) report(inside(site, "additive"), problem);
    if (entry.formula !== undefined) {
      const formula = parseFormula(entry.formula);
      if (!formula.ok) for (const problem of formula.problems) report(inside(site, "formula"), problem, character(problem.at));
    }
    indicators.set(entry.code, indicator);
  }
  return indicators;
}

function readDirection(report: Report, site: Site, direction: Entry<"indicators">["direction"]): Direction | undefined {
  if (typeof direction === "string") return { kind: direction };
  const low = readNumber(report, inside(site, "low"), direction.low);
  const high = readNumber(report, inside(site, "high"), direction.high);
  return low && high && { kind: "range", low, high };
}
