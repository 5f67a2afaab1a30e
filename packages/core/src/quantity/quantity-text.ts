import { accept, type Outcome, refuse } from "../outcome.ts";
import { abs, add, compare, type Decimal, decimal, divide, multiply, negate, ONE, ZERO } from "./decimal.ts";
import { type NumberTextProblem, parseNumberText, showNumberText } from "./number-text.ts";

export type QuantityTextProblem =
  | NumberTextProblem
  | { readonly code: "QUANTITY_UNKNOWN_WORD"; readonly text: string; readonly at: number; readonly found: string }
  | { readonly code: "QUANTITY_ORDER"; readonly text: string; readonly at: number; readonly found: string };

/** Scale words, widest first; the first spelling is the one we print. */
const SCALES: readonly { readonly words: readonly string[]; readonly factor: Decimal }[] = [
  { words: ["tỷ", "tỉ"], factor: decimal("1000000000") },
  { words: ["triệu"], factor: decimal("1000000") },
  { words: ["nghìn", "ngàn"], factor: decimal("1000") },
];

type Word = { readonly text: string; readonly at: number };

/**
 * Reads an amount written with scale words: "3 tỷ 200 triệu", "2 triệu rưỡi" (two and a half million), "1,5 tỷ", "948".
 * Scale words come from wide to narrow; "rưỡi" is half of the scale word just before it, or a half after a bare number.
 *
 * @problem QUANTITY_UNKNOWN_WORD QUANTITY_ORDER  with the index of the word; and those of parseNumberText
 * @rule    N10 N11
 */
export function parseQuantityText(text: string): Outcome<Decimal, QuantityTextProblem> {
  const words: Word[] = [...text.matchAll(/\S+/gu)].map((match) => ({ text: match[0], at: match.index }));
  if (words.length === 0) return refuse({ code: "NUMBER_EMPTY", text });
  let total = ZERO;
  let pending: Decimal | undefined;
  let last: Decimal | undefined;
  for (const word of words) {
    const lower = word.text.toLocaleLowerCase("vi").normalize("NFC");
    const scale = SCALES.find((entry) => entry.words.includes(lower));
    if (scale) {
      if (!pending) return refuse({ code: "QUANTITY_UNKNOWN_WORD", text, at: word.at, found: word.text });
      if (last && compare(scale.factor, last) >= 0)
        return refuse({ code: "QUANTITY_ORDER", text, at: word.at, found: word.text });
      total = add(total, multiply(pending, scale.factor));
      pending = undefined;
      last = scale.factor;
    } else if (lower === "rưỡi") {
      const half = divide(last ?? ONE, decimal("2"), 1);
      if (!half || (pending && last)) return refuse({ code: "QUANTITY_ORDER", text, at: word.at, found: word.text });
      total = add(total, add(pending ?? ZERO, half));
      if (!pending && !last) return refuse({ code: "QUANTITY_UNKNOWN_WORD", text, at: word.at, found: word.text });
      pending = undefined;
      last = ONE;
    } else {
      if (!/^[-\d]/u.test(lower)) return refuse({ code: "QUANTITY_UNKNOWN_WORD", text, at: word.at, found: word.text });
      if (pending) return refuse({ code: "QUANTITY_ORDER", text, at: word.at, found: word.text });
      const number = parseNumberText(word.text);
      if (!number.ok) return number;
      pending = number.value;
    }
  }
  return accept(pending ? add(total, pending) : total);
}

/**
 * The amount with its scale words: 3200000000 is "3 tỷ 200 triệu". Amounts below a thousand, and fractions, stay digits.
 *
 * @rule N11
 */
export function showQuantityText(value: Decimal): string {
  if (compare(value, ZERO) < 0) return `-${showQuantityText(negate(value))}`;
  const parts: string[] = [];
  let rest = value;
  for (const { words, factor } of SCALES) {
    const whole = { units: rest.units / (factor.units * 10n ** BigInt(rest.scale)), scale: 0 };
    if (whole.units === 0n) continue;
    parts.push(`${showNumberText(whole)} ${words[0]}`);
    rest = add(rest, negate(multiply(whole, factor)));
  }
  if (rest.units !== 0n || parts.length === 0) parts.push(showNumberText(abs(rest)));
  return parts.join(" ");
}
