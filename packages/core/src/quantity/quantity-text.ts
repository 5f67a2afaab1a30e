import { accept, type Outcome, refuse } from "../outcome.ts";
import { abs, add, compare, type Decimal, decimal, multiply, negate, ONE, subtract, ZERO } from "./decimal.ts";
import { type NumberTextProblem, parseNumberText, showNumberText } from "./number-text.ts";

/** An amount and the words after it: "3 tỷ 200 triệu đồng" is 3200000000 of "đồng", "2,51 điểm %" is 2.51 of "điểm %". */
export type QuantityText = { readonly value: Decimal; readonly unitName: string };

/** `at` is the index of the offending word. */
export type QuantityTextProblem =
  | NumberTextProblem
  | { readonly code: "QUANTITY_NO_NUMBER"; readonly text: string; readonly at: number; readonly found: string }
  | { readonly code: "QUANTITY_ORDER"; readonly text: string; readonly at: number; readonly found: string }
  | { readonly code: "QUANTITY_AMBIGUOUS"; readonly text: string; readonly at: number; readonly found: string };

type Scale = { readonly words: readonly string[]; readonly factor: Decimal; readonly half: Decimal };

/** Scale words, widest first; the first spelling is the one printed. */
const SCALES: readonly Scale[] = [
  { words: ["tỷ", "tỉ"], factor: decimal("1000000000"), half: decimal("500000000") },
  { words: ["triệu"], factor: decimal("1000000"), half: decimal("500000") },
  { words: ["nghìn", "ngàn"], factor: decimal("1000"), half: decimal("500") },
];
const NO_SCALE: Scale = { words: [], factor: ONE, half: decimal("0.5") };
const HALF = "rưỡi";

type Word = { readonly text: string; readonly lower: string; readonly at: number };

function findScale(word: Word | undefined): Scale | undefined {
  return word && SCALES.find((scale) => scale.words.includes(word.lower));
}

/** "97,5%" is two words, "điểm %" as well. */
function listWords(text: string): readonly Word[] {
  return [...text.matchAll(/%|[^\s%]+/gu)].map((match) => ({
    text: match[0],
    lower: match[0].normalize("NFC").toLowerCase(),
    at: match.index,
  }));
}

/**
 * Reads an amount written with scale words, and the unit's name after it: "3 tỷ 200 triệu", "2 triệu rưỡi" (two and a half
 * million), "-1,5 tỷ đồng", "948 hộ". Scale words come from wide to narrow; "rưỡi" is half of the scale word just before it.
 * "3 tỷ 200" is refused: it may mean 200 triệu.
 *
 * @problem QUANTITY_NO_NUMBER QUANTITY_ORDER QUANTITY_AMBIGUOUS  and those of parseNumberText
 * @rule    N10 N11 N12
 */
export function parseQuantityText(text: string): Outcome<QuantityText, QuantityTextProblem> {
  const words = listWords(text);
  let total = ZERO;
  let last: Scale | undefined;
  let next = 0;
  for (let word = words[next]; word && /^-?\d/u.test(word.text); word = words[next]) {
    const number = parseNumberText(word.text);
    if (!number.ok)
      return refuse({
        ...number.problems[0],
        text,
        ...("at" in number.problems[0] ? { at: word.at + number.problems[0].at } : {}),
      });
    const amount = abs(number.value);
    const scale = findScale(words[next + 1]);
    if (last && !scale) return refuse({ code: "QUANTITY_AMBIGUOUS", text, at: word.at, found: word.text });
    const part = multiply(amount, (scale ?? NO_SCALE).factor);
    if (last && (word.text.startsWith("-") || compare(part, last.factor) >= 0))
      return refuse({ code: "QUANTITY_ORDER", text, at: word.at, found: word.text });
    total = add(total, part);
    last = scale;
    next += scale ? 2 : 1;
    if (words[next]?.lower === HALF) {
      total = add(total, (scale ?? NO_SCALE).half);
      next += 1;
      break;
    }
    if (!scale) break;
  }
  const [first] = words;
  if (!first) return refuse({ code: "NUMBER_EMPTY", text });
  if (next === 0) return refuse({ code: "QUANTITY_NO_NUMBER", text, at: first.at, found: first.text });
  const rest = words[next];
  if (rest && (/^[-\d]/u.test(rest.text) || rest.lower === HALF || findScale(rest)))
    return refuse({ code: "QUANTITY_ORDER", text, at: rest.at, found: rest.text });
  const unitName = rest ? text.slice(rest.at).trim().replace(/\s+/gu, " ") : "";
  return accept({ value: first.text.startsWith("-") ? negate(total) : total, unitName });
}

/**
 * The amount with its scale words: 3200000000 is "3 tỷ 200 triệu". What scale words can not say to the last digit is printed in digits.
 *
 * @rule N11 N12
 */
export function showQuantityText({ value, unitName }: QuantityText): string {
  const parts: string[] = [];
  let rest = abs(value);
  for (const { words, factor } of SCALES) {
    const whole: Decimal = { units: rest.units / (factor.units * 10n ** BigInt(rest.scale)), scale: 0 };
    if (whole.units === 0n) continue;
    parts.push(`${showNumberText(whole)} ${words[0]}`);
    rest = subtract(rest, multiply(whole, factor));
  }
  const sign = value.units < 0n ? "-" : "";
  const amount = rest.units === 0n && parts.length > 0 ? `${sign}${parts.join(" ")}` : showNumberText(value);
  return unitName === "" ? amount : `${amount} ${unitName}`;
}
