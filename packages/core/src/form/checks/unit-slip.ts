import { abs, compare, type Decimal, decimal, isZero, multiply } from "../../quantity/decimal.ts";
import { toProblem } from "../entry-problem.ts";
import { findTarget, isFigured } from "../reading.ts";
import type { EntryProblem } from "../sheet.ts";
import { findBase, type TypedCell } from "../typed-cell.ts";

export type Slip = { readonly usual: Decimal; readonly factor: 1000 | 1000000; readonly likely: Decimal };

/** How many times the usual a figure is that was typed in another unit; figures of two periods differ by up to five times anyway. */
const WINDOWS: readonly {
  readonly factor: Slip["factor"];
  readonly digits: number;
  readonly low: Decimal;
  readonly high: Decimal;
}[] = [
  { factor: 1000, digits: 3, low: decimal("200"), high: decimal("5000") },
  { factor: 1000000, digits: 6, low: decimal("200000"), high: decimal("5000000") },
];

function shift({ units, scale }: Decimal, digits: number): Decimal {
  return scale + digits >= 0 ? { units, scale: scale + digits } : { units: units * 10n ** BigInt(-scale - digits), scale: 0 };
}

function findSlip(value: Decimal, usual: Decimal): Slip | undefined {
  if (isZero(value) || isZero(usual)) return undefined;
  const isLarge = compare(abs(value), abs(usual)) > 0;
  const [small, large] = isLarge ? [abs(usual), abs(value)] : [abs(value), abs(usual)];
  const found = WINDOWS.find(
    ({ low, high }) => compare(large, multiply(small, low)) >= 0 && compare(large, multiply(small, high)) <= 0,
  );
  return found && { usual, factor: found.factor, likely: shift(value, isLarge ? found.digits : -found.digits) };
}

/** What is usual: the same period last year, the one before; where nobody said, the plan of what is held against it. */
function listUsual(at: TypedCell): readonly Decimal[] {
  const { reading, line, indicator, column } = at;
  const { backs } = column;
  const known = [findBase(at, backs.same), findBase(at, backs.previous)].flatMap((cell) =>
    cell && !isZero(cell.value) ? [cell.value] : [],
  );
  if (known.length > 0) return known;
  const { plan } = reading.sheet.columns;
  const isWhole = column.column.kind === "actual" && column.column.span === "year";
  const target = plan && (isWhole || indicator.nature === "stock") ? findTarget(reading.sheet, line, plan) : undefined;
  return target && isFigured(target) ? [target.value] : [];
}

/** Three checks ask whether a cell is a slip of the unit. */
const asked = new WeakMap<TypedCell, { readonly slip: Slip | undefined }>();

/** A thousand or a million times everything usual, or so small a part of it. A rate has no such units. @rule O22 */
export function findUnitSlip(at: TypedCell): Slip | undefined {
  const known = asked.get(at);
  if (known) return known.slip;
  const slip = lookForSlip(at);
  asked.set(at, { slip });
  return slip;
}

function lookForSlip(at: TypedCell): Slip | undefined {
  const { shown, indicator, reading } = at;
  if (!isFigured(shown) || indicator.nature === "ratio" || indicator.nature === "index") return undefined;
  if (reading.sheet.given.form.checks.unit === "off") return undefined;
  const [first, ...rest] = listUsual(at).map((usual) => findSlip(shown.value, usual));
  return first && rest.every((slip) => slip?.factor === first.factor && compare(slip.likely, first.likely) === 0)
    ? first
    : undefined;
}

/**
 * A figure typed in another unit: đồng for triệu đồng.
 *
 * ok: revenue 480. not ok: revenue 480.000 -> ENTRY_UNIT_SLIP.
 *
 * @problem ENTRY_UNIT_SLIP
 * @rule O22
 */
export function checkUnitSlip(at: TypedCell): readonly EntryProblem[] {
  const { unit } = at.reading.sheet.given.form.checks;
  const slip = findUnitSlip(at);
  if (!slip || unit === "off" || !isFigured(at.shown)) return [];
  return [toProblem(unit, { code: "ENTRY_UNIT_SLIP", value: at.shown.value, ...slip }, at.cell)];
}
