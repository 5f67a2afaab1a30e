import type { Book } from "../src/analysis/book.ts";
import { toBreakdown } from "../src/indicator/breakdown.ts";
import type { Indicator } from "../src/indicator/indicator.ts";
import type { Period } from "../src/period/period.ts";
import type { Place, PlaceKey, Succession } from "../src/place/place.ts";
import type { TargetVersion } from "../src/plan/target.ts";
import { decimal } from "../src/quantity/decimal.ts";
import type { Unit } from "../src/quantity/unit.ts";
import type { FactRef, RelationKind, StatedRelation, StatedVerdict } from "../src/value/relation.ts";
import type { ValueVersion } from "../src/value/value.ts";

/** Small true facts for tests: what is not said is the plainest thing it can be. */

export function makeYear(year: number): Period {
  return { calendar: "solar", kind: "year", start: `${year}-01-01`, end: `${year + 1}-01-01` };
}

export const YEAR = makeYear(2023);
export const DISTRICT: PlaceKey = { code: "D1", validFrom: "1997-01-01" };

export function makePlace(text: string, given: Partial<Place> = {}): Place {
  const [code = text, validFrom = "2000-01-01"] = text.split("@");
  return { code, validFrom, kind: "territory", level: "commune", type: "xã", name: code, ...given };
}

export function makeKey(text: string): PlaceKey {
  const [code = text, validFrom = "2000-01-01"] = text.split("@");
  return { code, validFrom };
}

export function makeLink(from: string, to: string, date: string, weight?: string): Succession {
  const ends = { from: makeKey(from), to: makeKey(to), date };
  return weight === undefined ? { ...ends, kind: "whole" } : { ...ends, kind: "partial", weight: decimal(weight) };
}

export function makeIndicator(code: string, given: Partial<Indicator> = {}): Indicator {
  return {
    code,
    name: `Tên ${code}`,
    unit: "person",
    decimals: 0,
    nature: "flow",
    direction: { kind: "higher" },
    additive: { places: true, time: true, dimensions: [] },
    judgedBy: "issued-report",
    ...given,
  };
}

type FactGiven = { readonly breakdown?: Readonly<Record<string, string>>; readonly place?: PlaceKey; readonly period?: Period };

export function makeRef(fact: "value" | "target", indicator: string, given: FactGiven = {}): FactRef {
  const { breakdown = {}, place = DISTRICT, period = YEAR } = given;
  return { fact, indicator, breakdown: toBreakdown(breakdown), place, period };
}

/** An actual; `text` undefined declares "no such figure". Entered in `unit` if that is named, else without a printed form. */
export function makeValue(
  indicator: string,
  text: string | undefined,
  given: FactGiven & { readonly key?: Partial<ValueVersion["key"]>; readonly entered?: ValueVersion["asEntered"] } & Partial<
      Pick<ValueVersion, "knownAt" | "dataAsOf" | "recordedAt" | "qualifiers">
    > = {},
): ValueVersion {
  const { breakdown = {}, place = DISTRICT, period = YEAR, key = {}, entered, ...rest } = given;
  return {
    key: { indicator, breakdown: toBreakdown(breakdown), place, period, status: "reported", series: "issued-report", ...key },
    ...(text === undefined ? {} : { value: decimal(text) }),
    ...(entered ? { asEntered: entered } : {}),
    qualifiers: [],
    source: { document: "doc", line: 1 },
    knownAt: "2023-12-31",
    ...rest,
  };
}

export function makeTarget(
  indicator: string,
  text: string | undefined,
  given: FactGiven & { readonly assigner?: string; readonly entered?: ValueVersion["asEntered"] } & Partial<
      Pick<TargetVersion, "knownAt" | "effective" | "recordedAt" | "qualifiers" | "state">
    > = {},
): TargetVersion {
  const { breakdown = {}, place = DISTRICT, period = YEAR, assigner = "unstated", entered, ...rest } = given;
  return {
    key: { indicator, breakdown: toBreakdown(breakdown), place, period, assigner },
    ...(text === undefined ? {} : { value: decimal(text) }),
    ...(entered ? { asEntered: entered } : {}),
    state: "assigned",
    qualifiers: [],
    source: { document: "doc", line: 1 },
    knownAt: "2023-12-31",
    ...rest,
  };
}

export function makeRelation(
  kind: RelationKind,
  subject: FactRef | undefined,
  given: {
    readonly code?: string;
    readonly stated?: string;
    readonly unit?: string;
    readonly verdict?: StatedVerdict;
    readonly operands?: readonly FactRef[];
    readonly of?: string;
    readonly base?: string;
    readonly knownAt?: string;
  } = {},
): StatedRelation {
  const {
    code = `${subject?.indicator ?? "headline"}.${kind}`,
    stated,
    unit = "percent",
    verdict,
    operands = [],
    of,
    base,
  } = given;
  const decimals = stated?.split(".")[1]?.length ?? 0;
  return {
    code,
    kind,
    ...(subject ? { subject } : {}),
    operands,
    ...(stated === undefined ? {} : { stated: { value: decimal(stated), asEntered: { text: stated, unit, decimals } } }),
    ...(verdict === undefined ? {} : { verdict }),
    ...(of === undefined ? {} : { of: decimal(of) }),
    ...(base === undefined ? {} : { base }),
    place: DISTRICT,
    period: YEAR,
    source: { document: "doc", line: 1 },
    knownAt: given.knownAt ?? "2023-12-31",
  };
}

function unit(code: string, name: string, dimension: string, factor = "1", whole = false): readonly [string, Unit] {
  return [code, { code, name, dimension, factor: decimal(factor), whole }];
}

/** Units as a base pack has them. */
export const UNITS: ReadonlyMap<string, Unit> = new Map([
  unit("ha", "ha", "area", "10000"),
  unit("kg", "kg", "mass"),
  unit("quintal", "tạ", "mass", "100"),
  unit("tonne", "tấn", "mass", "1000"),
  unit("dong", "đồng", "money"),
  unit("million-dong", "triệu đồng", "money", "1000000"),
  unit("billion-dong", "tỷ đồng", "money", "1000000000"),
  unit("percent", "%", "percent"),
  unit("percent-point", "điểm %", "percent-point"),
  unit("person", "người", "person", "1", true),
  unit("dossier", "hồ sơ", "dossier", "1", true),
  unit("household", "hộ", "household", "1", true),
  unit("head", "con", "head", "1", true),
  unit("commune", "xã", "commune", "1", true),
  unit("criterion-mean", "tiêu chí", "criterion-mean"),
  unit("criterion", "tiêu chí", "criterion", "1", true),
]);

export function makeBook(given: Partial<Omit<Book, "indicators">> & { readonly indicators?: readonly Indicator[] } = {}): Book {
  const { indicators = [], ...rest } = given;
  return {
    authority: { code: "authority", name: "ỦY BAN", place: "D1" },
    units: UNITS,
    dimensions: [],
    sectors: [],
    indicators: new Map(indicators.map((indicator) => [indicator.code, indicator])),
    places: [{ ...DISTRICT, kind: "territory", level: "district", type: "huyện", name: "Huyện" }],
    successions: [],
    papers: [],
    targets: [],
    values: [],
    relations: [],
    errata: [],
    headlines: [],
    forms: [],
    regimes: [],
    holidays: [],
    ...rest,
  };
}
