import type { Alternative, Claim } from "../claim.ts";
import { type Figure, isPercent } from "../figure/figure.ts";
import { findUnreadable } from "../judge/claim-figures.ts";
import { holds, judge, readScene } from "../judge/judge.ts";
import { measureAlike } from "../wording/measures.ts";
import { isRate, mayBeProduct } from "./column-kinds.ts";
import type { Column, Sheet } from "./columns.ts";
import { type Hypothesis, pair, supposeColumns, supposeUpperSums } from "./suppose-columns.ts";

/** A hypothesis is believed when it holds on this many rows and on this share of them. */
const LEAST_ROWS = 3;
const LEAST_SHARE = { of: 5, hold: 4 };
/** More columns than this are not mined: the search grows with their cube. */
const MOST_COLUMNS = 40;

function claimOf(hypothesis: Hypothesis, stated: Figure, figures: readonly Figure[]): Claim {
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

function termsAt(terms: readonly Column[], row: number): readonly Figure[] | undefined {
  const figures = terms.flatMap((column) => column.figures[row] ?? []);
  return figures.length === terms.length ? figures : undefined;
}

/** A row proves nothing when all is zero, nothing changed, or a sum has but one term that is not zero. */
function proves({ stated, expression }: Claim, figures: readonly Figure[]): boolean {
  if (stated.value.units === 0n) return false;
  if (expression.op === "sum") return figures.filter(({ value }) => value.units !== 0n).length > 1;
  const [a, b] = figures;
  return !(expression.op === "percent" && a && b && a.text === b.text);
}

type Outcome = "holds" | "proves" | "fails" | undefined;

function test(claim: Claim, figures: readonly Figure[]): Outcome {
  if (findUnreadable(claim)) return undefined;
  // A digit cut off or raised fits too much to prove anything.
  if (holds(claim)) return proves(claim, figures) && judge(claim).result !== "convention" ? "proves" : "holds";
  return readScene(claim) ? "fails" : undefined;
}

/** A row in per cent ("Tỷ lệ hộ nghèo") is compared in points as often as by a quotient; which, only a match tells, and where neither fits a slip is likely. @rule Q292 Q303 */
function comparesRates(hypothesis: Hypothesis, figures: readonly Figure[]): boolean {
  return (hypothesis.kind === "percent" || hypothesis.kind === "growth") && figures.every(isPercent);
}

type Tested = {
  readonly claim: Claim;
  readonly row: number;
  readonly failed: boolean;
  /** What the row is compared by is not sure: at most a review. */
  readonly doubtful?: boolean;
};
type Confirmed = {
  readonly hypothesis: Hypothesis;
  readonly tested: readonly Tested[];
  readonly held: number;
  readonly failed: number;
  readonly binding: "firm" | "likely";
};

/** How surely the rows say that a formula is the column's. @rule Q180 Q291 */
function believe(named: boolean, proving: number, held: number, failed: number): Confirmed["binding"] | undefined {
  const isMost = held * LEAST_SHARE.of >= (held + failed) * LEAST_SHARE.hold;
  if (proving >= LEAST_ROWS && isMost) return "firm";
  // Of three rows and one more the one is looked at: too few to be sure which is the rule.
  if (proving >= LEAST_ROWS && failed === 1) return "likely";
  if (!named || proving === 0) return undefined;
  return isMost || failed <= proving ? "likely" : undefined;
}

/** Tests a hypothesis row by row and gives it up as soon as it can not be believed any more. */
function confirm(hypothesis: Hypothesis, rows: number): Confirmed | undefined {
  const tested: Tested[] = [];
  let held = 0;
  let failed = 0;
  let proving = 0;
  for (let row = 0; row < rows; row++) {
    const stated = hypothesis.target.figures[row];
    const figures = stated && termsAt(hypothesis.terms, row);
    if (!stated || !figures) continue;
    const claim = claimOf(hypothesis, stated, figures);
    const outcome = test(claim, figures);
    if (outcome === undefined) continue;
    if (comparesRates(hypothesis, figures)) {
      const points: Claim = { ...claim, expression: pair("difference")(figures), rule: "points" };
      const right = [claim, points].find((reading) => holds(reading));
      if (right) tested.push({ claim: right, row, failed: false });
      else if (hypothesis.kind === "percent" && readScene(claim)) tested.push({ claim, row, failed: true, doubtful: true });
      continue;
    }
    tested.push({ claim, row, failed: outcome === "fails" });
    if (outcome === "fails") failed++;
    else held++;
    if (outcome === "proves") proving++;
    if (failed * 2 > held + 2 && failed >= 2) return undefined;
  }
  const binding = believe(hypothesis.named, proving, held, failed);
  return binding && { hypothesis, tested, held, failed, binding };
}

/** The plan of another giver may stand for a plan, the year before may not. */
function isOfOneTime({ header: a }: Column, { header: b }: Column): boolean {
  const isEarlier = (header: string): boolean => /(?:cùng kỳ|năm trước|kỳ trước|năm ngoái)/iu.test(header);
  const [year, other] = [a, b].map((header) => /(?:19|20)\d{2}/u.exec(header)?.[0]);
  return isEarlier(a) === isEarlier(b) && (year === undefined || other === undefined || year === other);
}

/** Other columns that the row may have been compared with: "KH tỉnh giao" for "KH huyện giao". @rule Q292 */
function otherPlans({ hypothesis }: Confirmed, row: number, columns: readonly Column[]): readonly Alternative[] {
  const { kind, terms, target, named } = hypothesis;
  const [a, b] = terms;
  if (named || !a || !b || (kind !== "percent" && kind !== "growth")) return [];
  const [top, base] = [a.figures[row], b.figures[row]];
  return columns.flatMap((column): readonly Alternative[] => {
    const other = column.figures[row];
    if (!other || !top || !base || column === a || column === b || column === target || isRate(column)) return [];
    if (!measureAlike(other, base)) return [];
    return [
      ...(isOfOneTime(column, b) ? [{ code: "other-plan", expression: pair(kind)([top, other]) } as const] : []),
      ...(isOfOneTime(column, a) ? [{ code: "other-plan", expression: pair(kind)([other, base]) } as const] : []),
    ];
  });
}

function isBetter(one: Confirmed, held: Confirmed | undefined): boolean {
  if (!held) return true;
  if (one.binding !== held.binding) return one.binding === "firm";
  return one.held !== held.held ? one.held > held.held : one.failed < held.failed;
}

/** The claims of a believed formula; where it fails and another believed one holds, that one speaks (same group). */
function toClaims(best: Confirmed, rivals: readonly Confirmed[], columns: readonly Column[]): readonly Claim[] {
  return best.tested.flatMap(({ claim, row, failed, doubtful }): readonly Claim[] => {
    // Looked at only where the other rows leave no doubt that the column compares these two.
    if (doubtful && best.binding !== "firm") return [];
    const own: Claim = {
      ...claim,
      binding: doubtful ? "likely" : best.binding,
      alternatives: failed ? otherPlans(best, row, columns) : [],
    };
    const other = failed
      ? rivals.flatMap(({ tested }) => tested.find((one) => one.row === row && !one.failed) ?? [])[0]
      : undefined;
    return other ? [own, other.claim] : [own];
  });
}

/** "Sản lượng = diện tích × năng suất" where "năng suất = sản lượng / diện tích" is believed: one relation. */
function isTurned({ hypothesis }: Confirmed, found: ReadonlyMap<Column, Confirmed>): boolean {
  const { kind, target, terms } = hypothesis;
  if (kind !== "mean" || !mayBeProduct(target)) return false;
  return terms.some((term) => {
    const other = found.get(term)?.hypothesis;
    return (
      other?.kind === "mean" && other.terms.includes(target) && terms.every((one) => one === term || other.terms.includes(one))
    );
  });
}

/** Formulas between columns that the table itself confirms; rows where one fails are errors. For a column the best is kept. @rule Q180 Q291 Q292 */
export function mineColumns(sheet: Sheet): readonly Claim[] {
  if (sheet.columns.length > MOST_COLUMNS) return [];
  const found = new Map<Column, Confirmed>();
  const all = new Map<Column, Confirmed[]>();
  const tryAll = (hypotheses: Iterable<Hypothesis>): void => {
    for (const hypothesis of hypotheses) {
      const confirmed = confirm(hypothesis, sheet.rows.length);
      if (!confirmed) continue;
      const { target } = hypothesis;
      all.set(target, [...(all.get(target) ?? []), confirmed]);
      if (isBetter(confirmed, found.get(target))) found.set(target, confirmed);
    }
  };
  tryAll(supposeColumns(sheet.columns));
  const sums = [...found.values()].filter(({ hypothesis }) => hypothesis.kind === "sum" && hypothesis.terms.length > 1);
  tryAll(supposeUpperSums(sheet.columns, new Set(sums.flatMap(({ hypothesis }) => hypothesis.terms))));
  return [...found]
    .filter(([, best]) => !isTurned(best, found))
    .flatMap(([target, best]) =>
      toClaims(
        best,
        (all.get(target) ?? []).filter((rival) => rival !== best),
        sheet.columns,
      ),
    );
}
