import { type Decimal, decimal, isZero } from "@kehoach/core/quantity/decimal";
import { findPercent } from "@kehoach/core/verdict/judge";
import type { TotalRowJson } from "./total.ts";

/** A percentage of a percentage misleads. */
const PERCENT = "%";

/**
 * Digits after the comma with which a figure of a row is shown: those of its indicator, and more where more were reported, so that
 * none is lost; of a quotient those of its indicator.
 *
 * @rule V30
 */
export function digitsOf({ computed, decimals }: Pick<TotalRowJson, "computed" | "decimals">, value: string): number {
  return computed ? decimals : Math.max(decimal(value).scale, decimals);
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
