import { isSamePeriod } from "../indicator/cell.ts";
import type { IsoDate, Period } from "../period/period.ts";
import type { PlaceKey } from "../place/place.ts";
import { type ListedLine, layOutList } from "../plan/year-list.ts";
import type { JudgeMode, Verdict } from "../verdict/verdict.ts";
import { type Assessment, assess } from "./assess.ts";
import type { Book } from "./book.ts";
import { indexBook } from "./book-index.ts";
import type { Moment } from "./fact.ts";

export type VerdictCounts = Readonly<Record<Verdict, number>>;

/** The headline indicators of a place in a period, judged. */
export type Scorecard = {
  readonly place: PlaceKey;
  readonly period: Period;
  readonly mode: JudgeMode;
  /** Of effective verdicts; they sum to the number of rows. */
  readonly counts: VerdictCounts;
  /** In the order of the headline list. */
  readonly rows: readonly Assessment[];
  /** Headline codes that no indicator has. */
  readonly unknown: readonly string[];
};

/**
 * The headline indicators of the period, each with its figures, verdict and reasons.
 * A period without a headline list gives no rows.
 *
 * @rule A5 A6
 */
export function scorecard(
  book: Book,
  place: PlaceKey,
  period: Period,
  mode: JudgeMode,
  options: Moment & { readonly asOf?: IsoDate } = {},
): Scorecard {
  const indexed = indexBook(book);
  const codes = listHeadlines(book, period);
  const key = { code: place.code, validFrom: place.validFrom };
  const rows = codes.flatMap((code): readonly Assessment[] => {
    const indicator = book.indicators.get(code);
    const cell = { indicator: code, breakdown: [], place: key, period };
    return indicator === undefined ? [] : [assess(indexed, indicator, cell, { mode, ...options })];
  });
  const unknown = codes.filter((code) => !book.indicators.has(code));
  return { place: key, period, mode, counts: countVerdicts(rows), rows, unknown };
}

/** The headline indicators of a period, in order; [] if the book names none. @rule A6 */
export function listHeadlines(book: Book, period: Period): readonly string[] {
  return book.headlines.find((headline) => isSamePeriod(headline.period, period))?.indicators ?? [];
}

/** The same as it is printed, with what stands under what. @rule T6 */
export function listHeadlineLines(book: Book, period: Period): readonly ListedLine[] {
  const list = book.headlines.find((headline) => isSamePeriod(headline.period, period));
  return list === undefined ? [] : layOutList(list);
}

/** How many rows have each effective verdict. @rule A6 */
export function countVerdicts(rows: readonly Pick<Assessment, "verdict">[]): VerdictCounts {
  const counts = { exceeded: 0, met: 0, notMet: 0, notAssessable: 0, noFigure: 0 };
  for (const { verdict } of rows) counts[verdict] += 1;
  return counts;
}
