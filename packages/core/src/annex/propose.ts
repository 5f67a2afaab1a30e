import { isGeneric } from "../audit/describe/subject-words.ts";
import { lowerFirst } from "../indicator/lower-first.ts";
import { sectorOf } from "../indicator/sector.ts";
import type { Entry } from "../pack/pack.ts";
import type { Candidate } from "./candidate.ts";
import { type Known, matchWords } from "./known.ts";
import type { AnnexRow } from "./row.ts";
import { toFreeSlug, toSlug } from "./slug.ts";
import { findUnits, proposeUnit } from "./unit-words.ts";

/** What of a proposed indicator is no more than a guess, for the person to look at. */
export type Guessed = "sector" | "nature" | "direction" | "additive" | "unit";

/** A new indicator as a row suggests it. */
export type Proposal = {
  readonly indicator: Entry<"indicators">;
  readonly guessed: readonly Guessed[];
  /** A sector of its own, where none that is known fits. */
  readonly sector?: Entry<"sectors">;
};

const RATIO =
  /^(?:tỷ lệ|tỉ lệ|tỷ trọng|cơ cấu|tỷ suất|năng suất|mật độ|bình quân|mức|hệ số|thu nhập bình quân|giảm tỷ lệ)(?!\p{L})|bình quân|\/(?:người|ha|xã|năm)/iu;
const INDEX = /^(?:chỉ số|thứ hạng|xếp hạng|tốc độ)(?!\p{L})/iu;
const STOCK = /dân số|tổng đàn|(?:^|\s)đàn(?:\s|$)|hiện có|thời điểm|cuối năm|(?:^|\s)tổng số (?:hộ|xã|thôn|trường|người)/iu;
const COUNT = /^(?:số|tổng số)\s.*(?:đạt|được công nhận|có)(?!\p{L})/iu;
const LOWER =
  /nghèo|tử vong|tai nạn|thất nghiệp|suy dinh dưỡng|tội phạm|cháy|thiệt hại|tảo hôn|vi phạm|sinh con thứ|tệ nạn|nợ đọng|tồn đọng|ô nhiễm|bỏ học|nhiễm hiv|quá hạn|chậm muộn/iu;
/** Less of what is bad is more of this. */
const LESS = /^(?:mức )?giảm(?!\p{L})|thoát nghèo|xử lý|khắc phục|giải quyết|khám phá/iu;

type Nature = Entry<"indicators">["nature"];

function guessNature(name: string, unit: string): Nature {
  if (INDEX.test(name)) return "index";
  if (RATIO.test(name) || /[%‰/]/u.test(unit)) return "ratio";
  if (STOCK.test(name)) return "stock";
  return COUNT.test(name) ? "count" : "flow";
}

/** A ceiling or a floor that the paper prints tells it, else the name. */
function guessDirection(name: string, figures: AnnexRow["figures"]): "higher" | "lower" {
  const said = figures.flatMap((figure) => (figure.state === "figure" ? figure.said : []));
  if (said.some((one) => one === "at-most" || one === "under")) return "lower";
  if (said.includes("at-least")) return "higher";
  if (/^(?:thứ hạng|xếp hạng)/iu.test(name)) return "lower";
  return LOWER.test(name) && !LESS.test(name) ? "lower" : "higher";
}

/** The name by itself: a part that says only which part, and a mere measure, take the name of what they are of. */
export function fullName(row: AnnexRow, above: AnnexRow | undefined): string {
  const parent = above?.name ?? "";
  if (parent === "") return row.name;
  // "Lúa: Diện tích" stands for what follows it: the name before its colon.
  if (isGeneric(row.name)) return `${row.name} ${lowerFirst(parent.split(":")[0] ?? parent)}`;
  const said = new Set(matchWords(parent));
  const isPart = row.part !== undefined && row.unit?.text.toLowerCase() === above?.unit?.text.toLowerCase();
  const isWhole = !isPart || matchWords(row.name).some((word) => said.has(word));
  return isWhole ? row.name : `${parent}, ${lowerFirst(row.name)}`;
}

/** Headings deeper than this name a crop or a kind, not a field of work. */
const DEEPEST_HEADING = 1;

/** The heading a row stands under that names a field of work. */
function sectionOf(row: AnnexRow, rows: readonly AnnexRow[]): AnnexRow | undefined {
  let deepest: AnnexRow | undefined;
  for (let at = row.parent; at !== undefined; at = rows[at]?.parent) {
    const above = rows[at];
    if (above?.kind !== "section") continue;
    deepest ??= above;
    if (above.level <= DEEPEST_HEADING) return above;
  }
  return deepest;
}

type Firsts = readonly (Candidate | undefined)[];
type SectorGuess = { readonly code: string; readonly entry?: Entry<"sectors"> };

