import type { Claim, Expression } from "../claim.ts";
import type { Figure } from "../figure/figure.ts";
import { judge } from "../judge/judge.ts";
import { RATE_HEADER } from "./apply-units.ts";
import type { Column, Sheet } from "./columns.ts";

/** A relation of columns supposed for every row, to be confirmed by the table itself. */
type Hypothesis = {
  readonly target: Column;
  readonly terms: readonly Column[];
  readonly express: (row: readonly Figure[]) => Expression;
};

/** A hypothesis is believed when it holds on this many rows and on this share of them (audit-rules §3.7). */
const LEAST_ROWS = 3;
const LEAST_SHARE = { of: 5, hold: 4 };
/** More columns than this are not mined: the search grows with their cube. */
const MOST_COLUMNS = 40;

const of = (figure: Figure): Expression => ({ op: "figure", figure });
const pair =
  (op: "percent" | "growth" | "difference") =>
  (row: readonly Figure[]): Expression => {
    const [a, b] = row;
    return a && b ? { op, a: of(a), b: of(b) } : { op: "sum", terms: [] };
  };
const add = (row: readonly Figure[]): Expression => ({ op: "sum", terms: row.map(of) });

const CHANGE_HEADER = /tăng|giảm|chênh|còn lại|\+\/-|±/iu;

function isRate(column: Column): boolean {
  return RATE_HEADER.test(column.header) || column.figures.some((figure) => figure?.unit.dimension === "percent");
}

function* suppose(columns: readonly Column[]): Generator<Hypothesis> {
  const amounts = columns.filter((column) => !isRate(column));
  for (const target of columns) {
    if (isRate(target)) {
      for (const a of amounts)
        for (const b of amounts)
          if (a !== b) for (const op of ["percent", "growth"] as const) yield { target, terms: [a, b], express: pair(op) };
      for (const a of amounts)
        for (const b of amounts)
          if (a.index > b.index && CHANGE_HEADER.test(target.header))
            yield { target, terms: [a, b], express: pair("difference") };
      continue;
    }
    // "Tổng | Đã xử lý | Chưa xử lý": a column is the sum of the ones beside it.
    const place = amounts.indexOf(target);
    for (let to = place + 2; to < amounts.length; to++) yield { target, terms: amounts.slice(place + 1, to + 1), express: add };
    for (let from = place - 2; from >= 0; from--) yield { target, terms: amounts.slice(from, place), express: add };
    if (CHANGE_HEADER.test(target.header))
      for (const a of amounts)
        for (const b of amounts)
          if (a !== b && a !== target && b !== target) yield { target, terms: [a, b], express: pair("difference") };
  }
}

function claimAt(hypothesis: Hypothesis, row: number): Claim | undefined {
  const stated = hypothesis.target.figures[row];
  const terms = hypothesis.terms.map((column) => column.figures[row]);
  if (!stated || terms.some((figure) => figure === undefined)) return undefined;
  const figures = terms.flatMap((figure) => (figure ? [figure] : []));
  return {
    kind: "claim",
    rule: "table-formula",
    stated,
    expression: hypothesis.express(figures),
    compare: "equal",
    binding: "firm",
    alternatives: [],
    group: `table-formula:${stated.id}`,
  };
}

/** A row proves nothing when all is zero, or a sum has but one term that is not. */
function proves(claim: Claim): boolean {
  if (claim.stated.value.units === 0n) return false;
  const { expression } = claim;
  if (expression.op !== "sum") return true;
  return expression.terms.filter((term) => term.op !== "figure" || term.figure.value.units !== 0n).length > 1;
}

export type ColumnFinding = { readonly claims: readonly Claim[]; readonly held: number };

/** Tests a hypothesis row by row and gives it up as soon as it can not be believed any more. */
function confirm(hypothesis: Hypothesis, rows: number): ColumnFinding | undefined {
  const claims: Claim[] = [];
  let held = 0;
  let failed = 0;
  let proving = 0;
  for (let row = 0; row < rows; row++) {
    const claim = claimAt(hypothesis, row);
    if (!claim) continue;
    const { result } = judge(claim);
    if (result === "unchecked") continue;
    claims.push(claim);
    if (result !== "error" && result !== "review") {
      held++;
      if (proves(claim)) proving++;
    } else failed++;
    if (failed * 2 > held + 2 && failed >= 2) return undefined;
  }
  if (proving < LEAST_ROWS) return undefined;
  if (held * LEAST_SHARE.of >= (held + failed) * LEAST_SHARE.hold) return { claims, held };
  // Of three rows and one more the one is looked at: too few to be sure which is the rule.
  return failed === 1 ? { claims: claims.map((claim) => ({ ...claim, binding: "likely" })), held } : undefined;
}

/** Formulas between columns that the table itself confirms; rows where one fails are errors. For a column the first formula in reading order is kept. @rule Q180 */
export function mineColumns(sheet: Sheet): readonly ColumnFinding[] {
  if (sheet.columns.length > MOST_COLUMNS) return [];
  const found = new Map<Column, ColumnFinding>();
  for (const hypothesis of suppose(sheet.columns)) {
    const confirmed = confirm(hypothesis, sheet.rows.length);
    const kept = found.get(hypothesis.target);
    if (confirmed && (!kept || confirmed.held > kept.held)) found.set(hypothesis.target, confirmed);
  }
  return [...found.values()];
}
