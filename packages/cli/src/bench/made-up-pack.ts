import { type Entry, NO_ENTRIES, type PackFiles } from "@kehoach/core/pack/pack";

/** How large the made-up authority is: a province after its communes were merged, five years of it. */
export const SIZE = { units: 115, years: [2021, 2022, 2023, 2024, 2025], periodsPerYear: 17, perSector: 10 } as const;
const HEADLINES = 34;
const MONEY_LINES = 9;

/** How many indicators it takes to hold so many values. */
export function countIndicators(values: number): number {
  return Math.max(HEADLINES + MONEY_LINES, Math.ceil(values / (SIZE.units * SIZE.years.length * SIZE.periodsPerYear)));
}

function pad(number: number, width: number): string {
  return String(number).padStart(width, "0");
}

function listPlaces(): Entry<"places">[] {
  const [validFrom, parent] = ["2000-01-01", "P000@2000-01-01"];
  return Array.from({ length: SIZE.units }, (_, at): Entry<"places"> => {
    const code = `P${pad(at, 3)}`;
    if (at === 0) return { code, validFrom, kind: "territory", level: "province", type: "tỉnh", name: "Dựng" };
    return { code, validFrom, kind: "territory", level: "commune", type: "xã", name: `Số ${at}`, parent };
  });
}

function sectorOf(at: number): string {
  return `s${pad(Math.floor(at / SIZE.perSector), 3)}`;
}

/** What may be asked of it: places and years, its own and newest first, and sectors. */
export function listMadeUp(values: number): {
  readonly places: readonly string[];
  readonly years: readonly number[];
  readonly sectors: readonly string[];
} {
  return {
    places: listPlaces().map(({ code }) => code),
    years: [...SIZE.years].reverse(),
    sectors: [...new Set(Array.from({ length: countIndicators(values) }, (_, at) => sectorOf(at)))],
  };
}

/** An authority that is nowhere: its configuration, a plan and printed percents of its own place. Figures are written apart. */
export function makeUpPack(values: number): readonly PackFiles[] {
  const count = countIndicators(values);
  const codes = Array.from({ length: count }, (_, at) => `${sectorOf(at)}.i${pad(at, 4)}`);
  const { sectors } = listMadeUp(values);
  const indicators = codes.map(
    (code, at): Entry<"indicators"> => ({
      code,
      name: `Chỉ tiêu dựng ${at}`,
      unit: "ha",
      decimals: 2,
      nature: "flow",
      direction: at % 5 === 0 ? "lower" : "higher",
      additive: { places: true, time: true, dimensions: [] },
      judgedBy: "own",
    }),
  );
  const bySector = <T>(items: readonly T[]): Map<string, T[]> => Map.groupBy(items, (_, at) => sectorOf(at % count));
  const relations = SIZE.years.flatMap((year) =>
    codes.map((indicator, at): Entry<"relations"> => {
      const common = { indicator, place: "P000", period: String(year), source: { line: at + 1 } };
      return at < HEADLINES && at % 2 === 0
        ? { ...common, code: `${indicator}.verdict-${year}`, kind: "verdict", verdict: "met" }
        : { ...common, code: `${indicator}.percent-${year}`, kind: "percent-of-plan", entered: "98,5", unit: "percent" };
    }),
  );
  const base: PackFiles = {
    ...NO_ENTRIES,
    manifest: { format: "kehoach-pack/1", code: "made-up-base", name: "Nền dựng" },
    units: [
      { code: "ha", name: "ha", dimension: "area", factor: "1", whole: false },
      { code: "percent", name: "%", dimension: "percent", factor: "1", whole: false },
    ],
    calendars: [{ code: "solar", name: "lịch dương" }],
  };
  const pack: PackFiles = {
    ...NO_ENTRIES,
    manifest: {
      format: "kehoach-pack/1",
      code: "made-up",
      name: "Cơ quan dựng để đo",
      extends: ["made-up-base"],
      authority: { code: "made-up", name: "CƠ QUAN DỰNG ĐỂ ĐO", place: "P000", public: true },
      knownAt: { date: "2026-01-31" },
      document: "report",
    },
    sectors: sectors.map((code, at) => ({ code, name: `Lĩnh vực dựng ${at}`, section: `II.${at + 1}`, reporterStated: false })),
    places: listPlaces(),
    documents: [{ code: "report", type: "Báo cáo" }],
    headlines: SIZE.years.map((year) => ({ period: String(year), indicators: codes.slice(0, HEADLINES) })),
    overview: [{ group: "Tiền", lines: codes.slice(HEADLINES, HEADLINES + MONEY_LINES).map((indicator) => ({ indicator })) }],
    indicators: bySector(indicators),
    relations: bySector(relations),
  };
  return [base, pack];
}
