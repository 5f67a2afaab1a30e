import { ROLES } from "../access/actor.ts";
import { TARGET_QUALIFIERS } from "../plan/target.ts";
import { APPROVAL_STEPS } from "../regime/regime.ts";
import { choice, DATE, either, FLAG, list, MAP, optional, record, row, type Shape, type Shaped, TEXT, WHOLE } from "./shape.ts";

/** The only format this release reads; a later one gets a new number and a way to convert. */
export const PACK_FORMAT = "kehoach-pack/1";

const MANIFEST = record({
  format: TEXT,
  code: TEXT,
  name: TEXT,
  extends: optional(list(TEXT)),
  authority: optional(row({ code: TEXT, name: TEXT, place: TEXT, public: optional(FLAG) })),
  demo: optional(FLAG),
  knownAt: optional(row({ date: DATE, assumed: optional(FLAG), note: optional(TEXT) })),
  notice: optional(TEXT),
  document: optional(TEXT),
});

const UNIT = row({ code: TEXT, name: TEXT, dimension: TEXT, factor: TEXT, whole: FLAG });
const CALENDAR = record({ code: TEXT, name: TEXT, note: optional(TEXT) });
const DIMENSION = record({ code: TEXT, name: TEXT, items: list(row({ code: TEXT, name: TEXT })) });
const SECTOR = record({ code: TEXT, name: TEXT, section: TEXT, reporter: optional(TEXT), reporterStated: FLAG });
/** Who assigns targets: of several, the one of the nearest level judges. */
const ASSIGNER = row({ code: TEXT, level: choice("country", "province", "district", "commune") });
const PLACE = row({
  code: TEXT,
  validFrom: DATE,
  validTo: optional(DATE),
  kind: choice("territory", "agency"),
  level: choice("country", "province", "district", "commune", "agency"),
  type: TEXT,
  name: TEXT,
  parent: optional(TEXT),
  startedBy: optional(TEXT),
  endedBy: optional(TEXT),
});
const SUCCESSION = row({
  from: TEXT,
  to: TEXT,
  date: DATE,
  kind: choice("whole", "partial"),
  weight: optional(TEXT),
  act: optional(TEXT),
});
const PAPER = record({
  code: TEXT,
  number: optional(TEXT),
  type: TEXT,
  date: optional(DATE),
  issuer: optional(TEXT),
  abstract: optional(TEXT),
  note: optional(TEXT),
  source: optional(row({ document: optional(TEXT), line: WHOLE })),
});
const HEADLINE = record({
  period: TEXT,
  indicators: list(TEXT),
  within: optional(list(row({ indicator: TEXT, whole: TEXT, ofWhich: optional(FLAG) }))),
});

const OVERVIEW = record({
  group: TEXT,
  disburse: optional(FLAG),
  lines: list(row({ indicator: TEXT, breakdown: optional(MAP) })),
});

const SERIES = choice("own", "rolled-up", "register", "statistics", "issued-report");
const INDICATOR = record({
  code: TEXT,
  name: TEXT,
  unit: TEXT,
  decimals: WHOLE,
  nature: choice("flow", "stock", "ratio", "count", "index"),
  direction: either(
    choice("higher", "lower", "keep", "at-least", "at-most"),
    row({ kind: choice("range"), low: TEXT, high: TEXT }),
  ),
  additive: row({ places: FLAG, time: FLAG, dimensions: list(TEXT) }),
  judgedBy: SERIES,
  parts: optional(choice("must-equal", "may-exceed", "free")),
  formula: optional(TEXT),
  note: optional(TEXT),
});

