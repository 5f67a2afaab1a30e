import { type Language, type Reader, showPeriodName, toPlaceRef, toReader } from "@kehoach/api/figure-json";
import type { ApiProblem } from "@kehoach/api/problem";
import { readPeriod } from "@kehoach/api/read-period";
import type { getRegimeStatus, listRegimes, listWork, RegimeJson, WorkItemJson } from "@kehoach/api/regime";
import type { Actor } from "@kehoach/core/access/actor";
import type { Book } from "@kehoach/core/analysis/book";
import type { Form } from "@kehoach/core/form/form";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { addDays, addMonths } from "@kehoach/core/period/date";
import { type IsoDate, type Period, parsePeriod, showPeriod } from "@kehoach/core/period/period";
import { parsePlaceKey, showPlaceKey } from "@kehoach/core/place/place";
import { countDaysLeft, toDaysOff } from "@kehoach/core/regime/due-day";
import { findDue, listDueForms, listPeriods } from "@kehoach/core/regime/due-forms";
import type { Due, DueForm, Regime } from "@kehoach/core/regime/regime";
import { standOf } from "@kehoach/core/regime/standing";
import { countWanted } from "@kehoach/core/submission/count-filled";
import { sql } from "kysely";
import type { z } from "zod";
import { findOwnAuthority, isReached, sectorsAt } from "../access/read.ts";
import { loadBook } from "../book/read.ts";
import { loadPlaceIds } from "../place/read.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import { asksFor, findOwnPlace, findRegime, formOf, refuseNotDue, reportersOf } from "./find-sheet.ts";
import { loadProgress, type Progress, type ProgressTable, progressKey } from "./progress.ts";
import { loadReaches } from "./rights.ts";

/** Forms one answer holds: all of a province for some months. */
const MAX_WORK = 5_000;
/** How far ahead a form is shown that can not be filled yet: until the next deadline of whoever reports monthly. */
const AHEAD_DAYS = 31;

export function toFormRef({ code, number, name }: Form): WorkItemJson["form"] {
  return { code, number: number ?? null, name };
}

function toDueJson({ opens, deadline, closes }: Due): Pick<WorkItemJson, "opens" | "deadline" | "closes"> {
  return { opens, deadline, closes: closes ?? null };
}

function toProgressJson(book: Book, due: Due, progress: Progress | undefined, wanted: number, today: IsoDate) {
  return {
    standing: standOf(due, progress, today, book.holidays),
    state: progress?.state ?? null,
    sentAt: progress?.sentAt ?? null,
    sentBy: progress?.sentBy ?? null,
    filled: progress?.filled ?? 0,
    wanted,
  };
}

function nameOf(reader: Reader, period: Period): Pick<WorkItemJson, "period" | "periodName"> {
  return { period: showPeriod(period), periodName: showPeriodName(reader, period) };
}

/** Under which regime and of which period, as rows about forms begin. */
export function nameUnder(
  reader: Reader,
  regime: Regime,
  period: Period,
): Pick<WorkItemJson, "regime" | "regimeName" | "period" | "periodName"> {
  return { regime: regime.code, regimeName: regime.name, ...nameOf(reader, period) };
}

/** Of the forms that can not be filled yet only the next one of a regime and place is of interest. */
function keepNext(forms: readonly DueForm[], today: IsoDate): readonly DueForm[] {
  const next = new Set<string>();
  return forms
    .toSorted((a, b) => (a.due.deadline < b.due.deadline ? -1 : a.due.deadline > b.due.deadline ? 1 : 0))
    .filter(({ regime, place, due }) => {
      if (due.opens <= today) return true;
      const key = `${regime.code} ${place}`;
      if (next.has(key)) return false;
      next.add(key);
      return true;
    });
}

/** Forms that were returned, however long ago they were due: nobody is to forget them. @rule Y26 */
export async function listReturned(tx: Tx, authorityId: bigint, book: Book): Promise<readonly DueForm[]> {
  const found = await sql<{ regime: string; period: string; code: string; valid_from: string }>`
    select s.regime, s.period, p.code, p.valid_from from submission s join place p on p.id = s.place_id
    where s.authority_id = ${authorityId} and s.state = 'returned'`.execute(tx);
  return found.rows.flatMap((row): DueForm[] => {
    const regime = book.regimes.find(({ code }) => code === row.regime);
    const place = book.places.find(({ code, validFrom }) => code === row.code && validFrom === row.valid_from);
    const period = parsePeriod(row.period);
    if (!regime || !place || !period.ok) return [];
    const due = findDue(regime, place.level, period.value, book.holidays);
    return [{ regime, place: showPlaceKey(place), period: period.value, due }];
  });
}

