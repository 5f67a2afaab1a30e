import type { Period } from "../period/period.ts";
import { add, type Decimal } from "../quantity/decimal.ts";
import { compareRounds, strengthOf } from "./best-known.ts";
import type { Status } from "./value.ts";

/** What a place itself says of a cell, of one status and round. No `value`: that there is no such figure. */
export type OwnFigure = { readonly status: Status; readonly round?: Period; readonly value?: Decimal };

/** Which reading of a cell: of one status and round, or the best known of each place, whatever its status. */
export type Reading = { readonly status: Status | "best"; readonly round?: Period };

/**
 * What the places below one say together. Places at the bottom are counted; one in the middle that speaks for itself speaks for all
 * below it. No `value`: those that have said have no such figure. `weakest`: of the statuses that were added up.
 */
export type Total = { readonly places: number; readonly value?: Decimal; readonly weakest: Status };

/** What one place brings into the total of the one above. */
type Share = Total;

/** What a place says in one reading: of the best one, the strongest status, of estimates the latest round. @rule V4 V10 */
export function findOwn(own: readonly OwnFigure[], reading: Reading): OwnFigure | undefined {
  if (reading.status !== "best")
    return own.find(({ status, round }) => status === reading.status && compareRounds(round, reading.round) === 0);
  const [first, ...rest] = own;
  return first && rest.reduce((best, one) => (isStronger(one, best) ? one : best), first);
}

function isStronger(a: OwnFigure, b: OwnFigure): boolean {
  const byStatus = strengthOf(a.status) - strengthOf(b.status);
  return byStatus === 0 ? compareRounds(a.round, b.round) > 0 : byStatus > 0;
}

/** Adds up shares: a figure that is not there adds nothing, and is no zero. Undefined: nobody has said anything. @rule V10 V11 */
export function addShares(shares: readonly Share[]): Total | undefined {
  const [first, ...rest] = shares;
  return first && rest.reduce(addTwo, first);
}

function addTwo(a: Total, b: Share): Total {
  const value = a.value === undefined ? b.value : b.value === undefined ? a.value : add(a.value, b.value);
  const weakest = strengthOf(b.weakest) < strengthOf(a.weakest) ? b.weakest : a.weakest;
  return { places: a.places + b.places, ...(value === undefined ? {} : { value }), weakest };
}

/** The places of one day: what lies directly below each, by key. A place that is not named has nothing below it. */
export type Branches = ReadonlyMap<string, readonly string[]>;

/** How many places at the bottom lie below one, which counts itself where nothing does. */
export function countLeaves(branches: Branches, place: string): number {
  const below = branches.get(place) ?? [];
  return below.length === 0 ? 1 : below.reduce((count, one) => count + countLeaves(branches, one), 0);
}

/**
 * The totals of one reading of one cell, of every place that has somebody below it who has said something. A place that speaks for
 * itself counts above with what it says, not with what those below it say: what it says is shown beside its total.
 *
 * @rule V10 V11 V12
 */
export function rollUp(
  branches: Branches,
  root: string,
  ownOf: (place: string) => OwnFigure | undefined,
): ReadonlyMap<string, Total> {
  const totals = new Map<string, Total>();
  const shareOf = (place: string): Share | undefined => {
    const total = addShares((branches.get(place) ?? []).flatMap((below) => shareOf(below) ?? []));
    if (total) totals.set(place, total);
    const own = ownOf(place);
    if (own === undefined) return total;
    return {
      places: countLeaves(branches, place),
      ...(own.value === undefined ? {} : { value: own.value }),
      weakest: own.status,
    };
  };
  shareOf(root);
  return totals;
}
