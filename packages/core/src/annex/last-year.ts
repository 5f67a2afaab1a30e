import type { Book } from "../analysis/book.ts";
import { parsePeriod } from "../period/period.ts";
import type { PlaceKey } from "../place/place.ts";
import type { Decimal } from "../quantity/decimal.ts";
import { convert } from "../quantity/measure.ts";
import { findBestKnown } from "../value/best-known.ts";
import type { LastYear } from "./check-jumps.ts";
import type { Choices } from "./choices.ts";
import type { CellAt } from "./problem.ts";
import type { AnnexRow } from "./row.ts";
import { findUnits } from "./unit-words.ts";

/** Not on the paper. */
const ELSEWHERE: CellAt = { sheet: "", cell: "" };

/** What was done the year before, as the book knows it, in the unit each row prints. @rule M23 */
export function findLastYear(
  book: Book,
  rows: readonly AnnexRow[],
  choices: Choices,
  place: PlaceKey,
  year: number | undefined,
): LastYear {
  const found = new Map<number, { readonly value: Decimal; readonly at: CellAt }>();
  const period = parsePeriod(String((year ?? 0) - 1).padStart(4, "0"));
  if (year === undefined || !period.ok) return found;
  for (const [i, row] of rows.entries()) {
    const choice = choices.get(i);
    if (choice?.kind !== "indicator") continue;
    const indicator = book.indicators.get(choice.code);
    const cell = { indicator: choice.code, breakdown: choice.breakdown ?? [], place, period: period.value };
    const value = findBestKnown(book.values, cell)?.value;
    const own = indicator && book.units.get(indicator.unit);
    const printed = row.unit ? findUnits(row.unit.text, book.units).find((unit) => unit.dimension === own?.dimension) : own;
    const read = value && own && printed ? convert(value, own, printed) : undefined;
    if (read?.ok) found.set(i, { value: read.value, at: ELSEWHERE });
  }
  return found;
}
