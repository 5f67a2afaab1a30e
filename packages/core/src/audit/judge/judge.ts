import type { Claim, Result } from "../claim.ts";
import type { Figure } from "../figure/figure.ts";
import type { Note } from "../note.ts";
import { findUnreadable, listClaimFigures } from "./claim-figures.ts";
import { evaluate, pointRange } from "./evaluate.ts";
import { findFit } from "./fit.ts";
import { contains, type Interval, isBelow } from "./interval.ts";
import { toLinear } from "./linear.ts";
import { listExact, type Printed, readPrinted } from "./printed.ts";
import { compareRationals, fromDecimal, signOf } from "./rational.ts";
import { type Decision, FITS, fail, footingOf, type Scene, soften, turnedRange } from "./scene.ts";
import { shareUnit } from "./share-unit.ts";
import { showComputed, showInterval } from "./show-computed.ts";
import { findDirection, findExcuse, findOtherReading, findUnitSlip } from "./special-forms.ts";

/** What came of a claim. `computed` and `interval` are in the stated figure's own unit and scale, with the sign of the expression. */
export type Judgement = {
  readonly result: Result;
  readonly note: Note;
  readonly computed?: string;
  readonly interval?: { readonly low: string; readonly high: string };
};

const HOLDING: ReadonlySet<Result> = new Set(["ok", "rounding", "convention"]);

/** "Hơn 95%" of 97,2 is true, if loosely said, and "khoảng" has no sharp end: such a mismatch is no alarm. @rule Q113 */
function isLooselyTrue(scene: Scene): boolean {
  const { stated } = scene;
  const { interval } = turnedRange(scene);
  switch (stated.figure.hedge) {
    case "over":
      return isBelow(stated.interval, interval);
    case "under":
      return isBelow(interval, stated.interval);
    default:
      return stated.figure.hedge === "about";
  }
}

/** Equal, inside rounding, improbable, or not fitting at all. @rule Q104 Q105 Q106 Q107 */
function findHolding(scene: Scene): Decision | undefined {
  const { claim, stated } = scene;
  const footing = footingOf(scene);
  if (typeof footing === "object") {
    return claim.binding === "loose"
      ? { result: "unchecked", note: { code: "weak" } }
      : { result: "review", note: { code: "improbable", parts: footing.improbable } };
  }
  if (claim.exact !== undefined) {
    const exact = fromDecimal(claim.exact);
    if (footing === "equal" || compareRationals(scene.range.value, exact) === 0) return FITS.holds;
    if (footing !== undefined) return footing === "rounding" ? FITS.rounding : undefined;
    return contains(scene.range.interval, exact) ? FITS.rounding : undefined;
  }
  const fit = findFit(turnedRange(scene), stated);
  // A loose reading is believed for its match alone, and a digit cut off is not much of one.
  const near = fit === "holds" || fit === "rounding";
  if (claim.binding === "loose" && !near) return undefined;
  // What is added up from printed figures is not cut off or raised.
  if (scene.linear && scene.linear.terms.length > 1 && !near) return undefined;
  return fit && FITS[fit];
}

/** "Ít nhất", "trong đó": broken only when every value the figures allow is beyond. @rule Q108 */
function judgeBound(scene: Scene): Decision {
  const { claim, range } = scene;
  // Shares that are not all of a whole stay under a hundred: there the hundred is what is stated.
  const stated = claim.exact === undefined ? scene.stated : pointRange(fromDecimal(claim.exact));
  const [less, more]: readonly [Interval, Interval] =
    claim.compare === "at-most" ? [stated.interval, range.interval] : [range.interval, stated.interval];
  const order = compareRationals(stated.value, range.value);
  if (order === 0 || (claim.compare === "at-most" ? order < 0 : order > 0)) return FITS.holds;
  if (!isBelow(more, less)) return FITS.rounding;
  return findExcuse(scene) ?? findOtherReading(scene) ?? fail(claim, { code: "mismatch" });
}

function decide(scene: Scene): Decision {
  if (scene.claim.compare !== "equal") return judgeBound(scene);
  const told = findHolding(scene) ?? findExcuse(scene);
  // A loose misfit says nothing, whatever would explain it.
  if (told || scene.claim.binding === "loose") return told ?? fail(scene.claim, { code: "mismatch" });
  return (
    findDirection(scene) ??
    findOtherReading(scene) ??
    findUnitSlip(scene) ??
    fail(isLooselyTrue(scene) ? soften(scene.claim) : scene.claim, { code: "mismatch" })
  );
}

/** Reads each figure once; what is exact is decided over the whole relation. */
function toReader(figures: readonly Figure[], isStatedRounded: boolean, stated: Figure): (figure: Figure) => Printed {
  const isExact = listExact(isStatedRounded ? figures.filter((figure) => figure !== stated) : figures);
  const known = new Map<Figure, Printed>();
  return (figure) => {
    const held = known.get(figure);
    if (held) return held;
    const printed = readPrinted(figure, (figure !== stated || !isStatedRounded) && isExact(figure));
    known.set(figure, printed);
    return printed;
  };
}

/** A claim's figures and value; undefined when a base is not above zero. */
export function readScene(claim: Claim): Scene | undefined {
  const linear = toLinear(claim.expression);
  // What a division gives is rounded, even when it is printed as a count ("bình quân 12 hộ", "gấp 3 lần").
  const read = toReader(listClaimFigures(claim), linear === undefined, claim.stated);
  const range = evaluate(claim.expression, read);
  const stated = read(claim.stated);
  const turned = claim.direction === "down" && signOf(stated.value) > 0;
  return range && { claim, read, stated, linear, range, turned };
}

function judgeReadable(claim: Claim): Judgement {
  const scene = readScene(claim);
  if (!scene) return { result: "unchecked", note: { code: "base-not-positive" } };
  const { range, stated } = scene;
  const interval = showInterval(range.interval, stated);
  return { ...decide(scene), computed: showComputed(range.value, stated), ...(interval ? { interval } : {}) };
}

/**
 * Judges a relation by exact interval arithmetic on what is printed (docs/rules/audit-judging.md): never by a fixed tolerance, never with floats.
 *
 * @rule Q100 Q101 Q102 Q103 Q104 Q105 Q106 Q107 Q108 Q109 Q110 Q111 Q112 Q113 Q114 Q115
 */
export function judge(given: Claim): Judgement {
  const unreadable = findUnreadable(given);
  if (unreadable) return { result: "unchecked", note: { code: unreadable } };
  // The words of a doubtful number leave more than one reading, so it never alarms.
  const doubtful = listClaimFigures(given).some(({ ambiguous }) => ambiguous !== undefined);
  const claim = given.binding === "firm" && doubtful ? soften(given) : given;
  const shared = shareUnit(claim);
  if (!shared) return judgeReadable(claim);
  // "402 … 530 tấn": 402 tấn, or 402 of something; only where neither fits something is amiss, and nobody knows what was meant.
  const [first, second] = [judgeReadable(soften(shared)), judgeReadable(soften(claim))];
  return HOLDING.has(second.result) && !HOLDING.has(first.result) ? second : first;
}

/** Whether a claim holds as its words are, without asking why not: for those who try many. @rule Q104 */
export function holds(claim: Claim): boolean {
  if (findUnreadable(claim)) return false;
  if (shareUnit(claim) || claim.compare !== "equal") return HOLDING.has(judge(claim).result);
  const scene = readScene(claim);
  const decision = scene && findHolding(scene);
  return decision !== undefined && HOLDING.has(decision.result);
}
