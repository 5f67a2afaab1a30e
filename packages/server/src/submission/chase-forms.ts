import type { OwedJson } from "@kehoach/api/chase";
import { type Language, type Reader, toPlaceRef, toReader } from "@kehoach/api/figure-json";
import type { ApiProblem } from "@kehoach/api/problem";
import type { Book } from "@kehoach/core/analysis/book";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { addDays, addMonths, readParts, toDate } from "@kehoach/core/period/date";
import { type IsoDate, type Period, showPeriod } from "@kehoach/core/period/period";
import { type PlaceKey, parsePlaceKey } from "@kehoach/core/place/place";
import { addDayCount, countDaysLeft, type DaysOff, toDaysOff } from "@kehoach/core/regime/due-day";
import { listDueForms } from "@kehoach/core/regime/due-forms";
import type { DueForm } from "@kehoach/core/regime/regime";
import { findOwnAuthority, isReached } from "../access/read.ts";
import { loadBook } from "../book/read.ts";
import type { AuthorityRow } from "../place/read.ts";
import { loadPlaceIds } from "../place/read.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import { findOwnPlace, findRegime } from "./find-sheet.ts";
import { loadProgress, type Progress, progressKey } from "./progress.ts";

export type ChaseAsker = { readonly language: Language; readonly today: IsoDate };

/** Forms looked at for one answer: a province of three thousand communes with some forms a month, for a year. */
const MOST_FORMS = 200_000;
/** Whoever is chased has so many working days, unless another day is named. */
const DEMAND = { days: 2, of: "working" } as const;

/** A form that is owed, with how far it has come. */
export type Owed = DueForm & { readonly progress: Progress | undefined };

/** What is said of owed forms is said with these. */
export type Look = { readonly book: Book; readonly reader: Reader; readonly today: IsoDate; readonly off: DaysOff };

export type Chased = { readonly authority: AuthorityRow; readonly look: Look; readonly owed: readonly Owed[] };

/** The same day some months ago, or the last one of that month. */
export function monthsBefore(today: IsoDate, months: number): IsoDate {
  const [year, month, day] = readParts(today);
  const first = addMonths(toDate(year, month, 1), -months);
  const last = addDays(addMonths(first, 1), -1);
  const same = addDays(first, day - 1);
  return same < last ? same : last;
}

/** The day by which is asked to be sent what is owed. @rule Y93 */
export function demandDay({ today, off }: Look): IsoDate {
  return addDayCount(today, DEMAND, off);
}

export function keyOf({ regime, place, period }: DueForm): string {
  return progressKey(regime.code, place, showPeriod(period));
}

export function placeOf({ place }: DueForm): PlaceKey {
  const key = parsePlaceKey(place);
  if (!key.ok) throw new Error(`no key of a place: ${place}`);
  return key.value;
}

export function isSent({ progress }: Owed): boolean {
  return progress?.state === "submitted" || progress?.state === "approved";
}

/** Not sent, and not returned either: that is owed for another reason. */
export function isOpen(form: Owed): boolean {
  return !isSent(form) && form.progress?.state !== "returned";
}

/** As a Vietnamese dictionary has it: Đ after D. */
const ORDER = new Intl.Collator("vi");

/** Longest overdue first, then by name. */
export function byDays(a: OwedJson, b: OwedJson): number {
  return a.days - b.days || ORDER.compare(a.place.name, b.place.name);
}

export function toOwed({ reader, today, off }: Look, form: Owed): OwedJson {
  const { due, progress } = form;
  return {
    place: toPlaceRef(reader, placeOf(form)),
    deadline: due.deadline,
    days: countDaysLeft(due.deadline, today, off),
    closed: due.closes !== undefined && due.closes < today,
    begun: progress !== undefined && progress.filled > 0,
  };
}

/** Working days between the deadline and a sending after it; 0 when none lies between. */
export function countLate({ off }: Look, { due }: Owed, sentOn: IsoDate): number {
  return Math.max(0, -countDaysLeft(due.deadline, sentOn, off));
}

/** By regime and period, in the order they are due to be looked at: the latest deadline first. */
export function groupOwed(owed: readonly Owed[]): readonly (readonly [Owed, ...Owed[]])[] {
  return [...Map.groupBy(owed, (form) => `${form.regime.code} ${showPeriod(form.period)}`).values()].flatMap(
    ([first, ...rest]): readonly (readonly [Owed, ...Owed[]])[] => (first ? [[first, ...rest]] : []),
  );
}

/** The last day of all. */
export function latestDeadline([first, ...rest]: readonly [Owed, ...Owed[]]): IsoDate {
  return rest.reduce((last, { due }) => (due.deadline > last ? due.deadline : last), first.due.deadline);
}

/**
 * Forms that are or were to be sent, with how far they have come: that can be filled today, within what the asker sees.
 *
 * @param ask.from  those whose deadline is this day or later
 * @problem WORK_TOO_LONG  more forms than one answer looks at
 * @rule C7 X6
 */
export async function loadOwed(
  tx: Tx,
  scope: Scope,
  ask: {
    readonly authority?: string | undefined;
    readonly regime?: string | undefined;
    /** Only this period, however long ago. */
    readonly period?: Period | undefined;
    readonly from: IsoDate;
    readonly parameter: string;
  },
  { language, today }: ChaseAsker,
): Promise<Outcome<Chased, ApiProblem>> {
  const authority = await findOwnAuthority(tx, scope, ask.authority);
  if (!authority.ok) return authority;
  const { id, code } = authority.value;
  const book = await loadBook(tx, scope, { authority: code, facts: false });
  const regime = ask.regime === undefined ? undefined : findRegime(book, ask.regime, "regime");
  if (regime && !regime.ok) return regime;
  const regimes = regime ? [regime.value] : book.regimes;
  const from = ask.period && ask.period.start < ask.from ? ask.period.start : ask.from;
  const all = listDueForms(regimes, book.places, findOwnPlace(book, today), book.holidays, from, today);
  if (all.length > MOST_FORMS) return refuse({ code: "WORK_TOO_LONG", parameter: ask.parameter, found: String(MOST_FORMS) });
  const ids = await loadPlaceIds(tx, scope, [...new Set(all.map(({ place }) => place))]);
  const seen = all.filter(({ place }) => isReached(scope, id, ids.get(place) ?? 0n));
  const progress = await loadProgress(tx, scope, id, {
    regimes: regimes.map((one) => one.code),
    periods: [...new Set(seen.map((form) => showPeriod(form.period)))],
  });
  return accept({
    authority: authority.value,
    look: { book, reader: toReader(book, language), today, off: toDaysOff(book.holidays) },
    owed: seen.map((form): Owed => ({ ...form, progress: progress.get(keyOf(form)) })),
  });
}
