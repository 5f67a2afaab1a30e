import { showBreakdown } from "@kehoach/core/indicator/breakdown";
import type { Place } from "@kehoach/core/place/place";
import { type Decimal, withoutZeros } from "@kehoach/core/quantity/decimal";
import { evaluateIndicator } from "@kehoach/core/value/formula-value";
import type { Frame } from "./frame.ts";
import { isWhole, nameOf, type Table } from "./known.ts";
import type { Line } from "./line.ts";

/**
 * A ratio of totals, where its parts are of the same places and of every period: of more in one part than in another it would be of
 * nothing. Each place directly below has all of the parts whole, or has said nothing of any.
 *
 * @param below  none: the totals themselves have to be whole
 * @rule V13
 */
export function computeTotalRatio(
  frame: Frame,
  { near, partsOf, leavesOf, ...table }: Table,
  line: Line,
  below: readonly Place[],
): { readonly value: Decimal; readonly places: number } | undefined {
  const names: string[] = [];
  const value = computeRatio(frame, line, (part) => {
    names.push(part);
    return near(frame.place).get(part)?.below?.value;
  });
  if (value === undefined || names.some((name) => near(frame.place).get(name)?.below?.parts !== partsOf(name))) return undefined;
  const leaves = leavesOf(frame.place);
  // Of all places: those below need not be asked one by one.
  if (names.every((name) => near(frame.place).get(name)?.below?.places === leaves)) return { value, places: leaves };
  if (below.length === 0) return undefined;
  const wholes = below.filter((place) => names.some((name) => near(place).has(name)));
  const isSame = wholes.every((place) => names.every((name) => isWhole({ near, partsOf, leavesOf, ...table }, place, name)));
  return isSame ? { value, places: wholes.reduce((count, place) => count + leavesOf(place), 0) } : undefined;
}

/** A ratio at a place, from what is known best there of its parts, or from what it says of them; each of every place and period. @rule V13 */
export function computePlaceRatio(frame: Frame, table: Table, line: Line, place: Place, of: "best" | "own"): Decimal | undefined {
  return computeRatio(frame, line, (name) => {
    const known = table.near(place).get(name);
    const isFull = of === "best" ? isWhole(table, place, name) : known?.own?.parts === table.partsOf(name);
    return isFull ? known?.[of]?.value : undefined;
  });
}

function computeRatio(
  { book }: Frame,
  { indicator, breakdown }: Line,
  partOf: (name: string) => Decimal | undefined,
): Decimal | undefined {
  const computed = evaluateIndicator(indicator, breakdown, book.indicators, (part) =>
    partOf(nameOf(part.indicator, showBreakdown(part.breakdown))),
  );
  return computed.ok ? withoutZeros(computed.value) : undefined;
}
