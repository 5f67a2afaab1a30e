import type { Actor } from "@kehoach/core/access/actor";
import type { IsoDate } from "@kehoach/core/period/period";
import { type Place, showPlaceKey } from "@kehoach/core/place/place";
import type { Approver, ApproverReach } from "@kehoach/core/submission/decide-approve";
import { type GrantReach, listGrantReach } from "../access/read.ts";
import type { AuthorityRow } from "../place/read.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";

/** The appointments by which somebody approves in an authority. */
export function loadApproverReaches(
  tx: Tx,
  scope: Scope,
  actor: Actor,
  authority: AuthorityRow,
  day: IsoDate,
): Promise<readonly GrantReach[]> {
  return listGrantReach(tx, scope, actor, { action: "submission.approve", authority, day });
}

/**
 * What somebody is for the forms of a place: its own approver, one above it, or, at the topmost place, both.
 * @rule Y31 X10
 */
export function toApprover(
  name: string,
  reaches: readonly GrantReach[],
  { place, placeId }: { readonly place: Pick<Place, "code" | "validFrom">; readonly placeId: bigint },
): Approver {
  const key = showPlaceKey(place);
  return {
    name,
    reaches: reaches.flatMap(({ at, places, sectors }): readonly ApproverReach[] => {
      const isOwn = at === key;
      const isAbove = places === "whole" || (places.has(placeId) && !isOwn);
      return isOwn || isAbove ? [{ isOwn, isAbove, ...(sectors === undefined ? {} : { sectors }) }] : [];
    }),
  };
}
