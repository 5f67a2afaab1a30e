import { findCalendar, findPart, listYearParts, MONTHS_IN, type YearPart } from "./calendar.ts";
import { lastDay, type Period, previousYear, toSpan } from "./period.ts";

/** The part of a year `steps` further on; kinds of which a year has one move by years. */
function movePart(part: YearPart, year: number, steps: number): { readonly part: YearPart; readonly year: number } {
  if (!("number" in part)) return { part, year: year + steps };
  const { kind, number } = part;
  const count = 12 / MONTHS_IN[kind];
  const index = year * count + number - 1 + steps;
  return { part: { kind, number: (index % count) + 1 }, year: Math.floor(index / count) };
}

/** The period of the same kind `steps` further on in its calendar, across years; undefined for instants, free spans and seasons. */
function findStep(period: Period, steps: number): Period | undefined {
  const calendar = findCalendar(period.calendar);
  const found = calendar && findPart(calendar, period);
  if (!calendar || !found || found.part.kind !== period.kind) return undefined;
  const { part, year } = movePart(found.part, found.year, steps);
  const bounds = calendar.bounds(year, part);
  return bounds && { calendar: period.calendar, kind: period.kind, ...bounds };
}

/** The period of the same kind before: of January, December of the year before. A plan of several years moves by its own length. @rule P12 */
export function findPrevious(period: Period): Period | undefined {
  return period.kind === "multi-year" ? previousYear(period) : findStep(period, -1);
}

/** The period of the same kind after. @rule P12 */
export function findNext(period: Period): Period | undefined {
  return findStep(period, 1);
}

/** The year of its calendar that holds a period, by its last day: Nghị định 09 ends its year on 14 December. @rule P13 */
export function findYearOf(period: Period): Period | undefined {
  return findHolding(period, "year");
}

/** The half of a year that holds a period whole; undefined for nine months and a year. @rule P13 */
export function findHalfOf(period: Period): Period | undefined {
  return findHolding(period, "half");
}

/** Years begin in the year they are named after or late in the one before, and the budget's ends in the one after. */
function findHolding(period: Period, kind: "year" | "half"): Period | undefined {
  const calendar = findCalendar(period.calendar);
  const last = lastDay(period);
  const named = Number(last.slice(0, 4));
  for (const year of [named - 1, named, named + 1]) {
    for (const part of listYearParts(kind)) {
      const bounds = calendar?.bounds(year, part);
      if (bounds && bounds.start <= period.start && last < bounds.end) return toSpan(period.calendar, bounds);
    }
  }
  return undefined;
}

/** The periods of the kind of `like` whose days fill a span, in order; undefined when they do not fill it to the day. @rule P14 */
export function listInside(span: Period, like: Period): readonly Period[] | undefined {
  let one: Period | undefined = like;
  while (one && one.end < span.end) one = findNext(one);
  while (one && one.end > span.end) one = findPrevious(one);
  const found: Period[] = [];
  for (; one && one.end > span.start; one = findPrevious(one)) found.unshift(one);
  return found.at(-1)?.end === span.end && found[0]?.start === span.start ? found : undefined;
}

/** The months or quarters of a year of its calendar, in order; [] where the calendar has none, and for what is no year. @rule P2 */
export function listPartsOf(year: Period, kind: "month" | "quarter"): readonly Period[] {
  const calendar = findCalendar(year.calendar);
  const found = calendar && findPart(calendar, year);
  if (!calendar || found?.part.kind !== "year") return [];
  return listYearParts(kind).flatMap((part) => {
    const bounds = calendar.bounds(found.year, part);
    return bounds ? [toSpan(year.calendar, bounds)] : [];
  });
}
