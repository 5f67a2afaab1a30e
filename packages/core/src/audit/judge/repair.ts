import type { Repair } from "../check.ts";
import type { Claim, Expression, Result } from "../claim.ts";
import type { Figure } from "../figure/figure.ts";
import { listClaimFigures } from "./claim-figures.ts";
import { type Edit, listEdits, SLIPS } from "./digit-edits.ts";
import { evaluateValue } from "./evaluate.ts";
import { roundsTo } from "./fit.ts";
import { widthOf } from "./interval.ts";
import { judge, readScene } from "./judge.ts";
import { type Printed, readPrinted, toValue } from "./printed.ts";
import { absolute, compareRationals, fromDecimal, minus, negate, type Rational, signOf } from "./rational.ts";
import { turnedRange } from "./scene.ts";
import { shareUnit } from "./share-unit.ts";

const MOST = 3;
/** Beyond this many parts any gap is closed by some digit of some part: only the total is asked. */
const MOST_FIGURES = 24;
const HOLDING: ReadonlySet<Result> = new Set(["ok", "rounding", "convention"]);

/** `fixed`: other broken relations that the edit sets right; `plain`: the relation holds without any convention. */
type Candidate = { readonly edit: Edit; readonly original: Figure; readonly fixed: number; readonly plain: boolean };

function putInExpression(expression: Expression, from: Figure, to: Figure): Expression {
  switch (expression.op) {
    case "figure":
      return expression.figure.id === from.id ? { op: "figure", figure: to } : expression;
    case "constant":
      return expression;
    case "sum":
      return { op: "sum", terms: expression.terms.map((term) => putInExpression(term, from, to)) };
    default:
      return { ...expression, a: putInExpression(expression.a, from, to), b: putInExpression(expression.b, from, to) };
  }
}

/** The claim with one figure for another, its other readings left out: a repair must fit the words as they are. */
function putInClaim(claim: Claim, from: Figure, to: Figure): Claim {
  const stated = claim.stated.id === from.id ? to : claim.stated;
  return { ...claim, stated, expression: putInExpression(claim.expression, from, to), alternatives: [] };
}

/** Whether the figure's other relations allow the edit, and how many broken ones it sets right; undefined when one forbids it. */
function countFixed(edit: Edit, original: Figure, others: readonly Claim[]): number | undefined {
  let fixed = 0;
  for (const other of others) {
    const holds = HOLDING.has(judge(putInClaim(other, original, edit.figure)).result);
    const held = HOLDING.has(judge(other).result);
    if (!holds && (held || other.binding === "firm")) return undefined;
    if (holds && !held) fixed++;
  }
  return fixed;
}

const indexes = new WeakMap<readonly Claim[], ReadonlyMap<string, readonly Claim[]>>();

/** Which claims a figure takes part in; kept for the list, since every broken claim of a document asks. */
function claimsByFigure(claims: readonly Claim[]): ReadonlyMap<string, readonly Claim[]> {
  const held = indexes.get(claims);
  if (held) return held;
  const index = new Map<string, Claim[]>();
  for (const claim of claims)
    for (const { id } of listClaimFigures(claim)) {
      const known = index.get(id);
      if (known) known.push(claim);
      else index.set(id, [claim]);
    }
  indexes.set(claims, index);
  return index;
}

function listCandidates(claim: Claim, original: Figure, claims: readonly Claim[]): readonly Candidate[] {
  const others = (claimsByFigure(claims).get(original.id) ?? []).filter((other) => other !== claim);
  const edits = listEdits(original, toNearTest(claim, original));
  return edits.flatMap((edit): readonly Candidate[] => {
    const changed = putInClaim(claim, original, edit.figure);
    const plain = judge(changed).result === "ok";
    // A stated percentage may have been cut off as well as mistyped; an operand has no such second excuse.
    if (!plain && !(original.id === claim.stated.id && isCutOff(changed))) return [];
    const fixed = countFixed(edit, original, others);
    return fixed === undefined ? [] : [{ edit, original, fixed, plain }];
  });
}

/** Tells whether an edited figure comes near enough to be judged in full: nearly all edits do not. What stays is read once. */
function toNearTest(claim: Claim, original: Figure): (edited: Figure) => boolean {
  // Bare numbers beside a unit are read two ways.
  if (shareUnit(claim)) return () => true;
  const known = new Map(listClaimFigures(claim).map((figure) => [figure.id, toValue(figure)]));
  const isStated = claim.stated.id === original.id;
  const fixedStated = readPrinted(claim.stated, false);
  const exact = claim.exact && fromDecimal(claim.exact);
  return (edited) => {
    known.set(original.id, toValue(edited));
    const value = evaluateValue(claim.expression, (figure) => known.get(figure.id) ?? toValue(figure));
    if (!value) return false;
    const stated = isStated ? readPrinted(edited, false) : fixedStated;
    const target = exact ?? stated.value;
    const turned = claim.direction === "down" && signOf(target) > 0;
    return compareRationals(absolute(minus(turned ? negate(value) : value, target)), reachOf(stated)) <= 0;
  };
}

/** A hedge reaches as far as its interval does. */
function reachOf({ interval, ulp, figure }: Printed): Rational {
  return (figure.hedge === undefined ? undefined : widthOf(interval)) ?? ulp;
}

function isCutOff(claim: Claim): boolean {
  const scene = claim.exact === undefined ? readScene(claim) : undefined;
  return scene !== undefined && roundsTo(turnedRange(scene).value, scene.stated, "truncate");
}

/**
 * One-edit changes of one figure that make the relation hold without breaking another of that figure, at most three, likeliest first:
 * those that set more right, then by the kind of slip. Only an equality is narrow enough to point at a digit.
 *
 * @rule Q116 Q117
 */
export function findRepairs(claim: Claim, claims: readonly Claim[]): readonly Repair[] {
  const { result, note } = judge(claim);
  if (claim.compare !== "equal" || result === "unchecked" || note.code === "direction") return [];
  const figures = listClaimFigures(claim);
  const asked = figures.length > MOST_FIGURES ? [claim.stated] : figures;
  // Where a shift by a thousand fits, the slip is one of unit.
  const order = note.code === "unit-scale" ? SLIPS.toReversed() : SLIPS;
  return asked
    .flatMap((figure) => listCandidates(claim, figure, claims))
    .toSorted(
      (a, b) => b.fixed - a.fixed || order.indexOf(a.edit.slip) - order.indexOf(b.edit.slip) || Number(b.plain) - Number(a.plain),
    )
    .slice(0, MOST)
    .map(({ edit, original }) => ({ figure: original, from: edit.from, to: edit.to }));
}