/** The forms due at the places where the asker enters or sends, the first deadline first. @rule C7 X6 */
export async function loadWork(
  tx: Tx,
  scope: Scope,
  query: z.output<typeof listWork.query>,
  asker: { readonly actor: Actor; readonly language: Language; readonly today: IsoDate },
): Promise<Outcome<z.output<typeof listWork.reply>, ApiProblem>> {
  const authority = await findOwnAuthority(tx, scope, query.authority);
  if (!authority.ok) return authority;
  const { id, code } = authority.value;
  const { today } = asker;
  const book = await loadBook(tx, scope, { authority: code, facts: false });
  const from = query.from ?? addMonths(today, -1);
  const to = query.to ?? addDays(today, AHEAD_DAYS);
  const listed = listDueForms(book.regimes, book.places, findOwnPlace(book, today), book.holidays, from, to);
  const returned = query.from === undefined ? await listReturned(tx, id, book) : [];
  const keyOf = ({ regime, place, period }: DueForm): string => progressKey(regime.code, place, showPeriod(period));
  const due = [...new Map([...returned, ...listed].map((form) => [keyOf(form), form])).values()];
  const ids = await loadPlaceIds(tx, scope, [...new Set(due.map(({ place }) => place))]);
  const within = due.filter(({ place }) => {
    const placeId = ids.get(place);
    return placeId !== undefined && isReached(scope, id, placeId);
  });
  const chosen = query.to === undefined ? keepNext(within, today) : within;
  if (chosen.length > MAX_WORK) return refuse({ code: "WORK_TOO_LONG", parameter: "to", found: String(MAX_WORK) });
  const progress = await loadProgressOf(tx, scope, id, chosen);
  const reaches = await loadReaches(tx, scope, asker.actor, authority.value, today);
  const reader = toReader(book, asker.language);
  const off = toDaysOff(book.holidays);
  const items = chosen.map(({ regime, place, period, due: days }): WorkItemJson => {
    const form = formOf(book, regime);
    const key = parsePlaceKey(place);
    if (!key.ok) throw new Error(`no key of a place: ${place}`);
    const placeId = ids.get(place) ?? 0n;
    const found = progress.get(progressKey(regime.code, place, showPeriod(period)));
    return {
      ...nameUnder(reader, regime, period),
      form: toFormRef(form),
      place: toPlaceRef(reader, key.value),
      ...toDueJson(days),
      left: countDaysLeft(days.deadline, today, off),
      ...toProgressJson(book, days, found, countWanted(form, period), today),
      mayEnter: sectorsAt(reaches.enter, placeId) !== undefined,
      maySend: sectorsAt(reaches.send, placeId) !== undefined,
    };
  });
  return accept({ authority: code, today, items });
}

function loadProgressOf(tx: Tx, scope: Scope, authorityId: bigint, forms: readonly DueForm[]): Promise<ProgressTable> {
  const regimes = [...new Set(forms.map(({ regime }) => regime.code))];
  const periods = [...new Set(forms.map(({ period }) => showPeriod(period)))];
  return loadProgress(tx, scope, authorityId, { regimes, periods });
}

function toRegimeJson(book: Book, regime: Regime): Omit<RegimeJson, "reporters" | "now"> {
  const { code, name, periods, calendar, startsOn, endsOn, approval, basis } = regime;
  return {
    code,
    name,
    form: toFormRef(formOf(book, regime)),
    periods,
    calendar,
    startsOn,
    endsOn: endsOn ?? null,
    approval: [...approval],
    basis: basis ?? null,
  };
}

/** The last of the days of several places, first of opening, as one line of a list shows them. */
function joinDue(all: readonly Due[]): Pick<WorkItemJson, "opens" | "deadline" | "closes"> {
  const max = (days: readonly string[]): string => days.reduce((a, b) => (a > b ? a : b), "");
  const closes = all.map((due) => due.closes);
  return {
    opens: all.map(({ opens }) => opens).reduce((a, b) => (a < b ? a : b), "9999-12-31"),
    deadline: max(all.map(({ deadline }) => deadline)),
    closes: closes.some((day) => day === undefined) ? null : max(closes.map((day) => day ?? "")),
  };
}

/** Periods that can be chosen: those of the last two years and of this one that have begun. */
function listChoices(regime: Regime, today: IsoDate): readonly Period[] {
  return listPeriods(regime, `${Number(today.slice(0, 4)) - 2}-01-01`, today).toReversed();
}

