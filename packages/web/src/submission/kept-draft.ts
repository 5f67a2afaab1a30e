import type { CellId, Entry } from "@kehoach/core/form/sheet";
import type { Qualifier } from "@kehoach/core/value/value";
import type { Mine } from "./sheet-state.ts";

/** Where the browser keeps texts for this site; it may be full or forbidden, and then it throws. */
export type Shelf = Pick<Storage, "getItem" | "setItem" | "removeItem">;

const QUALIFIERS: readonly string[] = ["over", "about", "under", "at-least"] satisfies readonly Qualifier[];

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function readEntry(value: unknown): Entry | undefined {
  if (!isRecord(value)) return undefined;
  const { text, none, note, qualifiers } = value;
  if (typeof text !== "string") return undefined;
  const said = Array.isArray(qualifiers)
    ? qualifiers.filter((one): one is Qualifier => typeof one === "string" && QUALIFIERS.includes(one))
    : [];
  return {
    text,
    ...(typeof none === "string" ? { none } : {}),
    ...(typeof note === "string" ? { note } : {}),
    ...(said.length === 0 ? {} : { qualifiers: said }),
  };
}

/** What is kept under a name. What somebody else wrote there, or an older program, is left out. */
export function loadKept(shelf: Shelf, name: string): ReadonlyMap<CellId, Mine> {
  const kept = new Map<CellId, Mine>();
  let read: unknown;
  try {
    read = JSON.parse(shelf.getItem(name) ?? "{}");
  } catch {
    return kept;
  }
  if (!isRecord(read)) return kept;
  for (const [cell, own] of Object.entries(read)) {
    if (!isRecord(own) || typeof own["base"] !== "number") continue;
    const entry = own["entry"] === null ? undefined : readEntry(own["entry"]);
    if (own["entry"] === null || entry !== undefined) kept.set(cell, { entry, base: own["base"] });
  }
  return kept;
}

/**
 * Keeps what is not on the server yet. Another page of the same person may keep cells of the same sheet: only those of this page
 * are put and taken out. False when this machine does not keep it.
 *
 * @param before  the cells this page kept the last time
 */
export function saveKept(shelf: Shelf, name: string, mine: ReadonlyMap<CellId, Mine>, before: ReadonlySet<CellId>): boolean {
  try {
    const next = new Map(loadKept(shelf, name));
    for (const cell of before) next.delete(cell);
    for (const [cell, own] of mine) next.set(cell, own);
    if (next.size === 0) shelf.removeItem(name);
    else {
      const texts = [...next].map(([cell, { entry, base }]) => [cell, { entry: entry ?? null, base }]);
      shelf.setItem(name, JSON.stringify(Object.fromEntries(texts)));
    }
    return true;
  } catch {
    return false;
  }
}
