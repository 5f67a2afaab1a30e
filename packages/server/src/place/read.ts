import type { listAuthorities as authoritiesRoute } from "@kehoach/api/authority";
import { type Language, showPlaceName, toPlaceRef, toReader, toTargetJson, toValueJson } from "@kehoach/api/figure-json";
import type { getPlace, listPlaces } from "@kehoach/api/place";
import type { ApiProblem, Candidate } from "@kehoach/api/problem";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { parsePeriod, previousYear } from "@kehoach/core/period/period";
import { isSamePlace, type Place, type PlaceKey, type PlaceLevel, parsePlaceKey, showPlaceKey } from "@kehoach/core/place/place";
import { childrenAt, type FindPlaceProblem, findPlace, isAliveAt } from "@kehoach/core/place/tree";
import { sql } from "kysely";
import type { z } from "zod";
import { fillBook, loadBook } from "../book/read.ts";
import { findNamingKeys, joinKeys, listPlaceKeys } from "../fact-key/read.ts";
import { hasRoleIn, homeOf, partOf, type Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import { listSuccessions, listTree, listTurns, toPlaceJson } from "./show-place.ts";

export type AuthorityRow = { readonly id: bigint; readonly code: string; readonly name: string; readonly place: string };

/**
 * The authorities the asker may see, by code; the database leaves out the others. `place` is the one meant when none is named:
 * of an authority seen in part, where the asker works.
 */
export async function listAuthorities(tx: Tx, scope: Scope): Promise<readonly AuthorityRow[]> {
  const rows = await tx.selectFrom("authority").select(["id", "code", "name", "place"]).orderBy("code").execute();
  return rows.map((row) => ({ ...row, place: homeOf(scope, row.id) ?? row.place }));
}

function toAuthorityCandidates(rows: readonly AuthorityRow[]): Candidate[] {
  return rows.slice(0, 40).map(({ code, name, place }) => ({ code, name, detail: place }));
}

/** Which of some authorities a place lies in, its own place and what is below it: by every place that has or had its code. */
async function filterByPlace(tx: Tx, rows: readonly AuthorityRow[], text: string): Promise<readonly AuthorityRow[]> {
  const [code = "", day = ""] = text.split("@");
  const found = await sql<{ code: string }>`
    with recursive up(id, parent_id, code, valid_from) as (
      select id, parent_id, code, valid_from from place where code = ${code} and (${day} = '' or valid_from::text = ${day})
      union select p.id, p.parent_id, p.code, p.valid_from from up join place p on p.id = up.parent_id
    ) select distinct a.code from up join authority a on a.place = up.code or a.place = up.code || '@' || up.valid_from`.execute(
    tx,
  );
  const codes = new Set(found.rows.map((row) => row.code));
  return rows.filter((row) => codes.has(row.code));
}

/**
 * The authority asked for. When none is named: the only one there is; else the one the place asked for lies in; else, when no place is
 * asked for, the one the asker works in.
 * @problem AUTHORITY_UNKNOWN AUTHORITY_NEEDED SIGN_IN_NEEDED
 * @rule W19
 */
export async function findAuthority(
  tx: Tx,
  scope: Scope,
  asked: string | undefined,
  place?: string,
): Promise<Outcome<AuthorityRow, ApiProblem>> {
  const rows = await listAuthorities(tx, scope);
  const candidates = toAuthorityCandidates(rows);
  if (asked !== undefined) {
    const row = rows.find(({ code }) => code === asked);
    return row ? accept(row) : refuse({ code: "AUTHORITY_UNKNOWN", parameter: "authority", found: asked, candidates });
  }
  if (rows.length === 0)
    return refuse(scope.kind === "visitor" ? { code: "SIGN_IN_NEEDED" } : { code: "AUTHORITY_UNKNOWN", parameter: "authority" });
  const meant = rows.length === 1 ? rows : await listMeant(tx, scope, rows, place);
  const [only, ...others] = meant;
  return only && others.length === 0 ? accept(only) : refuse({ code: "AUTHORITY_NEEDED", parameter: "authority", candidates });
}

async function listMeant(
  tx: Tx,
  scope: Scope,
  rows: readonly AuthorityRow[],
  place: string | undefined,
): Promise<readonly AuthorityRow[]> {
  if (place !== undefined) return filterByPlace(tx, rows, place);
  return scope.kind === "user" ? rows.filter(({ id }) => hasRoleIn(scope, id)) : rows;
}

export type PlaceRow = { readonly id: bigint; readonly place: Place };

/** Every place that has or had this code, with its number in the database. */
async function listByCode(tx: Tx, code: string): Promise<readonly PlaceRow[]> {
  const rows = await tx
    .selectFrom("place as p")
    .leftJoin("place as up", "up.id", "p.parent_id")
    .select([
      "p.id",
      "p.code",
      "p.valid_from",
      "p.valid_to",
      "p.kind",
      "p.level",
      "p.type",
      "p.name",
      "p.started_by",
      "p.ended_by",
      "up.code as up_code",
      "up.valid_from as up_from",
    ])
    .where("p.code", "=", code)
    .where("p.retired_on", "is", null)
    .orderBy("p.valid_from")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    place: {
      code: row.code,
      validFrom: row.valid_from,
      ...(row.valid_to === null ? {} : { validTo: row.valid_to }),
      kind: row.kind === "agency" ? "agency" : "territory",
      // The column's check constraint lists these five.
      level: row.level as PlaceLevel,
      type: row.type,
      name: row.name,
      ...(row.up_code === null || row.up_from === null ? {} : { parent: { code: row.up_code, validFrom: row.up_from } }),
      ...(row.started_by === null ? {} : { startedBy: row.started_by }),
      ...(row.ended_by === null ? {} : { endedBy: row.ended_by }),
    },
  }));
}

