import type { Entry } from "../packages/core/src/pack/pack.ts";
import { decimal } from "../packages/core/src/quantity/decimal.ts";
import { showNumberText } from "../packages/core/src/quantity/number-text.ts";
import { DEPARTMENT_LINES, DEPARTMENTS, QUARTERS_SHOWN } from "./demo-departments.ts";
import { COMMUNES, LINES, type Line, MONTHS, SHOWN } from "./demo-figures.ts";

type Value = Entry<"values">;
type Target = Entry<"targets">;

const DISTRICT = "kl";
/** Quyết định 318/QĐ-TTg of 2022: a commune of new countryside meets nineteen criteria. */
const ALL_CRITERIA = 19;
const RESOLUTION = "94-nq-hdnd";
const LAST_YEAR = "bao-cao-2022";
/** What was gathered of 2022 was known with its report; the pack's own day stands for 2023. */
const OF_2022 = { knownAt: "2023-01-09" } as const;

/** 1234 with one decimal is "123,4"; nothing at all is "0". */
export function showFigure(figure: number, decimals: number): string {
  if (figure === 0) return "0";
  const digits = String(Math.abs(figure)).padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const text = decimals === 0 ? digits : `${whole}.${digits.slice(-decimals)}`;
  return showNumberText(decimal(figure < 0 ? `-${text}` : text));
}

const monthOf = (month: number): string => `${month < 12 ? 2022 : 2023}-M${String((month % 12) + 1).padStart(2, "0")}`;

/** The figure of the first months of a year, 0 for 2022 and 1 for 2023. */
function ofMonths({ year, at }: Line, commune: number, which: 0 | 1, count: number): number | undefined {
  const months = Array.from({ length: count }, (_, month) => at(commune, which * 12 + month));
  if (year !== "sum") return months.at(year === "first" ? 0 : -1);
  return months.every((one) => one !== undefined) ? months.reduce((sum, one) => sum + one, 0) : undefined;
}

const ofYear = (line: Line, commune: number, which: 0 | 1): number | undefined => ofMonths(line, commune, which, 12);

/** The figure of the district: communes together. */
function together(figures: readonly (number | undefined)[]): number | undefined {
  const given = figures.filter((one) => one !== undefined);
  return given.length < COMMUNES.length ? undefined : given.reduce((sum, one) => sum + one, 0);
}

/** A figure that others are made from: never taken for 0. */
function known(figure: number | undefined): number {
  if (figure === undefined) throw new Error("a figure is made from one that is not there");
  return figure;
}

const yearTogether = (line: Line, which: 0 | 1): number | undefined =>
  together(COMMUNES.map((_, commune) => ofYear(line, commune, which)));

type LineHead = Pick<Line, "indicator" | "breakdown" | "unit" | "decimals">;
type Cell = Pick<Value, "place" | "period"> & { readonly row: number };

function toValue(line: LineHead, { place, period, row }: Cell, figure: number | undefined): Value {
  const { indicator, breakdown, unit, decimals } = line;
  const isLast = period.startsWith("2022");
  return {
    indicator,
    ...(breakdown === undefined ? {} : { breakdown }),
    place,
    period,
    status: "reported",
    series: "own",
    ...(figure === undefined
      ? { noFigure: true, note: "thị trấn không xét chuẩn nông thôn mới" }
      : { entered: showFigure(figure, decimals), unit }),
    ...(isLast ? OF_2022 : {}),
    source: { ...(isLast ? { document: LAST_YEAR } : {}), line: row },
  };
}

type Figures = readonly [number | undefined, number | undefined];

/** The years of a line: 2022 as reported, 2023 as estimated in October. */
function toYears(line: LineHead, { place, row }: Omit<Cell, "period">, [before, now]: Figures): Value[] {
  const estimate = toValue(line, { place, period: "2023", row }, now);
  return [
    toValue(line, { place, period: "2022", row }, before),
    estimate.noFigure ? estimate : { ...estimate, status: "estimate", round: "2023-M10" },
  ];
}

const findLine = (indicator: string, breakdown?: string): Line => {
  const found = LINES.find((one) => one.indicator === indicator && Object.values(one.breakdown ?? {})[0] === breakdown);
  if (found === undefined) throw new Error(`no line ${indicator} ${breakdown ?? ""}`);
  return found;
};

