import { abs, compare, isZero, multiply } from "../../quantity/decimal.ts";
import type { Claim, Expression } from "../claim.ts";
import { listFigures } from "../judge/claim-figures.ts";
import { holds } from "../judge/judge.ts";
import { gapOf } from "../sum/gap.ts";
import { baseValue } from "../wording/measures.ts";
import type { Row, Sheet } from "./columns.ts";
import { type Footed, isOfWhich, isOnlyTotal, isTotal } from "./row-footings.ts";

/** A larger gap is another thing than a row left out. */
const MOST_GAP = { units: 60n, scale: 2 };

/** 1 where a total is greater than its parts by less than the most, −1 where it is less, undefined otherwise. */
function gapSign(claim: Claim): 1 | -1 | undefined {
  const gap = gapOf(claim.stated, listFigures(claim.expression));
  const total = abs(baseValue(claim.stated));
  if (isZero(gap) || compare(abs(gap), multiply(total, MOST_GAP)) >= 0) return undefined;
  return gap.units > 0n ? 1 : -1;
}

/** Whether a total and what should make it up are of one size. */
export function isNearGap(claim: Claim): boolean {
  return claim.expression.op === "sum" ? gapSign(claim) !== undefined : false;
}

/** Rows without levels: all marked alike, none set apart, nothing "trong đó". */
function isFlat(rows: readonly Row[]): boolean {
  const kinds = new Set(rows.map(({ mark, indent, bold }) => `${mark.replace(/[\p{L}\d]+/gu, "1")}:${indent}:${bold}`));
  return kinds.size === 1 && !rows.some((row) => isOfWhich(row) || row.mark.includes("."));
}

/** The rows a total stands under, or over when it is the first: up to another total, or a row that only heads others. */
function blockOf(total: Row, rows: readonly Row[], hasFigures: (row: Row) => boolean): readonly Row[] {
  const place = rows.indexOf(total);
  const ends = (row: Row): boolean => isTotal(row) || !hasFigures(row);
  if (place === 0) {
    const end = rows.findIndex((row, at) => at > 0 && ends(row));
    return rows.slice(1, end < 0 ? rows.length : end);
  }
  return rows.slice(rows.findLastIndex((row, at) => at < place && ends(row)) + 1, place);
}

/** Leaving one part out makes every column right: that row is none of the total's. */
function fitsWithoutOne(claims: readonly Claim[], parts: number): boolean {
  const without = ({ expression, ...claim }: Claim, at: number): Claim => {
    const terms: readonly Expression[] = expression.op === "sum" ? expression.terms.filter((_, place) => place !== at) : [];
    return { ...claim, expression: { op: "sum", terms } };
  };
  return Array.from({ length: parts }, (_, at) => at).some((at) => claims.every((claim) => holds(without(claim, at))));
}

function isMissed({ claims }: Footed): boolean {
  const signs = new Set(claims.map(gapSign));
  const [first] = claims;
  return (
    first !== undefined &&
    signs.size === 1 &&
    !signs.has(undefined) &&
    claims.every(({ binding }) => binding === "firm") &&
    !fitsWithoutOne(claims, listFigures(first.expression).length)
  );
}

/**
 * A row that is nothing but the total of a flat block, whose every column misses its parts on the same side: a row may be left out, or
 * one too many. One check, on the first column. Of several such rows one must be proven, so that it is known which rows they add up.
 * What only numbering calls a total is no total when nothing adds up.
 *
 * @rule Q295
 */
export function findMissingRows(sheet: Sheet, tested: readonly Footed[]): readonly Claim[] {
  const rows = sheet.rows.slice(sheet.firstRow).filter(({ label }) => label !== "");
  const hasFigures = ({ index }: Row): boolean => sheet.columns.some(({ figures }) => figures[index] !== undefined);
  const totals = rows.filter(isTotal);
  const isProven = (total: Row): boolean =>
    tested.some(
      ({ footing, believed, claims }) => footing.total === total.index && (believed || claims.some((claim) => holds(claim))),
    );
  const last = rows.findLast(hasFigures);
  return totals.flatMap((total): readonly Claim[] => {
    const block = blockOf(total, rows, hasFigures);
    if (!isOnlyTotal(total) || isProven(total) || !isFlat(block)) return [];
    if (totals.length === 1 ? total !== rows[0] && total !== last : total === rows[0] || !totals.some(isProven)) return [];
    const key = block.map(({ index }) => index).join();
    const footed = tested.find(({ footing }) => footing.total === total.index && footing.parts.join() === key);
    const [first] = footed?.claims ?? [];
    return footed && first && isMissed(footed) ? [{ ...first, binding: "likely" }] : [];
  });
}
