/**
 * The figures of packs/minh-hoa-2023: a district that does not exist, made so that they fit each other. Parts give their totals, stocks
 * follow from what comes in and goes out, crops are sown and gathered in their months, money is spent late in the year. No dice: what
 * looks like chance is a hash of the cell, so the same files come out every time.
 *
 * A figure is a whole number of the last place kept: 1234 of a line with one decimal is 123,4.
 */

/** The communes in the order of the pack; every list of eight below follows it. */
export const COMMUNES = ["kl01", "kl02", "kl03", "kl04", "kl05", "kl06", "kl07", "kl08"] as const;
/** The months of 2022 and 2023, from 0. Those after SHOWN are made, since the estimate of the year needs them, and not given. */
export const MONTHS = 24;
export const SHOWN = 22;

type Eight = readonly [number, number, number, number, number, number, number, number];
type Twelve = readonly number[];

/** One line of a commune's form: a figure for every commune and month; undefined where there is no such figure. */
export type Line = {
  readonly indicator: string;
  readonly breakdown?: Readonly<Record<string, string>>;
  readonly unit: string;
  readonly decimals: number;
  /** The year of its months. */
  readonly year: "sum" | "first" | "last";
  readonly at: (commune: number, month: number) => number | undefined;
};

/** Between -1 and 1, by the text alone: FNV-1a, its bits mixed so that texts that differ in the last letter lie far apart. */
export function swing(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  for (const [shift, factor] of [
    [16, 0x85ebca6b],
    [13, 0xc2b2ae35],
  ] as const)
    hash = Math.imul(hash ^ (hash >>> shift), factor);
  return ((hash ^ (hash >>> 16)) >>> 0) / 0x80000000 - 1;
}

const tenths = (whole: number): number => Math.round(whole * 10);

type FlowOptions = { readonly growth: number; readonly wobble?: number; readonly scale?: number };

/** What a year brings, spread over its months; `yearly` is 2022 in the line's unit, `growth` what 2023 makes of it. */
function flow(name: string, yearly: Eight, months: Twelve, { growth, wobble = 0.08, scale = 1 }: FlowOptions) {
  const whole = months.reduce((sum, part) => sum + part, 0);
  return (commune: number, month: number): number => {
    const year = (yearly[commune] ?? 0) * (month < 12 ? 1 : growth);
    const share = (months[month % 12] ?? 0) / whole;
    return Math.round(year * share * (1 + wobble * swing(`${name} ${commune} ${month}`)) * scale);
  };
}

/** Things that happen one by one: whole counts about the yearly number, or none. */
function events(name: string, yearly: Eight, growth: number) {
  return (commune: number, month: number): number => {
    const expected = ((yearly[commune] ?? 0) * (month < 12 ? 1 : growth)) / 12;
    const more = 1 + 0.4 * swing(`${name} ${commune} ${month}`);
    return Math.floor(expected * more + (swing(`${name} one ${commune} ${month}`) + 1) / 2);
  };
}

/** A herd: it grows or shrinks over the year and varies a little from month to month. */
function herd(name: string, start: Eight, yearlyGrowth: number) {
  return (commune: number, month: number): number => {
    const grown = (start[commune] ?? 0) * (1 + (yearlyGrowth * (month + 1)) / 12);
    return Math.round(grown * (1 + 0.008 * swing(`${name} ${commune} ${month}`)));
  };
}

/** A stock that is counted anew in some month: `counts` gives each count and the month from which it holds. */
function counted(...counts: readonly (readonly [number, Eight])[]) {
  return (commune: number, month: number): number => counts.findLast(([from]) => from <= month)?.[1][commune] ?? 0;
}

function each(eight: Eight, turn: (one: number, commune: number) => number): Eight {
  const [a, b, c, d, e, f, g, h] = eight;
  return [turn(a, 0), turn(b, 1), turn(c, 2), turn(d, 3), turn(e, 4), turn(f, 5), turn(g, 6), turn(h, 7)];
}