/** Ratios of the headline list: what they are made from, in the files of the upper line. */
const RATIOS: readonly { readonly indicator: string; readonly upper: Line; readonly lower: Line }[] = [
  {
    indicator: "investment.disbursed-rate",
    upper: findLine("investment.disbursed"),
    lower: findLine("investment.yearly-capital"),
  },
  { indicator: "poverty.poor-share", upper: findLine("poverty.poor"), lower: findLine("poverty.all-households") },
  { indicator: "insurance.health-share", upper: findLine("insurance.health-insured"), lower: findLine("insurance.residents") },
  {
    indicator: "education.qualified-share",
    upper: findLine("education.qualified-schools"),
    lower: findLine("education.all-schools"),
  },
  { indicator: "one-stop.on-time-share", upper: findLine("one-stop.answered", "on-time"), lower: findLine("one-stop.answered") },
];

/** In hundredths of a percent, half up. */
export function ratioOf(upper: number, lower: number): number {
  return Math.floor((upper * 20_000 + lower) / (2 * lower));
}

function listRatioValues(): Value[] {
  return RATIOS.flatMap(({ indicator, upper, lower }, at) => {
    const head = { indicator, unit: "percent", decimals: 2 };
    const row = LINES.length + at + 1;
    const figures = (of: (line: Line, which: 0 | 1) => number | undefined): Figures => [
      ratioOf(known(of(upper, 0)), known(of(lower, 0))),
      ratioOf(known(of(upper, 1)), known(of(lower, 1))),
    ];
    return [
      ...COMMUNES.flatMap((place, commune) =>
        toYears(
          head,
          { place, row },
          figures((line, which) => ofYear(line, commune, which)),
        ),
      ),
      ...toYears(head, { place: DISTRICT, row }, figures(yearTogether)),
    ];
  });
}

/** Whether each commune stood at all nineteen criteria, and how many did; a township is not asked. */
function listQualified(row: number): Value[] {
  const head = { indicator: "new-rural.qualified-communes", unit: "commune", decimals: 0 };
  const criteria = findLine("new-rural.criteria-met");
  const stands = (commune: number, which: 0 | 1): number => (ofYear(criteria, commune, which) === ALL_CRITERIA ? 1 : 0);
  const asked = COMMUNES.map((place, commune) => ({ place, commune })).filter(
    ({ commune }) => ofYear(criteria, commune, 0) !== undefined,
  );
  const count = (which: 0 | 1): number => asked.reduce((sum, { commune }) => sum + stands(commune, which), 0);
  return [
    ...asked.flatMap(({ place, commune }) => toYears(head, { place, row }, [stands(commune, 0), stands(commune, 1)])),
    ...toYears(head, { place: DISTRICT, row }, [count(0), count(1)]),
  ];
}

/** Both years of every line, and nine months of the undivided ones: what the form of October looks back at. */
function listSums(line: Line, { place, row }: Omit<Cell, "period">, commune: number): Value[] {
  const years = toYears(line, { place, row }, [ofYear(line, commune, 0), ofYear(line, commune, 1)]);
  if (line.breakdown !== undefined) return years;
  const nine = ([0, 1] as const).map((which) =>
    toValue(line, { place, period: `${2022 + which}-9M`, row }, ofMonths(line, commune, which, 9)),
  );
  return [...years, ...nine];
}

/** Every value of the pack, line by line: communes by month and the year before, then the district's years, then departments. */
export function listDemoValues(): readonly Value[] {
  const monthly = LINES.flatMap((line, at) => {
    const row = at + 1;
    const communes = COMMUNES.flatMap((place, commune) => [
      ...Array.from({ length: Math.min(SHOWN, MONTHS) }, (_, month) =>
        toValue(line, { place, period: monthOf(month), row }, line.at(commune, month)),
      ),
      ...listSums(line, { place, row }, commune),
    ]);
    const [before, now] = [yearTogether(line, 0), yearTogether(line, 1)];
    return before === undefined || now === undefined
      ? communes
      : [...communes, ...toYears(line, { place: DISTRICT, row }, [before, now])];
  });
  const departments = DEPARTMENT_LINES.flatMap((line, at) =>
    DEPARTMENTS.flatMap((place, department) =>
      Array.from({ length: QUARTERS_SHOWN }, (_, quarter) => {
        const period = `${quarter < 4 ? 2022 : 2023}-Q${(quarter % 4) + 1}`;
        return toValue(line, { place, period, row: LINES.length + RATIOS.length + at + 2 }, line.at(department, quarter));
      }),
    ),
  );
  return [...monthly, ...listRatioValues(), ...listQualified(LINES.length + RATIOS.length + 1), ...departments];
}

