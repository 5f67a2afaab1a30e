import { listAssigners } from "../../analysis/assigners.ts";
import type { Book } from "../../analysis/book.ts";
import { findJudgingTarget } from "../../plan/judging-target.ts";
import type { TargetVersion } from "../../plan/target.ts";
import { abs, compare, type Decimal, divide, equals, HUNDRED, multiply, showDecimal, subtract } from "../../quantity/decimal.ts";
import { showNumberText } from "../../quantity/number-text.ts";
import { findBestKnown } from "../../value/best-known.ts";
import type { StatedRelation } from "../../value/relation.ts";
import type { ValueVersion } from "../../value/value.ts";
import type { PackFact } from "../note.ts";
import type { BookCell } from "./cells.ts";
import type { Certainty, Compared } from "./compare-fact.ts";
import { nameCell } from "./facts.ts";
import type { Told } from "./told.ts";

/** What value and target of the authority give, at the report's decimals and finer. */
type Ratio = { readonly rounded: Decimal; readonly fine: Decimal; readonly fact: PackFact };

function later(a: string, b: string): string {
  return a > b ? a : b;
}

function toRatio(cell: BookCell, value: ValueVersion, target: TargetVersion, decimals: number): Ratio | undefined {
  if (value.value === undefined || target.value === undefined || compare(target.value, { units: 0n, scale: 0 }) <= 0)
    return undefined;
  const hundredfold = multiply(value.value, HUNDRED);
  const rounded = divide(hundredfold, target.value, decimals);
  const fine = divide(hundredfold, target.value, decimals + 2);
  if (!rounded || !fine) return undefined;
  return {
    rounded,
    fine,
    fact: {
      kind: "percent",
      indicator: cell.indicator.code,
      name: nameCell(cell),
      value: `${showNumberText(fine)} %`,
      status: value.key.status,
      knownAt: later(value.knownAt, target.knownAt),
      ...(value.dataAsOf === undefined ? {} : { dataAsOf: value.dataAsOf }),
    },
  };
}

function toPrinted(book: Book, cell: BookCell, relation: StatedRelation): PackFact | undefined {
  if (!relation.stated) return undefined;
  const { document } = relation.source;
  return {
    kind: "printed-percent",
    indicator: cell.indicator.code,
    name: nameCell(cell),
    value: `${relation.stated.asEntered.text} %`,
    knownAt: relation.knownAt,
    document: book.papers.find(({ code }) => code === document)?.number ?? document,
  };
}

/**
 * Holds a percentage of the plan against what the authority's value and target give; where it has not both, against what a paper of
 * the authority prints. A percentage that a paper prints against its own figures is looked at, never an error: it may be the paper's.
 *
 * @rule Q318
 */
export function comparePercent(book: Book, told: Told, cell: BookCell, certainty: Certainty): Compared {
  const { value: stated, decimals } = told.figure;
  const key = { ...cell, indicator: cell.indicator.code };
  const value = findBestKnown(cell.values, key, { series: cell.indicator.judgedBy }) ?? findBestKnown(cell.values, key);
  const target = findJudgingTarget(cell.targets, key, { assigners: () => listAssigners(book) });
  const ratio = value && target && toRatio(cell, value, target, decimals);
  const others = cell.values.flatMap((one) => cell.targets.flatMap((of) => toRatio(cell, one, of, decimals) ?? []));
  const paper = cell.relations.find((relation) => relation.stated && equals(relation.stated.value, stated));
  const printed = paper && toPrinted(book, cell, paper);
  if (ratio) {
    const computed = showDecimal(ratio.fine);
    if (equals(ratio.rounded, stated)) return { result: "ok", note: { code: "pack-agrees", fact: ratio.fact }, computed };
    // Cut off or raised instead of rounded.
    if (compare(abs(subtract(ratio.fine, stated)), { units: 1n, scale: decimals }) < 0)
      return { result: "convention", note: { code: "pack-agrees", fact: ratio.fact }, computed };
    const other = others.find(({ rounded }) => equals(rounded, stated))?.fact ?? printed;
    if (other) return { result: "review", note: { code: "pack-other-version", fact: ratio.fact, printed: other }, computed };
    const isSure = certainty === "sure" && told.figure.hedge === undefined && told.status !== "estimate";
    return { result: isSure ? "error" : "review", note: { code: "pack-differs", fact: ratio.fact }, computed };
  }
  if (printed) return { result: "ok", note: { code: "pack-agrees", fact: printed }, computed: showDecimal(stated) };
  const [known] = cell.relations.flatMap((relation) => toPrinted(book, cell, relation) ?? []);
  if (known) return { result: "review", note: { code: "pack-differs", fact: known } };
  const fact = { kind: "percent", indicator: cell.indicator.code, name: nameCell(cell) } as const;
  return { result: "unchecked", note: { code: "pack-missing", fact } };
}
