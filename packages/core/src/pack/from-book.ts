import type { Book } from "../analysis/book.ts";
import { toBreakdownRecord } from "../indicator/breakdown.ts";
import type { Breakdown } from "../indicator/indicator.ts";
import { sectorOf } from "../indicator/sector.ts";
import { lastDay, type Period, showPeriod } from "../period/period.ts";
import { type Place, type PlaceKey, showPlaceKey } from "../place/place.ts";
import { findPlace } from "../place/tree.ts";
import type { TargetVersion } from "../plan/target.ts";
import { showNumberText } from "../quantity/number-text.ts";
import type { FactRef, StatedRelation } from "../value/relation.ts";
import { isOnPaper, type Member, type PaperSource, type ValueVersion } from "../value/value.ts";
import { toFormEntry } from "./form-entry.ts";
import { given } from "./given.ts";
import { type BySector, type Entry, type Manifest, type MemberEntry, type PackFiles, type SourceEntry } from "./pack.ts";
import { toRegimeEntry } from "./regime-entry.ts";

/** Tables whose entries may come from a base pack. Places are named by key, the others by code. */
export type OwnedKind =
  | "units"
  | "dimensions"
  | "sectors"
  | "assigners"
  | "places"
  | "successions"
  | "documents"
  | "indicators"
  | "forms"
  | "regimes"
  | "holidays";

/** What a pack holds besides its book. `owns` tells its own entries from inherited ones; everything is its own if absent. */
export type PackExtras = {
  readonly manifest: Manifest;
  readonly calendars: readonly Entry<"calendars">[];
  readonly users?: readonly Entry<"users">[];
  readonly phrases?: unknown;
  readonly report?: unknown;
  readonly owns?: (kind: OwnedKind, code: string) => boolean;
};

/**
 * The files of a pack from its book, texts in canonical form: what a default says is left out, a place is named by its
 * bare code where that is enough. The order of the book is kept. What approved forms say is no pack's and is left out.
 *
 * @rule K17 S20
 */
export function toPackFiles(book: Book, extras: PackExtras): PackFiles {
  const { manifest, calendars, users = [], phrases, report, owns = () => true } = extras;
  const write: Writer = { places: book.places, manifest };
  const indicators = [...book.indicators.values()].filter((indicator) => owns("indicators", indicator.code));
  return {
    manifest,
    calendars,
    users,
    ...given({ phrases, report }),
    units: [...book.units.values()]
      .filter((unit) => owns("units", unit.code))
      .map((unit) => ({ ...unit, factor: showNumberText(unit.factor) })),
    dimensions: book.dimensions.filter((dimension) => owns("dimensions", dimension.code)),
    sectors: book.sectors.filter((sector) => owns("sectors", sector.code)),
    assigners: (book.assigners ?? []).filter(({ code }) => owns("assigners", code)),
    places: book.places.filter((place) => owns("places", showPlaceKey(place))).map(toPlaceEntry),
    successions: book.successions
      .filter((link) => owns("successions", showSuccession(showPlaceKey(link.from), showPlaceKey(link.to), link.date)))
      .map(({ from, to, date, kind, weight, act }) => ({
        from: showPlaceKey(from),
        to: showPlaceKey(to),
        date,
        kind,
        ...given({ weight: weight && showNumberText(weight), act }),
      })),
    documents: book.papers
      .filter((paper) => owns("documents", paper.code))
      .map(({ source, ...paper }) => ({ ...paper, ...given({ source: source && toSourceEntry(write, source) }) })),
    headlines: book.headlines.map(({ period, ...list }) => ({ period: showPeriod(period), ...list })),
    overview: (book.overview ?? []).map(({ group, disburse, lines }) => ({
      group,
      ...given({ disburse }),
      lines: lines.map(({ indicator, breakdown }) => ({ indicator, ...given({ breakdown: toBreakdownRecord(breakdown) }) })),
    })),
    errata: book.errata,
    regimes: book.regimes.filter((regime) => owns("regimes", regime.code)).map((regime) => toRegimeEntry(regime, book.places)),
    holidays: book.holidays.filter((holiday) => owns("holidays", holiday.date)),
    indicators: toSectors(indicators.map(toIndicatorEntry), (entry) => entry.code),
    targets: toSectors(
      book.targets.map((target) => toTargetEntry(write, target)),
      (entry) => entry.indicator,
    ),
    values: toSectors(
      book.values.filter((value) => isOnPaper(value)).map((value) => toValueEntry(write, value)),
      (entry) => entry.indicator,
    ),
    relations: toSectors(
      book.relations.map((relation) => toRelationEntry(write, relation)),
      (entry) => entry.code,
    ),
    forms: toSectors(
      book.forms.filter((form) => owns("forms", form.code)).map((form) => toFormEntry(form, book)),
      (entry) => entry.code,
    ),
  };
}

/** How a succession is named, from the text forms of its two places. */
export function showSuccession(from: string, to: string, date: string): string {
  return `${from}>${to} ${date}`;
}

type Writer = { readonly places: readonly Place[]; readonly manifest: Manifest };

