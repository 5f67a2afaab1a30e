import { type Decimal, ONE } from "../../quantity/decimal.ts";
import type { Span } from "../document.ts";
import { readNounPhrase, startsWithNoun } from "./counted-nouns.ts";
import type { Ambiguity, Figure, FigureUnit, NonQuantity } from "./figure.ts";
import { readHedges, readThreshold } from "./hedges.ts";
import { startsWithScale, startsWithUnit } from "./measure-units.ts";
import { type Claimed, findNonQuantities } from "./non-quantity.ts";
import { findNumbers, type NumberToken, type Separators } from "./number-token.ts";
import { findWordNumbers } from "./number-words.ts";

export type Found = { readonly figures: readonly Omit<Figure, "id">[]; readonly nonQuantities: readonly NonQuantity[] };

const NO_UNIT: FigureUnit = { text: "", name: "", key: "", dimension: "", factor: ONE, noun: "" };
const HALF = /^\s?rưỡi(?!\p{L})/u;

/** A number with the scale words that belong to it: "3 tỷ 200 triệu" is one. */
type Amount = { readonly value: Decimal; readonly scale: number; readonly end: number; readonly ambiguous?: Ambiguity };

/** value × 10^scale with the smallest scale of its parts: "119 tỷ 214 triệu" is 119214 × 10^6. */
function readAmount(
  text: string,
  token: { readonly end: number; readonly value: Decimal },
  next: NumberToken | undefined,
): Amount & { readonly usedNext: boolean } {
  const space = text[token.end] === " " ? 1 : 0;
  const scale = startsWithScale(text.slice(token.end + space));
  if (!scale) return { value: token.value, scale: 0, end: token.end, usedNext: false };
  const scaleEnd = token.end + space + scale.length;
  if (HALF.test(text.slice(scaleEnd)) && token.value.scale === 0) {
    const length = HALF.exec(text.slice(scaleEnd))?.[0].length ?? 0;
    return {
      value: { units: token.value.units * 10n + 5n, scale: 1 },
      scale: scale.power,
      end: scaleEnd + length,
      usedNext: false,
    };
  }
  const whole = token.value.scale === 0;
  if (whole && next?.value && next.value.scale === 0 && next.start === scaleEnd + 1 && text[scaleEnd] === " ") {
    const gap = text[next.end] === " " ? 1 : 0;
    const lower = startsWithScale(text.slice(next.end + gap));
    if (lower && lower.power < scale.power && next.value.units < 10n ** BigInt(scale.power - lower.power)) {
      const value = token.value.units * 10n ** BigInt(scale.power - lower.power) + next.value.units;
      return { value: { units: value, scale: 0 }, scale: lower.power, end: next.end + gap + lower.length, usedNext: true };
    }
    // "1 triệu 250.000 đồng"
    const plain = 10n ** BigInt(scale.power);
    if (!lower && next.value.units < plain && /^\s?(?:đồng|đ)(?!\p{L})/u.test(text.slice(next.end)) && next.value.units >= 1000n)
      return {
        value: { units: token.value.units * plain + next.value.units, scale: 0 },
        scale: 0,
        end: next.end,
        usedNext: true,
      };
    // "3 tỷ 2": 3,2 tỷ, said rather than written.
    if (!lower && /^\d$/u.test(next.text) && /^\s?(?:đồng|[,;.)]|$)/u.test(text.slice(next.end)))
      return {
        value: { units: token.value.units * 10n + next.value.units, scale: 1 },
        scale: scale.power,
        end: next.end,
        ambiguous: "colloquial",
        usedNext: true,
      };
  }
  return { value: token.value, scale: scale.power, end: scaleEnd, usedNext: false };
}