type At = (commune: number, month: number) => number;
export const plus =
  (...parts: readonly At[]): At =>
  (commune, month) =>
    parts.reduce((sum, part) => sum + part(commune, month), 0);

/** What was there before, what came and what went give what is there: month after month. */
export function carry(start: readonly number[], change: At): At {
  const known = new Map<string, number>();
  const at: At = (commune, month) => {
    if (month < 0) return start[commune] ?? 0;
    const key = `${commune} ${month}`;
    const value = known.get(key) ?? at(commune, month - 1) + change(commune, month);
    known.set(key, value);
    return value;
  };
  return at;
}

// Crops, in ha and tấn with one decimal.
const springRice = flow("spring", [58, 142, 128, 96, 74, 88, 52, 61], [5, 12, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0], {
  growth: 1.01,
  wobble: 0.03,
  scale: 10,
});
const mainRice = flow("main", [64, 171, 152, 124, 98, 109, 83, 90], [0, 0, 0, 0, 0, 9, 10, 1, 0, 0, 0, 0], {
  growth: 1,
  wobble: 0.03,
  scale: 10,
});
const maize = flow("maize", [31, 66, 72, 84, 79, 70, 112, 104], [0, 4, 6, 2, 0, 0, 2, 3, 2, 1, 0, 0], {
  growth: 0.97,
  scale: 10,
});
const vegetables = flow("vegetables", [46, 52, 38, 22, 18, 24, 12, 15], [9, 10, 8, 6, 5, 4, 4, 5, 8, 11, 16, 14], {
  growth: 1.05,
  scale: 10,
});

/** The year's fields of a crop times its yield (tấn a ha), in the months of its harvest. */
function harvest(name: string, fields: At, yieldOf: number, months: Twelve): At {
  return (commune, month) => {
    const first = month < 12 ? 0 : 12;
    const area = Array.from({ length: 12 }, (_, at) => fields(commune, first + at)).reduce((sum, one) => sum + one, 0);
    return Math.round(area * yieldOf * (months[month % 12] ?? 0) * (1 + 0.02 * swing(`${name} ${commune} ${first}`)));
  };
}
const rice = plus(
  harvest("spring yield", springRice, 5.5, [0, 0, 0, 0, 0.15, 0.85, 0, 0, 0, 0, 0, 0]),
  harvest("main yield", mainRice, 4.7, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0.7, 0.3, 0]),
);
const maizeGrain = harvest("maize yield", maize, 4.1, [0, 0, 0, 0, 0, 0.35, 0.25, 0, 0, 0.1, 0.2, 0.1]);

const TEA: Eight = [22, 18, 35.4, 64.5, 118.2, 142.6, 12.5, 8];
const teaArea = counted(
  [0, each(TEA, tenths)],
  [3, each(TEA, (area) => tenths(area * 1.02))],
  [15, each(TEA, (area) => tenths(area * 1.04))],
);
const teaHarvested = counted([0, each(TEA, (area) => tenths(area * 0.88))], [12, each(TEA, (area) => tenths(area * 0.9))]);
const teaLeaves = flow(
  "tea",
  each(TEA, (area) => area * 0.88 * 6.2),
  [0, 0, 6, 11, 13, 12, 13, 13, 13, 11, 6, 2],
  { growth: 1.04, wobble: 0.05, scale: 10 },
);

const productionForest = flow("production", [14, 46, 52, 88, 96, 74, 131, 118], [0, 2, 7, 11, 11, 9, 4, 2, 0, 0, 0, 0], {
  growth: 1.02,
  wobble: 0.05,
  scale: 10,
});
const protectionForest = flow("protection", [0, 4, 6, 10, 9, 8, 24, 20], [0, 0, 3, 6, 6, 3, 0, 0, 0, 0, 0, 0], {
  growth: 0.9,
  wobble: 0.05,
  scale: 10,
});

