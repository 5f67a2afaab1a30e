import type { Book, OverviewGroup } from "../analysis/book.ts";
import { accept, type Outcome, refuse } from "../outcome.ts";
import { type Phrase, parsePhrases } from "../phrase/phrase.ts";
import type { TargetVersion } from "../plan/target.ts";
import type { Outline } from "../report/outline.ts";
import { parseOutline } from "../report/parse-outline.ts";
import type { Erratum, StatedRelation } from "../value/relation.ts";
import type { ValueVersion } from "../value/value.ts";
import { readAssigners } from "./assigners.ts";
import { type FactReader, readBreakdown, readPeriod, readTargets, readValues, type Sited } from "./facts.ts";
import { readForms } from "./forms.ts";
import { given } from "./given.ts";
import { noticeOf } from "./notice.ts";
import { type Entry, MANIFEST_FILE, PACK_FORMAT, type PackFiles, PROSE_FILES } from "./pack.ts";
import { checkPlacement } from "./placement.ts";
import { levelOf, type PackProblem } from "./problem.ts";
import { readHolidays, readRegimes } from "./regimes.ts";
import { readRelations } from "./relations.ts";
import type { DataPath } from "./shape.ts";
import {
  createTwiceCheck,
  inside,
  listEntries,
  type Part,
  type Report,
  readTables,
  reportUnknown,
  type Site,
  type Tables,
} from "./tables.ts";
import { checkDemo } from "./users.ts";

/** A chain of packs read as far as it can be: the book of what fits, where each fact stands, and every problem. */
export type PackReading = {
  readonly book: Book;
  readonly tables: Tables;
  readonly phrases: readonly Phrase[];
  readonly outline: Outline | undefined;
  readonly targets: Sited<TargetVersion>;
  readonly values: Sited<ValueVersion>;
  readonly relations: Sited<StatedRelation>;
  readonly errata: Sited<Erratum>;
  readonly problems: readonly PackProblem[];
};

/** A list that gathers problems and gives each its level. */
export function createReport(problems: PackProblem[]): Report {
  return ({ pack, file, path }, fault, part = {}) => {
    problems.push({ level: levelOf(fault), pack, file, path, ...part, fault });
  };
}

/**
 * Reads a chain of packs into a book. Codes of a later pack stand for the same codes of an earlier one;
 * facts come from the last pack alone, since a base holds none.
 *
 * @param packs   bases first, the pack itself last; at least one
 * @param broken  codes of entries the files hold but could not be read: naming them is no second problem
 * @rule K4 K5 K6 K7 K8
 */
export function readBook(packs: readonly PackFiles[], broken: ReadonlySet<string> = new Set()): PackReading {
  const problems: PackProblem[] = [];
  const report = createReport(problems);
  const own = packs.at(-1);
  if (!own) throw new Error("a chain of packs holds at least the pack itself");
  for (const { manifest } of packs) checkFormat(manifest.code, manifest.format, report);
  checkPlacement(packs, report);
  const tables = readTables(packs, broken, report);
  const places = [...tables.places.values()];
  const reader: FactReader = { tables, places, manifest: own.manifest, broken, report };
  const targets = readTargets(reader, own);
  const values = readValues(reader, own);
  const relations = readRelations(reader, own);
  const errata = readErrata(own, relations, broken, report);
  const headlines = readHeadlines(reader, own);
  const overview = readOverview(reader, own);
  const assigners = readAssigners(report, packs);
  const { code, name, place } = own.manifest.authority ?? { ...own.manifest, place: "" };
  checkAuthority(own, tables, broken, report);
  checkDemo(reader, own);
  const book: Book = {
    authority: { code, name, place, ...given({ notice: noticeOf(packs) }) },
    units: tables.units,
    dimensions: [...tables.dimensions.values()],
    sectors: [...tables.sectors.values()],
    ...(assigners.length === 0 ? {} : { assigners }),
    indicators: tables.indicators,
    places,
    successions: tables.successions,
    papers: [...tables.papers.values()],
    targets: targets.map(({ fact }) => fact),
    values: values.map(({ fact }) => fact),
    relations: relations.map(({ fact }) => fact),
    errata: errata.map(({ fact }) => fact),
    headlines,
    forms: readForms(reader, packs),
    regimes: readRegimes(reader, packs),
    holidays: readHolidays(reader, packs),
    ...(overview.length === 0 ? {} : { overview }),
  };
  const phrases = packs.flatMap((files) => readPhrases(files, report));
  const outline = readOutline(own, report);
  return { book, tables, phrases, outline, targets, values, relations, errata, problems };
}

/** The book of a chain of packs, or every problem of its entries. Judging what the figures say is checkPack's. */
export function toBook(packs: readonly PackFiles[]): Outcome<Book, PackProblem> {
  const { book, problems } = readBook(packs);
  const [first, ...rest] = problems.filter((problem) => problem.level === "error");
  return first ? refuse(first, ...rest) : accept(book);
}

function checkFormat(pack: string, format: string, report: Report): void {
  if (format !== PACK_FORMAT)
    report({ pack, file: MANIFEST_FILE, path: ["format"] }, { code: "PACK_FORMAT", text: format, known: PACK_FORMAT });
}

