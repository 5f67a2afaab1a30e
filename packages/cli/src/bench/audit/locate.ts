import { type Fraction, fraction, minus, parsePlain, sizeOf, times } from "./fraction.ts";
import type { GoldLabel } from "./gold.ts";
import { listPrinted, type PrintedNumber, parsePrinted } from "./printed-number.ts";

/** A stretch of a passage. */
export type Stretch = { readonly start: number; readonly end: number };

/** A number a label speaks of, and the places of the passage where it may stand. */
export type Place = { readonly role: string; readonly value: Fraction; readonly numbers: readonly PrintedNumber[] };

/** The stated number (undefined where it is not printed: a structure that makes 100) and what it rests on. */
export type Located = { readonly quote: Stretch; readonly stated: Place | undefined; readonly operands: readonly Place[] };

/** Where the quote stands; a shortened one reaches to its end words. */
export function findQuote(text: string, label: GoldLabel): Stretch {
  const start = Math.max(0, text.indexOf(label.quote));
  const cut = start + label.quote.length;
  if (label.quoteEnd === undefined) return { start, end: cut };
  const tail = text.indexOf(label.quoteEnd, start);
  return { start, end: tail < 0 ? cut : Math.max(cut, tail + label.quoteEnd.length) };
}

function readNumber(text: string): Fraction | undefined {
  const bare = text.replace(/^[-+]/u, "").replace(/%$/u, "").trim();
  return parsePrinted(bare)?.value ?? parsePlain(bare);
}

/** Whether two numbers have the same digits, whatever the place of the point. */
function sameDigits(a: Fraction, b: Fraction): boolean {
  if (a.n === 0n || b.n === 0n) return a.n === b.n;
  let ratio = fraction(a.n * b.d, a.d * b.n);
  const ten = fraction(10n);
  for (let turn = 0; turn < 13 && ratio.d !== 1n; turn++) ratio = times(ratio, ten);
  return ratio.d === 1n && /^10*$/u.test(ratio.n.toString());
}

/** In the quote if it stands there, else anywhere in the passage (a whole named in an earlier sentence). */
function placesOf(value: Fraction, numbers: readonly PrintedNumber[], quote: Stretch, loose: boolean): readonly PrintedNumber[] {
  const inside = numbers.filter((number) => number.start >= quote.start && number.end <= quote.end);
  const equal = (number: PrintedNumber): boolean => number.value.n * value.d === value.n * number.value.d;
  for (const group of [inside, numbers]) {
    const exact = group.filter(equal);
    if (exact.length > 0) return exact;
  }
  return loose ? inside.filter((number) => sameDigits(number.value, value)) : [];
}

/** Constants of conversions and of calendars: nobody prints them as an operand. */
const CONSTANTS: ReadonlySet<string> = new Set(["1", "10", "100", "1000", "181"]);

function exprNumbers(label: GoldLabel): readonly string[] {
  const expr = label.operands["expr"];
  if (typeof expr !== "string") return [];
  return [...expr.matchAll(/\d+(?:\.\d+)?/gu)].map((match) => match[0]).filter((text) => !CONSTANTS.has(text));
}

/** The places in the text of every number a label names. Numbers that are printed nowhere (derived ones) are left out. */
export function locate(text: string, label: GoldLabel): Located {
  const quote = findQuote(text, label);
  const numbers = listPrinted(text);
  const operands: Place[] = [];
  const put = (role: string, value: Fraction | undefined, loose: boolean): void => {
    if (!value) return;
    const places = placesOf(sizeOf(value), numbers, quote, loose);
    if (places.length > 0) operands.push({ role, value, numbers: places });
  };
  for (const [role, given] of Object.entries(label.operands)) {
    if (role === "items" || role === "expr" || role === "previous_derived") continue;
    if (role === "total" && label.rule === "sum_of_parts") continue;
    for (const one of typeof given === "string" ? [given] : given) put(role, readNumber(one), label.converted);
  }
  for (const one of exprNumbers(label)) {
    const value = parsePlain(one);
    const before = operands.length;
    put("expr", value, true);
    // "1.0745" is a growth of 7,45 % behind the formula.
    if (operands.length === before && value && one.startsWith("1."))
      put("expr", times(minus(value, fraction(1n)), fraction(100n)), false);
  }
  const value = readNumber(label.stated);
  const inside = numbers.filter((number) => number.start >= quote.start && number.end <= quote.end);
  const places = value ? placesOf(sizeOf(value), inside, quote, label.converted || label.kind === "sum_mixed_units") : [];
  return { quote, stated: value && places.length > 0 ? { role: "stated", value, numbers: places } : undefined, operands };
}
