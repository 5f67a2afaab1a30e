import { addShares, type Total } from "@kehoach/core/value/roll-up";
import { readNow, type Tx } from "../platform/transaction.ts";
import { saveLevel } from "./level.ts";
import { type Numbers, numberOf, type TotalBook } from "./numbers.ts";
import { type CellKey, loadOwnCells, type PlacePeriod } from "./own-figures.ts";
import {
  addBelow,
  insertOwn,
  isSameOwn,
  isSameTotal,
  loadRows,
  type NamedRow,
  type OwnRow,
  takeOwn,
  toOwnRows,
  updateOwn,
} from "./rows.ts";
import { type DayTree, dayOfPeriod, leavesOf, listAbove, treeOn } from "./tree.ts";

export type TotalFrame = { readonly authorityId: bigint; readonly book: TotalBook; readonly numbers: Numbers };

type More = { readonly row: NamedRow; readonly share: Total };
/** What changed right below a place: by reading what comes in addition, and cells of which a share became another one or is gone. */
type Incoming = { readonly more: Map<string, More>; readonly others: Map<string, CellKey> };
/** Of one period, by the key of the place that is to follow. */
type Pending = Map<string, Incoming>;

/** What comes into the place above one; nothing comes above the place of the authority, nor beside it. */
function intoAbove(pending: Pending, tree: DayTree, place: string): Incoming | undefined {
  const [above] = listAbove(tree, place);
  if (above === undefined) return undefined;
  const found = pending.get(above) ?? { more: new Map(), others: new Map() };
  pending.set(above, found);
  return found;
}

function addMore({ more }: Incoming, row: NamedRow, share: Total): void {
  const before = more.get(row.name);
  more.set(row.name, { row, share: (before && addShares([before.share, share])) ?? share });
}

/** What a place brings into the total above it: what it says, and where it says nothing what is kept below it. @rule V10 */
function shareOf(own: OwnRow["own"] | undefined, below: Total | undefined, leaves: number): Total | undefined {
  if (own === undefined) return below;
  return { places: leaves, weakest: own.status, ...(own.value === undefined ? {} : { value: own.value }) };
}

/** Values held at once: of many forms those of a few, of a pack those of many places. */
const VALUES_AT_ONCE = 7_500;

/** A place and a period of which values were written, and how many. */
export type TouchedPair = PlacePeriod & { readonly values: number };

function inPortions(touched: readonly TouchedPair[]): readonly (readonly TouchedPair[])[] {
  const portions: TouchedPair[][] = [];
  let room = 0;
  for (const pair of touched) {
    if (room <= 0) {
      portions.push([]);
      room = VALUES_AT_ONCE;
    }
    portions.at(-1)?.push(pair);
    room -= pair.values;
  }
  return portions;
}

