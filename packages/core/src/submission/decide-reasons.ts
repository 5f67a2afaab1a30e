/** What somebody says of a problem. `base` is the version it was made from, 0 when there was none; no `text`: taken back. */
export type ReasonChange = { readonly key: string; readonly base: number; readonly text?: string };

/** What was said of a problem last; no `text`: it was taken back. */
export type ReasonVersion = { readonly version: number; readonly text?: string };

export type ReasonPlan = {
  readonly writes: readonly ReasonChange[];
  /** Keys of problems of which somebody else said something meanwhile, and not the same. */
  readonly conflicts: readonly string[];
};

/**
 * Which reasons of a save are written: as with cells, what somebody else said meanwhile is not overwritten, and what says nothing new is
 * not written. Of two that are given for one problem at once the last one counts.
 *
 * @rule Y9
 */
export function decideReasons(current: ReadonlyMap<string, ReasonVersion>, changes: readonly ReasonChange[]): ReasonPlan {
  const last = new Map(changes.map((change) => [change.key, change]));
  const writes: ReasonChange[] = [];
  const conflicts: string[] = [];
  for (const change of last.values()) {
    const now = current.get(change.key);
    if (change.text === now?.text) continue;
    if (change.base === (now?.version ?? 0)) writes.push(change);
    else conflicts.push(change.key);
  }
  return { writes, conflicts };
}
