import type { Check } from "./check.ts";
import type { Binding, Claim, Finding, Result, Rule } from "./claim.ts";
import type { Span } from "./document.ts";
import { type Figure, isPercent } from "./figure/figure.ts";
import { countFingerprints } from "./fingerprint.ts";
import { listClaimFigures, listFigures } from "./judge/claim-figures.ts";
import { type Judgement, judge } from "./judge/judge.ts";
import { toLinear } from "./judge/linear.ts";
import { findRepairs } from "./judge/repair.ts";
import { toDocumentSpan } from "./read/document-span.ts";
import type { Reading } from "./reading.ts";

/** A finding with what came of it. */
type Judged = { readonly finding: Finding; readonly judgement: Judgement };

const HOLDING: readonly Result[] = ["ok", "rounding", "convention"];
const BINDINGS: readonly Binding[] = ["firm", "likely", "loose"];

function judgeFinding(finding: Finding): Judged {
  if (finding.kind === "claim") return { finding, judgement: judge(finding) };
  const { result, note, computed } = finding;
  return { finding, judgement: { result, note, ...(computed === undefined ? {} : { computed }) } };
}

/** A match that chance seldom makes: a decimal, or three digits that count ("1,0" and "100" stand on one). */
function isTelling({ value, decimals }: Figure): boolean {
  const digits = (value.units < 0n ? -value.units : value.units).toString().replace(/0+$/u, "");
  return decimals >= 1 || digits.length >= 3;
}

/**
 * Which reading of one statement speaks; lower is better. A sure or likely reading that holds is what was meant. A sure one that fails
 * is not hidden by a loose one that happens to fit; a likely one is, when the fit is telling. What could not be judged speaks last.
 *
 * @rule Q120
 */
function rank({ finding, judgement }: Judged): number {
  const { result } = judgement;
  const binding = finding.kind === "claim" ? finding.binding : result === "error" ? "firm" : "likely";
  const holding = HOLDING.indexOf(result);
  if (holding >= 0 && binding !== "loose") return holding * 2 + BINDINGS.indexOf(binding);
  if (holding >= 0) return finding.kind === "claim" && isTelling(finding.stated) ? 11 : 13;
  if (result !== "unchecked") return binding === "firm" ? 10 : 12;
  // "No base printed" says more than "a loose reading does not fit".
  if (finding.kind === "remark") return 22;
  return binding === "loose" ? 23 : 20 + BINDINGS.indexOf(binding);
}

/** One finding of each group: readings of one statement do not contradict each other, the best of them is what was meant. @rule Q120 */
function chooseReadings(judged: readonly Judged[]): readonly Judged[] {
  const best = new Map<string, Judged>();
  const alone: Judged[] = [];
  for (const one of judged) {
    const { group } = one.finding;
    if (group === undefined) {
      alone.push(one);
      continue;
    }
    const held = best.get(group);
    if (!held || rank(one) < rank(held)) best.set(group, one);
  }
  return [...alone, ...best.values()];
}

/** The same relation whoever states it: a total and its parts in any order, else a stated figure and what it is of. */
function nameRelation(finding: Finding): string {
  if (finding.kind === "remark") return `${finding.rule}:${finding.passage}:${finding.span.start}:${finding.note.code}`;
  const parts = listFigures(finding.expression).map((figure) => figure.id);
  const equation = finding.compare === "equal" && finding.exact === undefined && toLinear(finding.expression) !== undefined;
  if (equation) return [finding.stated.id, ...parts].toSorted().join("+");
  return `${finding.compare}:${finding.stated.id}=${parts.toSorted().join("+")}`;
}

/** Two finders may see one relation: the surer speaks. @rule Q121 */
function dropTwins(judged: readonly Judged[]): readonly Judged[] {
  const seen = new Map<string, Judged>();
  for (const one of judged) {
    const name = nameRelation(one.finding);
    const held = seen.get(name);
    if (!held || rank(one) < rank(held)) seen.set(name, one);
  }
  return [...seen.values()];
}

function spanIn(reading: Reading, place: { readonly passage: number; readonly span: Span }): Span {
  const passage = reading.passages[place.passage];
  return passage ? toDocumentSpan(passage, place.span, reading.document.text) : { start: 0, end: 0 };
}

/** A finding about a sign or a unit goes under that name, whatever relation showed it. @rule Q122 */
function ruleOf({ finding, judgement }: Judged): Rule {
  const { code } = judgement.note;
  return code === "direction" || code === "unit-scale" ? code : finding.rule;
}

function toCheck(reading: Reading, judged: Judged, claims: readonly Claim[]): Omit<Check, "id" | "fingerprint"> {
  const { finding, judgement } = judged;
  const { result, note, computed, interval } = judgement;
  const shared = {
    rule: ruleOf(judged),
    result,
    note,
    ...(computed === undefined ? {} : { computed }),
    ...(interval === undefined ? {} : { interval }),
    span: spanIn(reading, finding.kind === "claim" ? finding.stated : finding),
  };
  if (finding.kind === "remark") {
    const related = finding.related.map((place) => spanIn(reading, place));
    return { ...shared, stated: finding.stated, operands: finding.operands, related, repairs: [] };
  }
  const operands = listClaimFigures(finding);
  return {
    ...shared,
    stated: showStated(finding.stated),
    expression: finding.expression,
    compare: finding.compare,
    binding: finding.binding,
    ...(finding.exact === undefined ? {} : { exact: finding.exact }),
    ...(finding.direction === undefined ? {} : { direction: finding.direction }),
    operands,
    related: operands.slice(1).map((figure) => spanIn(reading, figure)),
    repairs: result === "error" || result === "review" ? findRepairs(finding, claims) : [],
  };
}

/** As printed, a percentage with its sign: "95,9%". */
function showStated(figure: Figure): string {
  return isPercent(figure) && figure.unit.dimension === "percent" ? `${figure.text}%` : figure.text;
}

/** A loose reading that does not fit says nothing of the document. @rule Q123 */
function isTold({ finding, judgement }: Judged): boolean {
  return finding.kind === "remark" || finding.binding !== "loose" || judgement.result !== "unchecked";
}

/** Judges what the finders found and gives one check for each relation, in document order. @rule Q120 Q121 Q122 */
export function resolveFindings(reading: Reading, findings: readonly Finding[]): readonly Check[] {
  const judged = dropTwins(chooseReadings(findings.map(judgeFinding))).filter(isTold);
  // A loose reading has no say in what a repair must leave standing.
  const claims = judged.flatMap(({ finding }) => (finding.kind === "remark" || finding.binding === "loose" ? [] : [finding]));
  const checks = judged
    .map((one) => toCheck(reading, one, claims))
    .toSorted(
      (a, b) => a.span.start - b.span.start || a.span.end - b.span.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0),
    );
  const fingerprints = countFingerprints(reading.document.text, checks);
  return checks.map((check, place) => ({ id: `C${place + 1}`, ...check, fingerprint: fingerprints[place] ?? "" }));
}
