import { type getExplanation, type listExplanations, MOST_EXPLANATIONS } from "@kehoach/api/explanation";
import { readStood, toStoodJson } from "@kehoach/api/explanation-json";
import type { ExplanationActJson, ExplanationFileJson, ExplanationJson } from "@kehoach/api/explanation-part";
import { type Language, type Reader, showBreakdownName, showPeriodName, toPlaceRef, toReader } from "@kehoach/api/figure-json";
import type { ApiProblem } from "@kehoach/api/problem";
import { readPeriod } from "@kehoach/api/read-period";
import type { Actor } from "@kehoach/core/access/actor";
import type { Book } from "@kehoach/core/analysis/book";
import { listVerbs } from "@kehoach/core/explanation/decide";
import { type ExplanationActs, isOverdue, stateAfter } from "@kehoach/core/explanation/explanation";
import { findStoodChange } from "@kehoach/core/explanation/stood";
import { parseBreakdown } from "@kehoach/core/indicator/breakdown";
import type { Cell } from "@kehoach/core/indicator/cell";
import { sectorOf } from "@kehoach/core/indicator/sector";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { lastDay, parsePeriod } from "@kehoach/core/period/period";
import { countDaysLeft, toDaysOff } from "@kehoach/core/regime/due-day";
import type { ExplanationReminder } from "@kehoach/core/words/remind";
import type { z } from "zod";
import { findOwnAuthority, listGrantReach, sectorsAt } from "../access/read.ts";
import { loadNames } from "../account/read.ts";
import { listExplanationFiles } from "../attachment/read.ts";
import { loadBook } from "../book/read.ts";
import { type AuthorityRow, resolvePlaceRow } from "../place/read.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import { type Appointments, concernedAt, listGone, loadAppointments, loadFacts, nameAsked } from "./people.ts";
import { loadStood } from "./stood.ts";
import { countRows, type ExplanationFilter, type ExplanationRow, listRows, loadActs } from "./store.ts";

type Listed = z.output<typeof listExplanations.reply>;
type ListQuery = z.output<typeof listExplanations.query>;
type One = z.output<typeof getExplanation.reply>;

export type ExplanationAsker = { readonly actor: Actor; readonly language: Language; readonly today: string };

/** More that is not closed is not looked at: whoever asks so much gets no answers. */
const MOST_ACTIVE = 2_000;

/** What rows about explanations are said with. */
type Look = {
  readonly authority: AuthorityRow;
  readonly book: Book;
  readonly reader: Reader;
  readonly today: string;
  /** Who asks for the rows. */
  readonly who: string;
  /** Whether he may ask at a place, of a sector: there he stands in for askers who have gone. */
  readonly mayAsk: (placeId: bigint, sector: string) => boolean;
};

async function loadLook(
  tx: Tx,
  scope: Scope,
  asked: string | undefined,
  { actor, language, today }: ExplanationAsker,
): Promise<Outcome<Look, ApiProblem>> {
  const authority = await findOwnAuthority(tx, scope, asked);
  if (!authority.ok) return authority;
  const book = await loadBook(tx, scope, { authority: authority.value.code, facts: false });
  const who = actor.kind === "user" ? `user:${actor.username}` : "";
  const reaches = await listGrantReach(tx, scope, actor, { action: "explanation.ask", authority: authority.value, day: today });
  const mayAsk: Look["mayAsk"] = (placeId, sector) => {
    const sectors = sectorsAt(reaches, placeId);
    return sectors === "all" || sectors?.includes(sector) === true;
  };
  return accept({ authority: authority.value, book, reader: toReader(book, language), today, who, mayAsk });
}

/** What was stored reads: it was checked when it was asked. */
function cellOf(row: ExplanationRow): Cell {
  const period = parsePeriod(row.period);
  const breakdown = row.breakdown === "" ? accept([]) : parseBreakdown(row.breakdown);
  if (!period.ok || !breakdown.ok) throw new Error(`an explanation of what does not read: ${row.breakdown} ${row.period}`);
  const place = { code: row.placeCode, validFrom: row.placeFrom };
  return { indicator: row.indicator, breakdown: breakdown.value, place, period: period.value };
}

