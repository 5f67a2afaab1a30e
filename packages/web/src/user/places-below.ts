type Node = { readonly key: string; readonly parent: string | null };

/** Of places in tree order, those that are or lie below one of some places. */
export function listBelow<T extends Node>(nodes: readonly T[], tops: ReadonlySet<string>): readonly T[] {
  const kept = new Set<string>();
  for (const { key, parent } of nodes) if (tops.has(key) || (parent !== null && kept.has(parent))) kept.add(key);
  return nodes.filter(({ key }) => kept.has(key));
}
