import type { Book } from "../../analysis/book.ts";
import { findPrinted } from "../../analysis/fact.ts";
import type { TargetVersion } from "../../plan/target.ts";
import { equals } from "../../quantity/decimal.ts";
import { showNumberText } from "../../quantity/number-text.ts";
import type { FactSource, ValueVersion } from "../../value/value.ts";
import type { Figure } from "../figure/figure.ts";
import { contains } from "../judge/interval.ts";
import { listExact, nearestOf, readPrinted } from "../judge/printed.ts";
import { compareRationals } from "../judge/rational.ts";
import type { PackFact } from "../note.ts";
import { baseValue } from "../wording/measures.ts";
import type { BookCell } from "./cells.ts";
import { readUnit } from "./unit-fit.ts";

/** One version of an authority, as a report would print it. */
export type Printed = { readonly figure: Figure; readonly fact: PackFact };

/** A version's paper: its number as printed, else its name in the pack. */
function nameOf(book: Book, document: string): string {
  const paper = book.papers.find(({ code }) => code === document);
  return paper?.number ?? document;
}

/** Who says a version: a paper, or an approved form. @rule Q316 */
function nameSource(book: Book, source: FactSource): Pick<PackFact, "document" | "form"> {
  if ("document" in source) return { document: nameOf(book, source.document) };
  if ("total" in source) return {};
  const { regime, period } = source.sheet;
  return { form: { name: book.regimes.find(({ code }) => code === regime)?.name ?? regime, period } };
}

/** "Diện tích chè hiện có (chè búp)" */
export function nameCell(cell: BookCell): string {
  return cell.items === "" ? cell.indicator.name : `${cell.indicator.name} (${cell.items})`;
}

/**
 * A version with its number, unit and decimals as entered; undefined where "no such figure" was declared.
 *
 * @param like  the report's figure: lends its unit where the report's words for it are not among those a report prints
 */
export function printVersion(
  book: Book,
  cell: BookCell,
  version: ValueVersion | TargetVersion,
  like: Figure,
): Printed | undefined {
  const printed = findPrinted(book, version);
  const unit = printed && book.units.get(printed.unit);
  if (!printed || !unit) return undefined;
  const read = readUnit(unit).printed ?? { ...like, scale: 0 };
  const { key, source, knownAt } = version;
  const shared = {
    indicator: cell.indicator.code,
    name: nameCell(cell),
    value: `${showNumberText(printed.value, { decimals: printed.decimals })} ${unit.name}`,
    knownAt,
  };
  const fact: PackFact =
    "status" in key
      ? {
          ...shared,
          kind: "value",
          status: key.status,
          ...nameSource(book, source),
          ...("dataAsOf" in version && version.dataAsOf !== undefined ? { dataAsOf: version.dataAsOf } : {}),
        }
      : {
          ...shared,
          kind: "target",
          state: "state" in version ? version.state : "assigned",
          ...("document" in version && version.document !== undefined
            ? { document: nameOf(book, version.document) }
            : nameSource(book, source)),
        };
  const { hedge: _hedge, qualifiers: _qualifiers, ambiguous: _ambiguous, ...plain } = read;
  return {
    figure: { ...plain, qualifiers: [], value: printed.value, decimals: printed.decimals, text: shared.value, scale: read.scale },
    fact,
  };
}

/** The report's figure with the unit of the authority's where it prints none. */
export function inUnitOf(figure: Figure, fact: Figure): Figure {
  return figure.unit.dimension === "" ? { ...figure, unit: fact.unit, scale: fact.scale } : figure;
}

/**
 * Whether both print one value: the finer of the two rounds to the coarser; a hedged figure ("hơn 370 ha") may be of any value that
 * its hedge allows. Two numbers of one precision are equal or are not.
 *
 * @rule Q315
 */
export function isEqual(figure: Figure, fact: Figure): boolean {
  const own = inUnitOf(figure, fact);
  if (equals(baseValue(own), baseValue(fact))) return true;
  const isExact = listExact([own, fact]);
  const [a, b] = [own, fact].map((one) => readPrinted(one, isExact(one)));
  if (!a || !b) return false;
  if (own.hedge !== undefined) return contains(a.interval, b.value);
  const finer = compareRationals(a.ulp, b.ulp);
  if (finer === 0) return false;
  return finer > 0 ? !a.exact && contains(nearestOf(a), b.value) : !b.exact && contains(nearestOf(b), a.value);
}
