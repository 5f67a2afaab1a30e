/** When somebody looked at a page: what is new on it is what came after `since`. Moments as ISO text of one form, compared as text. */
export type Visit = { readonly since: string; readonly openedAt: string };

/**
 * A page is opened: after a rest it is a new visit, of which everything since the opening before is new, but for what was seen after it; within it nothing moves, so that
 * a page loaded again shows the same. Whoever was never there is shown what came since `first`.
 *
 * @param at.rest  whoever opened it before this moment has been away
 * @rule Y123
 */
export function openVisit(
  before: Visit | undefined,
  at: { readonly now: string; readonly rest: string; readonly first: string },
): Visit {
  if (before === undefined) return { since: at.first, openedAt: at.now };
  const isNew = before.openedAt < at.rest && before.openedAt > before.since;
  return { since: isNew ? before.openedAt : before.since, openedAt: at.now };
}

/** Everything up to a moment was seen; what was seen stays so. No moment to come was. @rule Y123 */
export function seeVisit({ since, openedAt }: Visit, until: string, now: string): Visit {
  const seen = until < now ? until : now;
  return { since: seen > since ? seen : since, openedAt };
}
