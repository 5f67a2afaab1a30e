import { type Decimal, decimal, isZero } from "@kehoach/core/quantity/decimal";
import { findPercent } from "@kehoach/core/verdict/judge";
import type { TotalRowJson } from "./total.ts";

/** More digits than these come from a quotient and are not shown. */
const MOST_DIGITS = 6;
/** A percentage of a percentage misleads. */
const PERCENT = "%";

type Figures = Pick<TotalRowJson, "decimals" | "total" | "cells">;

/** Whether a row is a ratio that was computed from the totals of its parts. */
function isComputed({ total, cells }: Figures): boolean {
  return total?.weakest === null || cells.some((cell) => cell?.from === "parts");
}

/**
 * Digits after the comma with which a figure of a row is shown: those of its indicator, and more where more were reported, so that
 * none is lost; of a quotient those of its indicator.
 *
 * @rule V30
 */
export function digitsOf(row: Figures, value: string): number {
  const { scale } = decimal(value);
  return scale > MOST_DIGITS || isComputed(row) ? row.decimals : Math.max(scale, row.decimals);
}

/**
 * What a place has in percent of the same time a year before: of its total where all places at the bottom have said something, without
 * a total of what it says itself. Undefined where that would mislead: of a part of the places or of the periods, of a rate, of zero or
 * below.
 *
 * @param of  places at the bottom, and those of the year before
 * @rule V30
 */
export function findYearPercent(
  { own, total, before, beforePlaces, beforeParts, parts, unit }: Omit<TotalRowJson, "cells">,
  of: { readonly expected: number; readonly expectedBefore: number },
): Decimal | undefined {
  if (before === null || unit === PERCENT || beforeParts !== parts) return undefined;
  if (total !== null && total.places < of.expected) return undefined;
  if (beforePlaces !== null && beforePlaces < of.expectedBefore) return undefined;
  const now = total ?? own;
  return now === null || now.value === null || now.parts !== parts ? undefined : findPercent(decimal(now.value), decimal(before));
}

/** Whether what a place says differs from what is below it. @rule V17 */
export function isOff({ difference }: Pick<TotalRowJson, "difference">): boolean {
  return difference !== null && !isZero(decimal(difference));
}
