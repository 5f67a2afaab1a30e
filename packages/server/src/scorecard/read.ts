import { type Language, type Reader, toPlaceRef, toReader } from "@kehoach/api/figure-json";
import type { ApiProblem } from "@kehoach/api/problem";
import type { getScorecard } from "@kehoach/api/scorecard";
import { toScorecardRow } from "@kehoach/api/scorecard-json";
import type { Book } from "@kehoach/core/analysis/book";
import { listHeadlines, scorecard } from "@kehoach/core/analysis/scorecard";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { lastDay, type Period, parsePeriod } from "@kehoach/core/period/period";
import type { Place } from "@kehoach/core/place/place";
import type { z } from "zod";
import { fillBook, fillChecked, loadBook } from "../book/read.ts";
import { loadRelations } from "../fact/read.ts";
import { findCellKeys, type Listing, listIndicatorKeys } from "../fact-key/read.ts";
import { loadForecaster } from "../forecast/read.ts";
import { type AuthorityRow, findAuthority, listFactYears, listHeadlineYears, resolvePlace } from "../place/read.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";

/** What an address asks about, as it stands there. */
export type Where = {
  readonly authority?: string | undefined;
  readonly place?: string | undefined;
  readonly year?: number | undefined;
  readonly knownAt?: string | undefined;
  readonly dataAsOf?: string | undefined;
};

/** What an address asks about, found: with the book of what is known about it. */
export type Situation = {
  readonly authority: AuthorityRow;
  readonly place: Place;
  readonly year: number;
  readonly period: Period;
  readonly book: Book;
  readonly reader: Reader;
  readonly moment: { readonly knownAt?: string; readonly dataAsOf?: string };
};

/** How much of the book is wanted: the headline indicators and the money of the place and year, all there is, or no facts yet. */
export type Reach = "headlines" | "authority" | "none";

export function toMoment(where: Where): Situation["moment"] {
  return {
    ...(where.knownAt === undefined ? {} : { knownAt: where.knownAt }),
    ...(where.dataAsOf === undefined ? {} : { dataAsOf: where.dataAsOf }),
  };
}

/** A year that is not among those there are; where there is none at all, nobody asked for a wrong one. @rule W11 */
function toYearProblem(year: number, known: readonly number[]): ApiProblem {
  if (known.length === 0) return { code: "YEAR_NONE", parameter: "year" };
  return {
    code: "YEAR_UNKNOWN",
    parameter: "year",
    found: String(year),
    candidates: known.map((one) => ({ code: String(one), name: String(one), detail: null })),
  };
}

/**
 * The authority, place and year an address means, with their book. What it leaves out: the authority's own place,
 * the newest year with headline indicators. `needs` says which years there are: those with a headline list, or with any fact.
 * @problem AUTHORITY_ PLACE_ YEAR_UNKNOWN, with candidates; YEAR_NONE
 * @rule W10 W11
 */
export async function loadSituation(
  tx: Tx,
  scope: Scope,
  where: Where,
  options: { readonly reach: Reach; readonly needs: "headlines" | "facts"; readonly language: Language },
): Promise<Outcome<Situation, ApiProblem>> {
  const authority = await findAuthority(tx, scope, where.authority, where.place);
  if (!authority.ok) return authority;
  const headlineYears = await listHeadlineYears(tx, scope, authority.value);
  const text = where.place ?? authority.value.place;
  const factYears =
    options.needs === "facts" || headlineYears.length === 0
      ? await listFactYears(tx, scope, authority.value, text.split("@")[0] ?? text)
      : [];
  const known = [...new Set([...headlineYears, ...factYears])].sort((a, b) => a - b);
  const year = where.year ?? headlineYears.at(-1) ?? factYears.at(-1);
  if (year === undefined) return refuse(toYearProblem(0, known));
  const parsed = parsePeriod(String(year).padStart(4, "0"));
  if (!parsed.ok) return refuse(toYearProblem(year, known));
  const period = parsed.value;
  const place = await resolvePlace(tx, scope, authority.value, text, lastDay(period));
  if (!known.includes(year)) {
    const problem = toYearProblem(year, known);
    // A place that did not live in a year nobody asks about is the lesser news.
    return !place.ok && place.problems[0].code === "PLACE_UNKNOWN" ? refuse(place.problems[0], problem) : refuse(problem);
  }
  if (!place.ok) return place;
  const moment = toMoment(where);
  const book = await loadBook(tx, scope, {
    authority: authority.value.code,
    ...(options.reach === "authority" ? {} : { facts: false }),
    ...moment,
  });
  const situation = {
    authority: authority.value,
    place: place.value,
    year,
    period,
    ...readFrom(book, options.language),
    moment,
  };
  return accept(options.reach === "headlines" ? await loadHeadlines(tx, scope, situation) : situation);
}

