import { type Decimal, roundTo, showDecimal, withoutZeros } from "@kehoach/core/quantity/decimal";

/** What a spreadsheet keeps and shows of a number; digits after it come from its binary storage. */
export const KEPT_DIGITS = 15;
/** The largest power of ten a spreadsheet stores. */
const MAX_EXPONENT = 308;
const STORED = /^\s*([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?\s*$/u;

/**
 * The number of a cell as its file writes it, exactly: "1.2E-3" → 0.0012, "97.732541133455216" with all its digits; undefined when
 * it is no number.
 *
 * @rule Q32
 */
export function readStored(text: string): Decimal | undefined {
  const match = STORED.exec(text);
  if (!match || text.length > 400) return undefined;
  const [, sign = "", whole = "", fraction = "", power = "0"] = match;
  if (whole === "" && fraction === "") return undefined;
  const exponent = Number(power);
  if (Math.abs(exponent) > MAX_EXPONENT) return undefined;
  const digits = BigInt(`${whole}${fraction}`);
  const scale = fraction.length - exponent;
  const units = (sign === "-" ? -digits : digits) * (scale < 0 ? 10n ** BigInt(-scale) : 1n);
  return withoutZeros({ units, scale: Math.max(scale, 0) });
}

/** How many digits stand before the point; negative when zeros follow it (0.01 → -1), 0 for 0.5. */
function countWhole(value: Decimal): number {
  return (value.units < 0n ? -value.units : value.units).toString().length - value.scale;
}

/** The value at `digits` significant digits, half up, as a spreadsheet takes its own numbers. */
export function toSignificant(value: Decimal, digits: number): Decimal {
  const scale = digits - countWhole(value);
  if (scale >= value.scale) return value;
  if (scale >= 0) return roundTo(value, scale);
  const shifted = roundTo({ units: value.units, scale: value.scale - scale }, 0);
  return { units: shifted.units * 10n ** BigInt(-scale), scale: 0 };
}

/** A binary number of a file that stores nothing else, as its first fifteen digits: the rest is no part of what was typed. */
export function fromBinary(value: number): Decimal | undefined {
  return Number.isFinite(value) ? readStored(value.toPrecision(KEPT_DIGITS)) : undefined;
}

/** Canonical text, for `CellContent`. */
export function showStored(value: Decimal): string {
  return showDecimal(withoutZeros(value));
}
