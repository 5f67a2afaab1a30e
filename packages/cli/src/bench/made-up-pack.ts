import { type Entry, NO_ENTRIES, type PackFiles } from "@kehoach/core/pack/pack";
import { codeOf, listPlaces, makeBase, makeIndicator, makeSector, sectorOf } from "./made-up-parts.ts";

/** How large the made-up authority is: a province after its communes were merged, five years of it. */
export const SIZE = { units: 115, years: [2021, 2022, 2023, 2024, 2025], periodsPerYear: 17, perSector: 10 } as const;
const HEADLINES = 34;
const MONEY_LINES = 9;

/** How many indicators it takes to hold so many values. */
export function countIndicators(values: number): number {
  return Math.max(HEADLINES + MONEY_LINES, Math.ceil(values / (SIZE.units * SIZE.years.length * SIZE.periodsPerYear)));
}

/** What may be asked of it: places and years, its own and newest first, and sectors. */
export function listMadeUp(values: number): {
  readonly places: readonly string[];
  readonly years: readonly number[];
  readonly sectors: readonly string[];
} {
  return {
    places: listPlaces(SIZE.units).map(({ code }) => code),
    years: [...SIZE.years].reverse(),
    sectors: [...new Set(Array.from({ length: countIndicators(values) }, (_, at) => sectorOf(at, SIZE.perSector)))],
  };
}

/** An authority that is nowhere: its configuration, a plan and printed percents of its own place. Figures are written apart. */
export function makeUpPack(values: number): readonly PackFiles[] {
  const count = countIndicators(values);
  const codes = Array.from({ length: count }, (_, at) => codeOf(at, SIZE.perSector));
  const { sectors } = listMadeUp(values);
  const indicators = codes.map(
    (code, at): Entry<"indicators"> => ({ ...makeIndicator(code, at), direction: at % 5 === 0 ? "lower" : "higher" }),
  );
  const bySector = <T>(items: readonly T[]): Map<string, T[]> =>
    Map.groupBy(items, (_, at) => sectorOf(at % count, SIZE.perSector));
  const relations = SIZE.years.flatMap((year) =>
    codes.map((indicator, at): Entry<"relations"> => {
      const common = { indicator, place: "P000", period: String(year), source: { line: at + 1 } };
      return at < HEADLINES && at % 2 === 0
        ? { ...common, code: `${indicator}.verdict-${year}`, kind: "verdict", verdict: "met" }
        : { ...common, code: `${indicator}.percent-${year}`, kind: "percent-of-plan", entered: "98,5", unit: "percent" };
    }),
  );
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
    sectors: sectors.map(makeSector),
    places: listPlaces(SIZE.units),
    documents: [{ code: "report", type: "Báo cáo" }],
    headlines: SIZE.years.map((year) => ({ period: String(year), indicators: codes.slice(0, HEADLINES) })),
    overview: [{ group: "Tiền", lines: codes.slice(HEADLINES, HEADLINES + MONEY_LINES).map((indicator) => ({ indicator })) }],
    indicators: bySector(indicators),
    relations: bySector(relations),
  };
  return [makeBase("made-up-base"), pack];
}
