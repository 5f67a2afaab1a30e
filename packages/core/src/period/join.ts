import { accept, type Outcome, refuse } from "../outcome.ts";
import { findCalendar, findYear } from "./calendar.ts";
import { addDays } from "./date.ts";
import { lastDay, type Period, showPeriod, toSpan } from "./period.ts";

/** Why periods make no longer one. `first` and `second` are the neighbours at fault, as texts. */
export type JoinProblem =
  | { readonly code: "PERIOD_MIXED_CALENDARS"; readonly calendars: readonly string[] }
  | { readonly code: "PERIOD_INSTANT_JOINED"; readonly instant: string }
  | { readonly code: "PERIOD_GAP"; readonly first: string; readonly second: string }
  | { readonly code: "PERIOD_OVERLAP"; readonly first: string; readonly second: string };

/**
 * From the start of the calendar's year to the end of the period (lũy kế); of an instant, to the end of its day.
 * Plans of several years and crop seasons have no year to begin and stay as they are.
 *
 * @rule P9
 */
export function toCumulative(period: Period): Period {
  const calendar = findCalendar(period.calendar);
  const year = calendar && findYear(calendar, period.start);
  if (!calendar || !year) return period;
  const end = period.kind === "instant" ? addDays(period.start, 1) : period.end;
  // A span over New Year accumulates in the year it ends in.
  const { start } = end <= year.end ? year : (findYear(calendar, lastDay(period)) ?? year);
  return toSpan(period.calendar, { start, end });
}

/**
 * One period out of adjoining ones of one calendar, as sums over time need: four quarters are a year.
 *
 * @problem PERIOD_MIXED_CALENDARS  a solar month does not add to a Nghị định 09 month
 * @problem PERIOD_INSTANT_JOINED   an instant has no length
 * @problem PERIOD_GAP              days between two neighbours belong to neither
 * @problem PERIOD_OVERLAP          days of two neighbours would count twice
 * @rule    P10
 */
export function joinPeriods(first: Period, ...rest: readonly Period[]): Outcome<Period, JoinProblem> {
  const all = [first, ...rest].sort((a, b) => (a.start === b.start ? 0 : a.start < b.start ? -1 : 1));
  const problems: JoinProblem[] = [];
  const calendars = [...new Set(all.map((period) => period.calendar))];
  if (calendars.length > 1) problems.push({ code: "PERIOD_MIXED_CALENDARS", calendars });
  for (const period of all)
    if (period.kind === "instant") problems.push({ code: "PERIOD_INSTANT_JOINED", instant: showPeriod(period) });
  for (const [index, period] of all.entries()) {
    const before = all[index - 1];
    if (!before || problems.length > 0 || before.end === period.start) continue;
    problems.push({
      code: before.end < period.start ? "PERIOD_GAP" : "PERIOD_OVERLAP",
      first: showPeriod(before),
      second: showPeriod(period),
    });
  }
  const [problem, ...others] = problems;
  if (problem) return refuse(problem, ...others);
  const start = all[0]?.start ?? first.start;
  const end = all.at(-1)?.end ?? first.end;
  return accept(all.length === 1 ? first : toSpan(first.calendar, { start, end }));
}