// Herds.
const buffalo = herd("buffalo", [260, 520, 560, 610, 480, 530, 640, 590], -0.015);
const cattle = herd("cattle", [90, 240, 210, 330, 260, 190, 410, 380], 0.03);
const horses = herd("horse", [4, 10, 12, 26, 20, 15, 48, 40], 0.02);
const EVEN: Twelve = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1];

// Money, in triệu đồng with one decimal.
const tax = flow("tax", [5200, 640, 590, 410, 380, 420, 210, 240], [11, 6, 8, 9, 8, 8, 9, 7, 8, 9, 8, 9], {
  growth: 1.06,
  scale: 10,
});
const fees = flow("fees", [820, 140, 120, 90, 84, 95, 52, 60], EVEN, { growth: 1.03, wobble: 0.15, scale: 10 });
const otherRevenue = flow("other", [1400, 260, 310, 180, 150, 170, 96, 110], [4, 3, 6, 7, 8, 9, 8, 8, 10, 11, 12, 14], {
  growth: 0.94,
  wobble: 0.15,
  scale: 10,
});
const LATE: Twelve = [0, 1, 3, 5, 7, 9, 8, 10, 11, 13, 15, 18];
const CAPITAL: Eight = [3200, 4100, 3900, 5200, 5600, 4800, 7300, 6900];
const capital = counted([0, each(CAPITAL, tenths)], [12, each(CAPITAL, (sum) => tenths(Math.round((sum * 1.08) / 50) * 50))]);
const disbursed = flow(
  "disbursed",
  each(CAPITAL, (sum) => sum * 0.965),
  LATE,
  { growth: 1.08, wobble: 0.02, scale: 10 },
);

// People.
const births = events("births", [92, 62, 58, 52, 46, 49, 41, 43], 0.97);
const deaths = events("deaths", [36, 25, 24, 20, 18, 19, 15, 16], 1.02);
const residents = carry(
  [6240, 4180, 3920, 3350, 2960, 3140, 2430, 2610],
  (commune, month) => births(commune, month) - deaths(commune, month),
);
const INSURED: Eight = [0.935, 0.928, 0.921, 0.93, 0.926, 0.924, 0.948, 0.944];
const insured: At = (commune, month) =>
  Math.round(
    residents(commune, month) * ((INSURED[commune] ?? 0) + 0.001 * (month + 1) + 0.0006 * swing(`insured ${commune} ${month}`)),
  );
const HOUSEHOLDS: Eight = [1560, 1010, 948, 801, 690, 742, 560, 612];
const households = counted(
  [0, HOUSEHOLDS],
  [11, each(HOUSEHOLDS, (all) => Math.round(all * 1.008))],
  [23, each(HOUSEHOLDS, (all) => Math.round(all * 1.016))],
);
// The review of every year ends in December and holds until the next.
const POOR: Eight = [64, 96, 110, 134, 129, 117, 158, 153];
const poor = counted(
  [0, POOR],
  [11, each(POOR, (all) => Math.round(all * 0.85))],
  [23, each(POOR, (all) => Math.round(all * 0.71))],
);
const NEAR_POOR: Eight = [51, 74, 82, 96, 90, 85, 78, 83];
const nearPoor = counted(
  [0, NEAR_POOR],
  [11, each(NEAR_POOR, (all) => Math.round(all * 0.94))],
  [23, each(NEAR_POOR, (all) => Math.round(all * 0.9))],
);
const voluntary: At = (commune, month) =>
  Math.round(([110, 60, 55, 40, 32, 41, 18, 22][commune] ?? 0) * (1 + (0.14 * (month + 1)) / 12));

// The one-stop desk: what is open, comes in and is answered must balance.
const PER_HEAD = 0.0125;
const channel =
  (name: string, share: (month: number) => number): At =>
  (commune, month) =>
    Math.round(residents(commune, month) * PER_HEAD * share(month) * (1 + 0.12 * swing(`${name} ${commune} ${month}`)));