function checkAuthority({ manifest }: PackFiles, tables: Tables, broken: ReadonlySet<string>, report: Report): void {
  const place = manifest.authority?.place;
  if (place === undefined) return;
  const known = new Set([...tables.places].flatMap(([key, { code }]) => [code, key]));
  if (!known.has(place))
    reportUnknown(
      report,
      { pack: manifest.code, file: MANIFEST_FILE, path: ["authority", "place"] },
      "place",
      place,
      known,
      broken,
    );
}

function readErrata(
  files: PackFiles,
  relations: Sited<StatedRelation>,
  broken: ReadonlySet<string>,
  report: Report,
): Sited<Erratum> {
  const twice = createTwiceCheck(report, "erratum");
  const codes = new Set(relations.map(({ fact }) => fact.code));
  const listed = new Set([...files.relations.values()].flatMap((entries) => entries.map((entry) => entry.code)));
  const twiceRelation = createTwiceCheck(report, "relation");
  return listEntries(files, "errata").map(({ entry, site }): { readonly fact: Entry<"errata">; readonly site: Site } => {
    twice(site, entry.code, ["code"]);
    twiceRelation(site, entry.relation, ["relation"]);
    if (!codes.has(entry.relation) && !listed.has(entry.relation)) {
      reportUnknown(report, inside(site, "relation"), "relation", entry.relation, codes, broken);
    }
    return { fact: entry, site };
  });
}

function readHeadlines(reader: FactReader, files: PackFiles): Book["headlines"] {
  const { report, tables, broken } = reader;
  const twice = createTwiceCheck(report, "headline");
  return listEntries(files, "headlines").flatMap(({ entry, site }): Book["headlines"][number][] => {
    twice(site, entry.period, ["period"]);
    const twiceIndicator = createTwiceCheck(report, "indicator");
    for (const [i, code] of entry.indicators.entries()) {
      twiceIndicator(inside(site, "indicators", i), code, []);
      if (!tables.indicators.has(code))
        reportUnknown(report, inside(site, "indicators", i), "indicator", code, tables.indicators.keys(), broken);
    }
    const { indicators, within = [] } = entry;
    const twiceWithin = createTwiceCheck(report, "indicator");
    for (const [i, one] of within.entries()) {
      const at = inside(site, "within", i);
      const own = indicators.indexOf(one.indicator);
      twiceWithin(at, one.indicator, ["indicator"]);
      if (own < 0) reportUnknown(report, inside(at, "indicator"), "indicator", one.indicator, indicators, broken);
      // What stands under another comes after it: so the list has no circle.
      else if (!indicators.slice(0, own).includes(one.whole))
        reportUnknown(report, inside(at, "whole"), "indicator", one.whole, indicators.slice(0, own), broken);
    }
    const period = readPeriod(reader, inside(site, "period"), entry.period);
    return period ? [{ period, indicators, ...given({ within: entry.within }) }] : [];
  });
}

function readOverview(reader: FactReader, files: PackFiles): readonly OverviewGroup[] {
  const { report, tables, broken } = reader;
  return listEntries(files, "overview").map(({ entry, site }) => {
    const lines = entry.lines.flatMap(({ indicator, breakdown }, i) => {
      const at = inside(site, "lines", i);
      if (!tables.indicators.has(indicator))
        reportUnknown(report, inside(at, "indicator"), "indicator", indicator, tables.indicators.keys(), broken);
      const read = readBreakdown(reader, inside(at, "breakdown"), breakdown);
      return read ? [{ indicator, breakdown: read }] : [];
    });
    return { group: entry.group, ...given({ disburse: entry.disburse }), lines };
  });
}

/** The chapters phrase and report write paths with dots: "phrases.3.variants.0.text". */
function toPath(text: string): DataPath {
  return text === "" ? [] : text.split(".");
}

function readPhrases(files: PackFiles, report: Report): readonly Phrase[] {
  if (files.phrases === undefined) return [];
  const parsed = parsePhrases(files.phrases);
  if (parsed.ok) return parsed.value;
  for (const problem of parsed.problems) report(proseSite(files, "phrases", problem.path), problem, proseParts(problem));
  return [];
}

function readOutline(files: PackFiles, report: Report): Outline | undefined {
  if (files.report === undefined) return undefined;
  const parsed = parseOutline(files.report);
  if (parsed.ok) return parsed.value;
  for (const problem of parsed.problems) report(proseSite(files, "report", problem.path), problem, proseParts(problem));
  return undefined;
}

/** Where a datum of phrases.yaml or report.yaml stands. */
export function proseSite(files: PackFiles, kind: keyof typeof PROSE_FILES, path: string): Site {
  return { pack: files.manifest.code, file: PROSE_FILES[kind], path: toPath(path) };
}

export function proseParts({
  code,
  line,
  column = 1,
}: {
  readonly code: string;
  readonly line?: number;
  readonly column?: number;
}): Part {
  if (line !== undefined) return { inside: { line, column } };
  return code.endsWith("_UNKNOWN_KEY") ? { at: "key" } : {};
}
