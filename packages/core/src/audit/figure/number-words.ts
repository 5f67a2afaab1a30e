import type { Decimal } from "../../quantity/decimal.ts";
import { startsWithNoun } from "./counted-nouns.ts";
import { startsWithScale, startsWithUnit } from "./measure-units.ts";

/** A number written in words: "hai", "mười lăm", "hai trăm linh ba". */
export type WordNumber = { readonly start: number; readonly end: number; readonly value: Decimal };

const DIGITS: ReadonlyMap<string, number> = new Map([
  ["không", 0],
  ["một", 1],
  ["mốt", 1],
  ["hai", 2],
  ["ba", 3],
  ["bốn", 4],
  ["tư", 4],
  ["năm", 5],
  ["lăm", 5],
  ["nhăm", 5],
  ["sáu", 6],
  ["bảy", 7],
  ["bẩy", 7],
  ["tám", 8],
  ["chín", 9],
]);
const WORD = "không|một|mốt|hai|ba|bốn|tư|năm|lăm|nhăm|sáu|bảy|bẩy|tám|chín|mười|mươi|trăm|linh|lẻ";
const RUN = new RegExp(`(?:${WORD})(?: (?:${WORD}))*(?!\\p{L})`, "gu");

/**
 * 0–999 in words.
 *
 * @returns undefined for a run of number words that is no number ("ba mốt hai", "mười trăm")
 * @rule    Q66
 */
export function readWords(text: string): number | undefined {
  const words = text.toLowerCase().split(" ");
  const hundred = words.indexOf("trăm");
  const lead = hundred < 0 ? [] : words.slice(0, hundred);
  const rest = hundred < 0 ? words : words.slice(hundred + 1);
  if (hundred >= 0 && lead.length !== 1) return undefined;
  const hundreds = hundred < 0 ? 0 : DIGITS.get(lead[0] ?? "");
  if (hundreds === undefined) return undefined;
  const below = readBelowHundred(rest, hundred >= 0);
  return below === undefined ? undefined : hundreds * 100 + below;
}

function readBelowHundred(words: readonly string[], afterHundred: boolean): number | undefined {
  const [first = "", second = "", third, more] = words;
  if (words.length === 0) return afterHundred ? 0 : undefined;
  if (more !== undefined) return undefined;
  if (first === "linh" || first === "lẻ") return afterHundred && third === undefined ? DIGITS.get(second) : undefined;
  if (first === "mười") {
    if (third !== undefined) return undefined;
    if (second === "") return 10;
    const unit = DIGITS.get(second);
    return unit === undefined ? undefined : 10 + unit;
  }
  const tens = DIGITS.get(first);
  if (tens === undefined) return undefined;
  if (second === "") return tens;
  if (second === "mươi") {
    const unit = third === undefined ? 0 : DIGITS.get(third);
    return unit === undefined ? undefined : tens * 10 + unit;
  }
  // "ba mốt", "hai lăm": thirty-one, twenty-five.
  return third === undefined && /^(?:mốt|tư|lăm|nhăm)$/u.test(second) ? tens * 10 + (DIGITS.get(second) ?? 0) : undefined;
}

/** Runs of number words that begin where no letter or digit stands before, with a space behind them. */
function* listRuns(text: string): Generator<RegExpExecArray> {
  // Lower case of every letter here has its length; seeking in one case is several times faster.
  const lower = text.toLowerCase();
  const folded = lower.length === text.length ? lower : text;
  RUN.lastIndex = 0;
  for (let match = RUN.exec(folded); match; match = RUN.exec(folded)) {
    const end = RUN.lastIndex;
    if (/[\p{L}\d]$/u.test(folded.slice(Math.max(0, match.index - 2), match.index))) RUN.lastIndex = match.index + 1;
    else if (folded[end] === " ") {
      yield match;
      RUN.lastIndex = end;
    }
  }
}

/**
 * Numbers in words that count or measure: a unit, a scale word or a counted noun follows. "năm" alone is five only where no year,
 * span or beginning can be meant.
 *
 * @rule Q66
 */
export function findWordNumbers(text: string): readonly WordNumber[] {
  const found: WordNumber[] = [];
  for (const match of listRuns(text)) {
    const value = /^(?:tư|mốt|lăm|nhăm|linh|lẻ|mươi|trăm)(?!\p{L})/iu.test(match[0]) ? undefined : readWords(match[0]);
    if (value === undefined || value === 0) continue;
    const end = match.index + match[0].length;
    const after = text.slice(end).replace(/^ /u, "");
    if (after.length === text.length - end) continue;
    const noun = startsWithNoun(after);
    if (!noun && !startsWithScale(after) && !startsWithUnit(after)) continue;
    const before = text.slice(Math.max(0, match.index - 24), match.index).toLowerCase();
    const alone = match[0].toLowerCase();
    if (
      alone === "năm" &&
      (/(?:trong|đầu|cuối|giữa|hằng|hàng|mỗi|cả|nửa|các|từng|theo|của|qua|mấy|nhiều|\d|kế hoạch|cùng kỳ|so với|đến|từ|giao) $/u.test(
        before,
      ) ||
        /^(?:tháng|ngày|học|nay|trước|sau|kế hoạch)(?!\p{L})/iu.test(after))
    )
      continue;
    // "một số", "thứ hai", "lần ba", "tháng hai", "bên ba": no amount.
    if (/(?:thứ|lần|tháng|ngày|quý|đệ|bậc|hạng|loại|lớp|khóa|một|những|các) $/u.test(before)) continue;
    if (
      alone === "một" &&
      /^(?:số|phần|trong|cách|lần|mặt|bộ phận|điểm|ngày|nội dung|khâu|đội|mục|loại|nhóm|khoản|nguồn|ban|kỳ)(?!\p{L})/iu.test(
        after,
      )
    )
      continue;
    if (/^(?:tháng|tuần|ngày|giờ|kỳ|số|phần)(?!\p{L})/iu.test(after)) continue;
    found.push({ start: match.index, end, value: { units: BigInt(value), scale: 0 } });
  }
  return found;
}
