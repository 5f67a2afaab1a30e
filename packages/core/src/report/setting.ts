import type { Book } from "../analysis/book.ts";
import { indexBook } from "../analysis/book-index.ts";
import type { Period } from "../period/period.ts";
import type { Phrase } from "../phrase/phrase.ts";
import type { PlaceKey } from "../place/place.ts";
import type { JudgeMode } from "../verdict/verdict.ts";
import type { ReportProblem } from "./bound.ts";
import type { ProseAt } from "./outline.ts";

/** What every reference of one report is read in. */
export type Setting = {
  readonly book: Book;
  /** The same book with the facts of one indicator only: what a single figure is read from. */
  readonly pageOf: (indicator: string) => Book;
  readonly phrases: ReadonlyMap<string, Phrase>;
  readonly place: PlaceKey;
  readonly period: Period;
  readonly mode: JudgeMode;
  readonly padCounts: boolean;
  /** A reference to a relation the book lacks prints "chưa có số liệu" instead of being refused: for a book stripped of relations. */
  readonly lostRelations: boolean;
};

/** Sorts the facts of a book by indicator, so that a figure does not search through all of them. */
export function createPages(book: Book): (indicator: string) => Book {
  const values = Map.groupBy(book.values, ({ key }) => key.indicator);
  const targets = Map.groupBy(book.targets, ({ key }) => key.indicator);
  const relations = Map.groupBy(book.relations, ({ subject }) => subject?.indicator ?? "");
  const pages = new Map<string, Book>();
  return (indicator) => {
    const known = pages.get(indicator);
    if (known) return known;
    const page = indexBook({
      ...book,
      values: values.get(indicator) ?? [],
      targets: targets.get(indicator) ?? [],
      relations: relations.get(indicator) ?? [],
    });
    pages.set(indicator, page);
    return page;
  };
}

type Fault<P> = P extends unknown ? Omit<P, "path" | "line" | "column"> : never;

/** A problem of a reference, before it is known where the reference stands. */
export type ReferenceFault = Fault<ReportProblem>;

/** The problem, at its place. */
export function atPlace(fault: ReferenceFault, at: ProseAt): ReportProblem {
  return { ...at, ...fault };
}

/** What prints where there are no data. */
export const MISSING = "chưa có số liệu";