const SOURCE = row({ document: optional(TEXT), line: WHOLE, ref: optional(TEXT) });
const MEMBERS = list(either(row({ place: TEXT }), row({ text: TEXT })));
const TARGET = record({
  indicator: TEXT,
  breakdown: optional(MAP),
  place: TEXT,
  period: TEXT,
  assigner: TEXT,
  entered: optional(TEXT),
  noFigure: optional(FLAG),
  unit: optional(TEXT),
  state: choice("proposed", "assigned", "adjusted"),
  qualifiers: optional(list(choice(...TARGET_QUALIFIERS))),
  members: optional(MEMBERS),
  document: optional(TEXT),
  effective: optional(DATE),
  reason: optional(TEXT),
  note: optional(TEXT),
  knownAt: optional(DATE),
  source: SOURCE,
});
const VALUE = record({
  indicator: TEXT,
  breakdown: optional(MAP),
  place: TEXT,
  period: TEXT,
  status: choice("estimate", "reported", "preliminary", "official"),
  series: SERIES,
  round: optional(TEXT),
  entered: optional(TEXT),
  noFigure: optional(FLAG),
  unit: optional(TEXT),
  qualifiers: optional(list(choice("over", "about", "under", "at-least"))),
  members: optional(MEMBERS),
  note: optional(TEXT),
  asOf: optional(DATE),
  knownAt: optional(DATE),
  source: SOURCE,
});
const OPERAND = row({
  fact: choice("value", "target"),
  indicator: TEXT,
  breakdown: optional(MAP),
  place: optional(TEXT),
  period: optional(TEXT),
});
const RELATION = record({
  code: TEXT,
  kind: choice(
    "percent-of-plan",
    "percent-of-same-period",
    "share",
    "difference",
    "points-difference",
    "sum",
    "balance",
    "verdict",
    "verdict-count",
  ),
  indicator: optional(TEXT),
  fact: optional(choice("value", "target")),
  breakdown: optional(MAP),
  place: TEXT,
  period: TEXT,
  entered: optional(TEXT),
  unit: optional(TEXT),
  verdict: optional(choice("exceeded", "met", "notMet")),
  of: optional(TEXT),
  base: optional(TEXT),
  operands: optional(list(OPERAND)),
  note: optional(TEXT),
  knownAt: optional(DATE),
  source: SOURCE,
});
const ERRATUM = record({
  code: TEXT,
  kind: choice("percent", "total", "balance"),
  weight: choice("error", "rounding"),
  relation: TEXT,
  note: TEXT,
});

const LEVEL = choice("country", "province", "district", "commune", "agency");
const DAY_COUNT = { days: WHOLE, of: choice("working", "calendar") };
const REGIME = record({
  code: TEXT,
  name: TEXT,
  form: TEXT,
  reporters: list(row({ level: optional(LEVEL), place: optional(TEXT) })),
  periods: choice("month", "quarter", "half", "nine-months", "year"),
  calendar: optional(TEXT),
  startsOn: DATE,
  endsOn: optional(DATE),
  opens: optional(WHOLE),
  deadlines: list(row({ level: optional(LEVEL), ...DAY_COUNT })),
  grace: optional(row(DAY_COUNT)),
  approval: optional(list(choice(...APPROVAL_STEPS))),
  basis: optional(TEXT),
});
const USER = row({ username: TEXT, name: TEXT, role: choice(...ROLES), place: TEXT, sectors: optional(list(TEXT)) });
const HOLIDAY = row({ date: DATE, kind: choice("off", "worked"), name: TEXT });

const COMPARISON = choice("=", "!=", "<", "<=", ">", ">=");
const WEIGHT = choice("block", "warn", "note");
const CHECK_WEIGHT = choice("block", "warn", "note", "off");
const FORM = record({
  code: TEXT,
  number: optional(TEXT),
  name: TEXT,
  checks: optional(
    record({
      parts: optional(CHECK_WEIGHT),
      jump: optional(row({ weight: CHECK_WEIGHT, times: optional(TEXT) })),
      plan: optional(row({ weight: CHECK_WEIGHT, percent: optional(TEXT) })),
      unit: optional(CHECK_WEIGHT),
    }),
  ),
  columns: list(
    row({
      code: TEXT,
      kind: choice("actual", "plan", "percent", "difference", "note"),
      name: optional(TEXT),
      span: optional(choice("period", "next", "cumulative", "half", "year", "next-year")),
      back: optional(choice("previous", "same")),
      status: optional(choice("reported", "estimate")),
      entered: optional(FLAG),
      assigner: optional(TEXT),
      of: optional(TEXT),
      to: optional(TEXT),
    }),
  ),
  rows: list(
    row({
      mark: optional(TEXT),
      level: optional(WHOLE),
      heading: optional(TEXT),
      indicator: optional(TEXT),
      breakdown: optional(MAP),
      label: optional(TEXT),
      key: optional(TEXT),
      formula: optional(TEXT),
      unit: optional(TEXT),
      decimals: optional(WHOLE),
      required: optional(FLAG),
      entered: optional(FLAG),
      signed: optional(FLAG),
    }),
  ),
  rules: optional(
    list(
      record({
        code: TEXT,
        left: TEXT,
        operator: COMPARISON,
        right: TEXT,
        tolerance: optional(TEXT),
        when: optional(row({ left: TEXT, operator: COMPARISON, right: TEXT })),
        weight: WEIGHT,
        column: optional(TEXT),
        message: TEXT,
      }),
    ),
  ),
});

