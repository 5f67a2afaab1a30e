import type { Cell } from "../indicator/cell.ts";
import type { IsoDate } from "../period/period.ts";
import { findJudgingTarget } from "../plan/judging-target.ts";
import type { TargetVersion } from "../plan/target.ts";
import { type Decimal, divide, multiply } from "../quantity/decimal.ts";
import { convert } from "../quantity/measure.ts";
import { findBestKnown } from "../value/best-known.ts";
import type { FactRef } from "../value/relation.ts";
import type { AsEntered, ValueVersion } from "../value/value.ts";
import { listAssigners } from "./assigners.ts";
import type { Book } from "./book.ts";
import { listTargetsNear, listValuesNear } from "./book-index.ts";

/** As of when a reading is made. Absent: everything known. */
export type Moment = { readonly knownAt?: IsoDate; readonly recordedAt?: string; readonly dataAsOf?: IsoDate };

/** The actual that judges a cell: the best-known version of the series the indicator is judged by. @rule A1 */
export function findActual(book: Book, cell: Cell, moment: Moment = {}): ValueVersion | undefined {
  const indicator = book.indicators.get(cell.indicator);
  if (indicator === undefined) return undefined;
  return findBestKnown(listValuesNear(book, cell), cell, { series: indicator.judgedBy, ...moment });
}

/** The target that judges a cell. @rule A1 T4 */
export function findTarget(book: Book, cell: Cell, { knownAt, recordedAt }: Moment = {}): TargetVersion | undefined {
  const ask = {
    ...(knownAt === undefined ? {} : { knownAt }),
    ...(recordedAt === undefined ? {} : { recordedAt }),
    assigners: () => listAssigners(book),
  };
  return findJudgingTarget(listTargetsNear(book, cell), cell, ask);
}

/** The version a fact reference speaks of. @rule A1 */
export function findFact(book: Book, ref: FactRef, moment: Moment = {}): ValueVersion | TargetVersion | undefined {
  return ref.fact === "value" ? findActual(book, ref, moment) : findTarget(book, ref, moment);
}

/**
 * A figure held in one unit, in another of the same dimension. Undefined if there is no exact answer.
 *
 * @param from  unit code the figure is held in
 * @param to    unit code wanted
 */
export function findInUnit(book: Pick<Book, "units">, value: Decimal, from: string, to: string): Decimal | undefined {
  if (from === to) return value;
  const [source, target] = [book.units.get(from), book.units.get(to)];
  if (source === undefined || target === undefined) return undefined;
  const converted = convert(value, source, target);
  return converted.ok ? converted.value : undefined;
}

/**
 * The same to some digits, half-up: for what is rounded all the same, where no finite number is exact (a year in sào of what is kept in
 * ha). Undefined when the units measure different things.
 */
export function findRoundedInUnit(
  { units }: Pick<Book, "units">,
  value: Decimal,
  { from, to, digits }: { readonly from: string; readonly to: string; readonly digits: number },
): Decimal | undefined {
  const [source, target] = [units.get(from), units.get(to)];
  if (source === undefined || target === undefined || source.dimension !== target.dimension) return undefined;
  return divide(multiply(value, source.factor), target.factor, digits);
}

/** How a version's figure is shown: in the unit and at the precision entered, or the indicator's own. @rule A2 */
export function findPrinted(
  book: Book,
  version: { readonly value?: Decimal; readonly asEntered?: AsEntered; readonly key: { readonly indicator: string } },
): { readonly value: Decimal; readonly unit: string; readonly decimals: number } | undefined {
  const indicator = book.indicators.get(version.key.indicator);
  if (version.value === undefined || indicator === undefined) return undefined;
  if (version.asEntered !== undefined) {
    const { unit, decimals } = version.asEntered;
    const value = findInUnit(book, version.value, indicator.unit, unit);
    if (value !== undefined) return { value, unit, decimals };
  }
  return { value: version.value, unit: indicator.unit, decimals: indicator.decimals };
}
