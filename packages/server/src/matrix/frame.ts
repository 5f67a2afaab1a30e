import { type Language, type Reader, showPeriodName, toPlaceRef, toReader } from "@kehoach/api/figure-json";
import type { ApiProblem } from "@kehoach/api/problem";
import { readPeriod } from "@kehoach/api/read-period";
import type { Book } from "@kehoach/core/analysis/book";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { lastDay, type Period, parsePeriod, showPeriod } from "@kehoach/core/period/period";
import { indexPlaces } from "@kehoach/core/place/index-places";
import { type Place, showPlaceKey } from "@kehoach/core/place/place";
import { listParts } from "@kehoach/core/value/formula-value";
import { sql } from "kysely";
import { findOwnAuthority } from "../access/read.ts";
import { loadBook } from "../book/read.ts";
import { type AuthorityRow, findAuthority, loadPlaceIds, resolvePlaceRow } from "../place/read.ts";
import { homeOf, type Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import { type DayTree, listAbove, treeOn } from "../total/tree.ts";

export type Where = {
  readonly authority?: string | undefined;
  readonly place?: string | undefined;
  readonly period?: string | undefined;
  readonly sector?: string | undefined;
  readonly indicator?: string | undefined;
  readonly knownAt?: string | undefined;
};

/** A place and a period whose figures are added up, with the places directly below it on the last day of the period. */
export type Frame = {
  readonly authority: AuthorityRow;
  readonly book: Book;
  readonly reader: Reader;
  readonly place: Place;
  readonly placeId: bigint;
  readonly period: Period;
  readonly periods: readonly Period[];
  /** The indicators that are read, where only one is asked for: it, and what it is computed from. */
  readonly only?: readonly string[];
  /** As known on this day; left out: as it stands now. */
  readonly knownAt?: string;
  readonly tree: DayTree;
  readonly below: readonly Place[];
  /** Those it lies in, from the top down. */
  readonly above: readonly Place[];
  /** Of the places below and above it. */
  readonly numbers: ReadonlyMap<string, bigint>;
};

/** Where nothing was ever said, any period does: there is nothing to show of it. */
const SOME_YEAR: Period = { calendar: "solar", kind: "year", start: "2000-01-01", end: "2001-01-01" };
/** Periods one answer offers. */
const MOST_PERIODS = 60;

/** A place and all that ever lay below it, whatever the day. */
function listEverBelow(places: readonly Place[], place: Place): readonly string[] {
  const below = Map.groupBy(places, ({ parent }) => (parent === undefined ? "" : showPlaceKey(parent)));
  const found = new Set([showPlaceKey(place)]);
  for (const key of found) for (const one of below.get(key) ?? []) found.add(showPlaceKey(one));
  return [...found];
}

/**
 * The periods in which the place, or somebody below it, has said something: those that end last first.
 * @param known  only those of which something was known on that day by one of these places
 */
async function listPeriods(
  tx: Tx,
  authorityId: bigint,
  placeId: bigint,
  only: readonly string[] | undefined,
  known: { readonly at: string; readonly ids: readonly bigint[] } | undefined,
): Promise<readonly Period[]> {
  const ofThese =
    only === undefined
      ? sql``
      : sql`and indicator_id in (select id from indicator where authority_id = ${authorityId} and code = any (${[...only]}::text[]))`;
  const wasKnown =
    known === undefined
      ? sql``
      : sql`where exists (select from value k join value_version v on v.authority_id = k.authority_id and v.value_id = k.id
          where k.authority_id = ${authorityId} and k.place_id = any (${[...known.ids]}::bigint[]) and k.period_end = t.period_end and k.period = t.period
            and v.known_at <= ${known.at}::date and v.retired_on is null and not exists (
              select from value_version r where r.authority_id = v.authority_id and r.value_id = v.value_id and r.replaces = v.id
                and r.known_at <= ${known.at}::date and r.retired_on is not null))`;
  const there = sql`authority_id = ${authorityId} and place_id = ${placeId} ${ofThese}`;
  const last = sql`order by period_end desc, period desc limit 1`;
  // From one to the next: of each a thousand lines may have been said.
  const found = await sql<{ period: string }>`
    with recursive t as (
      (select period_end, period from total where ${there} ${last})
      union all
      select n.period_end, n.period from t cross join lateral (
        select period_end, period from total where ${there} and (period_end, period) < (t.period_end, t.period) ${last}) n
    ) select t.period from t ${wasKnown} limit ${MOST_PERIODS}`.execute(tx);
  const read = found.rows.flatMap(({ period }) => {
    const one = parsePeriod(period);
    return one.ok ? [one.value] : [];
  });
  return read.toSorted((a, b) => (a.end === b.end ? (a.start < b.start ? 1 : -1) : a.end < b.end ? 1 : -1));
}

/** A bare code means the youngest place that has it, which may have ended; no period says otherwise. */
function toYoungest(places: readonly Place[], text: string): string {
  const [youngest] = places.filter(({ code }) => code === text).toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1));
  return youngest === undefined ? text : showPlaceKey(youngest);
}