/** An explanation with what was done to it and whom it concerns; `isLeft`: it was answered, and whoever asked may ask there no more. */
type Known = {
  readonly row: ExplanationRow;
  readonly acts: ExplanationActs;
  readonly concerned: readonly string[];
  readonly isLeft: boolean;
};

function lastOf(acts: ExplanationActs): ExplanationActs[number] {
  return acts.at(-1) ?? acts[0];
}

/** Whose turn it is, if it is that of somebody: those concerned answer, whoever asked judges, or whoever stands in for him. @rule Y104 */
function turnOf({ row, acts, concerned, isLeft }: Known, { who, mayAsk }: Pick<Look, "who" | "mayAsk">): ExplanationJson["mine"] {
  const state = stateAfter(lastOf(acts).act);
  if (state === "open" && concerned.includes(who) && acts[0].by !== who) return "answer";
  const judges = acts[0].by === who || (isLeft && mayAsk(row.placeId, sectorOf(row.indicator)));
  return state === "answered" && judges ? "judge" : null;
}

async function loadKnown(
  tx: Tx,
  scope: Scope,
  look: Pick<Look, "authority" | "today">,
  rows: readonly ExplanationRow[],
): Promise<readonly Known[]> {
  const { id } = look.authority;
  const acts = await loadActs(
    tx,
    id,
    rows.map((row) => row.id),
  );
  const places = rows.map(({ placeId }) => placeId);
  const appointments: Appointments = rows.length === 0 ? new Map() : await loadAppointments(tx, id, places, look.today);
  const askedIn = (row: ExplanationRow, [first]: ExplanationActs) => ({
    by: first.by,
    placeId: row.placeId,
    sector: sectorOf(row.indicator),
  });
  const answered = rows.flatMap((row) => {
    const own = acts.get(row.id);
    return own && stateAfter(lastOf(own).act) === "answered" ? [askedIn(row, own)] : [];
  });
  const gone = await listGone(tx, scope, look.authority, answered, look.today);
  return rows.flatMap((row): readonly Known[] => {
    const own = acts.get(row.id);
    if (own === undefined) return [];
    const concerned = concernedAt(appointments, row.placeId, row.indicator);
    return [{ row, acts: own, concerned, isLeft: gone.has(nameAsked(askedIn(row, own))) }];
  });
}

async function toItems(tx: Tx, scope: Scope, look: Look, known: readonly Known[]): Promise<readonly ExplanationJson[]> {
  const { book, reader, today } = look;
  const cells = known.map(({ row }) => ({ cell: cellOf(row), mode: row.asked.mode }));
  const stood = await loadStood(tx, scope, look.authority.id, book, cells);
  const off = toDaysOff(book.holidays);
  return known.map((one, at): ExplanationJson => {
    const { row, acts, concerned } = one;
    const cell = cellOf(row);
    const last = lastOf(acts);
    const state = stateAfter(last.act);
    const question = acts.findLast(({ act }) => act === "ask" || act === "further") ?? acts[0];
    const answerBy = question.answerBy ?? null;
    const now = stood[at];
    const sector = sectorOf(row.indicator);
    return {
      id: String(row.id),
      indicator: row.indicator,
      name: book.indicators.get(row.indicator)?.name ?? row.indicator,
      breakdown: row.breakdown,
      breakdownName: showBreakdownName(reader, cell.breakdown),
      sector,
      sectorName: book.sectors.find(({ code }) => code === sector)?.name ?? sector,
      place: toPlaceRef(reader, cell.place),
      period: row.period,
      periodName: showPeriodName(reader, cell.period),
      state,
      question: question.text,
      askedBy: acts[0].by,
      askedAt: acts[0].at,
      answerBy,
      left: state === "open" && answerBy !== null ? countDaysLeft(answerBy, today, off) : null,
      overdue: isOverdue(last, today),
      last: { n: last.n, act: last.act, by: last.by, at: last.at },
      concerned: [...concerned],
      mine: turnOf(one, look),
      asked: row.asked,
      now: now ? toStoodJson(now) : row.asked,
      changed: now ? findStoodChange(readStood(row.asked), now) : { figure: false, plan: false, verdict: false },
    };
  });
}

