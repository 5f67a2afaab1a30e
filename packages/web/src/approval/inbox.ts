import type { AwaitingJson } from "@kehoach/api/approval";

/** Whose turn it is: of who looks, of others, or all. */
export const WHOSE = ["mine", "others", "all"] as const;
export type Whose = (typeof WHOSE)[number];
export type InboxFilter = { readonly whose: Whose; readonly regime: string; readonly period: string };

/** One form in the inbox, among all of an authority. */
export function itemKey({
  regime,
  place,
  period,
}: {
  readonly regime: string;
  readonly place: { readonly key: string };
  readonly period: string;
}): string {
  return [regime, place.key, period].join(" ");
}

export function isWhose({ mine }: AwaitingJson, whose: Whose): boolean {
  return whose === "all" || mine === (whose === "mine");
}

/** What a filter leaves. @rule Y60 */
export function filterAwaiting(items: readonly AwaitingJson[], { whose, regime, period }: InboxFilter): readonly AwaitingJson[] {
  return items.filter(
    (item) => isWhose(item, whose) && (regime === "" || item.regime === regime) && (period === "" || item.period === period),
  );
}

export const INBOX_SORTS = ["sentAt", "place", "period"] as const;
export type InboxSort = (typeof INBOX_SORTS)[number];
export type InboxOrder = { readonly by: InboxSort; readonly isBack: boolean };

/** The order as an address tells it: "place", or "-place" the other way round; what waits longest first if it tells none. */
export function readOrder(text: string | undefined): InboxOrder {
  const isBack = text?.startsWith("-") ?? false;
  const name = isBack ? text?.slice(1) : text;
  return { by: INBOX_SORTS.find((one) => one === name) ?? "sentAt", isBack };
}

/** The order after its column was pressed. */
export function turnOrder({ by, isBack }: InboxOrder, pressed: InboxSort): string {
  return by === pressed && !isBack ? `-${pressed}` : pressed;
}

/** What is equal stays with what waits longest first. @rule Y60 */
export function sortAwaiting(items: readonly AwaitingJson[], { by, isBack }: InboxOrder): readonly AwaitingJson[] {
  const way = isBack ? -1 : 1;
  const compare = (a: AwaitingJson, b: AwaitingJson): number => {
    switch (by) {
      case "sentAt":
        return 0;
      case "place":
        return a.place.name.localeCompare(b.place.name, "vi");
      case "period":
        return a.period.localeCompare(b.period);
    }
  };
  return [...items].sort(
    (a, b) =>
      way * (compare(a, b) || (by === "sentAt" ? a.sentAt.localeCompare(b.sentAt) : 0)) || a.sentAt.localeCompare(b.sentAt),
  );
}

/**
 * The chosen forms after one was chosen or let go; with `from`, the one before, everything between them too. Only what can be chosen is.
 *
 * @param shown  keys of what can be chosen, in the order in which they are shown
 * @rule Y61
 */
export function chooseItems(
  chosen: ReadonlySet<string>,
  shown: readonly string[],
  { key, isChosen, from }: { readonly key: string; readonly isChosen: boolean; readonly from: string | undefined },
): ReadonlySet<string> {
  const [start, end] = [from === undefined ? -1 : shown.indexOf(from), shown.indexOf(key)];
  const some = start < 0 || end < 0 ? [key] : shown.slice(Math.min(start, end), Math.max(start, end) + 1);
  const next = new Set(chosen);
  for (const one of some) {
    if (isChosen) next.add(one);
    else next.delete(one);
  }
  return next;
}

/** What is to be known before several are approved at once. @rule Y61 */
export function countItems(items: readonly AwaitingJson[]): {
  readonly forms: number;
  readonly explained: number;
  readonly corrections: number;
  readonly late: number;
} {
  const count = (is: (item: AwaitingJson) => boolean): number => items.filter(is).length;
  return {
    forms: items.length,
    explained: count(({ explained }) => explained > 0),
    corrections: count(({ correction }) => correction),
    late: count(({ late }) => late),
  };
}

/** A form among those that wait: which it is, and those before and after it. From the last the first comes after. @rule Y64 */
export function findNeighbours(
  queue: readonly AwaitingJson[],
  key: string,
): { readonly at: number; readonly previous: AwaitingJson | undefined; readonly next: AwaitingJson | undefined } {
  const at = queue.findIndex((item) => itemKey(item) === key);
  const others = queue.length - (at < 0 ? 0 : 1);
  if (others === 0) return { at, previous: undefined, next: undefined };
  return {
    at,
    previous: at < 0 ? undefined : queue.at(at - 1),
    next: queue[(at + 1) % queue.length],
  };
}

/** In pieces the server takes. */
export function splitBatches<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));
}