/** The sector that most rows of a heading are of, if one is. */
function commonSector(heading: AnnexRow | undefined, rows: readonly AnnexRow[], firsts: Firsts): string | undefined {
  const counts = new Map<string, number>();
  let all = 0;
  for (const [i, row] of rows.entries()) {
    if (row.kind === "section" || sectionOf(row, rows) !== heading) continue;
    all += 1;
    const code = firsts[i]?.code;
    if (code !== undefined) counts.set(sectorOf(code), (counts.get(sectorOf(code)) ?? 0) + 1);
  }
  const [most] = [...counts].toSorted((a, b) => b[1] - a[1]);
  return most && most[1] * 2 > all ? most[0] : undefined;
}

/** The sector of a heading: of most of its rows, or of a like name, or a new one. */
function guessSector(heading: AnnexRow | undefined, rows: readonly AnnexRow[], firsts: Firsts, known: Known): SectorGuess {
  const common = commonSector(heading, rows, firsts);
  if (common !== undefined) return { code: common };
  const words = new Set(matchWords(heading?.name ?? ""));
  const named = known.sectors.find(({ name }) => {
    const own = matchWords(name);
    return words.size > 0 && own.length > 0 && [...words].every((word) => own.includes(word));
  });
  if (named) return { code: named.code };
  const name = heading?.name ?? "Chỉ tiêu chung";
  const code = toFreeSlug(name, (slug) => known.sectors.some((sector) => sector.code === slug), "chung");
  return { code, entry: { code, name, section: heading?.mark ?? "", reporterStated: false } };
}

function decimalsOf(row: AnnexRow): number {
  return Math.max(0, ...row.figures.map((figure) => (figure.state === "figure" ? figure.value.scale : 0)));
}

/**
 * A new indicator for every row that is no heading: its code from its name, its sector from its heading, and guesses of what it is,
 * marked as such.
 *
 * @param firsts  what each row is most likely to be among the known, if anything
 * @param like    the indicator it is most like, be it another one
 * @rule M19
 */
export function proposeIndicators(
  rows: readonly AnnexRow[],
  firsts: Firsts,
  like: readonly (string | undefined)[],
  known: Known,
): readonly (Proposal | undefined)[] {
  const taken = new Set(known.indicators.map(({ code }) => code));
  const sectors = new Map<AnnexRow | undefined, SectorGuess>();
  const own: (string | undefined)[] = [];
  return rows.map((row, index): Proposal | undefined => {
    if (row.kind === "section") return undefined;
    const heading = sectionOf(row, rows);
    const ofHeading = sectors.get(heading) ?? guessSector(heading, rows, firsts, known);
    sectors.set(heading, ofHeading);
    const near = firsts[index]?.code ?? like[index];
    // Parts, and what stands beside them under one heading, are of one field.
    const beside = rows.findLastIndex((one, at) => at < index && row.parent !== undefined && one.parent === row.parent);
    const isMeasure = isGeneric(row.name);
    const above = (row.parent === undefined ? undefined : own[row.parent]) ?? (isMeasure ? own[beside] : undefined);
    const akin = above ?? (near === undefined ? undefined : sectorOf(near));
    const sector: SectorGuess = akin === undefined || akin === ofHeading.code ? ofHeading : { code: akin };
    own[index] = sector.code;
    const name = fullName(row, row.parent === undefined ? undefined : rows[row.parent]);
    const unitText = row.unit?.text ?? "";
    const [unit] = findUnits(unitText, known.units);
    const slug = toFreeSlug(name, (one) => taken.has(`${sector.code}.${one}`), "chi-tieu");
    const code = `${sector.code}.${slug}`;
    taken.add(code);
    const nature = guessNature(name, unitText);
    const isSum = nature !== "ratio" && nature !== "index";
    const isWhole = decimalsOf(row) === 0;
    return {
      indicator: {
        code,
        name,
        unit: unit?.code ?? (unitText === "" ? "" : proposeUnit(unitText, known.units, isWhole).entry.code),
        decimals: decimalsOf(row),
        nature,
        direction: guessDirection(name, row.figures),
        additive: { places: isSum, time: nature === "flow", dimensions: [] },
        judgedBy: "issued-report",
      },
      guessed: ["nature", "direction", "additive", "sector", ...(unit ? [] : (["unit"] as const))],
      ...(sector.entry ? { sector: sector.entry } : {}),
    };
  });
}

/** Whether words make a code that packs take. */
export function isCode(text: string): boolean {
  return /^[a-z0-9]+(-[a-z0-9]+)*\.[a-z0-9]+(-[a-z0-9]+)*$/u.test(text) && toSlug(text) !== "";
}