/** Who reports for the latest period of a regime, for its first one if none has begun lately; undefined: it asks for none. */
function listLatest(book: Book, regime: Regime, today: IsoDate): readonly string[] | undefined {
  const [first] = listPeriods(regime, regime.startsOn, addMonths(regime.startsOn, 24));
  const period = listChoices(regime, today)[0] ?? first;
  return period && reportersOf(book, regime, period).map(showPlaceKey);
}

/** The regimes of an authority, with the periods that are being filled or were due in the last month. @rule C6 C7 X6 */
export async function loadRegimes(
  tx: Tx,
  scope: Scope,
  query: z.output<typeof listRegimes.query>,
  asker: { readonly language: Language; readonly today: IsoDate },
): Promise<Outcome<z.output<typeof listRegimes.reply>, ApiProblem>> {
  const authority = await findOwnAuthority(tx, scope, query.authority);
  if (!authority.ok) return authority;
  const { id, code } = authority.value;
  const { today, language } = asker;
  const book = await loadBook(tx, scope, { authority: code, facts: false });
  const reader = toReader(book, language);
  const all = listDueForms(book.regimes, book.places, findOwnPlace(book, today), book.holidays, addMonths(today, -1), today);
  const latest = new Map(book.regimes.map((regime) => [regime, listLatest(book, regime, today)]));
  const places = [...all.map(({ place }) => place), ...[...latest.values()].flatMap((keys = []) => keys)];
  const ids = await loadPlaceIds(tx, scope, [...new Set(places)]);
  const isSeen = (place: string): boolean => isReached(scope, id, ids.get(place) ?? 0n);
  const due = all.filter(({ place }) => isSeen(place));
  const progress = await loadProgressOf(tx, scope, id, due);
  const items = book.regimes.map((regime): RegimeJson => {
    const byPeriod = Map.groupBy(
      due.filter((one) => one.regime === regime),
      ({ period }) => showPeriod(period),
    );
    const now = [...byPeriod.values()].flatMap((forms) => {
      const [first] = forms;
      if (!first) return [];
      const sent = forms.filter(
        ({ place, period }) => progress.get(progressKey(regime.code, place, showPeriod(period)))?.state === "submitted",
      );
      const days = joinDue(forms.map((form) => form.due));
      return [{ ...nameOf(reader, first.period), ...days, reporters: forms.length, sent: sent.length }];
    });
    const reporters = latest.get(regime)?.filter(isSeen).length ?? null;
    return { ...toRegimeJson(book, regime), reporters, now };
  });
  return accept({ authority: code, today, items });
}

/** Who has sent, and who has not, for one period of a regime. @rule C6 C8 X6 */
export async function loadRegimeStatus(
  tx: Tx,
  scope: Scope,
  regimeCode: string,
  query: z.output<typeof getRegimeStatus.query>,
  asker: { readonly language: Language; readonly today: IsoDate },
): Promise<Outcome<z.output<typeof getRegimeStatus.reply>, ApiProblem>> {
  const authority = await findOwnAuthority(tx, scope, query.authority);
  if (!authority.ok) return authority;
  const { id, code } = authority.value;
  const { today, language } = asker;
  const book = await loadBook(tx, scope, { authority: code, facts: false });
  const regime = findRegime(book, regimeCode, "code");
  if (!regime.ok) return regime;
  const choices = listChoices(regime.value, today);
  const asked = query.period === undefined ? undefined : readPeriod(query.period);
  if (asked && !asked.ok) return asked;
  const period = asked?.value ?? choices[0];
  if (period === undefined || !asksFor(regime.value, period))
    return period ? refuseNotDue({ period }) : refuse({ code: "FORM_NOT_DUE", parameter: "period" });
  const reporters = reportersOf(book, regime.value, period);
  const ids = await loadPlaceIds(tx, scope, reporters.map(showPlaceKey));
  const progress = await loadProgress(tx, scope, id, { regimes: [regime.value.code], periods: [showPeriod(period)] });
  const reader = toReader(book, language);
  const form = formOf(book, regime.value);
  const wanted = countWanted(form, period);
  const items = reporters
    .filter((place) => isReached(scope, id, ids.get(showPlaceKey(place)) ?? 0n))
    .map((place) => {
      const due = findDue(regime.value, place.level, period, book.holidays);
      const found = progress.get(progressKey(regime.value.code, showPlaceKey(place), showPeriod(period)));
      return { place: toPlaceRef(reader, place), ...toDueJson(due), ...toProgressJson(book, due, found, wanted, today) };
    });
  return accept({
    authority: code,
    today,
    regime: toRegimeJson(book, regime.value),
    ...nameOf(reader, period),
    periods: choices.map((one) => nameOf(reader, one)),
    items,
  });
}