function loadPeople(tx: Tx, scope: Scope, known: readonly Known[]): Promise<Record<string, string>> {
  return loadNames(
    tx,
    scope,
    known.flatMap(({ acts, concerned }) => [...concerned, ...acts.map(({ by }) => by)]),
  );
}

/** What waits for somebody first; then what is to be answered, what is due before others first; then what is; the newest first. */
function inOrderFor(look: Pick<Look, "who" | "mayAsk">): (a: Known, b: Known) => number {
  const rank = (one: Known): string => {
    const last = lastOf(one.acts);
    const state = stateAfter(last.act) === "open" ? `0 ${last.answerBy ?? "9"}` : "1";
    return `${turnOf(one, look) === null ? 1 : 0} ${state}`;
  };
  return (a, b) => {
    const [first, second] = [rank(a), rank(b)];
    return first === second ? Number(b.row.id - a.row.id) : first < second ? -1 : 1;
  };
}

/** Which place is asked about, and whether explanations may be asked for there. */
async function findAsked(
  tx: Tx,
  scope: Scope,
  { authority }: Look,
  query: ListQuery,
  { actor, today }: ExplanationAsker,
): Promise<Outcome<{ readonly filter: ExplanationFilter; readonly asks: Listed["asks"] }, ApiProblem>> {
  const period = query.period === undefined ? undefined : readPeriod(query.period);
  if (period && !period.ok) return period;
  const { sector, indicator } = query;
  const filter: ExplanationFilter = {
    ...(query.period === undefined ? {} : { period: query.period }),
    ...(sector === undefined ? {} : { sector }),
    ...(indicator === undefined ? {} : { indicator }),
  };
  if (query.place === undefined) return accept({ filter, asks: null });
  const found = await resolvePlaceRow(tx, scope, authority, query.place, period && lastDay(period.value));
  if (!found.ok) return found;
  const reaches = await listGrantReach(tx, scope, actor, { action: "explanation.ask", authority, day: today });
  const sectors = sectorsAt(reaches, found.value.id);
  const asks = sectors === undefined ? null : { sectors: sectors === "all" ? null : [...sectors] };
  return accept({ filter: { ...filter, placeId: found.value.id }, asks });
}

/** Explanations within what the asker sees. @rule Y100 Y102 Y103 Y107 Y109 X6 */
export async function loadExplanations(
  tx: Tx,
  scope: Scope,
  query: ListQuery,
  asker: ExplanationAsker,
): Promise<Outcome<Listed, ApiProblem>> {
  const look = await loadLook(tx, scope, query.authority, asker);
  if (!look.ok) return look;
  const asked = await findAsked(tx, scope, look.value, query, asker);
  if (!asked.ok) return asked;
  const { filter, asks } = asked.value;
  const { authority, today } = look.value;
  const active = await loadKnown(
    tx,
    scope,
    look.value,
    await listRows(tx, authority.id, { ...filter, state: "active" }, MOST_ACTIVE),
  );
  const isLate = ({ acts }: Known): boolean => isOverdue(lastOf(acts), today);
  const isOpen = ({ acts }: Known): boolean => stateAfter(lastOf(acts).act) === "open";
  const counts = {
    open: active.filter(isOpen).length,
    answered: active.filter((one) => !isOpen(one)).length,
    closed: await countRows(tx, authority.id, { ...filter, state: "closed" }),
    overdue: active.filter(isLate).length,
    mine: active.filter((one) => turnOf(one, look.value) !== null).length,
  };
  const { state } = query;
  const wantsClosed = (state === "closed" || state === "all") && query.mine === undefined && query.overdue === undefined;
  const closed = wantsClosed
    ? await loadKnown(
        tx,
        scope,
        look.value,
        await listRows(tx, authority.id, { ...filter, state: "closed" }, MOST_EXPLANATIONS + 1),
      )
    : [];
  const wanted = active.filter(
    (one) =>
      (query.mine === undefined || turnOf(one, look.value) !== null) &&
      (query.overdue === undefined || isLate(one)) &&
      (state === undefined || state === "all" || (state === "open" && isOpen(one)) || (state === "answered" && !isOpen(one))),
  );
  const all = [...wanted.toSorted(inOrderFor(look.value)), ...closed];
  const shown = all.slice(0, query.limit ?? MOST_EXPLANATIONS);
  return accept({
    authority: authority.code,
    today,
    items: [...(await toItems(tx, scope, look.value, shown))],
    counts,
    more: all.length > shown.length,
    asks,
    people: await loadPeople(tx, scope, shown),
  });
}