/** A place the asker may have meant, by its key, with the days it lives. */
export function toPlaceCandidate(place: Place): Candidate {
  const life = place.validTo === undefined ? `${place.validFrom} →` : `${place.validFrom} → ${place.validTo}`;
  return { code: showPlaceKey(place), name: showPlaceName(place), detail: life };
}

function toApiProblem(problem: FindPlaceProblem, parameter: string, near: readonly Place[]): ApiProblem {
  const candidates = problem.candidates.length > 0 ? problem.candidates : near;
  return { code: problem.code, parameter, found: problem.text, candidates: candidates.slice(0, 40).map(toPlaceCandidate) };
}

/** The authority's own place and what lies directly under it on a day: what an asker of an unknown place may have meant. */
async function listNear(tx: Tx, authority: AuthorityRow, day: string | undefined): Promise<readonly Place[]> {
  const [code = ""] = authority.place.split("@");
  const own = await listByCode(tx, code);
  const rows = await tx
    .selectFrom("place as p")
    .innerJoin("place as up", "up.id", "p.parent_id")
    .select("p.code")
    .distinct()
    .where("up.code", "=", code)
    .where("p.kind", "=", "territory")
    .orderBy("p.code")
    .limit(40)
    .execute();
  const below = (await Promise.all(rows.map((row) => listByCode(tx, row.code)))).flat();
  const living = [...own, ...below].map(({ place }) => place);
  return day === undefined ? living : living.filter((place) => isAliveAt(place, day));
}

/**
 * The place a text means on a day; without a day, the only place that ever had that code.
 * @problem PLACE_UNKNOWN PLACE_AMBIGUOUS PLACE_OUT_OF_LIFE PLACE_OUT_OF_SCOPE, each with candidates
 * @rule W10 X6
 */
export async function resolvePlace(
  tx: Tx,
  scope: Scope,
  authority: AuthorityRow,
  text: string,
  day: string | undefined,
  parameter = "place",
): Promise<Outcome<Place, ApiProblem>> {
  const found = await resolvePlaceRow(tx, scope, authority, text, day, parameter);
  return found.ok ? accept(found.value.place) : found;
}