/** What the resolution asks of a line: a share of what 2022 gave, rounded to a step, in the line's last place. */
type Goal = { readonly line: Line; readonly of: number; readonly step: number };
const GOALS: readonly Goal[] = [
  { line: findLine("crop.rice-area"), of: 1, step: 10 },
  { line: findLine("crop.maize-area"), of: 0.98, step: 10 },
  { line: findLine("crop.vegetable-area"), of: 1.03, step: 10 },
  { line: findLine("crop.grain-output"), of: 1.01, step: 50 },
  { line: findLine("crop.tea-area"), of: 1.02, step: 1 },
  { line: findLine("crop.tea-output"), of: 1.03, step: 10 },
  { line: findLine("livestock.large-herd"), of: 1.02, step: 10 },
  { line: findLine("livestock.pig-herd"), of: 1.05, step: 10 },
  { line: findLine("livestock.poultry-flock"), of: 1.04, step: 100 },
  { line: findLine("livestock.live-weight"), of: 1.04, step: 10 },
  { line: findLine("livestock.vaccine-doses"), of: 1, step: 100 },
  { line: findLine("forestry.planted-area"), of: 1, step: 5 },
  { line: findLine("budget.area-revenue"), of: 1.03, step: 100 },
  { line: findLine("budget.area-expenditure"), of: 1.05, step: 100 },
  { line: findLine("poverty.poor"), of: 0.85, step: 1 },
  { line: findLine("poverty.near-poor"), of: 0.95, step: 1 },
  { line: findLine("insurance.voluntary"), of: 1.1, step: 1 },
  { line: findLine("employment.jobs"), of: 1.03, step: 1 },
  { line: findLine("employment.trained"), of: 1, step: 5 },
];

type Goals = Pick<Line, "indicator" | "unit" | "decimals"> & {
  readonly communes: readonly (number | undefined)[];
  readonly district: number;
};

function listGoals(): Goals[] {
  const shares = GOALS.map(({ line, of, step }): Goals => {
    const communes = COMMUNES.map((_, commune) => Math.round((known(ofYear(line, commune, 0)) * of) / step) * step);
    return { ...line, communes, district: communes.reduce((sum, one) => sum + one, 0) };
  });
  const poor = shares.find(({ indicator }) => indicator === "poverty.poor");
  if (poor === undefined) throw new Error("no goal for the poor");
  const households = findLine("poverty.all-households");
  const capital = findLine("investment.yearly-capital");
  const capitals = COMMUNES.map((_, commune) => known(capital.at(commune, 12)));
  const schools = [3, 2, 2, 2, 2, 2, 0, 1];
  const percent = { unit: "percent", decimals: 2 };
  return [
    ...shares,
    { ...findLine("investment.disbursed"), communes: capitals, district: capitals.reduce((sum, one) => sum + one, 0) },
    { ...findLine("education.qualified-schools"), communes: schools, district: schools.reduce((sum, one) => sum + one, 0) },
    {
      indicator: "new-rural.qualified-communes",
      unit: "commune",
      decimals: 0,
      communes: [undefined, 1, 1, 0, 0, 0, 0, 0],
      district: 2,
    },
    {
      indicator: "poverty.poor-share",
      ...percent,
      communes: poor.communes.map((one, commune) => ratioOf(known(one), known(households.at(commune, 11)))),
      district: ratioOf(poor.district, known(yearTogether(households, 0))),
    },
    { indicator: "insurance.health-share", ...percent, communes: COMMUNES.map(() => 9500), district: 9500 },
    { indicator: "one-stop.on-time-share", ...percent, communes: COMMUNES.map(() => 9900), district: 9900 },
  ];
}

function toTarget(goal: Pick<Line, "indicator" | "unit" | "decimals">, place: string, figure: number, row: number): Target {
  return {
    indicator: goal.indicator,
    place,
    period: "2023",
    assigner: "hdnd-huyen",
    entered: showFigure(figure, goal.decimals),
    unit: goal.unit,
    state: "assigned",
    document: RESOLUTION,
    knownAt: "2022-12-20",
    source: { document: RESOLUTION, line: row },
  };
}

/** Every target of 2023: the district first, then its communes, which add up to it; then the money of departments. */
export function listDemoTargets(): readonly Target[] {
  const goals = listGoals();
  const given = goals.flatMap((goal, at) => [
    toTarget(goal, DISTRICT, goal.district, at + 1),
    ...COMMUNES.flatMap((place, commune) => {
      const figure = goal.communes[commune];
      return figure === undefined ? [] : [toTarget(goal, place, figure, at + 1)];
    }),
  ]);
  const money = DEPARTMENT_LINES.find(({ indicator }) => indicator === "assignment.yearly-capital");
  const spent = DEPARTMENT_LINES.find(
    ({ indicator, breakdown }) => indicator === "assignment.disbursed" && breakdown === undefined,
  );
  if (money === undefined || spent === undefined) throw new Error("departments have no money");
  return [
    ...given,
    ...DEPARTMENTS.map((place, department) => toTarget(spent, place, known(money.at(department, 4)), goals.length + 1)),
  ];
}