/** The words after an amount that name its unit, with a rate's "/ha" and a counted noun's phrase. */
export function readUnit(text: string, from: number): { readonly unit: FigureUnit; readonly end: number } {
  const stray = /^,?\s?(?=đ(?:ồng)?(?!\p{L}))/u.exec(text.slice(from))?.[0].length;
  const space = stray ?? (text[from] === " " ? 1 : 0);
  const rest = text.slice(from + space);
  const measure = startsWithUnit(rest);
  if (measure) {
    let end = from + space + measure.length;
    const rate = /^(?:\s?\/\s?(?:\p{L}[\p{L}\d]*(?: \p{L}+)?))+/u.exec(text.slice(end));
    const perBase = rate ? /^(?:\s?\/\s?\p{L}[\p{L}\d]*)+/u.exec(text.slice(end)) : undefined;
    if (perBase && measure.unit.dimension !== "percent") {
      end += perBase[0].length;
      const key = `${measure.unit.key}${perBase[0].replace(/\s/gu, "").toLowerCase()}`;
      return { unit: { text: text.slice(from + space, end), name: key, key, dimension: key, factor: ONE, noun: "" }, end };
    }
    const { key, dimension, factor } = measure.unit;
    return {
      unit: { text: text.slice(from + space, end), name: key, key, dimension, factor, noun: readNounPhrase(text.slice(end)) },
      end,
    };
  }
  const known = startsWithNoun(rest);
  const phrase = known
    ? `${rest.slice(0, known.length).toLowerCase()} ${readNounPhrase(rest.slice(known.length))}`.trim()
    : readNounPhrase(rest);
  if (phrase === "") return { unit: NO_UNIT, end: from };
  const first = /^\p{L}[\p{L}&-]*/u.exec(phrase)?.[0] ?? phrase;
  const key = known?.key ?? first;
  let end = from + space + (known?.length ?? first.length);
  const rate = /^\s?\/\s?\p{L}[\p{L}\d]*/u.exec(text.slice(end));
  if (rate) {
    end += rate[0].length;
    const rated = `${key}${rate[0].replace(/\s/gu, "").toLowerCase()}`;
    return {
      unit: {
        text: text.slice(from + space, end),
        name: text.slice(from + space, end),
        key: rated,
        dimension: rated,
        factor: ONE,
        noun: "",
      },
      end,
    };
  }
  const name = text.slice(from + space, end);
  return { unit: { text: name, name, key, dimension: "count", factor: ONE, noun: phrase }, end };
}

/** "61/70 ha", "600-750 ngàn m3": the first number takes the unit and scale that only the second prints. */
function shareUnits(text: string, figures: readonly Omit<Figure, "id">[]): readonly Omit<Figure, "id">[] {
  return figures.map((figure, place) => {
    const next = figures[place + 1];
    if (!next || figure.unit.dimension !== "" || figure.scale !== 0 || next.unit.dimension === "") return figure;
    if (!/^\s?[/-]\s?$/u.test(text.slice(figure.span.end, next.span.start))) return figure;
    return { ...figure, unit: next.unit, scale: next.scale };
  });
}

const PERCENT: FigureUnit = { text: "", name: "%", key: "%", dimension: "percent", factor: ONE, noun: "" };

/**
 * "(ha; cơ cấu %): tổng số 515.249,11 (100,00); đất nông nghiệp 451.840,35 (87,69)": bare numbers in brackets after amounts are shares
 * when one of them is the whole hundred. @rule Q71
 */