/** The same, with its number in the database. @rule W10 X6 */
export async function resolvePlaceRow(
  tx: Tx,
  scope: Scope,
  authority: AuthorityRow,
  text: string,
  day: string | undefined,
  parameter = "place",
): Promise<Outcome<PlaceRow, ApiProblem>> {
  const key = parsePlaceKey(text);
  const rows = await listByCode(tx, key.ok ? key.value.code : text);
  const places = rows.map(({ place }) => place);
  const inScope = (place: Place): Outcome<PlaceRow, ApiProblem> => {
    const part = partOf(scope, authority.id);
    const row = rows.find((one) => one.place === place);
    if (row === undefined) throw new Error("a place was found that was not looked for");
    if (part === undefined || part.places.includes(row.id)) return accept(row);
    return refuse({ code: "PLACE_OUT_OF_SCOPE", parameter, found: showPlaceName(place) });
  };
  const named = key.ok ? places.filter((place) => place.validFrom === key.value.validFrom) : places;
  const [only, ...others] = named;
  if (day === undefined && only) {
    if (others.length === 0) return inScope(only);
    return refuse({ code: "PLACE_AMBIGUOUS", parameter, found: text, candidates: named.map(toPlaceCandidate) });
  }
  const found = findPlace(places, text, day ?? "");
  if (found.ok) return inScope(found.value);
  const near = found.problems.some(({ code }) => code === "PLACE_UNKNOWN") ? await listNear(tx, authority, day) : [];
  const [first, ...rest] = found.problems;
  return refuse(toApiProblem(first, parameter, near), ...rest.map((problem) => toApiProblem(problem, parameter, near)));
}

/** Numbers of places, by their text keys. */
export async function loadPlaceIds(tx: Tx, _scope: Scope, keys: readonly string[]): Promise<ReadonlyMap<string, bigint>> {
  const read = keys.flatMap((text): readonly PlaceKey[] => {
    const key = parsePlaceKey(text);
    return key.ok ? [key.value] : [];
  });
  const found = await sql<{ id: bigint; key: string }>`
    select p.id, p.code || '@' || p.valid_from as key from place p
    join unnest(${read.map(({ code }) => code)}::text[], ${read.map(({ validFrom }) => validFrom)}::date[]) as k(code, day)
      on p.code = k.code and p.valid_from = k.day`.execute(tx);
  return new Map(found.rows.map(({ id, key }) => [key, id]));
}

/** Years with a headline list, rising. */
export async function listHeadlineYears(tx: Tx, _scope: Scope, authority: AuthorityRow): Promise<readonly number[]> {
  const rows = await tx
    .selectFrom("pack_configuration")
    .select("code")
    .where("authority_id", "=", authority.id)
    .where("kind", "=", "headline")
    .where("retired_on", "is", null)
    .execute();
  const years = rows.map(({ code }) => code).filter((code) => /^\d{4}$/.test(code));
  return [...new Set(years)].map(Number).sort((a, b) => a - b);
}

/** Years in which a period of any actual or target of the place ends, rising; an index is skipped through, not read. */
export async function listFactYears(
  tx: Tx,
  _scope: Scope,
  authority: AuthorityRow,
  placeCode: string,
): Promise<readonly number[]> {
  const years = new Set<number>();
  for (const table of ["value", "target"] as const) {
    const found = await sql<{ day: string }>`
      with recursive step(place_id, day) as (
        select p.id, (select min(period_end) from ${sql.table(table)} where authority_id = ${authority.id} and place_id = p.id) from place p where p.code = ${placeCode}
        union all
        select step.place_id, (select min(period_end) from ${sql.table(table)} where authority_id = ${authority.id} and place_id = step.place_id and period_end > step.day) from step where step.day is not null
      ) select distinct (day - 1)::date as day from step where day is not null`.execute(tx);
    for (const { day } of found.rows) years.add(Number(day.slice(0, 4)));
  }
  return [...years].sort((a, b) => a - b);
}

/** The authorities with their places and the years there are figures of; first those the asker works in. @rule W19 */
export async function loadAuthorities(
  tx: Tx,
  scope: Scope,
  findNotice: (authority: AuthorityRow) => Promise<string | undefined>,
): Promise<z.output<typeof authoritiesRoute.reply>> {
  const items: z.output<typeof authoritiesRoute.reply>["items"] = [];
  const rows = await listAuthorities(tx, scope);
  const isOwn = ({ id }: AuthorityRow): boolean => scope.kind === "user" && hasRoleIn(scope, id);
  for (const authority of [...rows.filter(isOwn), ...rows.filter((row) => !isOwn(row))]) {
    const [code = ""] = authority.place.split("@");
    const headlines = await listHeadlineYears(tx, scope, authority);
    const years = [...new Set([...headlines, ...(await listFactYears(tx, scope, authority, code))])].sort((a, b) => a - b);
    const place = await resolvePlace(tx, scope, authority, authority.place, `${headlines.at(-1) ?? years.at(-1) ?? 9999}-12-31`);
    items.push({
      code: authority.code,
      name: authority.name,
      place: place.ok ? { key: showPlaceKey(place.value), code: place.value.code, name: showPlaceName(place.value) } : null,
      years,
      notice: (await findNotice(authority)) ?? null,
    });
  }
  return { items };
}

