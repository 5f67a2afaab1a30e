import { toDate } from "../period/date.ts";
import { toCumulative } from "../period/join.ts";
import { type Period, previousYear, toSpan, yearOf } from "../period/period.ts";
import { findHalfOf, findNext, findPrevious, findYearOf } from "../period/step.ts";
import type { Back, FormColumn, Span } from "./form.ts";

function spanOf(span: Span, period: Period): Period | undefined {
  switch (span) {
    case "period":
      return period;
    case "next":
      return findNext(period);
    case "cumulative":
      return toCumulative(period);
    case "half":
      return findHalfOf(period);
    case "year":
      return findYearOf(period);
    case "next-year": {
      const year = findYearOf(period);
      return year && findNext(year);
    }
  }
}

/** One back of a span: the same a year before, or the one before; of a cumulative one, up to the period before. */
export function backOf(span: Span, back: Back, period: Period): Period | undefined {
  if (back === "same") {
    const whole = spanOf(span, period);
    return whole && previousYear(whole);
  }
  if (span === "cumulative") {
    const before = findPrevious(period);
    return before && toCumulative(before);
  }
  const whole = spanOf(span, period);
  return whole && findPrevious(whole);
}

/**
 * Plans are assigned for the year of the calendar (Luật Ngân sách nhà nước, Luật Đầu tư công), whatever window a report has: that of
 * nd09:2023-M10 is the plan of 2023. Budget and school years have plans of their own.
 */
function planYearOf(span: "year" | "next-year", period: Period): Period | undefined {
  if (period.calendar !== "nd09") return spanOf(span, period);
  const year = yearOf(period) + (span === "year" ? 0 : 1);
  return toSpan("solar", { start: toDate(year, 1, 1), end: toDate(year + 1, 1, 1) });
}

/**
 * The days a column speaks of in a form of a period; undefined where it has none (percent, difference, note), or where the calendar has
 * no such part (the half of nine months).
 *
 * @rule O1 O2
 * @example periodOf({ code: "ck", kind: "actual", span: "cumulative", back: "same", … }, 2023-M10) // 2022-01-01..2022-11-01
 */
export function periodOf(column: FormColumn, period: Period): Period | undefined {
  if (column.kind === "plan") return planYearOf(column.span, period);
  if (column.kind !== "actual") return undefined;
  return column.back === undefined ? spanOf(column.span, period) : backOf(column.span, column.back, period);
}
