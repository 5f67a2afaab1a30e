import type { IsoDate } from "../period/period.ts";
import { add, compare, type Decimal, multiply, ONE } from "../quantity/decimal.ts";
import { type Place, type PlaceKey, showPlaceKey } from "./place.ts";
import { findShares, type PlaceHistory, type Share, type ShareProblem } from "./succession.ts";
import { placesAt } from "./tree.ts";

/** One place's figure in the boundaries it was given in. Without a value: "no such figure" was declared. */
export type PlaceFigure = { readonly place: PlaceKey; readonly value?: Decimal };

/** What one place of the asked boundaries has, and out of which figures. */
export type BoundaryRow = {
  readonly place: PlaceKey;
  /** The exact sum of what was given; undefined if nothing was. */
  readonly value?: Decimal;
  /** The places whose figures went in, with the share that did. */
  readonly from: readonly Share[];
  /** Places that belong here and gave nothing. They are not counted as zero: the value is of the others only. */
  readonly missing: readonly PlaceKey[];
  /** Places that declared they have no such figure. */
  readonly noFigure: readonly PlaceKey[];
  /** Whether a share below one went in: the value is then an estimate by that share. */
  readonly estimated: boolean;
};

export type BoundaryReading = {
  readonly rows: readonly BoundaryRow[];
  /** Figures that could not be carried over, and why. */
  readonly refused: readonly { readonly figure: PlaceFigure; readonly problems: readonly ShareProblem[] }[];
};

/**
 * Additive figures of one cell's places, read in the boundaries of another day. The figures themselves stay as they are.
 * A = 100 and B = 200, merged into C, give C = 300.
 *
 * @param figures  at most one per place, all in the boundaries of day `at`, in one unit
 * @returns        one row for every place of day `to` that a figure belongs to, in the order of the places
 * @rule           G5 G6 G7
 */
export function convertBoundaries(
  figures: readonly PlaceFigure[],
  history: PlaceHistory,
  at: IsoDate,
  to: IsoDate,
): BoundaryReading {
  const rows = new Map<string, { from: Share[]; parts: Decimal[]; missing: PlaceKey[]; noFigure: PlaceKey[] }>();
  const rowOf = (key: PlaceKey) => {
    const text = showPlaceKey(key);
    const row = rows.get(text) ?? { from: [], parts: [], missing: [], noFigure: [] };
    rows.set(text, row);
    return row;
  };
  const refused: { figure: PlaceFigure; problems: readonly ShareProblem[] }[] = [];
  for (const figure of figures) {
    const found = findShares(history, figure.place, at, to);
    if (!found.ok) {
      refused.push({ figure, problems: found.problems });
      continue;
    }
    for (const { place, share } of found.shares) {
      const row = rowOf(place);
      if (figure.value === undefined) row.noFigure.push(figure.place);
      else {
        row.from.push({ place: figure.place, share });
        row.parts.push(multiply(figure.value, share));
      }
    }
  }
  for (const absent of findAbsent(figures, history.places, at)) {
    const found = findShares(history, absent, at, to);
    const places = found.ok ? found.shares.map(({ place }) => showPlaceKey(place)) : [];
    for (const text of places) rows.get(text)?.missing.push({ code: absent.code, validFrom: absent.validFrom });
  }
  return { rows: history.places.flatMap((place) => toRow(place, rows.get(showPlaceKey(place)))), refused };
}

/** Places of the kind and level that gave figures, alive on the day, that gave none. */
function findAbsent(figures: readonly PlaceFigure[], places: readonly Place[], at: IsoDate): readonly Place[] {
  const given = new Set(figures.map(({ place }) => showPlaceKey(place)));
  const alive = placesAt(places, at);
  const sorts = new Set(alive.filter((place) => given.has(showPlaceKey(place))).map(sortOf));
  return alive.filter((place) => !given.has(showPlaceKey(place)) && sorts.has(sortOf(place)));
}

function sortOf(place: Place): string {
  return `${place.kind} ${place.level}`;
}

function toRow(
  place: Place,
  row: { from: Share[]; parts: Decimal[]; missing: PlaceKey[]; noFigure: PlaceKey[] } | undefined,
): readonly BoundaryRow[] {
  if (row === undefined) return [];
  const { from, missing, noFigure } = row;
  const [first, ...rest] = row.parts;
  const estimated = from.some(({ share }) => compare(share, ONE) !== 0);
  const key = { code: place.code, validFrom: place.validFrom };
  return [{ place: key, ...(first ? { value: rest.reduce(add, first) } : {}), from, missing, noFigure, estimated }];
}
