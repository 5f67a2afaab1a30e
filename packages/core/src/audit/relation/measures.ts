import { type Decimal, multiply } from "../../quantity/decimal.ts";
import type { Figure } from "../figure/figure.ts";

/** The figure's value in base units of its dimension: 3,2 tỷ đồng is 3200000000. Exact. */
export function baseValue(figure: Figure): Decimal {
  const scaled: Decimal = { units: figure.value.units * 10n ** BigInt(figure.scale), scale: figure.value.scale };
  return multiply(scaled, figure.unit.factor);
}

export function isPercent(figure: Figure): boolean {
  return figure.unit.dimension === "percent" || figure.unit.dimension === "point";
}

/** A noun phrase holds a counted noun as a word of its own: "bộ hồ sơ" holds "hồ sơ". "lượt người" counts persons, not visits. */
function holdsNoun(noun: string, key: string): boolean {
  if (key === "lượt") return noun.startsWith("lượt") && noun !== "lượt người";
  return ` ${noun} `.includes(` ${key} `);
}

/** Whether two figures count the same kind of thing or measure in one dimension; a figure without a unit goes with any but a percentage. @rule Q171 */
export function measureAlike(a: Figure, b: Figure): boolean {
  if (a.unit.dimension === "" || b.unit.dimension === "") return !isPercent(a) && !isPercent(b);
  if (a.unit.dimension !== b.unit.dimension) return false;
  if (a.unit.dimension !== "count" || a.unit.key === b.unit.key) return true;
  return holdsNoun(a.unit.noun, b.unit.key) || holdsNoun(b.unit.noun, a.unit.key);
}

/** Whether both units are printed and alike: "36/76 hộ". */
export function measureSurelyAlike(a: Figure, b: Figure): boolean {
  return a.unit.dimension !== "" && b.unit.dimension !== "" && measureAlike(a, b);
}
