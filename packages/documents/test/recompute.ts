import type { Book } from "@kehoach/core/analysis/book";
import type { TargetVersion } from "@kehoach/core/plan/target";
import { showTargetKey, showValueKey } from "@kehoach/core/value/fact-key";
import type { ValueVersion } from "@kehoach/core/value/value";

/** Arithmetic written a second time for the proof, on bigint alone: nothing of the product's own printing is used. */

export type Fraction = { readonly top: bigint; readonly bottom: bigint };

function toFraction(value: { readonly units: bigint; readonly scale: number }): Fraction {
  return { top: value.units, bottom: 10n ** BigInt(value.scale) };
}

/** Half-up to `decimals`, as "1.234,50". */
export function print({ top, bottom }: Fraction, decimals: number, pad = false): string {
  const scaled = top * 10n ** BigInt(decimals) * 2n + bottom;
  const units = scaled / (bottom * 2n);
  const digits = units.toString().padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const grouped = whole.replace(/\B(?=(\d{3})+$)/gu, ".");
  const padded = pad && decimals === 0 && units > 0n && units < 10n ? `0${grouped}` : grouped;
  return decimals === 0 ? padded : `${padded},${digits.slice(digits.length - decimals)}`;
}

/** 100 a / b at `decimals`, without the zeros at its end; a hundred that only rounding made keeps them. */
export function printPercent(a: Fraction, b: Fraction, decimals: number): string {
  const text = print({ top: a.top * b.bottom * 100n, bottom: a.bottom * b.top }, decimals);
  if (/^100(?:,0+)?$/u.test(text) && compareFractions(a, b) !== 0) return text;
  return text.includes(",") ? text.replace(/,?0+$/u, "") : text;
}

export function compareFractions(a: Fraction, b: Fraction): number {
  const gap = a.top * b.bottom - b.top * a.bottom;
  return gap > 0n ? 1 : gap < 0n ? -1 : 0;
}

export type Known = { readonly fraction: Fraction; readonly text: string; readonly version: ValueVersion | TargetVersion };

/** Every fact of a book by its id, with the number it must print. */
export function listKnown(book: Book): ReadonlyMap<string, Known> {
  const known = new Map<string, Known>();
  const keep = (id: string, version: ValueVersion | TargetVersion): void => {
    if (version.value === undefined) return;
    const indicator = book.indicators.get(version.key.indicator);
    const entered = version.asEntered;
    const held = book.units.get(indicator?.unit ?? "");
    const unit = book.units.get(entered?.unit ?? indicator?.unit ?? "");
    if (!held || !unit || !indicator) throw new Error(`no unit for ${id}`);
    const [value, from, to] = [toFraction(version.value), toFraction(held.factor), toFraction(unit.factor)];
    const fraction = { top: value.top * from.top * to.bottom, bottom: value.bottom * from.bottom * to.top };
    known.set(id, { fraction, text: print(fraction, entered?.decimals ?? indicator.decimals, unit.whole), version });
  };
  for (const version of book.values) keep(showValueKey(version.key), version);
  for (const version of book.targets) keep(showTargetKey(version.key), version);
  return known;
}

/** A small seeded generator: the same numbers in every run. */
export function createRandom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * below);
  };
}

/** The book without stated relations, each value and target multiplied by a factor of its own: whole for counts; zero stays zero. */
export function scaleBook(book: Book, seed: number): Book {
  const random = createRandom(seed);
  const scale = <V extends ValueVersion | TargetVersion>(version: V): V => {
    const unit = book.units.get(version.asEntered?.unit ?? book.indicators.get(version.key.indicator)?.unit ?? "");
    const factor = unit?.whole ? { units: BigInt(2 + random(96)), scale: 0 } : { units: BigInt(1_101 + random(8_500)), scale: 3 };
    if (version.value === undefined) return version;
    const value = { units: version.value.units * factor.units, scale: version.value.scale + factor.scale };
    return { ...version, value };
  };
  return { ...book, relations: [], errata: [], values: book.values.map(scale), targets: book.targets.map(scale) };
}
