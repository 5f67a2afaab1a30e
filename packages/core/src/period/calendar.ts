import { addMonths, type IsoDate, toDate } from "./date.ts";

/** [start, end) of a year or of a part of it. */
export type Bounds = { readonly start: IsoDate; readonly end: IsoDate };

export type YearPart =
  | { readonly kind: "year" | "nine-months" }
  | { readonly kind: "half" | "quarter" | "month"; readonly number: number };

/** How a calendar places the parts of a year. `closing` day: the 15th of Nghị định 09 windows; 1 elsewhere. */
export type Calendar = {
  readonly code: string;
  /** The text after "<calendar>:" names one year, two years joined ("2022-2023"), or a season of a year. */
  readonly form: "year" | "years" | "season";
  readonly bounds: (year: number, part: YearPart) => Bounds | undefined;
};

/** Months from January (0) at which a part begins, and how many it has. */
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
const SEASONS: Readonly<Record<string, readonly [from: number, to: number]>> = {
  spring: [1, 7],
  autumn: [6, 12],
  winter: [10, 14],
};

/** The bounds of a crop season of a year, or undefined for a name that is none. */
export function seasonBounds(year: number, name: string): Bounds | undefined {
  const months = SEASONS[name];
  const january = toDate(year, 1, 1);
  return months && { start: addMonths(january, months[0] - 1), end: addMonths(january, months[1] - 1) };
}

export function listSeasons(): readonly string[] {
  return Object.keys(SEASONS);
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