/** One explanation with everything that was done, and what the asker may do. @problem EXPLANATION_UNKNOWN @rule Y100 Y104 Y108 Y109 */
export async function loadExplanation(
  tx: Tx,
  scope: Scope,
  id: string,
  query: z.output<typeof getExplanation.query>,
  asker: ExplanationAsker,
): Promise<Outcome<One, ApiProblem>> {
  const look = await loadLook(tx, scope, query.authority, asker);
  if (!look.ok) return look;
  const { authority, today, who } = look.value;
  const known = await loadKnown(tx, scope, look.value, await listRows(tx, authority.id, { id }, 1));
  const [item] = await toItems(tx, scope, look.value, known);
  const [one] = known;
  if (item === undefined || one === undefined || asker.actor.kind !== "user")
    return refuse({ code: "EXPLANATION_UNKNOWN", parameter: "id", found: id });
  const { row, acts } = one;
  const files = await listExplanationFiles(tx, scope, authority.id, row.id);
  const fileOf = new Map(files.map((file) => [file.id, file]));
  const toFileJson = ({ id: number, name, mediaType, size }: ExplanationFileJson) => ({ id: number, name, mediaType, size });
  const sent = new Set(acts.flatMap((act) => act.files));
  const of = { placeId: row.placeId, indicator: row.indicator, acts };
  const { facts, doer } = await loadFacts(tx, scope, authority, of, { actor: asker.actor, today });
  return accept({
    ...item,
    authority: authority.code,
    today,
    acts: acts.map(
      (act): ExplanationActJson => ({
        n: act.n,
        act: act.act,
        text: act.text,
        answerBy: act.answerBy ?? null,
        files: act.files.flatMap((number) => fileOf.get(number) ?? []).map(toFileJson),
        by: act.by,
        at: act.at,
      }),
    ),
    drafts: files.filter((file) => file.addedBy === who && !sent.has(file.id)).map(toFileJson),
    may: [...listVerbs(facts, doer)],
    people: await loadPeople(tx, scope, known),
  });
}

/** What of the explanations of an authority is somebody's to do. */
export type ExplanationTask = {
  readonly id: string;
  readonly turn: "answer" | "judge";
  readonly placeId: bigint;
  readonly sector: string;
  readonly said: ExplanationReminder;
};

/** Whose turn it is in each explanation that is not closed, within a scope: asked once, told for each person. @rule Y110 Q80 */
export async function loadExplanationTasks(
  tx: Tx,
  scope: Scope,
  { authority, book, reader, today }: Omit<Look, "who" | "mayAsk">,
): Promise<(who: string) => readonly ExplanationTask[]> {
  const rows = await listRows(tx, authority.id, { state: "active" }, MOST_ACTIVE);
  const known = (await loadKnown(tx, scope, { authority, today }, rows)).toSorted(inOrderFor({ who: "", mayAsk: () => false }));
  const off = toDaysOff(book.holidays);
  return (who) =>
    known.flatMap((one): readonly ExplanationTask[] => {
      // Who may ask there is known where it is told.
      const turn = turnOf(one, { who, mayAsk: () => true });
      if (turn === null) return [];
      const { indicator, place, period } = cellOf(one.row);
      const { answerBy } = lastOf(one.acts);
      const said = {
        indicator: book.indicators.get(indicator)?.name ?? indicator,
        place: toPlaceRef(reader, place).name,
        period: showPeriodName(reader, period),
        ...(answerBy === undefined ? {} : { due: { day: answerBy, days: countDaysLeft(answerBy, today, off) } }),
      };
      return [{ id: String(one.row.id), turn, placeId: one.row.placeId, sector: sectorOf(indicator), said }];
    });
}
