import { accept, type Outcome, refuse } from "../outcome.ts";
import {
  type Bounds,
  CALENDARS,
  type Calendar,
  FIRST_YEAR,
  findCalendar,
  findNumber,
  findPart,
  findSeason,
  LAST_YEAR,
  seasonBounds,
  type YearPart,
} from "./calendar.ts";
import { addDays, checkDate, type IsoDate, readParts, toDate } from "./date.ts";

export type { IsoDate } from "./date.ts";

/**
 * A span [start, end) of a named calendar, or an instant (start = end).
 * Text forms (parsePeriod, showPeriod): "2023", "2023-H1", "2023-Q3", "2023-9M", "2023-M09" in the solar calendar;
 * "<calendar>:<form>" in another ("budget:2023", "school:2022-2023", "nd09:2023-Q1", "multi-year:2021-2025", "season:2023-spring");
 * "@2023-10-01" an instant; "2023-09-01..2023-11-01" a free span, half-open, "nd09:2022-12-15..2023-08-15" one of another calendar.
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
  | { readonly code: "PERIOD_BACKWARDS"; readonly text: string };

type Found = Bounds & Pick<Period, "kind">;

/** "H1", "Q3", "9M", "M09"; the whole year when there is none. */
function readPart(text: string | undefined): YearPart | undefined {
  if (text === undefined) return { kind: "year" };
  if (text === "9M") return { kind: "nine-months" };
  const month = /^M(\d{2})$/u.exec(text)?.[1];
  if (month) return { kind: "month", number: Number(month) };
  const match = /^([HQ])(\d)$/u.exec(text);
  return match ? { kind: match[1] === "H" ? "half" : "quarter", number: Number(match[2]) } : undefined;
}

function readYearly(calendar: Calendar, year: number, rest: string | undefined): Found | undefined {
  const part = readPart(rest);
  const bounds = part && calendar.bounds(year, part);
  return part && bounds && { kind: part.kind, ...bounds };
}

function readSeason(year: number, name: string | undefined): Found | undefined {
  const bounds = name === undefined ? undefined : seasonBounds(year, name);
  return bounds && { kind: "season", ...bounds };
}

/** Two years joined: neighbours in a school year, any later one in a multi-year plan. */
function readYears(calendar: Calendar, year: number, rest: string | undefined): Found | undefined {
  const last = Number(/^\d{4}$/u.exec(rest ?? "")?.[0]);
  if (calendar.code === "multi-year") {
    return last > year && last <= LAST_YEAR
      ? { kind: "multi-year", start: toDate(year, 1, 1), end: toDate(last + 1, 1, 1) }
      : undefined;
  }
  return last === year + 1 ? readYearly(calendar, year, undefined) : undefined;
}

function parseNamed(text: string, calendar: Calendar, form: string): Outcome<Period, PeriodProblem> {
  const match = /^(\d{4})(?:-(\w+))?$/u.exec(form);
  if (!match) return refuse({ code: "PERIOD_UNREADABLE", text });
  const year = Number(match[1]);
  const read =
    calendar.form === "season"
      ? readSeason(year, match[2])
      : (calendar.form === "years" ? readYears : readYearly)(calendar, year, match[2]);
  return read && year >= FIRST_YEAR && year <= LAST_YEAR
    ? accept({ calendar: calendar.code, ...read })
    : refuse({ code: "PERIOD_NOT_IN_CALENDAR", text, calendar: calendar.code });
}

function parseSpan(text: string, calendar: Calendar, start: string, end: string): Outcome<Period, PeriodProblem> {
  for (const date of [start, end]) if (!checkDate(date)) return refuse({ code: "PERIOD_NO_SUCH_DAY", text, date });
  return start < end ? accept(toSpan(calendar.code, { start, end })) : refuse({ code: "PERIOD_BACKWARDS", text });
}

/**
 * Reads a period's text form.
 *
 * @problem PERIOD_UNREADABLE PERIOD_UNKNOWN_CALENDAR PERIOD_NOT_IN_CALENDAR PERIOD_NO_SUCH_DAY PERIOD_BACKWARDS
 * @rule    P1 P2 P6
 */
