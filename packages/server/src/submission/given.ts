import type { Book } from "@kehoach/core/analysis/book";
import { indexFacts } from "@kehoach/core/form/fact-index";
import type { Form } from "@kehoach/core/form/form";
import { listLines } from "@kehoach/core/form/line";
import { type OpenSheet, openSheet } from "@kehoach/core/form/open-sheet";
import type { HeldFact, SheetGiven } from "@kehoach/core/form/sheet";
import type { Indicator } from "@kehoach/core/indicator/indicator";
import { showPeriod } from "@kehoach/core/period/period";
import { createFew } from "./few.ts";
import type { FoundSheet } from "./find-sheet.ts";

type Fixed = Pick<SheetGiven, "form" | "indicators" | "dimensions" | "units">;

/** By the form, which stays the same object until a pack is applied: what goes with it. */
const known = new WeakMap<Form, Fixed>();

/** A form with the indicators of its lines and formulas, the dimensions of its breakdowns, and the units of both. */
export function toFixed(book: Book, form: Form): Fixed {
  const found = known.get(form);
  if (found) return found;
  const lines = [...listLines(form, book.indicators).values()];
  const indicators = new Map<string, Indicator>();
  for (const { figure } of lines) if (figure) indicators.set(figure.indicator.code, figure.indicator);
  const dimensions = new Set(lines.flatMap(({ figure }) => (figure?.breakdown ?? []).map(({ dimension }) => dimension)));
  const fixed = {
    form,
    indicators,
    dimensions: book.dimensions.filter(({ code }) => dimensions.has(code)),
    // A figure may be typed in any unit of the kind of its line.
    units: book.units,
  };
  known.set(form, fixed);
  return fixed;
}

/** Everything a sheet is computed from but what is entered. */
export function toGiven(
  { book, form, period }: Pick<FoundSheet, "book" | "form" | "period">,
  facts: readonly HeldFact[],
): SheetGiven {
  return { ...toFixed(book, form), period, facts };
}

/** By the form and the period: the sheet made ready, but for its facts. */
const opened = new WeakMap<Form, ReturnType<typeof createFew<OpenSheet>>>();
const MOST = 8;

/** A sheet made ready: lines, columns and rules once for all places, facts for each. */
export function openGiven(given: SheetGiven): OpenSheet {
  const near = opened.get(given.form) ?? createFew<OpenSheet>(MOST);
  opened.set(given.form, near);
  const found = near.find(showPeriod(given.period), () => openSheet({ ...given, facts: [] }));
  return { ...found, given, facts: indexFacts(given.facts) };
}
