import { type Fraction, fraction, power, times } from "./fraction.ts";

/**
 * A number as it stands in a text, read by the measures themselves. `value` is the number alone, without the scale word after it;
 * `scale` is that word's power of ten (triệu: 6), 0 if there is none.
 */
export type PrintedNumber = {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly value: Fraction;
  readonly decimals: number;
  readonly scale: number;
  /** Marks groups of thousands with a point. */
  readonly grouped: boolean;
};

const SCALES: readonly (readonly [RegExp, number])[] = [
  [/^\s?(?:nghìn|ngàn) tỷ(?!\p{L})/u, 12],
  [/^\s?(?:tỷ|tỉ)(?!\p{L})/u, 9],
  [/^\s?triệu(?!\p{L})/u, 6],
  [/^\s?vạn(?!\p{L})/u, 4],
  [/^\s?(?:nghìn|ngàn)(?!\p{L})/u, 3],
];

/** "1.234,5", "97.5" (no group of three: a decimal point), "1234"; undefined for shapes that are no number ("1.0001,6"). */
export function parsePrinted(
  text: string,
): { readonly value: Fraction; readonly decimals: number; readonly grouped: boolean } | undefined {
  const grouped = /^(\d{1,3}(?:\.\d{3})+)(?:,(\d+))?$/u.exec(text);
  const plain = /^(\d+)(?:[,.](\d+))?$/u.exec(text);
  const match = grouped ?? plain;
  if (!match) return undefined;
  const whole = (match[1] ?? "").replaceAll(".", "");
  const decimals = (match[2] ?? "").length;
  return { value: fraction(BigInt(whole + (match[2] ?? "")), 10n ** BigInt(decimals)), decimals, grouped: grouped !== null };
}

/** Every number of a text in digits, in order; dates and document numbers included: it is the caller who knows which are meant. */
export function listPrinted(text: string): readonly PrintedNumber[] {
  const found: PrintedNumber[] = [];
  for (const match of text.matchAll(/\d+(?:[.,]\d+)*/gu)) {
    const read = parsePrinted(match[0]);
    if (!read) continue;
    const end = match.index + match[0].length;
    const after = text.slice(end, end + 12);
    const scale = SCALES.find(([pattern]) => pattern.test(after))?.[1] ?? 0;
    found.push({ start: match.index, end, text: match[0], scale, ...read });
  }
  return found;
}

/** The number with its scale word: 3,5 triệu is 3500000. */
export function fullValue(number: PrintedNumber): Fraction {
  return times(number.value, power(number.scale));
}
