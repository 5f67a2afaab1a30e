import { listAssigners } from "../../analysis/assigners.ts";
import type { Book } from "../../analysis/book.ts";
import { lastDay } from "../../period/period.ts";
import { findJudgingTarget } from "../../plan/judging-target.ts";
import type { TargetVersion } from "../../plan/target.ts";
import { showDecimal } from "../../quantity/decimal.ts";
import { findBestKnown, listCurrent } from "../../value/best-known.ts";
import type { ValueVersion } from "../../value/value.ts";
import type { Result } from "../claim.ts";
import type { Figure } from "../figure/figure.ts";
import { toValue } from "../judge/printed.ts";
import { over, roundRational, trimDecimal } from "../judge/rational.ts";
import type { Note } from "../note.ts";
import type { BookCell } from "./cells.ts";
import { inUnitOf, isEqual, nameCell, type Printed, printVersion } from "./facts.ts";
import type { Told } from "./told.ts";

/** How sure a link is: only a sure one makes an error; a helped one was found with the help of the value itself. */
export type Certainty = "sure" | "strong" | "helped";

export type Compared = { readonly result: Result; readonly note: Note; readonly computed?: string };

/** The authority's number in the unit of the report's figure, canonical text; undefined when it has no end. */
export function toComputed(figure: Figure, fact: Figure): string | undefined {
  const own = inUnitOf(figure, fact);
  const one = toValue({ ...own, value: { units: 1n, scale: 0 } });
  const value = over(toValue(fact), one);
  return value && showDecimal(trimDecimal(roundRational(value, own.decimals + 6, "half-up"), 0));
}

function listValues(cell: BookCell): { readonly best?: ValueVersion; readonly current: readonly ValueVersion[] } {
  const key = { ...cell, indicator: cell.indicator.code };
  const best = findBestKnown(cell.values, key, { series: cell.indicator.judgedBy }) ?? findBestKnown(cell.values, key);
  return { ...(best ? { best } : {}), current: listCurrent(cell.values, key) };
}

/** The version that the report's words speak of: of its status and day if there is one, else the best known. */
function findAsked(told: Told, cell: BookCell): ValueVersion | undefined {
  const { best, current } = listValues(cell);
  const ofDay = cell.values.filter(({ dataAsOf }) => dataAsOf === told.dataAsOf && told.dataAsOf !== undefined);
  const ofStatus = (version: ValueVersion): boolean => version.key.status === told.status;
  return ofDay.findLast(ofStatus) ?? ofDay.at(-1) ?? current.find(ofStatus) ?? best;
}

type Versions = { readonly asked?: ValueVersion | TargetVersion; readonly all: readonly (ValueVersion | TargetVersion)[] };

function listVersions(book: Book, told: Told, cell: BookCell): Versions {
  if (told.role === "target") {
    const key = { ...cell, indicator: cell.indicator.code };
    const asked = findJudgingTarget(cell.targets, key, { assigners: () => listAssigners(book) }) ?? cell.targets.at(-1);
    return { ...(asked ? { asked } : {}), all: cell.targets };
  }
  const asked = findAsked(told, cell);
  return { ...(asked ? { asked } : {}), all: cell.values };
}

/** Whether status and day let no difference but a mistake be: an estimate may differ from what came after it. */
function isOneFact(told: Told, asked: Printed): boolean {
  const { fact } = asked;
  if (fact.kind === "target") return true;
  return (
    (told.status === "estimate") === (fact.status === "estimate") && (told.dataAsOf !== undefined || fact.dataAsOf === undefined)
  );
}

/** Every version of the cell that the figure may be held against, as printed. */
export function listPrinted(book: Book, cell: BookCell, told: Told): readonly Printed[] {
  return listVersions(book, told, cell).all.flatMap((version) => printVersion(book, cell, version, told.figure) ?? []);
}

/**
 * Holds an amount against an authority's: equal within what both print; equal to another version or status; or differing, an error
 * only where link, status and day are sure and the report hedges nothing.
 *
 * @rule Q315 Q316 Q317
 */
export function compareAmount(book: Book, told: Told, cell: BookCell, certainty: Certainty): Compared {
  const { asked: version, all } = listVersions(book, told, cell);
  const asked = version && printVersion(book, cell, version, told.figure);
  const { figure } = told;
  if (!asked) {
    const kind = told.role === "target" ? "target" : "value";
    return {
      result: "unchecked",
      note: { code: "pack-missing", fact: { kind, indicator: cell.indicator.code, name: nameCell(cell) } },
    };
  }
  const computed = toComputed(figure, asked.figure);
  const shown = computed === undefined ? {} : { computed };
  if (isEqual(figure, asked.figure)) return { result: "ok", note: { code: "pack-agrees", fact: asked.fact }, ...shown };
  const other = all
    .flatMap((one) => (one === version ? [] : (printVersion(book, cell, one, figure) ?? [])))
    .findLast((one) => isEqual(figure, one.figure));
  if (other) return { result: "review", note: { code: "pack-other-version", fact: asked.fact, printed: other.fact }, ...shown };
  // A version that says no day covers its whole period.
  if (told.role === "value" && told.dataAsOf !== undefined && told.dataAsOf !== (asked.fact.dataAsOf ?? lastDay(cell.period)))
    return { result: "unchecked", note: { code: "pack-other-day", fact: asked.fact }, ...shown };
  const isSure = certainty === "sure" && figure.hedge === undefined && isOneFact(told, asked);
  return { result: isSure ? "error" : "review", note: { code: "pack-differs", fact: asked.fact }, ...shown };
}
