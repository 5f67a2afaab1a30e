import { accept, type Outcome, refuse } from "../outcome.ts";
import { type Bounds, CALENDARS, listSeasons, seasonBounds, type YearPart } from "./calendar.ts";
import { addDays, checkDate, type IsoDate, readParts, toDate } from "./date.ts";

export type { IsoDate } from "./date.ts";

/**
 * A span [start, end) of a named calendar, or an instant (start = end).
 * Text forms (parsePeriod, showPeriod): "2023", "2023-H1", "2023-Q3", "2023-9M", "2023-M09" in the solar calendar;
 * "<calendar>:<form>" in another ("budget:2023", "school:2022-2023", "nd09:2023-Q1", "multi-year:2021-2025", "season:2023-spring");
 * "@2023-10-01" an instant; "2023-09-01..2023-11-01" a free span, half-open.
 */
export type Period = {
  readonly calendar: string;
  readonly kind: "year" | "half" | "quarter" | "nine-months" | "month" | "season" | "multi-year" | "instant" | "span";
  readonly start: IsoDate;
  readonly end: IsoDate;
};

export type PeriodProblem =
  | { readonly code: "PERIOD_UNREADABLE"; readonly text: string }
  | {
      readonly code: "PERIOD_UNKNOWN_CALENDAR";
      readonly text: string;
      readonly calendar: string;
      readonly known: readonly string[];
    }
  | { readonly code: "PERIOD_NOT_IN_CALENDAR"; readonly text: string; readonly calendar: string }
  | { readonly code: "PERIOD_NO_SUCH_DAY"; readonly text: string; readonly date: string }
  | { readonly code: "PERIOD_BACKWARDS"; readonly text: string }
  | { readonly code: "PERIOD_MIXED_CALENDARS"; readonly calendars: readonly string[] };

function readPart(text: string | undefined): YearPart | undefined {
  if (text === undefined) return { kind: "year" };
  if (text === "9M") return { kind: "nine-months" };
  const match = /^([HQM])(\d{1,2})$/u.exec(text);
  if (!match) return undefined;
  const kind = match[1] === "H" ? "half" : match[1] === "Q" ? "quarter" : "month";
  if ((kind === "month") !== (match[2]?.length === 2)) return undefined;
  return { kind, number: Number(match[2]) };
}

function parseInCalendar(text: string, calendar: string, form: string): Outcome<Period, PeriodProblem> {
  const known = CALENDARS.find((entry) => entry.code === calendar);
  if (!known) return refuse({ code: "PERIOD_UNKNOWN_CALENDAR", text, calendar, known: CALENDARS.map((entry) => entry.code) });
  const match = /^(\d{4})(?:-(\w+))?$/u.exec(form);
  if (!match) return refuse({ code: "PERIOD_UNREADABLE", text });
  const year = Number(match[1]);
  const found =
    known.form === "year"
      ? readYearly(known.bounds, year, match[2])
      : known.form === "season"
        ? readSeason(year, match[2])
        : readYears(known, year, match[2]);
  return found ? accept({ calendar, ...found }) : refuse({ code: "PERIOD_NOT_IN_CALENDAR", text, calendar });
}

type Found = Bounds & Pick<Period, "kind">;

function readYearly(
  bounds: (year: number, part: YearPart) => Bounds | undefined,
  year: number,
  rest: string | undefined,
): Found | undefined {
  const part = readPart(rest);
  const found = part && bounds(year, part);
  return part && found && { kind: part.kind, ...found };
}

function readSeason(year: number, name: string | undefined): Found | undefined {
  const found = name === undefined ? undefined : seasonBounds(year, name);
  return found && { kind: "season", ...found };
}

function readYears(
  calendar: { readonly code: string; readonly bounds: (year: number, part: YearPart) => Bounds | undefined },
  year: number,
  rest: string | undefined,
): Found | undefined {
  if (!rest || !/^\d{4}$/u.test(rest)) return undefined;
  const last = Number(rest);
  if (calendar.code === "multi-year")
    return last > year ? { kind: "multi-year", start: toDate(year, 1, 1), end: toDate(last + 1, 1, 1) } : undefined;
  const found = last === year + 1 ? calendar.bounds(year, { kind: "year" }) : undefined;
  return found && { kind: "year", ...found };
}

/**
 * Reads a period's text form.
 *
 * @problem PERIOD_UNREADABLE PERIOD_UNKNOWN_CALENDAR PERIOD_NOT_IN_CALENDAR PERIOD_NO_SUCH_DAY PERIOD_BACKWARDS
 * @rule    P1 P2 P6
 */
export function parsePeriod(text: string): Outcome<Period, PeriodProblem> {
  const days = text.startsWith("@") ? [text.slice(1), text.slice(1)] : text.includes("..") ? text.split("..") : undefined;
  if (days) {
    const [start = "", end = "", ...more] = days;
    if (more.length > 0) return refuse({ code: "PERIOD_UNREADABLE", text });
    for (const date of [start, end]) if (!checkDate(date)) return refuse({ code: "PERIOD_NO_SUCH_DAY", text, date });
    if (text.startsWith("@")) return accept({ calendar: "solar", kind: "instant", start, end });
    return start < end ? accept({ calendar: "solar", kind: "span", start, end }) : refuse({ code: "PERIOD_BACKWARDS", text });
  }
  const colon = text.indexOf(":");
  return colon < 0 ? parseInCalendar(text, "solar", text) : parseInCalendar(text, text.slice(0, colon), text.slice(colon + 1));
}

