import type { Figure } from "../figure/figure.ts";
import type { Passage } from "../reading.ts";
import { listFractions } from "../wording/fractions.ts";
import { readLead } from "./nouns.ts";

/** A printed count of things that can be named: "06 xã"; of "15/63 địa phương" the first number, with `whole` the second. */
export type Counted = {
  readonly figure: Figure;
  readonly whole?: Figure;
  readonly count: number;
  /** The counted noun, small letters: "xã", "trường mầm non". */
  readonly noun: string;
  /** Where the noun's first words end in the clean text. */
  readonly end: number;
};

/** Nobody lists more by name under a count. */
const MOST = 200n;
/** What is counted but never named one by one. */
const NAMELESS =
  /^(?:tháng|tuần|ngày|giờ|phút|năm|quý|lượt|lần|điểm|phần|kỳ|con|cây|liều|mũi|suất|tin|tờ|hồ sơ|hộ|khẩu|đồng|căn|mẫu|thẻ|phiếu|tấm)(?!\p{L})(?! (?:chí|trường|cầu|du lịch|trồng|nuôi|chủ lực|đặc sản))/u;
/** "Số xã đạt chuẩn là 07": the noun stands before. */
const NOUN_BEFORE = /(?:^|[\s(])(?:tổng )?số (?:lượng )?(?:các )?(\p{L}[\p{L} ]{1,60}?)(?: là| có| đạt)?:?\s*$/u;

function readNoun(passage: Passage, figure: Figure): string | undefined {
  const { dimension, noun, key } = figure.unit;
  if (dimension === "count") return noun === "" ? key : noun;
  if (dimension !== "") return undefined;
  const before = passage.text.slice(Math.max(0, figure.start - 90), figure.start).toLowerCase();
  const words = NOUN_BEFORE.exec(before)?.[1];
  return words === undefined ? undefined : readLead(words);
}

/** Every count of a passage that may head a list of names: whole, unhedged, not of measures or of what has no name. @rule Q150 */
export function listCounted(passage: Passage): readonly Counted[] {
  const fractions = listFractions(passage);
  const wholes = new Set(fractions.map(({ b }) => b));
  const wholeOf = new Map(fractions.map(({ a, b }) => [a, b] as const));
  return passage.figures.flatMap((figure): readonly Counted[] => {
    const { value, scale, hedge, ambiguous, inWords } = figure;
    // "00 xã (gồm: A, B, C)" is a slip; "không" before a noun counts nothing.
    const least = inWords ? 1n : 0n;
    if (value.scale !== 0 || scale !== 0 || hedge || ambiguous || value.units < least || value.units > MOST) return [];
    if (wholes.has(figure)) return [];
    const whole = wholeOf.get(figure);
    const noun = readNoun(passage, figure) ?? (whole ? readNoun(passage, whole) : undefined);
    if (noun === undefined || NAMELESS.test(noun)) return [];
    const end = Math.max(figure.unitEnd, whole?.unitEnd ?? 0);
    return [{ figure, ...(whole ? { whole } : {}), count: Number(value.units), noun, end }];
  });
}
