import { type Language, showPlaceName, toPlaceRef } from "@kehoach/api/figure-json";
import type { ApiProblem } from "@kehoach/api/problem";
import type { getReport, listReports } from "@kehoach/api/report";
import { toReportBody } from "@kehoach/api/report-json";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { noticeOf } from "@kehoach/core/pack/notice";
import type { PackFiles } from "@kehoach/core/pack/pack";
import { lastDay, parsePeriod } from "@kehoach/core/period/period";
import { type Phrase, parsePhrases } from "@kehoach/core/phrase/phrase";
import { isSamePlace, showPlaceKey } from "@kehoach/core/place/place";
import { bindReport } from "@kehoach/core/report/bind-report";
import type { BoundReport } from "@kehoach/core/report/bound";
import { listNamedCells } from "@kehoach/core/report/named-cells";
import type { Outline } from "@kehoach/core/report/outline";
import { parseOutline } from "@kehoach/core/report/parse-outline";
import type { z } from "zod";
import { loadJudgingTotals } from "../book/read.ts";
import { loadConfiguration } from "../pack/read.ts";
import { type AuthorityRow, findAuthority, listAuthorities, resolvePlace, toPlaceCandidate } from "../place/read.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import { loadSituation, type Situation } from "../scorecard/read.ts";

type ListReply = z.output<typeof listReports.reply>;
type OneReply = z.output<typeof getReport.reply>;
type Query = { readonly authority?: string | undefined; readonly place?: string | undefined };

/** The packs a pack stands on, bases first, itself last. */
export function listChain(
  packs: readonly PackFiles[],
  code: string,
  seen: ReadonlySet<string> = new Set(),
): readonly PackFiles[] {
  const own = packs.find(({ manifest }) => manifest.code === code);
  if (own === undefined || seen.has(code)) return [];
  const below = (own.manifest.extends ?? []).flatMap((base) => listChain(packs, base, new Set([...seen, code])));
  return [...new Set([...below, own])];
}

/** The years a pack of the authority can make a report of: it has an outline and a headline list. */
function listReportYears(packs: readonly PackFiles[]): readonly { readonly year: number; readonly pack: PackFiles }[] {
  return packs
    .filter(({ report }) => report !== undefined)
    .flatMap((pack) =>
      pack.headlines.filter(({ period }) => /^\d{4}$/.test(period)).map(({ period }) => ({ year: Number(period), pack })),
    );
}

/** What is stored was checked when it was applied; that it can not be read now is a fault. */
function readOrThrow<T>(outcome: Outcome<T, { readonly code: string }>): T {
  if (!outcome.ok) throw new Error(`stored configuration does not read: ${outcome.problems.map(({ code }) => code).join(", ")}`);
  return outcome.value;
}

export type Prose = { readonly outline: Outline; readonly phrases: readonly Phrase[]; readonly notice?: string };

function readProse(packs: readonly PackFiles[], pack: PackFiles): Prose {
  const { notice, code } = pack.manifest;
  const phrases = listChain(packs, code).flatMap((one) =>
    one.phrases === undefined ? [] : readOrThrow(parsePhrases(one.phrases)),
  );
  return { outline: readOrThrow(parseOutline(pack.report)), phrases, ...(notice === undefined ? {} : { notice }) };
}

/** The notice of the authority's packs, if one gives it: every screen carries it. */
export async function findNotice(tx: Tx, scope: Scope, authority: AuthorityRow): Promise<string | undefined> {
  return noticeOf(await loadConfiguration(tx, scope, authority.id));
}

export type MadeReport = { readonly report: BoundReport; readonly situation: Situation; readonly prose: Prose };

/**
 * The bound report of an authority's own place in a year: the same as the command line makes from the pack, and with the totals that are
 * kept where these judge; a pack has none.
 * @problem REPORT_UNKNOWN REPORT_UNBOUND, and those of finding authority, place and year
 * @rule W16
 */
