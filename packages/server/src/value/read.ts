import { type Language, type Reader, toReader, toRelationJson, toTargetJson, toValueJson } from "@kehoach/api/figure-json";
import type { ApiProblem } from "@kehoach/api/problem";
import { readPeriod } from "@kehoach/api/read-period";
import type { listRelations, listTargets, listValues } from "@kehoach/api/value";
import { sectorOf } from "@kehoach/core/indicator/sector";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { findNear } from "@kehoach/core/pack/near";
import { lastDay, type Period, parsePeriod, showPeriod } from "@kehoach/core/period/period";
import { isSamePlace, type Place } from "@kehoach/core/place/place";
import type { StatedRelation } from "@kehoach/core/value/relation";
import { type RawBuilder, sql } from "kysely";
import type { z } from "zod";
import { fillChecked, loadBook } from "../book/read.ts";
import { loadRelations } from "../fact/read.ts";
import { touchesPeriod } from "../fact-key/read.ts";
import { type AuthorityRow, findAuthority, resolvePlace } from "../place/read.ts";
import { parseMark, showMark, toPage } from "../platform/http-page-mark.ts";
import { isWithin, type Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import { touches } from "../sector/read.ts";

type ValueQuery = z.output<typeof listValues.query>;
type TargetQuery = z.output<typeof listTargets.query>;
type RelationQuery = z.output<typeof listRelations.query>;
type Filters = Pick<ValueQuery, "authority" | "indicator" | "sector" | "place" | "year" | "period" | "document">;

/** What the filters name, found. */
type Chosen = {
  readonly authority: AuthorityRow;
  readonly reader: Reader;
  readonly place?: Place;
  readonly year?: Period;
  readonly period?: Period;
};

function toUnknown(
  code: "INDICATOR_UNKNOWN" | "SECTOR_UNKNOWN" | "DOCUMENT_UNKNOWN",
  parameter: string,
  found: string,
  known: ReadonlyMap<string, string>,
): ApiProblem {
  return {
    code,
    parameter,
    found,
    candidates: findNear(found, known.keys()).map((near) => ({ code: near, name: known.get(near) ?? near, detail: null })),
  };
}

/** Filters that name nothing are refused, all of them at once: an empty list would read as "no figures". */
async function findChosen(tx: Tx, scope: Scope, query: Filters, language: Language): Promise<Outcome<Chosen, ApiProblem>> {
  const authority = await findAuthority(tx, scope, query.authority, query.place);
  if (!authority.ok) return authority;
  const book = await loadBook(tx, scope, { authority: authority.value.code, facts: false });
  const problems: ApiProblem[] = [];
  const { indicator, sector, document } = query;
  if (indicator !== undefined && !book.indicators.has(indicator))
    problems.push(
      toUnknown(
        "INDICATOR_UNKNOWN",
        "indicator",
        indicator,
        new Map([...book.indicators].map(([code, { name }]) => [code, name])),
      ),
    );
  if (sector !== undefined && !book.sectors.some(({ code }) => code === sector))
    problems.push(toUnknown("SECTOR_UNKNOWN", "sector", sector, new Map(book.sectors.map(({ code, name }) => [code, name]))));
  if (document !== undefined && !book.papers.some(({ code }) => code === document))
    problems.push(
      toUnknown(
        "DOCUMENT_UNKNOWN",
        "document",
        document,
        new Map(book.papers.map(({ code, type, number }) => [code, number ?? type])),
      ),
    );
  const period = query.period === undefined ? undefined : readPeriod(query.period);
  if (period && !period.ok) problems.push(...period.problems);
  const year = query.year === undefined ? undefined : parsePeriod(String(query.year).padStart(4, "0"));
  if (year && !year.ok)
    problems.push({ code: "PARAMETER_INVALID", parameter: "year", found: String(query.year), reason: "year" });
  const asked = period?.ok ? period.value : year?.ok ? year.value : undefined;
  const place =
    query.place === undefined ? undefined : await resolvePlace(tx, scope, authority.value, query.place, asked && lastDay(asked));
  if (place && !place.ok) problems.push(...place.problems);
  const [first, ...rest] = problems;
  if (first) return refuse(first, ...rest);
  return accept({
    authority: authority.value,
    reader: toReader(book, language),
    ...(place?.ok ? { place: place.value } : {}),
    ...(year?.ok ? { year: year.value } : {}),
    ...(period?.ok ? { period: period.value } : {}),
  });
}

const TABLES = {
  value: { key: "value", version: "value_version", link: "value_id" },
  target: { key: "target", version: "target_version", link: "target_id" },
} as const;

/** The versions of one page, by number: rows are walked in the order of their keys, never skipped through. @rule W8 */
async function listRows(
  tx: Tx,
  scope: Scope,
  kind: keyof typeof TABLES,
  chosen: Chosen,
  query: Filters & { readonly knownAt?: string | undefined; readonly limit: number; readonly cursor?: string | undefined },
  more: { readonly ofKey: readonly RawBuilder<unknown>[]; readonly ofVersion: readonly RawBuilder<unknown>[] },
): Promise<Outcome<{ readonly keys: bigint[]; readonly versions: bigint[]; readonly next: string | null }, ApiProblem>> {
  const mark = query.cursor === undefined ? accept(["0", "0"]) : parseMark(query.cursor, 2);
  if (!mark.ok) return mark;
  const { key, version, link } = TABLES[kind];
  const authorityId = chosen.authority.id;
  // What is asked of keys, and what of their versions.
  const ofKey = [
    sql`k.authority_id = ${authorityId}`,
    sql`k.id >= ${mark.value[0]}::bigint`,
    isWithin(scope, authorityId, "k.place_id"),
    ...more.ofKey,
  ];
  const ofVersion = [
    sql`v.retired_on is null`,
    sql`(k.id, v.id) > (${mark.value[0]}::bigint, ${mark.value[1]}::bigint)`,
    ...more.ofVersion,
  ];
  if (query.indicator !== undefined)
    ofKey.push(
      sql`k.indicator_id = (select id from indicator where authority_id = ${authorityId} and code = ${query.indicator})`,
    );
  if (query.sector !== undefined)
    ofKey.push(
      sql`k.indicator_id = any(array(select id from indicator where authority_id = ${authorityId} and split_part(code, '.', 1) = ${query.sector}))`,
    );
  if (chosen.place)
    ofKey.push(
      sql`k.place_id = (select id from place where code = ${chosen.place.code} and valid_from = ${chosen.place.validFrom}::date)`,
    );
  if (chosen.year) ofKey.push(touchesPeriod(chosen.year));
  if (query.period !== undefined) ofKey.push(sql`k.period = ${query.period}`);
  if (query.document !== undefined) ofVersion.push(sql`v.source_document = ${query.document}`);
  const known = query.knownAt === undefined ? sql`` : sql`and r.known_at <= ${query.knownAt}::date`;
  if (query.knownAt !== undefined) ofVersion.push(sql`v.known_at <= ${query.knownAt}::date`);
  // A place or an indicator has thousands of keys at most: found by their own index and sorted, rather than met by walking all.
  const few = chosen.place !== undefined || query.indicator !== undefined;
  const keys = sql`select k.id, k.period_start, k.period_end from ${sql.table(key)} k where ${sql.join(ofKey, sql` and `)}`;
  const found = await sql<{ key: bigint; version: bigint }>`
    with k as ${few ? sql`materialized` : sql`not materialized`} (${keys} ${few ? sql`order by k.id` : sql``})
    select k.id as key, v.id as version from k join ${sql.table(version)} v on v.authority_id = ${authorityId} and v.${sql.ref(link)} = k.id
    where ${sql.join(ofVersion, sql` and `)}
    and not exists (select from ${sql.table(version)} r where r.authority_id = v.authority_id and r.${sql.ref(link)} = k.id and r.replaces = v.id ${known})
    order by k.id, v.id limit ${query.limit + 1}`.execute(tx);
  const rows = found.rows.slice(0, query.limit);
  const last = found.rows.length > query.limit ? rows.at(-1) : undefined;
  return accept({
    keys: rows.map((row) => row.key),
    versions: rows.map((row) => row.version),
    next: last ? showMark([String(last.key), String(last.version)]) : null,
  });
}

/** Versions of actuals, a page at a time. @rule W8 W11 */
export async function loadValuePage(
  tx: Tx,
  scope: Scope,
  query: ValueQuery,
  language: Language,
): Promise<Outcome<z.output<typeof listValues.reply>, ApiProblem>> {
  const chosen = await findChosen(tx, scope, query, language);
  if (!chosen.ok) return chosen;
  const ofKey: RawBuilder<unknown>[] = [];
  if (query.status !== undefined) ofKey.push(sql`k.status = ${query.status}`);
  if (query.series !== undefined) ofKey.push(sql`k.series = ${query.series}`);
  const ofVersion =
    query.dataAsOf === undefined
      ? []
      : [sql`coalesce(v.data_as_of, greatest(k.period_start, k.period_end - 1)) <= ${query.dataAsOf}::date`];
  const rows = await listRows(tx, scope, "value", chosen.value, query, { ofKey, ofVersion });
  if (!rows.ok) return rows;
  const { values } = await loadBook(tx, scope, { authority: chosen.value.authority.code, rows: { ...rows.value, of: "value" } });
  return accept({
    items: values.map((version) => toValueJson(chosen.value.reader, version)),
    total: null,
    next: rows.value.next,
  });
}

/** Versions of targets, a page at a time. @rule W8 W11 */
export async function loadTargetPage(
  tx: Tx,
  scope: Scope,
  query: TargetQuery,
  language: Language,
): Promise<Outcome<z.output<typeof listTargets.reply>, ApiProblem>> {
  const chosen = await findChosen(tx, scope, query, language);
  if (!chosen.ok) return chosen;
  const rows = await listRows(tx, scope, "target", chosen.value, query, { ofKey: [], ofVersion: [] });
  if (!rows.ok) return rows;
  const { targets } = await loadBook(tx, scope, {
    authority: chosen.value.authority.code,
    rows: { ...rows.value, of: "target" },
  });
  return accept({
    items: targets.map((version) => toTargetJson(chosen.value.reader, version)),
    total: null,
    next: rows.value.next,
  });
}

/** Stated relations with what their operands give, a page at a time. @rule W8 A15 */
export async function loadRelationPage(
  tx: Tx,
  scope: Scope,
  query: RelationQuery,
  language: Language,
): Promise<Outcome<z.output<typeof listRelations.reply>, ApiProblem>> {
  const chosen = await findChosen(tx, scope, query, language);
  if (!chosen.ok) return chosen;
  const { authority, place, year } = chosen.value;
  const moment = query.knownAt === undefined ? {} : { knownAt: query.knownAt };
  const relations = await loadRelations(tx, scope, authority.id, moment);
  const wanted = relations.filter(
    (relation) =>
      (query.indicator === undefined ||
        [relation.subject, ...relation.operands].some((ref) => ref?.indicator === query.indicator)) &&
      (query.sector === undefined || sectorOf(relation.code) === query.sector) &&
      (place === undefined || isSamePlace(relation.place, place)) &&
      (year === undefined || touches(relation.period, year)) &&
      (query.period === undefined || showPeriod(relation.period) === query.period) &&
      (query.document === undefined || relation.source.document === query.document),
  );
  const check = async (checked: readonly StatedRelation[]) => {
    const book = await fillChecked(tx, scope, authority.id, chosen.value.reader.book, { checked, relations, moment });
    const reader = toReader(book, language);
    return checked.map((relation) => toRelationJson(reader, relation));
  };
  if (query.check !== undefined)
    return toPage(
      (await check(wanted)).filter((relation) => relation.check === query.check),
      query,
    );
  // Which of them are on the page does not depend on what they come to.
  const page = toPage(wanted, query);
  return page.ok ? accept({ ...page.value, items: await check(page.value.items) }) : page;
}
