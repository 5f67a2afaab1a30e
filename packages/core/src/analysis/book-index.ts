import type { Cell } from "../indicator/cell.ts";
import { groupBy } from "../place/group-by.ts";
import type { TargetVersion } from "../plan/target.ts";
import type { StatedRelation } from "../value/relation.ts";
import type { ValueVersion } from "../value/value.ts";
import type { Book, FactIndex } from "./book.ts";

/** The same book with its facts sorted by cell, so that finding one does not search them all. Nothing it says changes. @rule A14 */
export function indexBook(book: Book): Book {
  const { index, values, targets, relations } = book;
  if (index?.values.of === values && index.targets.of === targets && index.relations.of === relations) return book;
  const stated = relations.filter(({ subject }) => subject !== undefined);
  return {
    ...book,
    index: {
      values: { of: values, near: groupBy(values, ({ key }) => toNeighbourhood(key)) },
      targets: { of: targets, near: groupBy(targets, ({ key }) => toNeighbourhood(key)) },
      relations: { of: relations, near: groupBy(stated, ({ subject }) => (subject ? toNeighbourhood(subject) : "")) },
    },
  };
}

/** Values among which every one of the cell is, in the order of the book: few if the book is indexed, else all. @rule A14 */
export function listValuesNear(book: Book, cell: Cell): readonly ValueVersion[] {
  return pick(book.index?.values, book.values, cell);
}

/** The same of targets. @rule A14 */
export function listTargetsNear(book: Book, cell: Cell): readonly TargetVersion[] {
  return pick(book.index?.targets, book.targets, cell);
}

/** The same of relations, by their subject. @rule A14 */
export function listRelationsNear(book: Book, cell: Cell): readonly StatedRelation[] {
  return pick(book.index?.relations, book.relations, cell);
}

function pick<T>(index: FactIndex<T> | undefined, all: readonly T[], cell: Cell): readonly T[] {
  return index?.of === all ? (index.near.get(toNeighbourhood(cell)) ?? []) : all;
}

/** Cheap to make, the same for equal cells; cells that share it are told apart by whoever looks. */
function toNeighbourhood({ indicator, place, period }: Cell): string {
  return `${indicator} ${place.code} ${period.start}`;
}
