import { abs, compare, type Decimal, equals, multiply, subtract, sum } from "../../quantity/decimal.ts";
import type { Figure } from "../figure/figure.ts";
import { baseValue } from "../wording/measures.ts";

/** How far apart a total and its parts are, exactly, as printed. */
export function gapOf(total: Figure, parts: readonly Figure[]): Decimal {
  return subtract(baseValue(total), sum(parts.map(baseValue)));
}

/** |total − Σ parts| ≤ share of the total, the share in per cent. */
export function isWithin(total: Figure, parts: readonly Figure[], percent: bigint): boolean {
  const gap = abs(gapOf(total, parts));
  return compare(multiply(gap, { units: 100n, scale: 0 }), multiply(abs(baseValue(total)), { units: percent, scale: 0 })) <= 0;
}

/** Whether one digit typed otherwise, or two neighbours swapped, in the total's printed digits closes the gap. */
export function isOneEditAway(total: Figure, parts: readonly Figure[]): boolean {
  const wanted = subtract(baseValue(total), gapOf(total, parts));
  const digits = total.value.units < 0n ? "" : total.value.units.toString();
  for (let place = 0; place < digits.length; place++) {
    for (const digit of "0123456789")
      if (fits(total, digits.slice(0, place) + digit + digits.slice(place + 1), wanted)) return true;
    const [a = "", b = ""] = [digits[place], digits[place + 1]];
    if (b !== "" && fits(total, digits.slice(0, place) + b + a + digits.slice(place + 2), wanted)) return true;
  }
  return false;
}

function fits(total: Figure, digits: string, wanted: Decimal): boolean {
  return equals(baseValue({ ...total, value: { units: BigInt(digits), scale: total.value.scale } }), wanted);
}

/** Σ, exactly. */
export function sumOf(figures: readonly Figure[]): Decimal {
  return sum(figures.map(baseValue));
}
