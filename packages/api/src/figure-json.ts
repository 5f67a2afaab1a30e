import type { Book, DocumentRecord } from "@kehoach/core/analysis/book";
import { indexBook } from "@kehoach/core/analysis/book-index";
import { checkRelation } from "@kehoach/core/analysis/check-relation";
import { findInUnit } from "@kehoach/core/analysis/fact";
import { showBreakdown } from "@kehoach/core/indicator/breakdown";
import type { Breakdown } from "@kehoach/core/indicator/indicator";
import { type Period, parsePeriod, showPeriod } from "@kehoach/core/period/period";
import { indexPlaces } from "@kehoach/core/place/index-places";
import { type Place, type PlaceKey, showPlaceKey } from "@kehoach/core/place/place";
import type { TargetVersion } from "@kehoach/core/plan/target";
import { type Decimal, showDecimal } from "@kehoach/core/quantity/decimal";
import { showTargetKey, showValueKey } from "@kehoach/core/value/fact-key";
import type { FactRef, StatedRelation } from "@kehoach/core/value/relation";
import type { Member, PaperSource, SheetSource, TotalSource, ValueKey, ValueVersion } from "@kehoach/core/value/value";
import { checkSentencesEn } from "@kehoach/core/words/analysis-en";
import { checkSentencesVi } from "@kehoach/core/words/analysis-vi";
import { toSentence } from "@kehoach/core/words/sentence";
import type { PlaceRefJson, RelationJson, TargetJson, ValueJson } from "./figure.ts";
import { showPeriodNameEn, showPeriodNameVi } from "./period-name.ts";

export type Language = "vi" | "en";

/** A book with the look-ups that showing its facts needs, made once. */
export type Reader = {
  readonly book: Book;
  readonly language: Language;
  readonly places: ReadonlyMap<string, Place>;
  readonly papers: ReadonlyMap<string, DocumentRecord>;
  readonly erratumOf: ReadonlyMap<string, string>;
};

export function toReader(book: Book, language: Language): Reader {
  return {
    book: indexBook(book),
    language,
    places: indexPlaces(book.places),
    papers: new Map(book.papers.map((paper) => [paper.code, paper])),
    erratumOf: new Map(book.errata.map((erratum) => [erratum.relation, erratum.code])),
  };
}

export function showPlaceName(place: Pick<Place, "type" | "name">): string {
  return [place.type, place.name].filter((part) => part !== "").join(" ");
}

/** "Nghị quyết 18/NQ-HĐND"; a document without a number is called by its abstract. */
export function showTitle(paper: DocumentRecord): string {
  return [paper.type, paper.number ?? paper.abstract].filter((part) => part !== undefined && part !== "").join(" ");
}

export function toPlaceRef(reader: Reader, key: PlaceKey): PlaceRefJson {
  const place = reader.places.get(showPlaceKey(key));
  return { key: showPlaceKey(key), code: key.code, name: place ? showPlaceName(place) : key.code };
}

export function toDecimalText(value: Decimal | undefined): string | null {
  return value === undefined ? null : showDecimal(value);
}

export function showPeriodName(reader: Reader, period: Period): string {
  return reader.language === "en" ? showPeriodNameEn(period) : showPeriodNameVi(period);
}

export function showBreakdownName(reader: Reader, breakdown: Breakdown): string {
  return breakdown
    .map(
      ({ dimension, item }) =>
        reader.book.dimensions.find((one) => one.code === dimension)?.items.find((one) => one.code === item)?.name ?? item,
    )
    .join(", ");
}

export function showUnitName(reader: Reader, code: string): string {
  return reader.book.units.get(code)?.name ?? code;
}

function toPaper(reader: Reader, source: PaperSource): TargetJson["source"] {
  const paper = reader.papers.get(source.document);
  return {
    document: source.document,
    title: paper ? showTitle(paper) : source.document,
    line: source.line,
    ref: source.ref ?? null,
  };
}

/** "tháng 10/2030"; a text that is no period stays as it is. */
function showPeriodText(reader: Reader, text: string): string {
  const period = parsePeriod(text);
  return period.ok ? showPeriodName(reader, period.value) : text;
}

/** The form of whom the key of the value tells. @rule W20 */
function toSheet(reader: Reader, { sheet }: SheetSource, key: ValueKey): NonNullable<ValueJson["source"]["sheet"]> {
  const regimeName = reader.book.regimes.find(({ code }) => code === sheet.regime)?.name ?? sheet.regime;
  return { ...sheet, regimeName, place: toPlaceRef(reader, key.place), periodName: showPeriodText(reader, sheet.period) };
}

function nameTotal({ language }: Reader, { total: { places } }: TotalSource): string {
  return language === "en" ? `Total of ${places} places` : `Tổng từ ${places} nơi`;
}

