import type { IsoDate } from "../period/period.ts";
import { type Decimal, isZero, multiply, ONE, subtract, sum } from "../quantity/decimal.ts";
import { isSamePlace, type Place, type PlaceKey, type Succession } from "./place.ts";
import { isAliveAt } from "./tree.ts";

/** A part of one place's figure that belongs to another place; `share` is exact, in (0, 1]. */
export type Share = { readonly place: PlaceKey; readonly share: Decimal };

export type ShareProblem =
  /** The place is not among the places, or does not live on the day its figure is of. */
  | { readonly code: "SUCCESSION_NOT_ALIVE"; readonly place: PlaceKey; readonly date: IsoDate }
  /** It ended, and nothing says what it became (or began, and nothing says from what). */
  | { readonly code: "SUCCESSION_NO_LINK"; readonly place: PlaceKey; readonly date: IsoDate }
  /** It was divided, and no document states the shares. */
  | { readonly code: "SUCCESSION_SHARE_UNSTATED"; readonly place: PlaceKey; readonly date: IsoDate }
  /** The stated shares of what it became do not make the whole. */
  | { readonly code: "SUCCESSION_SHARES_NOT_WHOLE"; readonly place: PlaceKey; readonly date: IsoDate; readonly total: Decimal }
  /** Asked backwards: it is made of several places, and one figure cannot be taken apart again. */
  | {
      readonly code: "SUCCESSION_MERGED";
      readonly place: PlaceKey;
      readonly date: IsoDate;
      readonly origins: readonly PlaceKey[];
    };

export type PlaceHistory = { readonly places: readonly Place[]; readonly successions: readonly Succession[] };

/** A share, or why there is none: shares of one place are known all together or not at all. */
export type Shares =
  | { readonly ok: true; readonly shares: readonly Share[] }
  | { readonly ok: false; readonly problems: readonly ShareProblem[] };

/** What a place became, in order of time. @rule G4 */
export function listSuccessors(successions: readonly Succession[], key: PlaceKey): readonly Succession[] {
  return successions.filter((link) => isSamePlace(link.from, key)).sort(byDate);
}

/** What a place came from, in order of time. @rule G4 */
export function listPredecessors(successions: readonly Succession[], key: PlaceKey): readonly Succession[] {
  return successions.filter((link) => isSamePlace(link.to, key)).sort(byDate);
}

/**
 * How a figure of `place`, in the boundaries of day `at`, is shared out over the places of day `to`.
 * Forwards, a whole link hands over everything and a partial one its stated share; a place that lives on keeps the rest.
 * Backwards, a figure goes to the one place it came from; a merged place cannot be taken apart.
 *
 * @problem SUCCESSION_NOT_ALIVE SUCCESSION_NO_LINK SUCCESSION_SHARE_UNSTATED SUCCESSION_SHARES_NOT_WHOLE SUCCESSION_MERGED
 * @rule    G4 G5 G6
 */
export function findShares(history: PlaceHistory, place: PlaceKey, at: IsoDate, to: IsoDate): Shares {
  if (!lives(history, place, at)) return no({ code: "SUCCESSION_NOT_ALIVE", place, date: at });
  return to >= at ? shareForwards(history, place, at, to) : shareBackwards(history, place, to, (date) => date <= at);
}

function shareForwards(history: PlaceHistory, place: PlaceKey, at: IsoDate, to: IsoDate): Shares {
  const [first, ...later] = listSuccessors(history.successions, place).filter((link) => at < link.date && link.date <= to);
  if (first === undefined) {
    return lives(history, place, to) ? all(place) : no({ code: "SUCCESSION_NO_LINK", place, date: to });
  }
  const { date } = first;
  const links = [first, ...later.filter((link) => link.date === date)];
  const weights = links.map((link) => (link.kind === "whole" ? ONE : link.weight));
  const known = weights.filter((weight) => weight !== undefined);
  if (known.length < weights.length) return no({ code: "SUCCESSION_SHARE_UNSTATED", place, date });
  const rest = subtract(ONE, sum(known));
  const keeps = lives(history, place, date) && rest.units > 0n;
  if (!keeps && !isZero(rest)) return no({ code: "SUCCESSION_SHARES_NOT_WHOLE", place, date, total: sum(known) });
  const pieces: Share[] = links.map((link, i) => ({ place: link.to, share: known[i] ?? ONE }));
  if (keeps) pieces.push({ place, share: rest });
  return join(pieces.map((piece) => scale(shareForwards(history, piece.place, date, to), piece.share)));
}

function shareBackwards(history: PlaceHistory, place: PlaceKey, to: IsoDate, isBefore: (date: IsoDate) => boolean): Shares {
  const links = listPredecessors(history.successions, place).filter((link) => to < link.date && isBefore(link.date));
  const last = links.at(-1);
  if (last === undefined) {
    return lives(history, place, to) ? all(place) : no({ code: "SUCCESSION_NO_LINK", place, date: to });
  }
  const { date } = last;
  const origins = links.filter((link) => link.date === date).map((link) => link.from);
  const self = history.places.find((known) => isSamePlace(known, place));
  if (self !== undefined && self.validFrom < date) origins.push(place);
  const [origin, ...others] = origins;
  if (origin === undefined || others.length > 0) return no({ code: "SUCCESSION_MERGED", place, date, origins });
  return shareBackwards(history, origin, to, (earlier) => earlier < date);
}

function lives(history: PlaceHistory, key: PlaceKey, date: IsoDate): boolean {
  return history.places.some((place) => isSamePlace(place, key) && isAliveAt(place, date));
}

function all(place: PlaceKey): Shares {
  return { ok: true, shares: [{ place: { code: place.code, validFrom: place.validFrom }, share: ONE }] };
}

function no(problem: ShareProblem): Shares {
  return { ok: false, problems: [problem] };
}

function scale(found: Shares, by: Decimal): Shares {
  return found.ok ? { ok: true, shares: found.shares.map(({ place, share }) => ({ place, share: multiply(share, by) })) } : found;
}

function join(found: readonly Shares[]): Shares {
  const problems = found.flatMap((one) => (one.ok ? [] : one.problems));
  return problems.length > 0 ? { ok: false, problems } : { ok: true, shares: found.flatMap((one) => (one.ok ? one.shares : [])) };
}

function byDate(a: Succession, b: Succession): number {
  return a.date < b.date ? -1 : a.date > b.date ? 1 : 0;
}
