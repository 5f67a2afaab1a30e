import { type Decimal, multiply, ONE, powerOfTen } from "../../quantity/decimal.ts";
import { type Figure, isPercent } from "../figure/figure.ts";

/** The figure's value in base units of its dimension: 3,2 tỷ đồng is 3200000000. Exact. */
export function baseValue(figure: Figure): Decimal {
  const { value, scale, unit } = figure;
  const scaled = scale === 0 ? value : { units: value.units * powerOfTen(scale), scale: value.scale };
  return unit.factor === ONE ? scaled : multiply(scaled, unit.factor);
}

/** A noun phrase holds a counted noun as a word of its own: "bộ hồ sơ" holds "hồ sơ". "lượt người" counts persons, not visits. */
function holdsNoun(noun: string, key: string): boolean {
  if (key === "lượt") return noun.startsWith("lượt") && noun !== "lượt người";
  if (key === "") return noun === "";
  // Searched in place, without making new texts: every figure of a passage is compared with every other.
  for (let at = noun.indexOf(key); at >= 0; at = noun.indexOf(key, at + 1)) {
    const end = at + key.length;
    if ((at === 0 || noun[at - 1] === " ") && (end === noun.length || noun[end] === " ")) return true;
  }
  return false;
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