function toSource(reader: Reader, { source, key }: ValueVersion): ValueJson["source"] {
  if ("document" in source) return { ...toPaper(reader, source), sheet: null };
  if ("total" in source) return { document: null, title: nameTotal(reader, source), line: null, ref: null, sheet: null };
  const sheet = toSheet(reader, source, key);
  const { regimeName, periodName, place, sending } = sheet;
  const [form, turn] = reader.language === "en" ? ["Form", "sending"] : ["Phiếu", "lần gửi"];
  const title = [`${form} ${regimeName}`, periodName, place.name, `${turn} ${sending}`].join(", ");
  return { document: null, title, line: null, ref: null, sheet };
}

function toMember(reader: Reader, member: Member): ValueJson["members"][number] {
  if ("text" in member) return { text: member.text, place: null };
  const place = toPlaceRef(reader, member.place);
  return { text: place.name, place };
}

type Version = ValueVersion | TargetVersion;

function toCommon(reader: Reader, version: Version) {
  const { key, asEntered } = version;
  const indicator = reader.book.indicators.get(key.indicator);
  const unit = indicator?.unit ?? "";
  const entered = asEntered && {
    text: asEntered.text,
    value: toDecimalText(version.value && findInUnit(reader.book, version.value, unit, asEntered.unit)),
    unit: showUnitName(reader, asEntered.unit),
    unitCode: asEntered.unit,
    decimals: asEntered.decimals,
  };
  return {
    indicator: key.indicator,
    name: indicator?.name ?? key.indicator,
    breakdown: showBreakdown(key.breakdown),
    breakdownName: showBreakdownName(reader, key.breakdown),
    place: toPlaceRef(reader, key.place),
    period: showPeriod(key.period),
    periodName: showPeriodName(reader, key.period),
    value: toDecimalText(version.value),
    unit: showUnitName(reader, unit),
    entered: entered ?? null,
    members: (version.members ?? []).map((member) => toMember(reader, member)),
    note: version.note ?? null,
    knownAt: version.knownAt,
    recordedAt: version.recordedAt ?? null,
  };
}

export function toValueJson(reader: Reader, version: ValueVersion): ValueJson {
  const { key } = version;
  return {
    ...toCommon(reader, version),
    id: showValueKey(key),
    source: toSource(reader, version),
    status: key.status,
    series: key.series,
    round: key.round ? showPeriod(key.round) : null,
    qualifiers: [...version.qualifiers],
    dataAsOf: version.dataAsOf ?? null,
  };
}

export function toTargetJson(reader: Reader, version: TargetVersion): TargetJson {
  return {
    ...toCommon(reader, version),
    id: showTargetKey(version.key),
    source: toPaper(reader, version.source),
    assigner: version.key.assigner,
    state: version.state,
    qualifiers: [...version.qualifiers],
    document: version.document ?? null,
    effective: version.effective ?? null,
    reason: version.reason ?? null,
  };
}

function toRefJson(reader: Reader, ref: FactRef): NonNullable<RelationJson["subject"]> {
  return {
    fact: ref.fact,
    indicator: ref.indicator,
    name: reader.book.indicators.get(ref.indicator)?.name ?? ref.indicator,
    breakdown: showBreakdown(ref.breakdown),
    breakdownName: showBreakdownName(reader, ref.breakdown),
    place: toPlaceRef(reader, ref.place),
    period: showPeriod(ref.period),
  };
}

/** A stated relation with what its operands give today. */
export function toRelationJson(reader: Reader, relation: StatedRelation): RelationJson {
  const check = checkRelation(reader.book, relation);
  const { stated } = relation;
  const sentences = reader.language === "en" ? checkSentencesEn : checkSentencesVi;
  return {
    code: relation.code,
    kind: relation.kind,
    subject: relation.subject ? toRefJson(reader, relation.subject) : null,
    operands: relation.operands.map((ref) => toRefJson(reader, ref)),
    stated: toDecimalText(stated?.value ?? check.stated),
    entered: stated
      ? {
          text: stated.asEntered.text,
          value: showDecimal(stated.value),
          unit: showUnitName(reader, stated.asEntered.unit),
          unitCode: stated.asEntered.unit,
          decimals: stated.asEntered.decimals,
        }
      : null,
    verdict: relation.verdict ?? null,
    of: toDecimalText(relation.of),
    base: relation.base ?? null,
    place: toPlaceRef(reader, relation.place),
    period: showPeriod(relation.period),
    note: relation.note ?? null,
    source: toPaper(reader, relation.source),
    knownAt: relation.knownAt,
    computed: toDecimalText(check.computed),
    check: check.holds === undefined ? "unknown" : check.holds ? "holds" : check.rounding ? "rounding" : "fails",
    reason: toSentence(sentences, check.reason),
    erratum: reader.erratumOf.get(relation.code) ?? null,
  };
}
