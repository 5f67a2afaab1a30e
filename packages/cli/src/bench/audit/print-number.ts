import type { PrintedNumber } from "./printed-number.ts";

/** Digits in the shape of another printed number: same decimals, grouped if that one was, filled up with zeros in front if it was ("05"). */
export function printLike(model: PrintedNumber, units: bigint): string {
  const wide = /^0\d/u.test(model.text) ? model.text.length : 1;
  const digits = units.toString().padStart(Math.max(model.decimals + 1, wide), "0");
  const whole = digits.slice(0, digits.length - model.decimals);
  const grouped = model.grouped || (whole.length > 3 && model.text.replace(/\D/gu, "").length - model.decimals <= 3);
  const shown = grouped ? whole.replace(/\B(?=(?:\d{3})+$)/gu, ".") : whole;
  const mark =
    model.text.includes(",") || model.grouped ? "," : model.decimals > 0 ? (/[.,]/u.exec(model.text)?.[0] ?? ",") : ",";
  return model.decimals === 0 ? shown : `${shown}${mark}${digits.slice(digits.length - model.decimals)}`;
}

/** The number as whole units of its last printed place: 95,9 is 959. */
export function unitsOf(number: PrintedNumber): bigint {
  return (number.value.n * 10n ** BigInt(number.decimals)) / number.value.d;
}
