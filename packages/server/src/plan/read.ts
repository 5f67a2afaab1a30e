import {
  type Language,
  type Reader,
  showBreakdownName,
  showPeriodName,
  showTitle,
  showUnitName,
  toDecimalText,
  toPlaceRef,
  toReader,
  toTargetJson,
} from "@kehoach/api/figure-json";
import type { comparePlans, getPlan, listPlans, PlanRowJson } from "@kehoach/api/plan";
import type { ApiProblem } from "@kehoach/api/problem";
import { assess } from "@kehoach/core/analysis/assess";
import type { Book } from "@kehoach/core/analysis/book";
import { type Comparison, compareFigures, listAssignments, listPlanRows, type PlanRow } from "@kehoach/core/analysis/plan-sheet";
import { listHeadlines } from "@kehoach/core/analysis/scorecard";
import { showBreakdown } from "@kehoach/core/indicator/breakdown";
import type { Cell } from "@kehoach/core/indicator/cell";
import { sectorOf } from "@kehoach/core/indicator/sector";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { lastDay, type Period, parsePeriod, showPeriod } from "@kehoach/core/period/period";
import { isSamePlace, type Place, type PlaceKey, showPlaceKey } from "@kehoach/core/place/place";
import { childrenAt } from "@kehoach/core/place/tree";
import { listNextStages, type Stage } from "@kehoach/core/plan/stage";
import type { TargetVersion } from "@kehoach/core/plan/target";
import { showDecimal } from "@kehoach/core/quantity/decimal";
import { sql } from "kysely";
import type { z } from "zod";
import { fillBook, loadBook } from "../book/read.ts";
import { findCellKeys, joinKeys, listPlaceKeys } from "../fact-key/read.ts";
import { type AuthorityRow, findAuthority, listHeadlineYears, resolvePlace } from "../place/read.ts";
import { hasRoleIn, type Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";

type PlanReply = z.output<typeof getPlan.reply>;
type PlansReply = z.output<typeof listPlans.reply>;
type ChangesReply = z.output<typeof comparePlans.reply>;

/** Of a place with very many figures the newest are enough for its plan: some years of every indicator. */
const OWN = 6000;

type StageRow = {
  readonly stage: Stage;
  readonly at: string;
  readonly actor: string;
  readonly document: string | null;
  readonly note: string | null;
};

/** The stages a plan went through, newest first; those who only read what is public see none. @rule T9 */
export async function listStages(tx: Tx, scope: Scope, authorityId: bigint, year: number): Promise<readonly StageRow[]> {
  if (!hasRoleIn(scope, authorityId)) return [];
  const rows = await tx
    .selectFrom("plan_stage")
    .select(["stage", "at", "actor", "document", "note"])
    .where("authority_id", "=", authorityId)
    .where("year", "=", year)
    .orderBy("id", "desc")
    .execute();
  // The column's check constraint lists the stages.
  return rows.map((row) => ({ ...row, stage: row.stage as Stage }));
}

type Found = {
  readonly authority: AuthorityRow;
  readonly book: Book;
  readonly place: Place;
  readonly period: Period;
  readonly parts: readonly Place[];
};

/** The plan's place and year with the facts that its lines, its parts and its path need. */
async function loadFound(
  tx: Tx,
  scope: Scope,
  year: number,
  query: { readonly authority?: string | undefined; readonly place?: string | undefined },
  moment: { readonly knownAt?: string } = {},
): Promise<Outcome<Found, ApiProblem>> {
  const authority = await findAuthority(tx, scope, query.authority, query.place);
  if (!authority.ok) return authority;
  const parsed = parsePeriod(String(year).padStart(4, "0"));
  if (!parsed.ok) return refuse({ code: "PARAMETER_INVALID", parameter: "year", found: String(year), reason: "year" });
  const period = parsed.value;
  const place = await resolvePlace(tx, scope, authority.value, query.place ?? authority.value.place, lastDay(period));
  if (!place.ok) return place;
  const { id, code } = authority.value;
  const frame = await loadBook(tx, scope, { authority: code, facts: false });
  const parts = childrenAt(frame.places, place.value, lastDay(period));
  const own = await listPlaceKeys(tx, scope, id, { place: place.value, limit: OWN });
  const around = await fillBook(tx, scope, id, frame, { keys: own, relations: [], moment });
  const codes = new Set([
    ...listHeadlines(frame, period),
    ...around.targets.filter(({ key }) => isSamePlace(key.place, place.value)).map(({ key }) => key.indicator),
  ]);
  const breakdowns = new Map(around.targets.map(({ key }) => [`${key.indicator} ${showBreakdown(key.breakdown)}`, key]));
  const lines = [...[...codes].map((indicator) => ({ indicator, breakdown: [] })), ...breakdowns.values()];
  const cells = parts.flatMap((part): Cell[] =>
    lines.map(({ indicator, breakdown }) => ({ indicator, breakdown, place: toKey(part), period })),
  );
  const below = await findCellKeys(tx, scope, id, cells);
  const book = await fillBook(tx, scope, id, frame, { keys: joinKeys(own, below), relations: [], moment });
  return accept({ authority: authority.value, book, place: place.value, period, parts });
}

function toKey({ code, validFrom }: Place): PlaceKey {
  return { code, validFrom };
}

function toComparisonJson(one: Comparison | undefined): PlanRowJson["growth"] {
  return one === undefined ? null : { kind: one.kind, value: showDecimal(one.value) };
}

function toRowJson(reader: Reader, row: PlanRow): PlanRowJson {
  const { indicator, cell, before } = row;
  const target = (version: TargetVersion | undefined) => (version === undefined ? null : toTargetJson(reader, version));
  return {
    indicator: indicator.code,
    name: indicator.name,
    sector: sectorOf(indicator.code),
    breakdown: showBreakdown(cell.breakdown),
    breakdownName: showBreakdownName(reader, cell.breakdown),
    unit: showUnitName(reader, indicator.unit),
    unitCode: indicator.unit,
    decimals: indicator.decimals,
    nature: indicator.nature,
    policy: row.policy,
    level: row.level,
    ofWhich: row.ofWhich,
    before: {
      actual: toDecimalText(before.actual?.value),
      status: before.actual?.key.status ?? null,
      target: toDecimalText(before.target?.value),
    },
    actual: toDecimalText(row.actual?.value),
    status: row.actual?.key.status ?? null,
    assignments: row.assignments.map(({ assigner, inForce, proposed }) => ({
      assigner,
      inForce: target(inForce),
      proposed: target(proposed),
    })),
    judging: row.judging ?? null,
    growth: toComparisonJson(row.growth),
    reached: toComparisonJson(row.reached),
    change: toComparisonJson(row.change),
    path: row.path.map(({ key, value }) => ({
      period: showPeriod(key.period),
      periodName: showPeriodName(reader, key.period),
      value: toDecimalText(value),
    })),
    parts: row.parts.map(({ place, inForce, proposed }) => ({
      place: showPlaceKey(place),
      inForce: toDecimalText(inForce?.value),
      proposed: toDecimalText(proposed?.value),
      text: (proposed ?? inForce)?.asEntered?.text ?? null,
    })),
    problems: row.problems.map((problem) => ({
      code: problem.code,
      by: showDecimal("short" in problem ? problem.short : problem.over),
    })),
  };
}

/** The plan of a place in a year. @rule T5 T6 T7 T8 T10 */
export async function loadPlan(
  tx: Tx,
  scope: Scope,
  year: number,
  query: z.output<typeof getPlan.query>,
  language: Language,
): Promise<Outcome<PlanReply, ApiProblem>> {
  const moment = query.knownAt === undefined ? {} : { knownAt: query.knownAt };
  const found = await loadFound(tx, scope, year, query, moment);
  if (!found.ok) return found;
  const { authority, book, place, period, parts } = found.value;
  const reader = toReader(book, language);
  const rows = listPlanRows(reader.book, toKey(place), period, parts.map(toKey), {
    ...moment,
    ...(query.assigner === undefined ? {} : { assigner: query.assigner }),
    withProposals: hasRoleIn(scope, authority.id),
  });
  const stages = await listStages(tx, scope, authority.id, year);
  const current =
    stages[0]?.stage ?? (rows.some(({ assignments }) => assignments.some(({ inForce }) => inForce)) ? "assigned" : null);
  const papers = new Set(rows.flatMap(({ assignments }) => assignments.flatMap(({ inForce }) => inForce?.document ?? [])));
  return accept({
    authority: authority.code,
    place: toPlaceRef(reader, place),
    year,
    stage: current,
    next: current === null ? [] : [...listNextStages(current)],
    stages: [...stages],
    assigners: [...new Set(rows.flatMap(({ assignments }) => assignments.map(({ assigner }) => assigner)))].sort(),
    documents: [...papers].map((code) => {
      const paper = reader.papers.get(code);
      return { code, title: paper ? showTitle(paper) : code, date: paper?.date ?? null };
    }),
    parts: parts.map((part) => toPlaceRef(reader, part)),
    rows: rows.map((row) => toRowJson(reader, row)),
  });
}

/** The years of an authority that have a headline list, a stage or a target, newest first. */
export async function loadPlans(
  tx: Tx,
  scope: Scope,
  query: z.output<typeof listPlans.query>,
): Promise<Outcome<PlansReply, ApiProblem>> {
  const authority = await findAuthority(tx, scope, query.authority);
  if (!authority.ok) return authority;
  const { id, code } = authority.value;
  const book = await loadBook(tx, scope, { authority: code, facts: false });
  const headlines = await listHeadlineYears(tx, scope, authority.value);
  const targets = await sql<{ year: number; n: bigint }>`
    select extract(year from k.period_end - 1)::int as year, count(*) as n from target k
    where k.authority_id = ${id} and k.period_end - k.period_start <= 366
      and exists (select from target_version v where v.authority_id = k.authority_id and v.target_id = k.id and v.state <> 'proposed')
    group by 1`.execute(tx);
  const stages = hasRoleIn(scope, id)
    ? await sql<{ year: number; stage: Stage }>`
        select distinct on (year) year, stage from plan_stage where authority_id = ${id} order by year, id desc`.execute(tx)
    : { rows: [] };
  const counts = new Map(targets.rows.map(({ year, n }) => [year, Number(n)]));
  const stageOf = new Map(stages.rows.map(({ year, stage }) => [year, stage]));
  const years = [...new Set([...headlines, ...counts.keys(), ...stageOf.keys()])].sort((a, b) => b - a);
  return accept({
    authority: code,
    items: years.map((year) => {
      const period = parsePeriod(String(year));
      return {
        year,
        stage: stageOf.get(year) ?? ((counts.get(year) ?? 0) > 0 ? "assigned" : null),
        indicators: period.ok ? listHeadlines(book, period.value).length : 0,
        targets: counts.get(year) ?? 0,
      };
    }),
  });
}

/** What changed in the plan of a year between two days, at a place and its parts, and what it makes of the verdicts. @rule T2 T11 */
export async function loadChanges(
  tx: Tx,
  scope: Scope,
  year: number,
  query: z.output<typeof comparePlans.query>,
  language: Language,
): Promise<Outcome<ChangesReply, ApiProblem>> {
  const found = await loadFound(tx, scope, year, query);
  if (!found.ok) return found;
  const { authority, book, place, period, parts } = found.value;
  const reader = toReader(book, language);
  const [from, to] = [{ knownAt: query.from }, query.to === undefined ? {} : { knownAt: query.to }];
  const places = [place, ...parts];
  const cells = listCells(reader.book, places, period);
  const items = cells.flatMap(({ cell, place: at }): ChangesReply["items"] => {
    const indicator = reader.book.indicators.get(cell.indicator);
    if (!indicator) return [];
    const [then, now] = [listAssignments(reader.book, cell, from), listAssignments(reader.book, cell, to)];
    const verdict = (moment: typeof to) => assess(reader.book, indicator, cell, { mode: "final", ...moment }).computed ?? null;
    return now.flatMap(({ assigner, inForce }) => {
      const before = then.find((one) => one.assigner === assigner)?.inForce;
      if (inForce === before || inForce === undefined) return [];
      return [
        {
          indicator: indicator.code,
          name: indicator.name,
          breakdownName: showBreakdownName(reader, cell.breakdown),
          unit: showUnitName(reader, indicator.unit),
          place: toPlaceRef(reader, at),
          assigner,
          before: toDecimalText(before?.value),
          after: toDecimalText(inForce.value),
          change: toComparisonJson(compareFigures(indicator, inForce.value, before?.value)),
          document: inForce.document ?? null,
          reason: inForce.reason ?? null,
          verdictBefore: before === undefined ? null : verdict(from),
          verdictAfter: verdict(to),
        },
      ];
    });
  });
  return accept({
    authority: authority.code,
    place: toPlaceRef(reader, place),
    year,
    from: query.from,
    to: query.to ?? null,
    items,
  });
}

/** Every cell of the year that has a target at one of the places, once each, place by place. */
function listCells(
  book: Book,
  places: readonly Place[],
  period: Period,
): readonly { readonly cell: Cell; readonly place: Place }[] {
  const cells = new Map<string, { readonly cell: Cell; readonly place: Place }>();
  for (const place of places) {
    for (const { key } of book.targets) {
      if (!isSamePlace(key.place, place) || showPeriod(key.period) !== showPeriod(period)) continue;
      const { indicator, breakdown } = key;
      cells.set([showPlaceKey(place), indicator, showBreakdown(breakdown)].join(" "), {
        cell: { indicator, breakdown, place: toKey(place), period },
        place,
      });
    }
  }
  return [...cells.values()];
}