const direct = channel("direct", (month) => 0.56 - 0.009 * month);
const online = channel("online", (month) => 0.4 + 0.009 * month);
const post = channel("post", () => 0.04);
const takenIn = plus(direct, online, post);
const openAfter: At = (commune, month) =>
  Math.round(takenIn(commune, Math.max(month, 0)) * (0.1 + 0.04 * swing(`open ${commune} ${month}`)));
const openBefore: At = (commune, month) => openAfter(commune, month - 1);
const answered: At = (commune, month) => openBefore(commune, month) + takenIn(commune, month) - openAfter(commune, month);
const answeredLate: At = (commune, month) => (swing(`late ${commune} ${month}`) > 0.55 ? 1 : 0);

const TOWN = 0;
/** A township is not judged by the criteria of new countryside: it has no such figure. */
const criteria = (commune: number, month: number): number | undefined =>
  commune === TOWN
    ? undefined
    : counted(
        [0, [0, 19, 15, 13, 12, 14, 10, 11]],
        [8, [0, 19, 16, 14, 13, 15, 11, 12]],
        [14, [0, 19, 17, 14, 13, 15, 11, 12]],
        [18, [0, 19, 18, 15, 14, 16, 12, 13]],
        [23, [0, 19, 19, 16, 14, 16, 12, 14]],
      )(commune, month);

const line =
  (year: Line["year"]) =>
  (indicator: string, unit: string, decimals: number, at: Line["at"], breakdown?: Line["breakdown"]): Line => ({
    indicator,
    unit,
    decimals,
    year,
    at,
    ...(breakdown === undefined ? {} : { breakdown }),
  });
const add = line("sum");
const stand = line("last");

