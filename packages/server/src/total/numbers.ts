import type { Indicator, Series } from "@kehoach/core/indicator/indicator";
import { type Place, showPlaceKey } from "@kehoach/core/place/place";
import type { Tx } from "../platform/transaction.ts";
import { addsUp, seriesOf } from "./own-figures.ts";

/** What totals are made by: the book of the authority. */
export type TotalBook = {
  readonly authority: { readonly place: string };
  readonly places: readonly Place[];
  readonly indicators: ReadonlyMap<string, Indicator>;
};

export type Numbers = {
  /** By key. */
  readonly places: ReadonlyMap<string, bigint>;
  readonly keys: ReadonlyMap<bigint, string>;
  /** Of every indicator. */
  readonly codes: ReadonlyMap<bigint, string>;
  readonly indicators: ReadonlyMap<string, bigint>;
  /** The series that is added up, of each indicator that adds up over places. */
  readonly series: ReadonlyMap<bigint, Series>;
};

/** By the places of a book, which stay the same object until a pack is applied, and no number ever changes. */
const known = new WeakMap<TotalBook["places"], Numbers>();

/** The numbers of places and indicators in the database. */
export async function loadNumbers(tx: Tx, authorityId: bigint, book: TotalBook): Promise<Numbers> {
  const found = known.get(book.places);
  if (found) return found;
  const places = await tx.selectFrom("place").select(["id", "code", "valid_from"]).execute();
  const indicators = await tx.selectFrom("indicator").select(["id", "code"]).where("authority_id", "=", authorityId).execute();
  const series = indicators.flatMap(({ id, code }): [bigint, Series][] => {
    const indicator = book.indicators.get(code);
    return indicator && addsUp(indicator) ? [[id, seriesOf(indicator.judgedBy)]] : [];
  });
  const keyed = places.map(({ id, code, valid_from }) => ({ id, key: showPlaceKey({ code, validFrom: valid_from }) }));
  const numbers = {
    places: new Map(keyed.map(({ id, key }) => [key, id])),
    keys: new Map(keyed.map(({ id, key }) => [id, key])),
    codes: new Map(indicators.map(({ id, code }) => [id, code])),
    indicators: new Map(indicators.map(({ id, code }) => [code, id])),
    series: new Map(series),
  };
  known.set(book.places, numbers);
  return numbers;
}

/** The number of a place, which every place of a book has. */
export function numberOf(numbers: Numbers, key: string): bigint {
  const id = numbers.places.get(key);
  if (id === undefined) throw new Error(`place ${key} has no number`);
  return id;
}
