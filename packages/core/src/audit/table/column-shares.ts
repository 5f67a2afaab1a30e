import { HUNDRED } from "../../quantity/decimal.ts";
import type { Claim } from "../claim.ts";
import type { Figure } from "../figure/figure.ts";
import { holds } from "../judge/judge.ts";
import { measureAlike } from "../wording/measures.ts";
import { isAdditive, isPercentColumn, isRate } from "./column-kinds.ts";
import type { Column, Row, Sheet } from "./columns.ts";
import { isPartRow, isTotal, listFootings } from "./row-footings.ts";
import { readDepths } from "./row-marks.ts";

const STRUCTURE = /cơ cấu|tỷ trọng|tỉ trọng|kết cấu/iu;
const LEAST_ROWS = 3;
/** A structure that misses a hundred by more is no structure of these rows. */
const NEARLY = 10n;

/** "Cơ cấu (%)": the row's amount in per cent of the total row's. Undefined unless the rows prove it. */
function sharesOf(sheet: Sheet, rate: Column, amounts: Column, total: number): readonly Claim[] | undefined {
  const whole = amounts.figures[total];
  if (!whole) return undefined;
  const claims = sheet.rows.flatMap(({ index }): readonly Claim[] => {
    const [stated, part] = [rate.figures[index], amounts.figures[index]];
    if (index === total || !stated || !part || !measureAlike(part, whole)) return [];
    const expression = { op: "percent", a: { op: "figure", figure: part }, b: { op: "figure", figure: whole } } as const;
    const group = `table-formula:${stated.id}`;
    return [
      { kind: "claim", rule: "table-formula", stated, expression, compare: "equal", binding: "firm", alternatives: [], group },
    ];
  });
  const held = claims.filter((claim) => holds(claim));
  const proving = held.filter(({ stated }) => stated.value.units !== 0n);
  return proving.length >= LEAST_ROWS && held.length * 5 >= claims.length * 4 ? claims : undefined;
}

/** Shares that rows have in their total, in a column beside the amounts. @rule Q296 */
export function findShares(sheet: Sheet): readonly Claim[] {
  const totals = new Set([
    ...sheet.rows.filter((row) => row.index >= sheet.firstRow && isTotal(row)).map(({ index }) => index),
    ...listFootings(sheet.rows.slice(sheet.firstRow)).map(({ total }) => total),
  ]);
  const rates = sheet.columns.filter((column) => isRate(column) || isPercentColumn(column));
  const amounts = sheet.columns.filter(isAdditive);
  return rates.flatMap((rate) => {
    for (const total of totals)
      for (const column of amounts) {
        const claims = sharesOf(sheet, rate, column, total);
        if (claims) return claims;
      }
    return [];
  });
}

/** Σ of the parts' shares against a hundred, exact, as whole units of the finest digit. */
function isNearHundred(claim: Claim): boolean {
  if (claim.expression.op !== "sum") return false;
  const figures = claim.expression.terms.flatMap((term) => (term.op === "figure" ? [term.figure] : []));
  const scale = Math.max(...figures.map(({ value }) => value.scale));
  const unit = 10n ** BigInt(scale);
  const sum = figures.reduce((total, { value }) => total + value.units * 10n ** BigInt(scale - value.scale), 0n);
  const gap = sum - 100n * unit;
  return (gap < 0n ? -gap : gap) <= NEARLY * unit;
}

function toHundred(parts: readonly Figure[], group: string): Claim | undefined {
  const stated = parts.at(-1);
  if (!stated || parts.length < 2) return undefined;
  return {
    kind: "claim",
    rule: "breakdown",
    stated,
    expression: { op: "sum", terms: parts.map((figure) => ({ op: "figure", figure })) },
    exact: HUNDRED,
    compare: "equal",
    binding: "likely",
    alternatives: [],
    group: `structure:${group}`,
  };
}

/** The rows of the highest level: they are the whole where no total is printed. */
function topRows(rows: readonly Row[]): readonly Row[] {
  const filled = rows.filter((row) => isPartRow(row));
  const depths = readDepths(filled.map(({ mark }) => mark));
  const level = Math.min(...depths);
  return filled.filter((_, place) => depths[place] === level);
}

/**
 * Shares under "Cơ cấu (%)" that together are their total's hundred. A list that misses it by little is looked at; one that misses it
 * by much is not the whole.
 *
 * @rule Q296
 */
export function findStructures(sheet: Sheet): readonly Claim[] {
  const columns = sheet.columns.filter(({ header }) => STRUCTURE.test(header) && !/tăng|giảm|\+\/-|so /iu.test(header));
  const rows = sheet.rows.slice(sheet.firstRow);
  const footings = listFootings(rows).filter(({ by }) => by !== "layout");
  return columns.flatMap((column) => {
    const figuresAt = (places: readonly number[]): readonly Figure[] => places.flatMap((row) => column.figures[row] ?? []);
    const ofTotals = footings.flatMap((footing): readonly Claim[] => {
      const total = column.figures[footing.total];
      const parts = figuresAt(footing.parts);
      const isWhole = total?.value.units === 100n * 10n ** BigInt(total?.value.scale ?? 0);
      const claim = isWhole && parts.length === footing.parts.length ? toHundred(parts, total?.id ?? "") : undefined;
      return claim ? [claim] : [];
    });
    const all = rows.some(isTotal) ? [] : figuresAt(topRows(rows).map(({ index }) => index));
    const alone = all.length >= LEAST_ROWS ? toHundred(all, all[0]?.id ?? "") : undefined;
    return [...ofTotals, ...(alone ? [alone] : [])].filter((claim) => holds(claim) || isNearHundred(claim));
  });
}
