import type { Book } from "../analysis/book.ts";
import { foldWords, isLight } from "../audit/against/name-words.ts";
import { isGeneric } from "../audit/describe/subject-words.ts";
import { showBreakdown } from "../indicator/breakdown.ts";
import type { Breakdown, Dimension, Sector } from "../indicator/indicator.ts";
import { sectorOf } from "../indicator/sector.ts";
import type { UnitTable } from "../quantity/unit.ts";

/** An indicator that rows may name. `path`: names it stands under, such as its sector's. */
export type KnownIndicator = {
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly path: readonly string[];
  /** Breakdowns that facts of it have had. */
  readonly breakdowns: readonly Breakdown[];
};

/** What an authority already has. */
export type Known = {
  readonly indicators: readonly KnownIndicator[];
  readonly dimensions: readonly Dimension[];
  readonly sectors: readonly Sector[];
  readonly units: UnitTable;
};

/** What a book has, as rows of an annex are matched with it. */
export function toKnown(book: Book): Known {
  const breakdowns = new Map<string, Map<string, Breakdown>>();
  for (const { key } of [...book.targets, ...book.values]) {
    if (key.breakdown.length === 0) continue;
    const own = breakdowns.get(key.indicator) ?? new Map<string, Breakdown>();
    breakdowns.set(key.indicator, own.set(showBreakdown(key.breakdown), key.breakdown));
  }
  const sectors = new Map(book.sectors.map((sector) => [sector.code, sector]));
  return {
    indicators: [...book.indicators.values()].map(({ code, name, unit }) => {
      const sector = sectors.get(sectorOf(code));
      return { code, name, unit, path: sector ? [sector.name] : [], breakdowns: [...(breakdowns.get(code)?.values() ?? [])] };
    }),
    dimensions: book.dimensions,
    sectors: book.sectors,
    units: book.units,
  };
}

/** Short forms of plans that reports seldom use. */
const SHORT: ReadonlyMap<string, string> = new Map([
  ["ttcn", "tiểu thủ công nghiệp"],
  ["kcb", "khám chữa bệnh"],
  ["gdđt", "giáo dục đào tạo"],
  ["dvctt", "dịch vụ công trực tuyến"],
  ["dvc", "dịch vụ công"],
  ["vđt", "vốn đầu tư"],
  ["lđ", "lao động"],
  ["gdmn", "giáo dục mầm non"],
  ["pcgd", "phổ cập giáo dục"],
  ["nshvs", "nước sinh hoạt hợp vệ sinh"],
  ["tmdv", "thương mại dịch vụ"],
]);
/** Two ways to say one thing. */
const SAME: readonly (readonly [RegExp, string])[] = [
  [/đảm bảo/gu, "bảo đảm"],
  [/người lao động/gu, "lao động"],
  [/xoá|xóa/gu, "xóa"],
  [/trẻ em/gu, "trẻ"],
  [/hộ gia đình/gu, "hộ"],
  [/tỉ lệ/gu, "tỷ lệ"],
  [/(?:trong )?năm (?:19|20)\d{2}/gu, ""],
];

/** The words of a name for comparing, in order: short forms spelled out, connecting words and years left out. @rule M16 */
export function matchWords(text: string): readonly string[] {
  let words = text.normalize("NFC").toLowerCase();
  for (const [said, plain] of SAME) words = words.replace(said, plain);
  return (words.match(/[\p{L}\d]+/gu) ?? []).flatMap((word) => foldWords(SHORT.get(word) ?? word));
}

/** How telling a word is: the fewer names have it, the more. */
export type Weigh = (word: string) => number;

const RAREST = 10;
const LIGHT = 2;
/** "Diện tích", "tỷ lệ": of what, other words say. */
export const GENERIC = 3;
/** A word that no name has. */
const STRANGE = 7;
/** From here on a word tells one thing from another. */
export const TELLING = 7;

/** Heads of names that could be of anything, folded. */
function genericWords(names: readonly string[]): ReadonlySet<string> {
  const words = new Set(
    names.flatMap(
      (name) =>
        name
          .normalize("NFC")
          .toLowerCase()
          .match(/[\p{L}\d]+/gu) ?? [],
    ),
  );
  return new Set([...words].filter(isGeneric).flatMap(foldWords));
}

/**
 * Weighs words by how many of the known names have them.
 *
 * @param others  names whose words are weighed too
 */
export function weighBy(known: readonly string[], others: readonly string[]): Weigh {
  const counts = new Map<string, number>();
  for (const name of known) for (const word of new Set(matchWords(name))) counts.set(word, (counts.get(word) ?? 0) + 1);
  const generic = genericWords([...known, ...others]);
  const weigh = (word: string): number => {
    if (isLight(word)) return LIGHT;
    if (generic.has(word)) return GENERIC;
    const count = counts.get(word);
    return count === undefined ? STRANGE : Math.max(GENERIC, RAREST + 1 - count.toString(2).length);
  };
  const weights = new Map<string, number>();
  return (word) => {
    const weight = weights.get(word) ?? weigh(word);
    weights.set(word, weight);
    return weight;
  };
}