/** The part of a year that starts `months` after the calendar's year does. */
function showPart(kind: Period["kind"], months: number): string {
  switch (kind) {
    case "half":
      return `-H${months / 6 + 1}`;
    case "quarter":
      return `-Q${months / 3 + 1}`;
    case "month":
      return `-M${String(months + 1).padStart(2, "0")}`;
    case "nine-months":
      return "-9M";
    default:
      return "";
  }
}

/** The period's text form; parsePeriod reads it back. @rule P6 */
export function showPeriod(period: Period): string {
  if (period.kind === "instant") return `@${period.start}`;
  if (period.kind === "span") return `${period.start}..${period.end}`;
  const prefix = period.calendar === "solar" ? "" : `${period.calendar}:`;
  const year = yearOf(period);
  if (period.kind === "multi-year") return `${prefix}${year}-${readParts(addDays(period.end, -1))[0]}`;
  if (period.calendar === "school") return `${prefix}${year}-${year + 1}`;
  if (period.kind === "season") {
    const name = listSeasons().find((season) => seasonBounds(year, season)?.start === period.start) ?? "";
    return `${prefix}${year}-${name}`;
  }
  const first =
    CALENDARS.find((calendar) => calendar.code === period.calendar)?.bounds(year, { kind: "year" })?.start ?? period.start;
  const [firstYear, firstMonth] = readParts(first);
  const [ownYear, ownMonth] = readParts(period.start);
  return `${prefix}${year}${showPart(period.kind, (ownYear - firstYear) * 12 + ownMonth - firstMonth)}`;
}

/** The first day inside the period. */
export function firstDay(period: Period): IsoDate {
  return period.start;
}

/** The last day inside the period; of an instant, its day. @rule P1 */
export function lastDay(period: Period): IsoDate {
  return period.kind === "instant" ? period.start : addDays(period.end, -1);
}

/** The year a period is named after: Nghị định 09 years begin in December of the year before. */
export function yearOf(period: Period): number {
  return readParts(period.calendar === "nd09" ? addDays(period.start, 17) : period.start)[0];
}

function shiftYear(date: IsoDate, years: number): IsoDate {
  const [year, month, day] = readParts(date);
  const shifted = toDate(year + years, month, day);
  return checkDate(shifted) ? shifted : toDate(year + years, month, day - 1);
}

/** The same period one year before; a span of several years moves by its own length. @rule P7 */
export function previousYear(period: Period): Period {
  const years = period.kind === "multi-year" ? readParts(period.end)[0] - readParts(period.start)[0] : 1;
  return { ...period, start: shiftYear(period.start, -years), end: shiftYear(period.end, -years) };
}

/** Whether `inner` lies within `outer`, by days and whatever their calendars. @rule P8 */
export function contains(outer: Period, inner: Period): boolean {
  if (outer.kind === "instant") return inner.kind === "instant" && inner.start === outer.start;
  if (inner.kind === "instant") return outer.start <= inner.start && inner.start < outer.end;
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** From the start of the calendar's year to the end of the period (lũy kế). @rule P9 */
export function toCumulative(period: Period): Period {
  const start =
    CALENDARS.find((calendar) => calendar.code === period.calendar)?.bounds(yearOf(period), { kind: "year" })?.start ??
    period.start;
  const kinds: Readonly<Record<string, string>> = { month: "M", quarter: "Q" };
  if (start === period.start || !(period.kind in kinds)) return { ...period, start };
  return { calendar: period.calendar, kind: "span", start, end: period.end };
}

/**
 * One period out of adjoining ones of one calendar, as sums over time need.
 *
 * @problem PERIOD_MIXED_CALENDARS  a solar month does not add to a Nghị định 09 month
 * @problem PERIOD_UNREADABLE      the periods leave a gap or overlap
 * @rule    P10
 */
export function joinPeriods(first: Period, ...rest: readonly Period[]): Outcome<Period, PeriodProblem> {
  const all = [first, ...rest].sort((a, b) => (a.start < b.start ? -1 : 1));
  const calendars = [...new Set(all.map((period) => period.calendar))];
  if (calendars.length > 1) return refuse({ code: "PERIOD_MIXED_CALENDARS", calendars });
  const gap = all.findIndex((period, index) => index > 0 && all[index - 1]?.end !== period.start);
  const last = all.at(-1) ?? first;
  if (gap > 0 || all.some((period) => period.kind === "instant"))
    return refuse({ code: "PERIOD_UNREADABLE", text: all.map(showPeriod).join(" + ") });
  return accept({ calendar: first.calendar, kind: "span", start: all[0]?.start ?? first.start, end: last.end });
}
