import { addMonths, type IsoDate, readParts, toDate } from "./date.ts";

/** [start, end) of a year or of a part of it. */
export type Bounds = { readonly start: IsoDate; readonly end: IsoDate };

export type YearPart =
  | { readonly kind: "year" | "nine-months" }
  | { readonly kind: "half" | "quarter" | "month"; readonly number: number };

/** A way of placing years, and parts of years, on days. */
export type Calendar = {
  readonly code: string;
  /** The text after "<calendar>:" names one year, two years joined ("2022-2023"), or a season of a year. */
  readonly form: "year" | "years" | "season";
  readonly bounds: (year: number, part: YearPart) => Bounds | undefined;
};

/** Texts of days are compared as texts, so years have four digits; the day after the last one too. */
export const FIRST_YEAR = 1000;
export const LAST_YEAR = 9998;

/** Months after the year begins at which a part begins, and how many it has. */
function monthsOf(part: YearPart): readonly [from: number, count: number] | undefined {
  switch (part.kind) {
    case "year":
      return [0, 12];
    case "nine-months":
      return [0, 9];
    case "half":
      return part.number >= 1 && part.number <= 2 ? [(part.number - 1) * 6, 6] : undefined;
    case "quarter":
      return part.number >= 1 && part.number <= 4 ? [(part.number - 1) * 3, 3] : undefined;
    case "month":
      return part.number >= 1 && part.number <= 12 ? [part.number - 1, 1] : undefined;
  }
}

function monthly(first: (year: number) => IsoDate): Calendar["bounds"] {
  return (year, part) => {
    const months = monthsOf(part);
    return months && { start: addMonths(first(year), months[0]), end: addMonths(first(year), months[0] + months[1]) };
  };
}

function wholeYear(start: (year: number) => IsoDate, end: (year: number) => IsoDate): Calendar["bounds"] {
  return (year, part) => (part.kind === "year" ? { start: start(year), end: end(year) } : undefined);
}

/** Seasons of the crop year, by the months most provinces of the north keep; a regime that differs uses a free span. */
const SEASONS = new Map<string, readonly [from: number, to: number]>([
  ["spring", [1, 7]],
  ["autumn", [6, 12]],
  ["winter", [10, 14]],
]);

/** The bounds of a crop season of a year, or undefined for a name that is none. */
export function seasonBounds(year: number, name: string): Bounds | undefined {
  const months = SEASONS.get(name);
  const january = toDate(year, 1, 1);
  return months && { start: addMonths(january, months[0] - 1), end: addMonths(january, months[1] - 1) };
}

/** The name of the crop season that begins on a day. */
export function findSeason(start: IsoDate): string | undefined {
  const [year] = readParts(start);
  return [...SEASONS.keys()].find((name) => seasonBounds(year, name)?.start === start);
}

/**
 * The calendars of the field.
 *
 * @rule   P2 P3 P4 P5
 * @source nd09: Nghị định 09/2019/NĐ-CP, Điều 12 (month: the 15th of the month before to the 14th; nine months by analogy)
 */
export const CALENDARS: readonly Calendar[] = [
  { code: "solar", form: "year", bounds: monthly((year) => toDate(year, 1, 1)) },
  { code: "nd09", form: "year", bounds: monthly((year) => toDate(year - 1, 12, 15)) },
  {
    code: "budget",
    form: "year",
    bounds: wholeYear(
      (year) => toDate(year, 1, 1),
      (year) => toDate(year + 1, 2, 1),
    ),
  },
  {
    code: "school",
    form: "years",
    bounds: wholeYear(
      (year) => toDate(year, 9, 1),
      (year) => toDate(year + 1, 9, 1),
    ),
  },
  { code: "multi-year", form: "years", bounds: () => undefined },
  { code: "season", form: "season", bounds: () => undefined },
];

export function findCalendar(code: string): Calendar | undefined {
  return CALENDARS.find((calendar) => calendar.code === code);
}

const PARTS: readonly YearPart[] = [
  { kind: "year" },
  { kind: "nine-months" },
  ...[1, 2].map((number): YearPart => ({ kind: "half", number })),
  ...[1, 2, 3, 4].map((number): YearPart => ({ kind: "quarter", number })),
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((number): YearPart => ({ kind: "month", number })),
];

/** The parts of a kind that a year has, in order. */
export function listYearParts(kind: YearPart["kind"]): readonly YearPart[] {
  return PARTS.filter((part) => part.kind === kind);
}

/** The part of a calendar's year that has exactly these days, with its year; undefined if they are no such part. */
export function findPart(
  calendar: Calendar,
  { start, end }: Bounds,
): { readonly year: number; readonly part: YearPart } | undefined {
  const [startYear] = readParts(start);
  // A year begins in the year it is named after, or (Nghị định 09) in December of the year before.
  for (const year of [startYear, startYear + 1]) {
    for (const part of PARTS) {
      const bounds = calendar.bounds(year, part);
      if (bounds?.start === start && bounds.end === end) return { year, part };
    }
  }
  return undefined;
}

/** How many months a part of a year has. */
export const MONTHS_IN = { year: 12, "nine-months": 9, half: 6, quarter: 3, month: 1 } as const;

/** The number of the half, quarter or month that has exactly these days. Told from the month it begins in, or (Nghị định 09) the one after. */
export function findNumber(calendar: Calendar, kind: "half" | "quarter" | "month", { start, end }: Bounds): number | undefined {
  const [startYear, month] = readParts(start);
  const months = MONTHS_IN[kind];
  const first = Math.floor((month - 1) / months) + 1;
  for (const year of [startYear, startYear + 1]) {
    for (const number of [first, (first % (12 / months)) + 1]) {
      const bounds = calendar.bounds(year, { kind, number });
      if (bounds?.start === start && bounds.end === end) return number;
    }
  }
  return undefined;
}

/** The whole year of a calendar in which a day falls; the earlier one while two are open (the budget's January). */
export function findYear(calendar: Calendar, day: IsoDate): Bounds | undefined {
  const [year] = readParts(day);
  for (const named of [year - 1, year, year + 1]) {
    const bounds = calendar.bounds(named, { kind: "year" });
    if (bounds && bounds.start <= day && day < bounds.end) return bounds;
  }
  return undefined;
}
