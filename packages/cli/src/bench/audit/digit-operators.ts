import { pick } from "./bootstrap.ts";
import { printLike, unitsOf } from "./print-number.ts";
import type { PrintedNumber } from "./printed-number.ts";

/** One slip of the pen on a number; undefined where the number does not allow it. */
export type Slip = (number: PrintedNumber, dice: () => number) => string | undefined;

const DIGITS = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"] as const;

/** Places of the digits of a printed number; a zero in front of a count is left alone. */
function digitPlaces(text: string): readonly number[] {
  const from = /^0\d/u.test(text) ? 1 : 0;
  return [...text].flatMap((sign, place) => (/\d/u.test(sign) && place >= from ? [place] : []));
}

function put(text: string, place: number, sign: string): string {
  return text.slice(0, place) + sign + text.slice(place + 1);
}

/** "95,9" → "95,4" */
export const substituteDigit: Slip = ({ text }, dice) => {
  const places = digitPlaces(text);
  const place = pick(dice, places);
  const first = place === places[0] && places.length > 1;
  return put(
    text,
    place,
    pick(
      dice,
      DIGITS.filter((digit) => digit !== text[place] && !(first && digit === "0")),
    ),
  );
};

/** "80,97" → "80,79" */
export const swapNeighbours: Slip = ({ text }, dice) => {
  const places = digitPlaces(text);
  const pairs = places.slice(1).flatMap((right, order) => {
    const left = places[order] ?? 0;
    const zeroFirst = order === 0 && text[right] === "0";
    return text[left] === text[right] || zeroFirst ? [] : [[left, right] as const];
  });
  if (pairs.length === 0) return undefined;
  const [left, right] = pick(dice, pairs);
  return put(put(text, left, text[right] ?? ""), right, text[left] ?? "");
};

/** "5.470" → "547", "5.4470": written again in groups. */
export const dropOrDouble: Slip = (number, dice) => {
  const digits = unitsOf(number).toString();
  if (digits.length < 2) return undefined;
  const place = Math.floor(dice() * digits.length);
  const changed =
    dice() < 0.5 ? digits.slice(0, place) + digits.slice(place + 1) : digits.slice(0, place + 1) + digits.slice(place);
  const units = BigInt(changed);
  return units === unitsOf(number) || units === 0n ? undefined : printLike(number, units);
};

/** "95,9" → "9,59", "959"; "5.470" → "547", "54.700" */
export const shiftPoint: Slip = (number, dice) => {
  const units = unitsOf(number);
  if (units === 0n) return undefined;
  if (number.decimals === 0)
    return units % 10n === 0n && dice() < 0.5 ? printLike(number, units / 10n) : printLike(number, units * 10n);
  const up = dice() < 0.5;
  return printLike({ ...number, decimals: up ? number.decimals - 1 : number.decimals + 1 }, units);
};

/** "1.234" → "1,234"; "95,9" → "95.9" (which is read all the same). */
export const swapSeparator: Slip = ({ text }) => {
  if (!/[.,]/u.test(text)) return undefined;
  return text.replace(/[.,]/gu, (mark) => (mark === "." ? "," : "."));
};