/** Sectors in alphabetical order, as files stand in a folder; entries in the order given. */
function toSectors<T>(entries: readonly T[], codeOf: (entry: T) => string): BySector<T> {
  const groups = new Map<string, T[]>();
  for (const entry of entries) {
    const sector = sectorOf(codeOf(entry));
    const group = groups.get(sector);
    if (group) group.push(entry);
    else groups.set(sector, [entry]);
  }
  return new Map([...groups].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** A place as a pack writes it. */
export function toPlaceEntry(place: Place): Entry<"places"> {
  const { parent, ...rest } = place;
  return { ...rest, ...given({ parent: parent && showPlaceKey(parent) }) };
}

function toIndicatorEntry(indicator: Book["indicators"] extends ReadonlyMap<string, infer I> ? I : never): Entry<"indicators"> {
  const { direction } = indicator;
  const text =
    direction.kind === "range"
      ? { kind: direction.kind, low: showNumberText(direction.low), high: showNumberText(direction.high) }
      : direction.kind;
  return { ...indicator, direction: text };
}

/** @rule K8 */
export function showPlaceText({ places }: { readonly places: readonly Place[] }, place: PlaceKey, period: Period): string {
  const found = findPlace(places, place.code, lastDay(period));
  return found.ok && found.value.validFrom === place.validFrom ? place.code : showPlaceKey(place);
}

function toSourceEntry({ manifest }: Writer, { document, line, ref }: PaperSource): SourceEntry {
  return given({ document: document === manifest.document ? undefined : document, line, ref });
}

function toMemberEntries(
  write: Writer,
  members: readonly Member[] | undefined,
  period: Period,
): readonly MemberEntry[] | undefined {
  return members?.map((member) =>
    "place" in member ? { place: showPlaceText(write, member.place, period) } : { text: member.text },
  );
}

function toCell(
  write: Writer,
  key: { readonly indicator: string; readonly breakdown: Breakdown; readonly place: PlaceKey; readonly period: Period },
) {
  const { indicator, breakdown, place, period } = key;
  return {
    indicator,
    ...given({ breakdown: toBreakdownRecord(breakdown) }),
    place: showPlaceText(write, place, period),
    period: showPeriod(period),
  };
}

function toFigure({ asEntered }: { readonly asEntered?: { readonly text: string; readonly unit: string } }) {
  return asEntered ? { entered: asEntered.text, unit: asEntered.unit } : { noFigure: true };
}

function filled<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}

function toKnownAt({ manifest }: Writer, knownAt: string): string | undefined {
  return knownAt === manifest.knownAt?.date ? undefined : knownAt;
}

function toTargetEntry(write: Writer, target: TargetVersion): Entry<"targets"> {
  const { key, state, document, effective, reason, note } = target;
  const members = toMemberEntries(write, target.members, key.period);
  const rest = given({
    qualifiers: filled(target.qualifiers),
    members,
    document,
    effective,
    reason,
    note,
    knownAt: toKnownAt(write, target.knownAt),
  });
  return {
    ...toCell(write, key),
    assigner: key.assigner,
    ...toFigure(target),
    state,
    ...rest,
    source: toSourceEntry(write, target.source),
  };
}

function toValueEntry(write: Writer, value: ValueVersion & { readonly source: PaperSource }): Entry<"values"> {
  const { key, note, dataAsOf } = value;
  const members = toMemberEntries(write, value.members, key.period);
  const round = key.round && showPeriod(key.round);
  const rest = given({
    round,
    qualifiers: filled(value.qualifiers),
    members,
    note,
    asOf: dataAsOf,
    knownAt: toKnownAt(write, value.knownAt),
  });
  return {
    ...toCell(write, key),
    status: key.status,
    series: key.series,
    ...toFigure(value),
    ...rest,
    source: toSourceEntry(write, value.source),
  };
}

function toOperandEntry(
  write: Writer,
  ref: FactRef,
  relation: StatedRelation,
): Entry<"relations">["operands"] extends readonly (infer O)[] | undefined ? O : never {
  const { indicator, breakdown, place, period } = toCell(write, ref);
  const own = toCell(write, { ...ref, place: relation.place, period: relation.period });
  const moved = given({ place: place === own.place ? undefined : place, period: period === own.period ? undefined : period });
  return { fact: ref.fact, indicator, ...given({ breakdown }), ...moved };
}

function toRelationEntry(write: Writer, relation: StatedRelation): Entry<"relations"> {
  const { code, kind, subject, stated, verdict, of, base, note, place, period } = relation;
  const { breakdown } = subject ? toCell(write, subject) : {};
  return {
    code,
    kind,
    ...given({ indicator: subject?.indicator, fact: subject?.fact === "target" ? subject.fact : undefined, breakdown }),
    place: showPlaceText(write, place, period),
    period: showPeriod(period),
    ...given({
      entered: stated?.asEntered.text,
      unit: stated?.asEntered.unit === "" ? undefined : stated?.asEntered.unit,
      verdict,
      of: of && showNumberText(of),
      base,
      operands: filled(relation.operands.map((ref) => toOperandEntry(write, ref, relation))),
      note,
      knownAt: toKnownAt(write, relation.knownAt),
    }),
    source: toSourceEntry(write, relation.source),
  };
}
