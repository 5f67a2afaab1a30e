import type { Role } from "@kehoach/core/access/actor";
import { useAsker } from "../data/asker.ts";
import { useAsked, useQuestion } from "../data/question.ts";
import { indent } from "../ui/field.tsx";
import { today } from "../ui/moment.ts";
import { listBelow } from "./places-below.ts";

/**
 * Places and agencies to choose from, as far as one's own appointments in these roles reach, each under what it belongs to: the
 * tree the authority's figures are of, then what is only in today's.
 */
export function usePlaceChoices(roles: readonly Role[]): readonly (readonly [key: string, name: string])[] {
  const { authority } = useAsked();
  const { grants } = useAsker();
  const own = useQuestion("places", {}, { authority });
  const now = useQuestion("places", {}, { authority, at: today() });
  const tops = new Set(grants.filter(({ role }) => roles.includes(role)).map(({ place }) => place.key));
  const known = listBelow(own.data?.items ?? [], tops);
  const keys = new Set(known.map(({ key }) => key));
  const all = [...known, ...listBelow(now.data?.items ?? [], tops).filter(({ key }) => !keys.has(key))];
  const least = Math.min(...all.map(({ depth }) => depth));
  return all.map(({ key, fullName, depth }) => [key, indent(fullName, depth - least)] as const);
}