export async function loadReport(
  tx: Tx,
  scope: Scope,
  year: number,
  query: Query,
  language: Language,
): Promise<Outcome<MadeReport, ApiProblem>> {
  const found = await loadSituation(tx, scope, { ...query, year }, { reach: "authority", needs: "headlines", language });
  if (!found.ok) return found;
  const { authority, place, period, book } = found.value;
  const packs = await loadConfiguration(tx, scope, authority.id);
  const made = listReportYears(packs).find((one) => one.year === year);
  const own = await resolvePlace(tx, scope, authority, authority.place, lastDay(period));
  if (made === undefined || !own.ok || !isSamePlace(own.value, place)) {
    const candidates =
      made && own.ok
        ? [toPlaceCandidate(own.value)]
        : listReportYears(packs).map((one) => ({ code: String(one.year), name: String(one.year), detail: null }));
    const parameter = made ? "place" : "year";
    return refuse({
      code: "REPORT_UNKNOWN",
      parameter,
      found: made ? `${year}, ${showPlaceName(place)}` : String(year),
      candidates,
    });
  }
  const prose = readProse(packs, made.pack);
  const of = { period, place: { code: place.code, validFrom: place.validFrom } };
  const totals = await loadJudgingTotals(tx, scope, authority.id, book, listNamedCells(book, prose.outline, of));
  const bound = bindReport({ ...book, values: [...book.values, ...totals] }, prose.outline, prose.phrases, {
    ...of,
    ...(prose.notice === undefined ? {} : { notice: prose.notice }),
  });
  if (!bound.ok)
    return refuse({
      code: "REPORT_UNBOUND",
      note: bound.problems
        .slice(0, 20)
        .map((problem) => `${problem.path}: ${problem.code}`)
        .join("; "),
    });
  return accept({ report: bound.value, situation: found.value, prose });
}

function toDocxAddress(year: number, placeKey: string, authority: string, several: boolean): string {
  return `/api/v1/reports/${year}.docx?place=${encodeURIComponent(placeKey)}${several ? `&authority=${encodeURIComponent(authority)}` : ""}`;
}

/** The report as paragraphs of runs, every figure with what it was made from. */
export async function loadReportReply(
  tx: Tx,
  scope: Scope,
  year: number,
  query: Query,
  language: Language,
): Promise<Outcome<OneReply, ApiProblem>> {
  const made = await loadReport(tx, scope, year, query, language);
  if (!made.ok) return made;
  const { report, situation } = made.value;
  const several = (await listAuthorities(tx, scope)).length > 1;
  return accept({
    authority: situation.authority.code,
    place: toPlaceRef(situation.reader, situation.place),
    year,
    notice: report.notice ?? null,
    docx: toDocxAddress(year, showPlaceKey(situation.place), situation.authority.code, several),
    ...toReportBody(report),
  });
}

/** Every report that can be made. */
export async function loadReports(
  tx: Tx,
  scope: Scope,
  query: { readonly authority?: string | undefined },
): Promise<Outcome<ListReply, ApiProblem>> {
  const authorities = await listAuthorities(tx, scope);
  const asked = query.authority === undefined ? accept(undefined) : await findAuthority(tx, scope, query.authority);
  if (!asked.ok) return asked;
  const items: ListReply["items"] = [];
  for (const authority of authorities.filter(({ code }) => asked.value === undefined || code === asked.value.code)) {
    const packs = await loadConfiguration(tx, scope, authority.id);
    for (const { year, pack } of listReportYears(packs)) {
      const period = readOrThrow(parsePeriod(String(year)));
      const place = await resolvePlace(tx, scope, authority, authority.place, lastDay(period));
      if (!place.ok) continue; // the authority's place did not live then: nothing can be asked of it
      const key = showPlaceKey(place.value);
      const { outline } = readProse(packs, pack);
      items.push({
        authority: authority.code,
        place: { key, code: place.value.code, name: showPlaceName(place.value) },
        year,
        title: outline.title.kind,
        docx: toDocxAddress(year, key, authority.code, authorities.length > 1),
      });
    }
  }
  return accept({ items });
}