/** Kinds of entries that stand as a list under their own name, in `<kind>.yaml`. The order is the order of reading. */
export const LIST_SHAPES = {
  units: UNIT,
  calendars: CALENDAR,
  dimensions: DIMENSION,
  sectors: SECTOR,
  assigners: ASSIGNER,
  places: PLACE,
  successions: SUCCESSION,
  documents: PAPER,
  headlines: HEADLINE,
  overview: OVERVIEW,
  errata: ERRATUM,
  regimes: REGIME,
  holidays: HOLIDAY,
  users: USER,
} as const satisfies Readonly<Record<string, Shape>>;

/** Kinds split one file per sector: `<kind>/<sector>.yaml`; a form is a file of its own: `forms/<code>.yaml`. */
export const SECTOR_SHAPES = {
  indicators: INDICATOR,
  targets: TARGET,
  values: VALUE,
  relations: RELATION,
  forms: FORM,
} as const satisfies Readonly<Record<string, Shape>>;

/** The two files whose inside belongs to other chapters, with the order of their keys. */
export const PROSE_ORDERS = {
  phrases: ["phrases", "name", "of", "percentDecimals", "separator", "variants", "when", "text"],
  report: [
    "head",
    "heading",
    "parent",
    "issuer",
    "symbol",
    "placeName",
    "title",
    "kind",
    "abstract",
    "options",
    "padCounts",
    "body",
    "notes",
    "annex",
    "recipients",
    "signature",
    "authority",
    "role",
    "name",
  ],
} as const;

export const MANIFEST_SHAPE = MANIFEST;

export type ListKind = keyof typeof LIST_SHAPES;
export type SectorKind = keyof typeof SECTOR_SHAPES;
export type PackKind = ListKind | SectorKind;
type ListEntries = { readonly [K in ListKind]: Shaped<(typeof LIST_SHAPES)[K]> };
type SectorEntries = { readonly [K in SectorKind]: Shaped<(typeof SECTOR_SHAPES)[K]> };
type Entries = ListEntries & SectorEntries;
export type Entry<K extends PackKind> = Entries[K];
export type Manifest = Shaped<typeof MANIFEST>;
export type SourceEntry = Shaped<typeof SOURCE>;
export type OperandEntry = Shaped<typeof OPERAND>;
export type MemberEntry = Shaped<typeof MEMBERS>[number];

/** Entries by sector: the file `<kind>/<sector>.yaml` and what it lists, in the order of the file. */
export type BySector<T> = ReadonlyMap<string, readonly T[]>;

/** The kinds of one file each, and the kinds of one file a sector. */
export type PackLists = { readonly [K in ListKind]: readonly Entry<K>[] };
export type PackSectors = { readonly [K in SectorKind]: BySector<Entry<K>> };

/** A pack as its files say it: texts as written, nothing resolved. `phrases` and `report` are plain data, undefined when absent. */
export type PackFiles = {
  readonly manifest: Manifest;
  readonly phrases?: unknown;
  readonly report?: unknown;
} & PackLists &
  PackSectors;

/** A pack that lists nothing. */
export const NO_ENTRIES = {
  units: [],
  calendars: [],
  dimensions: [],
  sectors: [],
  assigners: [],
  places: [],
  successions: [],
  documents: [],
  headlines: [],
  overview: [],
  errata: [],
  regimes: [],
  holidays: [],
  users: [],
  indicators: new Map(),
  targets: new Map(),
  values: new Map(),
  relations: new Map(),
  forms: new Map(),
} satisfies Omit<PackFiles, "manifest">;

/** In which file each list stands: successions share a file with the places they link. */
export const FILE_OF_LIST: Readonly<Record<ListKind, string>> = {
  units: "units.yaml",
  calendars: "calendars.yaml",
  dimensions: "dimensions.yaml",
  sectors: "sectors.yaml",
  assigners: "assigners.yaml",
  places: "places.yaml",
  successions: "places.yaml",
  documents: "documents.yaml",
  headlines: "headlines.yaml",
  overview: "overview.yaml",
  errata: "errata.yaml",
  regimes: "regimes.yaml",
  holidays: "holidays.yaml",
  users: "users.yaml",
};

export const MANIFEST_FILE = "pack.yaml";
export const PROSE_FILES = { phrases: "phrases.yaml", report: "report.yaml" } as const;

/** The file of a sector's entries: "targets/crop-food.yaml". */
export function fileOfSector(kind: SectorKind, sector: string): string {
  return `${kind}/${sector}.yaml`;
}

export const LIST_KINDS: readonly ListKind[] = [
  "units",
  "calendars",
  "dimensions",
  "sectors",
  "assigners",
  "places",
  "successions",
  "documents",
  "headlines",
  "overview",
  "errata",
  "regimes",
  "holidays",
  "users",
];
export const SECTOR_KINDS: readonly SectorKind[] = ["indicators", "targets", "values", "relations", "forms"];