function readFrom(book: Book, language: Language): Pick<Situation, "book" | "reader"> {
  const reader = toReader(book, language);
  return { book: reader.book, reader };
}

/** The situation with the facts of the headline indicators and of the money groups, and what is stated of the place in the year. */
async function loadHeadlines(tx: Tx, scope: Scope, situation: Situation): Promise<Situation> {
  const { authority, book, period, reader, moment } = situation;
  const place = { code: situation.place.code, validFrom: situation.place.validFrom };
  const cells = [
    ...listHeadlines(book, period).map((indicator) => ({ indicator, breakdown: [] })),
    ...(book.overview ?? []).flatMap(({ lines }) => lines),
  ].map(({ indicator, breakdown }) => ({ indicator, breakdown, place, period }));
  const indicators = [...new Set(cells.map(({ indicator }) => indicator))];
  const [keys, relations] = await Promise.all([
    findCellKeys(tx, scope, authority.id, cells),
    loadRelations(tx, scope, authority.id, { place, period, indicators, ...moment }),
  ]);
  const filled = await fillBook(tx, scope, authority.id, book, { keys, relations, moment });
  return { ...situation, ...readFrom(filled, reader.language) };
}

/**
 * The situation with figures of some indicators at the place and, so many of each, elsewhere; what is stated of them; and
 * whatever that is checked against.
 */
export async function loadAround(
  tx: Tx,
  scope: Scope,
  situation: Situation,
  listing: Omit<Listing, "place" | "period">,
): Promise<Situation> {
  const { authority, book, period, reader, moment } = situation;
  const place = { code: situation.place.code, validFrom: situation.place.validFrom };
  const keys = await listIndicatorKeys(tx, scope, authority.id, { ...listing, place, period });
  const relations = await loadRelations(tx, scope, authority.id, { period, indicators: listing.codes, ...moment });
  const filled = await fillChecked(tx, scope, authority.id, book, { checked: relations, relations, keys, moment });
  return { ...situation, ...readFrom(filled, reader.language) };
}

export type ScorecardQuery = z.output<typeof getScorecard.query>;
export type ScorecardReply = z.output<typeof getScorecard.reply>;

/** The scorecard of a place in a year. @rule W12 */
export async function loadScorecard(
  tx: Tx,
  scope: Scope,
  query: ScorecardQuery,
  language: Language,
): Promise<Outcome<ScorecardReply, ApiProblem>> {
  const found = await loadSituation(tx, scope, query, { reach: "headlines", needs: "headlines", language });
  if (!found.ok) return found;
  const { authority, place, period, book, reader, moment } = found.value;
  const card = scorecard(book, place, period, query.mode, moment);
  const forecast = await loadForecaster(tx, scope, found.value, card.rows);
  return accept({
    place: query.place,
    year: query.year,
    mode: query.mode,
    counts: card.counts,
    indicators: card.rows.map((row, at) => toScorecardRow(reader, row, at + 1, forecast(row))),
    authority: authority.code,
    placeRef: toPlaceRef(reader, place),
  });
}