function readBracketShares(text: string, figures: readonly Omit<Figure, "id">[]): readonly Omit<Figure, "id">[] {
  const bracketed = figures.filter(
    (figure, place) =>
      figure.unit.dimension === "" &&
      figure.scale === 0 &&
      text[figure.span.start - 1] === "(" &&
      text[figure.span.end] === ")" &&
      /^\s?\($/u.test(text.slice(figures[place - 1]?.unitEnd ?? 0, figure.span.start)),
  );
  const whole = bracketed.some(({ value }) => value.units === 100n * 10n ** BigInt(value.scale));
  if (bracketed.length < 3 || !whole) return figures;
  return figures.map((figure) => (bracketed.includes(figure) ? { ...figure, unit: PERCENT } : figure));
}

function overlaps(span: Span, claimed: readonly Claimed[]): Claimed | undefined {
  return claimed.find((other) => span.start < other.span.end && span.end > other.span.start);
}

/** Numbers of digits and of words, in order. */
function listNumbers(text: string, separators: Separators): readonly (NumberToken & { readonly inWords?: boolean })[] {
  const digits = findNumbers(text, separators);
  const words = findWordNumbers(text).map((word) => ({ ...word, text: text.slice(word.start, word.end), inWords: true }));
  return [...digits, ...words].toSorted((a, b) => a.start - b.start);
}

/**
 * Every number of a passage's clean text: figures with their value, scale, unit, hedges; and numbers that measure nothing, each with
 * the reason.
 *
 * @param passage     its index, kept in the figures
 * @param separators  the document's convention (voteSeparators)
 * @rule  Q63 Q66 Q67 Q68 Q69 Q70
 */
export function findFigures(text: string, passage: number, separators: Separators = "vi"): Found {
  const figures: Omit<Figure, "id">[] = [];
  const nonQuantities: NonQuantity[] = [];
  const claimed = findNonQuantities(text);
  const numbers = listNumbers(text, separators);
  const refuse = (span: Span, reason: NonQuantity["reason"]): void => {
    nonQuantities.push({ passage, span, text: text.slice(span.start, span.end), reason });
  };
  let before = 0;
  for (let place = 0; place < numbers.length; place++) {
    const token = numbers[place];
    if (!token) continue;
    const span = { start: token.start, end: token.end };
    const other = overlaps(span, claimed);
    if (other) {
      refuse(span, other.reason);
      continue;
    }
    if (
      /[\p{L}&_-]$/u.test(text.slice(Math.max(0, token.start - 2), token.start)) &&
      !token.inWords &&
      isInName(text, token.start)
    ) {
      refuse(span, "name");
      continue;
    }
    if (!token.value) {
      refuse(span, "malformed");
      continue;
    }
    if (/^(?:19|20)\d\d$/u.test(token.text) && !countsSomething(text, token.end)) {
      refuse(span, "period");
      continue;
    }
    const spaced = readSpaced(text, token, numbers[place + 1]);
    if (spaced) {
      refuse({ start: token.start, end: spaced }, "malformed");
      place++;
      continue;
    }
    const amount = readAmount(text, { end: token.end, value: token.value }, numbers[place + 1]);
    if (amount.usedNext) place++;
    const read = readUnit(text, amount.end);
    // "triệu đồng" is printed as one; its power of ten is the figure's scale.
    const unit =
      amount.scale > 0 && !amount.usedNext ? { ...read.unit, text: text.slice(token.end, read.end).trim() } : read.unit;
    const { end } = read;
    const hedging = readHedges(text, Math.min(before, token.start), token.start);
    const threshold = readThreshold(text.slice(end));
    const hedge = threshold ?? hedging.hedge;
    const ambiguous = amount.ambiguous ?? token.ambiguous;
    figures.push({
      passage,
      span: {
        start: token.start,
        end: amount.usedNext || HALF.test(text.slice(amount.end - 6, amount.end)) ? amount.end : token.end,
      },
      unitEnd: end,
      start: hedging.start,
      text: text.slice(token.start, amount.usedNext ? amount.end : token.end),
      value: amount.value,
      scale: amount.scale,
      decimals: amount.value.scale,
      unit,
      ...(hedge ? { hedge } : {}),
      qualifiers: threshold ? [...hedging.qualifiers, threshold, "threshold"] : hedging.qualifiers,
      ...(ambiguous ? { ambiguous } : {}),
      ...(token.inWords ? { inWords: true } : {}),
    });
    before = end;
  }
  return { figures: readBracketShares(text, shareUnits(text, figures)), nonQuantities };
}

/** "K380", "Covid-19", "T&V2", but not "đạt100" or "- 5 xã". */
function isInName(text: string, at: number): boolean {
  const word = /[\p{L}\d&_-]+$/u.exec(text.slice(Math.max(0, at - 200), at))?.[0] ?? "";
  return /^(?=.*\p{Lu})[\p{L}\d&_-]+$/u.test(word) || /^(?:m|km|cm|dm)$/u.test(word);
}

/** Whether a unit, a scale word or a counted noun follows: "2023 hộ" counts, "Quý Mão 2023 cho" names a year. */
function countsSomething(text: string, at: number): boolean {
  const rest = text.slice(at).replace(/^ /u, "");
  return rest.startsWith("/") || Boolean(startsWithUnit(rest) ?? startsWithScale(rest) ?? startsWithNoun(rest));
}

/** "7. 180 phòng": a group torn from its number. */
function readSpaced(text: string, token: NumberToken, next: NumberToken | undefined): number | undefined {
  if (!next || !/^\d{1,3}$/u.test(token.text) || !/^\d{3}(?!\d)/u.test(next.text)) return undefined;
  return /^[.,] $/u.test(text.slice(token.end, next.start)) && text[token.end] === "." ? next.end : undefined;
}