export function parsePeriod(text: string): Outcome<Period, PeriodProblem> {
  if (text.startsWith("@")) {
    const date = text.slice(1);
    return checkDate(date)
      ? accept({ calendar: "solar", kind: "instant", start: date, end: date })
      : refuse({ code: "PERIOD_NO_SUCH_DAY", text, date });
  }
  const colon = text.indexOf(":");
  const code = colon < 0 ? "solar" : text.slice(0, colon);
  const calendar = findCalendar(code);
  if (!calendar)
    return refuse({ code: "PERIOD_UNKNOWN_CALENDAR", text, calendar: code, known: CALENDARS.map((known) => known.code) });
  const form = text.slice(colon + 1);
  const [start = "", end, ...more] = form.split("..");
  if (end === undefined) return parseNamed(text, calendar, form);
  return more.length > 0 ? refuse({ code: "PERIOD_UNREADABLE", text }) : parseSpan(text, calendar, start, end);
}

/** These days of a calendar, under the name they have in it if any: 1 July to 30 September is a quarter. `start` < `end`. @rule P6 */
export function toSpan(calendar: string, { start, end }: Bounds): Period {
  const known = findCalendar(calendar);
  const kind = known && findPart(known, { start, end })?.part.kind;
  return { calendar, kind: kind ?? "span", start, end };
}

/** Which half, quarter or month of its year a period is, from 1; undefined for other kinds. */
export function partOf(period: Period): number | undefined {
  const calendar = findCalendar(period.calendar);
  const { kind } = period;
  return calendar && (kind === "half" || kind === "quarter" || kind === "month") ? findNumber(calendar, kind, period) : undefined;
}

const PART_LETTERS: Readonly<Partial<Record<Period["kind"], string>>> = { half: "H", quarter: "Q", month: "M" };

/** The period's text form; parsePeriod reads it back. @rule P6 */
export function showPeriod(period: Period): string {
  if (period.kind === "instant") return `@${period.start}`;
  const prefix = period.calendar === "solar" ? "" : `${period.calendar}:`;
  if (period.kind === "span") return `${prefix}${period.start}..${period.end}`;
  const year = yearOf(period);
  if (period.kind === "multi-year") return `${prefix}${year}-${readParts(lastDay(period))[0]}`;
  if (period.kind === "season") return `${prefix}${year}-${findSeason(period.start) ?? ""}`;
  if (period.kind === "nine-months") return `${prefix}${year}-9M`;
  if (period.kind === "year")
    return findCalendar(period.calendar)?.form === "years" ? `${prefix}${year}-${year + 1}` : `${prefix}${year}`;
  const number = String(partOf(period) ?? 0).padStart(period.kind === "month" ? 2 : 1, "0");
  return `${prefix}${year}-${PART_LETTERS[period.kind]}${number}`;
}

/** The first day inside the period. @rule P1 */
export function firstDay(period: Period): IsoDate {
  return period.start;
}

/** The last day inside the period; of an instant, its day. @rule P1 */
export function lastDay(period: Period): IsoDate {
  return period.kind === "instant" ? period.start : addDays(period.end, -1);
}

/** The day whose year and month a period is named after: those of Nghị định 09 begin on the 15th of the month before. @rule P3 */
export function namingDay({ calendar, start }: Period): IsoDate {
  return calendar === "nd09" ? addDays(start, 17) : start;
}

/** The year a period is named after: Nghị định 09 years begin in December of the year before. @rule P3 */
export function yearOf(period: Period): number {
  return readParts(namingDay(period))[0];
}

/** The same day some years away; 29 February becomes `instead` where there is none. */
function shiftYear(date: IsoDate, years: number, instead: "02-28" | "03-01"): IsoDate {
  const [year, month, day] = readParts(date);
  const shifted = toDate(year + years, month, day);
  return checkDate(shifted) ? shifted : `${shifted.slice(0, 5)}${instead}`;
}

/** The same period one year before; a multi-year plan moves by its own length. @rule P7 */
export function previousYear(period: Period): Period {
  const years = period.kind === "multi-year" ? readParts(period.end)[0] - readParts(period.start)[0] : 1;
  const start = shiftYear(period.start, -years, "02-28");
  if (period.kind === "instant") return { ...period, start, end: start };
  // An end of 29 February leaves that day out: the 28th is the last day, before and after the move.
  const end = shiftYear(period.end, -years, "03-01");
  return period.kind === "span" ? toSpan(period.calendar, { start, end }) : { ...period, start, end };
}

/** Whether `inner` lies within `outer`, by days and whatever their calendars. @rule P8 */
export function contains(outer: Period, inner: Period): boolean {
  if (outer.kind === "instant") return inner.kind === "instant" && inner.start === outer.start;
  if (inner.kind === "instant") return outer.start <= inner.start && inner.start < outer.end;
  return outer.start <= inner.start && inner.end <= outer.end;
}