/** Every line communes give each month, in the order of the forms. */
export const LINES: readonly Line[] = [
  add("crop.rice-area", "ha", 1, plus(springRice, mainRice)),
  add("crop.rice-area", "ha", 1, springRice, { "rice-season": "spring" }),
  add("crop.rice-area", "ha", 1, mainRice, { "rice-season": "main" }),
  add("crop.maize-area", "ha", 1, maize),
  add("crop.vegetable-area", "ha", 1, vegetables),
  add("crop.grain-output", "tonne", 1, plus(rice, maizeGrain)),
  add("crop.grain-output", "tonne", 1, rice, { grain: "rice" }),
  add("crop.grain-output", "tonne", 1, maizeGrain, { grain: "maize" }),
  stand("crop.tea-area", "ha", 1, teaArea),
  stand("crop.tea-harvested", "ha", 1, teaHarvested),
  add("crop.tea-output", "tonne", 1, teaLeaves),
  stand("livestock.large-herd", "head", 0, plus(buffalo, cattle, horses)),
  stand("livestock.large-herd", "head", 0, buffalo, { animal: "buffalo" }),
  stand("livestock.large-herd", "head", 0, cattle, { animal: "cattle" }),
  stand("livestock.large-herd", "head", 0, horses, { animal: "horse" }),
  stand("livestock.pig-herd", "head", 0, herd("pig", [1850, 2100, 1980, 1520, 1310, 1400, 980, 1120], 0.06)),
  stand("livestock.poultry-flock", "head", 0, herd("poultry", [21000, 24500, 23000, 17200, 15000, 16300, 9800, 11900], 0.05)),
  add(
    "livestock.live-weight",
    "tonne",
    1,
    flow("meat", [212, 240, 226, 174, 150, 161, 112, 128], [14, 6, 7, 7, 7, 8, 8, 8, 8, 8, 8, 11], {
      growth: 1.05,
      wobble: 0.05,
      scale: 10,
    }),
  ),
  add(
    "livestock.vaccine-doses",
    "dose",
    0,
    flow("vaccine", [6100, 8300, 8000, 6400, 5300, 5700, 4900, 5200], [1, 2, 12, 10, 3, 1, 1, 2, 10, 9, 2, 1], { growth: 1.04 }),
  ),
  add("forestry.planted-area", "ha", 1, plus(productionForest, protectionForest)),
  add("forestry.planted-area", "ha", 1, productionForest, { "forest-kind": "production" }),
  add("forestry.planted-area", "ha", 1, protectionForest, { "forest-kind": "protection" }),
  add("forestry.breaches", "case", 0, events("breaches", [0, 1, 2, 3, 3, 2, 6, 5], 0.8)),
  stand("new-rural.criteria-met", "criterion", 0, criteria),
  add("budget.area-revenue", "million-dong", 1, plus(tax, fees, otherRevenue)),
  add("budget.area-revenue", "million-dong", 1, tax, { "revenue-source": "tax" }),
  add("budget.area-revenue", "million-dong", 1, fees, { "revenue-source": "fee" }),
  add("budget.area-revenue", "million-dong", 1, otherRevenue, { "revenue-source": "other" }),
  add(
    "budget.area-expenditure",
    "million-dong",
    1,
    flow("spending", [9800, 6900, 6700, 6300, 6000, 6150, 5800, 5900], [9, 7, 8, 8, 8, 8, 8, 8, 8, 8, 9, 11], {
      growth: 1.04,
      scale: 10,
    }),
  ),
  stand("investment.yearly-capital", "million-dong", 1, capital),
  add("investment.disbursed", "million-dong", 1, disbursed),
  stand("poverty.all-households", "household", 0, households),
  stand("poverty.poor", "household", 0, poor),
  stand("poverty.near-poor", "household", 0, nearPoor),
  stand("insurance.residents", "person", 0, residents),
  stand("insurance.health-insured", "person", 0, insured),
  stand("insurance.voluntary", "person", 0, voluntary),
  stand("education.all-schools", "school", 0, counted([0, [4, 3, 3, 3, 3, 3, 2, 3]])),
  stand(
    "education.qualified-schools",
    "school",
    0,
    counted([0, [3, 2, 1, 1, 1, 1, 0, 1]], [8, [3, 2, 2, 1, 1, 1, 0, 1]], [19, [3, 2, 2, 1, 2, 2, 0, 1]]),
  ),
  add(
    "employment.jobs",
    "worker",
    0,
    flow("jobs", [96, 71, 66, 54, 49, 52, 38, 41], [4, 14, 13, 8, 8, 9, 7, 7, 8, 8, 7, 7], { growth: 1.05 }),
  ),
  add(
    "employment.trained",
    "worker",
    0,
    flow("trained", [60, 50, 50, 45, 45, 45, 35, 35], [0, 0, 4, 8, 12, 14, 14, 14, 14, 12, 6, 2], { growth: 1.02 }),
  ),
  line("first")("one-stop.open-before", "dossier", 0, openBefore),
  add("one-stop.taken-in", "dossier", 0, takenIn),
  add("one-stop.taken-in", "dossier", 0, direct, { channel: "direct" }),
  add("one-stop.taken-in", "dossier", 0, online, { channel: "online" }),
  add("one-stop.taken-in", "dossier", 0, post, { channel: "post" }),
  add("one-stop.answered", "dossier", 0, answered),
  add("one-stop.answered", "dossier", 0, (commune, month) => answered(commune, month) - answeredLate(commune, month), {
    timeliness: "on-time",
  }),
  add("one-stop.answered", "dossier", 0, answeredLate, { timeliness: "late" }),
  stand("one-stop.open-after", "dossier", 0, openAfter),
  add("civil-status.births", "instance", 0, births),
  add("civil-status.deaths", "instance", 0, deaths),
  add(
    "civil-status.marriages",
    "instance",
    0,
    flow("marriages", [44, 31, 29, 24, 21, 22, 17, 18], [12, 7, 8, 7, 6, 5, 5, 4, 7, 9, 13, 14], { growth: 0.98, wobble: 0.2 }),
  ),
  add("traffic.accidents", "case", 0, events("accidents", [5, 2, 2, 2, 1, 1, 1, 1], 0.85)),
];
