import type { ApiProblem } from "@kehoach/api/problem";
import { readPeriod } from "@kehoach/api/read-period";
import type { Book } from "@kehoach/core/analysis/book";
import type { Form } from "@kehoach/core/form/form";
import { isSamePeriod } from "@kehoach/core/indicator/cell";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { findNear } from "@kehoach/core/pack/near";
import { type IsoDate, lastDay, type Period, showPeriod } from "@kehoach/core/period/period";
import { type Place, type PlaceKey, parsePlaceKey, showPlaceKey } from "@kehoach/core/place/place";
import { findPlace } from "@kehoach/core/place/tree";
import { findDue, listPeriods, listReporters } from "@kehoach/core/regime/due-forms";
import type { Due, Regime } from "@kehoach/core/regime/regime";
import { findOwnAuthority } from "../access/read.ts";
import { loadBook } from "../book/read.ts";
import { nameForms } from "../form/read.ts";
import { type AuthorityRow, resolvePlaceRow } from "../place/read.ts";
import type { Scope } from "../platform/scope.ts";
import { shareName, type Tx } from "../platform/transaction.ts";

/** What names a submission on the wire. */
export type AskedSheet = {
  readonly authority?: string | undefined;
  readonly regime: string;
  readonly place: string;
  readonly period: string;
};

/** A form that a place owes for a period, whether or not anybody has begun it. */
export type FoundSheet = {
  readonly authority: AuthorityRow;
  readonly book: Book;
  readonly regime: Regime;
  readonly form: Form;
  readonly period: Period;
  readonly place: Place;
  readonly placeId: bigint;
  readonly due: Due;
  /** Whether the place still owes it: a regime may have been cut short after the form was begun. */
  readonly isDue: boolean;
};

/** The authority's own place on a day. */
export function findOwnPlace({ authority, places }: Book, day: IsoDate): PlaceKey {
  const found = findPlace(places, authority.place, day);
  if (found.ok) return found.value;
  const key = parsePlaceKey(authority.place);
  return key.ok ? key.value : { code: authority.place, validFrom: day };
}

/** By the places of a book, which stay the same object until a pack is applied: who reports under a regime for a period. */
const known = new WeakMap<readonly Place[], Map<string, readonly Place[]>>();
const MAX_KNOWN = 2_000;

/** Every place that reports under a regime for a period; none for a period it does not ask for. @rule C1 C6 */
export function reportersOf(book: Book, regime: Regime, period: Period): readonly Place[] {
  const near = known.get(book.places) ?? new Map<string, readonly Place[]>();
  known.set(book.places, near);
  const key = `${regime.code} ${showPeriod(period)}`;
  const list = (): readonly Place[] =>
    asksFor(regime, period) ? listReporters(regime, book.places, findOwnPlace(book, lastDay(period)), period) : [];
  const found = near.get(key) ?? list();
  if (near.size >= MAX_KNOWN) near.clear();
  near.set(key, found);
  return found;
}

/** @problem REGIME_UNKNOWN, with those there are */
export function findRegime(book: Book, code: string, parameter: string): Outcome<Regime, ApiProblem> {
  const regime = book.regimes.find((one) => one.code === code);
  if (regime) return accept(regime);
  const names = new Map(book.regimes.map((one) => [one.code, one.name]));
  const near = findNear(code, names.keys());
  const candidates = near.map((one) => ({ code: one, name: names.get(one) ?? one, detail: null }));
  return refuse({ code: "REGIME_UNKNOWN", parameter, found: code, candidates });
}

/** The form of a regime; the check of packs lets no regime pass without one. */
export function formOf(book: Book, regime: Regime): Form {
  const form = book.forms.find((one) => one.code === regime.form);
  if (form === undefined) throw new Error(`regime ${regime.code} has no form ${regime.form}`);
  return form;
}

/** Whether a regime asks for this very period. */
export function asksFor(regime: Regime, period: Period): boolean {
  return listPeriods(regime, period.start, lastDay(period)).some((one) => isSamePeriod(one, period));
}

/**
 * The form that was asked for, within what the asker may see. `held`: it stays as it is to the end of the transaction.
 * @problem AUTHORITY_UNKNOWN AUTHORITY_NEEDED REGIME_UNKNOWN PARAMETER_INVALID PLACE_UNKNOWN PLACE_AMBIGUOUS PLACE_OUT_OF_LIFE PLACE_OUT_OF_SCOPE
 * @rule X6 C1 C6
 */
export async function findSheet(
  tx: Tx,
  scope: Scope,
  asked: AskedSheet,
  held?: "held",
): Promise<Outcome<FoundSheet, ApiProblem>> {
  const authority = await findOwnAuthority(tx, scope, asked.authority);
  if (!authority.ok) return authority;
  const period = readPeriod(asked.period);
  const [, book, placed] = await Promise.all([
    held && shareName(tx, nameForms(authority.value.id)),
    loadBook(tx, scope, { authority: authority.value.code, facts: false }), // asked after the lock, and so answered after it
    period.ok ? resolvePlaceRow(tx, scope, authority.value, asked.place, lastDay(period.value)) : period,
  ]);
  const regime = findRegime(book, asked.regime, "regime");
  if (!regime.ok) return regime;
  if (!period.ok) return period;
  if (!placed.ok) return placed;
  const { id: placeId, place } = placed.value;
  const key = showPlaceKey(place);
  const isDue = reportersOf(book, regime.value, period.value).some((reporter) => showPlaceKey(reporter) === key);
  return accept({
    authority: authority.value,
    book,
    regime: regime.value,
    form: formOf(book, regime.value),
    period: period.value,
    place,
    placeId,
    due: findDue(regime.value, place.level, period.value, book.holidays),
    isDue,
  });
}

/** The refusal of a form that is not owed. */
export function refuseNotDue({ period }: Pick<FoundSheet, "period">): {
  readonly ok: false;
  readonly problems: readonly [ApiProblem];
} {
  return { ok: false, problems: [{ code: "FORM_NOT_DUE", parameter: "period", found: showPeriod(period) }] };
}

/** How the journal calls a submission: regime, place and period. */
export function subjectOf({ regime, place, period }: Pick<FoundSheet, "regime" | "place" | "period">): string {
  return `${regime.code} ${showPlaceKey(place)} ${showPeriod(period)}`;
}