/** Keeps what touched places say now, and tells what follows above them. */
async function keepOwn(tx: Tx, frame: TotalFrame, touched: readonly PlacePeriod[], pendingOf: (period: string) => Pending) {
  const { authorityId, book, numbers } = frame;
  const cells = await loadOwnCells(tx, authorityId, numbers.series, { pairs: touched });
  const kept = await loadRows(tx, authorityId, touched);
  const own = cells.flatMap(toOwnRows);
  const nameOf = (row: NamedRow): string => `${row.placeId} ${row.name}`;
  const before = new Map(kept.map((row) => [nameOf(row), row]));
  const after = before.size === 0 ? new Map<string, OwnRow>() : new Map(own.map((row) => [nameOf(row), row]));
  const oldOf = (row: NamedRow) => (before.size === 0 ? undefined : before.get(nameOf(row)));
  const written = own.filter((row) => !isSameOwn(row.own, oldOf(row)?.own));
  const gone = kept.filter((row) => row.own !== undefined && !after.has(nameOf(row)));
  const at = await readNow(tx);
  await insertOwn(
    tx,
    authorityId,
    written.filter((row) => oldOf(row) === undefined),
    at,
  );
  await updateOwn(
    tx,
    authorityId,
    written.filter((row) => oldOf(row) !== undefined),
    at,
  );
  await takeOwn(tx, authorityId, gone, at);
  const above = new Map<string, { readonly incoming: Incoming | undefined; readonly leaves: number }>();
  const aboveOf = ({ placeId, period }: NamedRow) => {
    const pair = `${placeId} ${period}`;
    const known = above.get(pair);
    if (known) return known;
    const tree = treeOn(book.places, book.authority.place, dayOfPeriod(period));
    const place = numbers.keys.get(placeId) ?? "";
    const found = { incoming: intoAbove(pendingOf(period), tree, place), leaves: leavesOf(tree, place) };
    above.set(pair, found);
    return found;
  };
  const follow = (row: NamedRow, is: OwnRow["own"] | undefined): void => {
    const { incoming, leaves } = aboveOf(row);
    const old = oldOf(row);
    const [share, was] = [shareOf(is, old?.below, leaves), old && shareOf(old.own, old.below, leaves)];
    if (incoming === undefined || isSameTotal(was, share)) return;
    if (was === undefined && share !== undefined) addMore(incoming, row, share);
    else incoming.others.set(row.line, row);
  };
  for (const row of written) follow(row, row.own);
  for (const row of gone) follow(row, undefined);
}

/** Takes the places that lie deepest out of those that are to follow. */
function takeDeepest(pending: Pending, tree: DayTree): ReadonlyMap<string, Incoming> {
  const depthOf = (place: string): number => listAbove(tree, place).length;
  const deepest = Math.max(...[...pending.keys()].map(depthOf));
  const level = new Map([...pending].filter(([place]) => depthOf(place) === deepest));
  for (const place of level.keys()) pending.delete(place);
  return level;
}

/**
 * Carries what changed upward, level by level. What comes in addition is added; where a share became another one, or is gone, the cell is
 * made anew from all that lies below: how weak the rest is, a sum does not tell.
 */
async function carryUp(tx: Tx, { authorityId, book, numbers }: TotalFrame, period: string, pending: Pending): Promise<void> {
  const tree = treeOn(book.places, book.authority.place, dayOfPeriod(period));
  while (pending.size > 0) {
    const level = takeDeepest(pending, tree);
    const anew = [...level].filter(([, { others }]) => others.size > 0).map(([place]) => place);
    const cells = new Map([...level.values()].flatMap(({ others }) => [...others]));
    const [first, ...rest] = cells.values();
    if (first) await saveLevel(tx, authorityId, { parents: anew, cells: [first, ...rest], tree }, numbers, "places");
    for (const place of anew) for (const [line, cell] of cells) intoAbove(pending, tree, place)?.others.set(line, cell);
    const added = [...level].flatMap(([place, { more }]) =>
      [...more.values()]
        .filter(({ row }) => !(cells.has(row.line) && anew.includes(place)))
        .map(({ row, share }) => ({ ...row, placeId: numberOf(numbers, place), place, below: share })),
    );
    if (added.length === 0) continue;
    const open = await addBelow(tx, authorityId, added, await readNow(tx));
    for (const row of added) {
      const incoming = open.has(`${row.placeId} ${row.name}`) ? intoAbove(pending, tree, row.place) : undefined;
      if (incoming) addMore(incoming, row, row.below);
    }
  }
}

/** What places say now is kept, and the totals above them follow. */
export async function followTouched(tx: Tx, frame: TotalFrame, touched: readonly TouchedPair[]): Promise<void> {
  const periods = new Map<string, Pending>();
  const pendingOf = (period: string): Pending => {
    const found = periods.get(period) ?? new Map<string, Incoming>();
    periods.set(period, found);
    return found;
  };
  for (const portion of inPortions(touched)) await keepOwn(tx, frame, portion, pendingOf);
  for (const [period, pending] of periods) await carryUp(tx, frame, period, pending);
}
