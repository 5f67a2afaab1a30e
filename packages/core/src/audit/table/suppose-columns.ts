import type { Expression } from "../claim.ts";
import type { Figure } from "../figure/figure.ts";
import { isPercentColumn, isRate, mayBeMean, mayBeProduct, mayChange } from "./column-kinds.ts";
import type { Column } from "./columns.ts";
import { parseNamedFormula, readColumnName } from "./named-formula.ts";

/** A relation of columns supposed for every row, to be confirmed by the table itself. */
export type Hypothesis = {
  readonly target: Column;
  readonly terms: readonly Column[];
  readonly express: (row: readonly Figure[]) => Expression;
  /** The header prints it: fewer rows need to prove it. */
  readonly named: boolean;
  readonly kind: "sum" | "difference" | "percent" | "growth" | "mean";
};

const of = (figure: Figure): Expression => ({ op: "figure", figure });
const NONE: Expression = { op: "sum", terms: [] };
const add = (row: readonly Figure[]): Expression => ({ op: "sum", terms: row.map(of) });

export function pair(op: "percent" | "growth" | "difference" | "quotient" | "product", power = 0): Hypothesis["express"] {
  return ([a, b]) => {
    if (!a || !b) return NONE;
    const both: Expression = { op, a: of(a), b: of(b) };
    if (power === 0) return both;
    const units = 10n ** BigInt(Math.abs(power));
    const value = power > 0 ? { units, scale: 0 } : { units: 1n, scale: -power };
    return { op: "product", a: both, b: { op: "constant", value } };
  };
}

/** opening + in − out = closing */
const carry = ([opening, incoming, outgoing]: readonly Figure[]): Expression =>
  opening && incoming && outgoing
    ? { op: "difference", a: { op: "sum", terms: [of(opening), of(incoming)] }, b: of(outgoing) }
    : NONE;

/** Powers of ten between a rate and what makes it: tấn and tạ, triệu and tỷ. */
const POWERS: readonly number[] = [0, 1, -1, 2, -2, 3, -3, 4, -4, 6, -6];
/** "Tổng: KH, TH | Trung ương: KH, TH | Địa phương: KH, TH": every second, third or fourth column. */
const STRIDES: readonly number[] = [2, 3, 4];

function* supposeRates(target: Column, amounts: readonly Column[]): Generator<Hypothesis> {
  for (const op of ["percent", "growth"] as const)
    for (const a of amounts)
      for (const b of amounts) if (a !== b) yield { target, terms: [a, b], express: pair(op), named: false, kind: op };
  if (!mayChange(target)) return;
  for (const a of amounts)
    for (const b of amounts)
      if (a !== b) yield { target, terms: [a, b], express: pair("difference"), named: false, kind: "difference" };
}

/** "Tổng | Đã xử lý | Chưa xử lý": a column is the sum of the ones beside it. */
function* supposeSums(target: Column, amounts: readonly Column[]): Generator<Hypothesis> {
  const place = amounts.indexOf(target);
  const sum = (terms: readonly Column[]): Hypothesis => ({ target, terms, express: add, named: false, kind: "sum" });
  for (let to = place + 2; to < amounts.length; to++) yield sum(amounts.slice(place + 1, to + 1));
  for (let from = place - 2; from >= 0; from--) yield sum(amounts.slice(from, place));
  for (const stride of STRIDES)
    for (const step of [stride, -stride]) {
      const terms: Column[] = [];
      for (let at = place + step; amounts[at]; at += step) {
        const column = amounts[at];
        if (column) terms.push(column);
        if (terms.length >= 2) yield sum([...terms]);
      }
    }
  const before = amounts.slice(Math.max(0, place - 3), place);
  if (before.length === 3) yield { target, terms: before, express: carry, named: false, kind: "sum" };
}

function* supposeAmounts(target: Column, amounts: readonly Column[]): Generator<Hypothesis> {
  yield* supposeSums(target, amounts);
  const others = amounts.filter((column) => column !== target);
  const isMean = mayBeMean(target);
  const isProduct = mayBeProduct(target);
  for (const a of others)
    for (const b of others) {
      if (a === b) continue;
      if (mayChange(target)) yield { target, terms: [a, b], express: pair("difference"), named: false, kind: "difference" };
      for (const power of POWERS) {
        if (isMean) yield { target, terms: [a, b], express: pair("quotient", power), named: false, kind: "mean" };
        if (isProduct && a.index < b.index)
          yield { target, terms: [a, b], express: pair("product", power), named: false, kind: "mean" };
      }
    }
}

/** "3=2/1": what the row that numbers the columns says. @rule Q291 */
function* supposeNamed(columns: readonly Column[]): Generator<Hypothesis> {
  const byName = new Map(columns.map((column) => [readColumnName(column.number), column]));
  const known = new Set(byName.keys());
  for (const target of columns) {
    const printed = target.number.includes("=") ? target.number : (/\(?\d{1,2}\)?\s*=[^=]+$/u.exec(target.header)?.[0] ?? "");
    const formula = printed === "" ? undefined : parseNamedFormula(printed, known, isRate(target) || isPercentColumn(target));
    const terms = formula?.names.flatMap((name) => byName.get(name) ?? []) ?? [];
    if (!formula || terms.length !== formula.names.length || terms.includes(target)) continue;
    yield { target, terms, express: formula.express, named: true, kind: terms.length > 2 ? "sum" : "percent" };
  }
}

/** Every formula that may stand between the columns of a table; those its header prints first. @rule Q180 Q291 */
export function* supposeColumns(columns: readonly Column[]): Generator<Hypothesis> {
  yield* supposeNamed(columns);
  const amounts = columns.filter((column) => !isRate(column));
  for (const target of columns) yield* isRate(target) ? supposeRates(target, amounts) : supposeAmounts(target, amounts);
}

/** Sums over what is left when the parts of sums already found are taken out: "Tổng | A | A1 | A2 | B | B1 | B2". */
export function* supposeUpperSums(columns: readonly Column[], parts: ReadonlySet<Column>): Generator<Hypothesis> {
  const amounts = columns.filter((column) => !isRate(column) && !parts.has(column));
  if (parts.size > 0) for (const target of amounts) yield* supposeSums(target, amounts);
}