type At = { readonly authority?: string | undefined; readonly at?: string | undefined };

/** The last day of the newest year with headline indicators. */
async function findUsualDay(tx: Tx, scope: Scope, authority: AuthorityRow): Promise<string> {
  const [headlines, facts] = [
    await listHeadlineYears(tx, scope, authority),
    await listFactYears(tx, scope, authority, authority.place.split("@")[0] ?? ""),
  ];
  const year = headlines.at(-1) ?? facts.at(-1);
  return year === undefined ? "9999-12-31" : `${year}-12-31`;
}

/** The tree of places on a day. @rule W10 */
export async function loadTree(tx: Tx, scope: Scope, query: At): Promise<Outcome<z.output<typeof listPlaces.reply>, ApiProblem>> {
  const authority = await findAuthority(tx, scope, query.authority);
  if (!authority.ok) return authority;
  const { places } = await loadBook(tx, scope, { authority: authority.value.code, facts: false });
  const at = query.at ?? (await findUsualDay(tx, scope, authority.value));
  return accept({ at, dates: listTurns(places), items: listTree(places, at) });
}

type PlaceQuery = At & { readonly knownAt?: string | undefined; readonly dataAsOf?: string | undefined };

/** Of a place with thousands of figures in a year, the newest stand on its page; the others are asked at /values. */
const OWN = 400;

/** One place: what is above, below, before and after it, and its figures in the year of the day. @rule W10 */
export async function loadPlace(
  tx: Tx,
  scope: Scope,
  code: string,
  query: PlaceQuery,
  language: Language,
): Promise<Outcome<z.output<typeof getPlace.reply>, ApiProblem>> {
  const authority = await findAuthority(tx, scope, query.authority, code);
  if (!authority.ok) return authority;
  const found = await resolvePlace(tx, scope, authority.value, code, query.at, "code");
  if (!found.ok) return found;
  const place = found.value;
  const day = query.at ?? (await findUsualDay(tx, scope, authority.value));
  const period = parsePeriod(day.slice(0, 4));
  const moment = {
    ...(query.knownAt === undefined ? {} : { knownAt: query.knownAt }),
    ...(query.dataAsOf === undefined ? {} : { dataAsOf: query.dataAsOf }),
  };
  const { id, code: owner } = authority.value;
  const frame = await loadBook(tx, scope, { authority: owner, facts: false });
  // The year and the one before it, as everywhere where a year is shown.
  const span = period.ok ? { ...period.value, start: previousYear(period.value).start } : undefined;
  const own = await listPlaceKeys(tx, scope, id, { place, ...(span ? { period: span } : {}), limit: OWN });
  const naming = await findNamingKeys(tx, scope, id, showPlaceKey(place), span);
  const book = await fillBook(tx, scope, id, frame, { keys: joinKeys(own, naming), relations: [], moment });
  const reader = toReader(book, language);
  // What lay under a place that is gone is asked of its last day.
  const lived = isAliveAt(place, day)
    ? day
    : (book.places
        .filter((one) => one.parent !== undefined && isSamePlace(one.parent, place))
        .map(({ validFrom }) => validFrom)
        .sort()
        .at(-1) ?? place.validFrom);
  const names = (
    members: readonly ({ readonly place: Pick<Place, "code" | "validFrom"> } | { readonly text: string })[] | undefined,
  ): boolean => (members ?? []).some((member) => "place" in member && isSamePlace(member.place, place));
  return accept({
    place: toPlaceJson(place),
    parent: place.parent ? toPlaceRef(reader, place.parent) : null,
    children: childrenAt(book.places, place, lived).map(toPlaceJson),
    ...listSuccessions(reader, place),
    sameCode: book.places.filter((one) => one.code === place.code && !isSamePlace(one, place)).map(toPlaceJson),
    values: book.values.filter(({ key }) => isSamePlace(key.place, place)).map((version) => toValueJson(reader, version)),
    targets: book.targets.filter(({ key }) => isSamePlace(key.place, place)).map((version) => toTargetJson(reader, version)),
    mentionedBy: book.values.filter(({ members }) => names(members)).map((version) => toValueJson(reader, version)),
  });
}
