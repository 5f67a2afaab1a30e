import { type Fraction, fraction, minus, over, plus, power, times } from "./fraction.ts";
import type { PrintedNumber } from "./printed-number.ts";

/** What a printed number may stand for. `exact`: a thing counted in full. */
export type NumberReading = {
  readonly value: Fraction;
  readonly low: Fraction;
  readonly high: Fraction;
  readonly unit: Fraction;
  readonly exact: boolean;
};

const MEASURES =
  /^\s?(?:ha|tấn|tạ|yến|kg|gam|km2|km²|km|m2|m²|m3|m³|m|kwh|kw|mw|lít|usd|đô la|%|điểm|triệu|tỷ|tỉ|nghìn|ngàn|độ)(?![\p{L}\d])/iu;
const FACTORS: readonly (readonly [RegExp, Fraction])[] = [
  [/^\s?(?:km2|km²)/iu, power(6)],
  [/^\s?ha(?!\p{L})/iu, power(4)],
  [/^\s?(?:m2|m²)/iu, power(0)],
  [/^\s?tấn(?!\p{L})/iu, power(3)],
  [/^\s?tạ(?!\p{L})/iu, power(2)],
  [/^\s?kg(?!\p{L})/iu, power(0)],
];

/** What stands after a number, or after its partner over a slash ("5.845/6.050 con"). */
function wordsAfter(text: string, number: PrintedNumber): string {
  const after = text.slice(number.end, number.end + 40);
  const partner = /^\s?\/\s?\d[\d.,]*(.*)$/su.exec(after);
  return partner?.[1] ?? after;
}

/** The power of ten of its scale word, its own or its partner's. */
export function scaleOf(text: string, number: PrintedNumber): number {
  if (number.scale > 0) return number.scale;
  const after = wordsAfter(text, number);
  if (after === text.slice(number.end, number.end + 40)) return 0;
  if (/^\s?(?:nghìn|ngàn) tỷ/u.test(after)) return 12;
  if (/^\s?(?:tỷ|tỉ)(?!\p{L})/u.test(after)) return 9;
  if (/^\s?triệu/u.test(after)) return 6;
  return /^\s?(?:nghìn|ngàn)/u.test(after) ? 3 : 0;
}

/** How many base units (m², kg) one of the unit after a number is; 1 for what is not measured so. */
export function unitFactor(text: string, number: PrintedNumber): Fraction {
  const after = wordsAfter(text, number);
  return FACTORS.find(([pattern]) => pattern.test(after))?.[1] ?? fraction(1n);
}

/** Whether a number counts things one by one, or đồng in full: what is printed is all there is. */
export function isCounted(text: string, number: PrintedNumber): boolean {
  if (number.decimals > 0 || scaleOf(text, number) > 0) return false;
  const after = wordsAfter(text, number);
  if (/^\s?(?:đồng|đ)(?!\p{L})/u.test(after)) return true;
  return /^[ \u00a0]?\p{L}/u.test(after) && !MEASURES.test(after);
}

/** How far a hedged number may be off: its last printed place, or all the zeros it ends in. */
function slackOf(number: PrintedNumber, unit: Fraction): Fraction {
  if (number.decimals > 0) return unit;
  const zeros = /0*$/u.exec(number.value.n.toString())?.[0].length ?? 0;
  return number.value.n === 0n ? unit : times(unit, power(zeros));
}

/**
 * Reads what a number may stand for: half a last place both ways, nothing for a count, more behind "hơn", "gần", "khoảng". The unit
 * counts only against `factorBefore`, the one the number had in the text the relation was read from.
 */
export function readInterval(text: string, number: PrintedNumber, factorBefore: Fraction, counted: boolean): NumberReading {
  const factor = times(power(scaleOf(text, number)), over(unitFactor(text, number), factorBefore));
  const value = times(number.value, factor);
  const unit = times(power(-number.decimals), factor);
  const half = times(unit, fraction(1n, 2n));
  const before = text.slice(Math.max(0, number.start - 14), number.start).toLowerCase();
  const slack = slackOf(number, unit);
  const exact = counted || isCounted(text, number);
  if (/(?:hơn|trên|quá)\s$/u.test(before))
    return { value, low: exact ? value : minus(value, half), high: plus(value, slack), unit, exact: false };
  if (/(?:gần|xấp xỉ|dưới)\s$/u.test(before))
    return { value, low: minus(value, slack), high: exact ? value : plus(value, half), unit, exact: false };
  if (/(?:khoảng|chừng)\s$/u.test(before))
    return { value, low: minus(value, slack), high: plus(value, slack), unit, exact: false };
  if (exact) return { value, low: value, high: value, unit, exact };
  return { value, low: minus(value, half), high: plus(value, half), unit, exact };
}