/**
 * What is asked for. No place: where the asker works, else the authority's own; no period: the newest that has a figure there.
 * @param whose  "own": only an authority in which the asker has a role
 * @problem AUTHORITY_ PLACE_ SECTOR_UNKNOWN INDICATOR_UNKNOWN PARAMETER_INVALID
 * @rule W10
 */
export async function findFrame(
  tx: Tx,
  scope: Scope,
  where: Where,
  language: Language,
  whose: "any" | "own" = "any",
): Promise<Outcome<Frame, ApiProblem>> {
  const authority =
    whose === "own"
      ? await findOwnAuthority(tx, scope, where.authority)
      : await findAuthority(tx, scope, where.authority, where.place);
  if (!authority.ok) return authority;
  const { id, code } = authority.value;
  const book = await loadBook(tx, scope, { authority: code, facts: false });
  if (where.sector !== undefined && !book.sectors.some((one) => one.code === where.sector))
    return refuse({ code: "SECTOR_UNKNOWN", parameter: "sector", found: where.sector });
  const indicator = where.indicator === undefined ? undefined : book.indicators.get(where.indicator);
  if (where.indicator !== undefined && indicator === undefined)
    return refuse({ code: "INDICATOR_UNKNOWN", parameter: "indicator", found: where.indicator });
  const only = indicator && [indicator.code, ...listParts(indicator, [], book.indicators).map((part) => part.indicator)];
  const asked = where.period === undefined ? undefined : readPeriod(where.period);
  if (asked && !asked.ok) return asked;
  const named = where.place ?? homeOf(scope, id) ?? authority.value.place;
  const text = asked ? named : toYoungest(book.places, named);
  const day = asked ? lastDay(asked.value) : text.includes("@") ? undefined : "9999-12-31";
  const found = await resolvePlaceRow(tx, scope, authority.value, text, day);
  if (!found.ok) return found;
  const { place, id: placeId } = found.value;
  const periods = await listPeriods(
    tx,
    id,
    placeId,
    only,
    where.knownAt === undefined
      ? undefined
      : { at: where.knownAt, ids: [...(await loadPlaceIds(tx, scope, listEverBelow(book.places, place))).values()] },
  );
  const period = asked?.value ?? periods[0] ?? SOME_YEAR;
  const tree = treeOn(book.places, book.authority.place, lastDay(period));
  const byKey = indexPlaces(book.places);
  const below = (tree.branches.get(showPlaceKey(place)) ?? []).flatMap((key) => byKey.get(key) ?? []);
  const above = listAbove(tree, showPlaceKey(place))
    .flatMap((key) => byKey.get(key) ?? [])
    .toReversed();
  const numbers = await loadPlaceIds(tx, scope, [...below, ...above].map(showPlaceKey));
  return accept({
    authority: authority.value,
    book,
    reader: toReader(book, language),
    place,
    placeId,
    period,
    periods,
    ...(only === undefined ? {} : { only }),
    ...(where.knownAt === undefined ? {} : { knownAt: where.knownAt }),
    tree,
    below,
    above,
    numbers,
  });
}

/** Place, what is above it, and period, for the wire. */
export function toHead({ authority, place, period, reader, above }: Frame, isSeen: (key: string) => boolean) {
  return {
    authority: authority.code,
    place: toPlaceRef(reader, place),
    above: above.filter((one) => isSeen(showPlaceKey(one))).map((one) => toPlaceRef(reader, one)),
    period: showPeriod(period),
    periodName: showPeriodName(reader, period),
  };
}
