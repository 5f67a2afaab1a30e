import { type Entry, NO_ENTRIES, type PackFiles } from "@kehoach/core/pack/pack";

type Value = Entry<"values">;
type Relation = Entry<"relations">;

/** A figure of the small pack: indicator "crops.area" of place "01" in 2030, in ha, unless the test says otherwise. */
export function makeValue(given: Partial<Value> = {}): Value {
  return {
    indicator: "crops.area",
    place: "01",
    period: "2030",
    status: "reported",
    series: "issued-report",
    entered: "1.234,50",
    unit: "ha",
    source: { line: 1 },
    ...given,
  };
}

export function makeTarget(given: Partial<Entry<"targets">> = {}): Entry<"targets"> {
  return {
    indicator: "crops.area",
    place: "01",
    period: "2030",
    assigner: "unstated",
    entered: "1.200",
    unit: "ha",
    state: "assigned",
    source: { line: 1 },
    ...given,
  };
}

export function makeRelation(given: Partial<Relation> = {}): Relation {
  return {
    code: "crops.area.percent",
    kind: "percent-of-plan",
    indicator: "crops.area",
    place: "01",
    period: "2030",
    entered: "102,9",
    unit: "percent",
    source: { line: 1 },
    ...given,
  };
}

export type SmallPack = {
  readonly code?: string;
  readonly authority?: string;
  readonly public?: boolean;
  readonly knownAt?: string;
  readonly values?: readonly Value[];
  readonly targets?: readonly Entry<"targets">[];
  readonly relations?: readonly Relation[];
  readonly errata?: readonly Entry<"errata">[];
  readonly indicatorName?: string;
  readonly placeName?: string;
  readonly extraPlaces?: readonly Entry<"places">[];
  readonly forms?: readonly Entry<"forms">[];
  readonly regimes?: readonly Entry<"regimes">[];
  /** Of the base. */
  readonly holidays?: readonly Entry<"holidays">[];
};

/** A form of one line and one column to fill in. */
export function makeForm(given: Partial<Entry<"forms">> = {}): Entry<"forms"> {
  return {
    code: "month",
    name: "Biểu tháng",
    columns: [{ code: "now", kind: "actual", entered: true }],
    rows: [{ indicator: "crops.area" }],
    ...given,
  };
}

export function makeRegime(given: Partial<Entry<"regimes">> = {}): Entry<"regimes"> {
  return {
    code: "month",
    name: "Báo cáo tháng",
    form: "month",
    reporters: [{ place: "01" }],
    periods: "month",
    startsOn: "2030-01-01",
    deadlines: [{ days: 3, of: "working" }],
    ...given,
  };
}

/** A pack on a base, with everything a test does not speak of made up. Bases first, as applyPack takes it. */
export function makeChain(given: SmallPack = {}): readonly PackFiles[] {
  const base: PackFiles = {
    ...NO_ENTRIES,
    manifest: { format: "kehoach-pack/1", code: "base", name: "Nền" },
    units: [
      { code: "ha", name: "ha", dimension: "area", factor: "1", whole: false },
      { code: "percent", name: "%", dimension: "percent", factor: "1", whole: false },
    ],
    calendars: [{ code: "solar", name: "lịch dương" }],
    holidays: given.holidays ?? [],
  };
  const { code = "small", authority = "north", knownAt = "2030-12-31" } = given;
  const values = given.values ?? [makeValue()];
  const targets = given.targets ?? [makeTarget()];
  const relations = given.relations ?? [makeRelation()];
  const pack: PackFiles = {
    ...NO_ENTRIES,
    manifest: {
      format: "kehoach-pack/1",
      code,
      name: "Gói nhỏ",
      extends: ["base"],
      authority: {
        code: authority,
        name: "Cơ quan thử",
        place: "01",
        ...(given.public === undefined ? {} : { public: given.public }),
      },
      knownAt: { date: knownAt },
      document: "report",
    },
    sectors: [{ code: "crops", name: "Trồng trọt", section: "II.1", reporterStated: false }],
    places: [
      {
        code: "01",
        validFrom: "2000-01-01",
        kind: "territory",
        level: "district",
        type: "huyện",
        name: given.placeName ?? "Thử",
      },
      ...(given.extraPlaces ?? []),
    ],
    documents: [{ code: "report", type: "Báo cáo" }],
    headlines: [{ period: "2030", indicators: ["crops.area"] }],
    errata: given.errata ?? [],
    regimes: given.regimes ?? [],
    forms: new Map((given.forms ?? []).map((form) => [form.code, [form]])),
    indicators: new Map([
      [
        "crops",
        [
          {
            code: "crops.area",
            name: given.indicatorName ?? "Diện tích",
            unit: "ha",
            decimals: 2,
            nature: "flow",
            direction: "higher",
            additive: { places: true, time: false, dimensions: [] },
            judgedBy: "issued-report",
          },
        ],
      ],
    ]),
    values: new Map(values.length > 0 ? [["crops", values]] : []),
    targets: new Map(targets.length > 0 ? [["crops", targets]] : []),
    relations: new Map(relations.length > 0 ? [["crops", relations]] : []),
  };
  return [base, pack];
}
