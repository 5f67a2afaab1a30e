import { type Cell, isSameCell } from "../indicator/cell.ts";
import type { Indicator } from "../indicator/indicator.ts";
import type { IsoDate } from "../period/period.ts";
import type { TargetVersion } from "../plan/target.ts";
import type { Decimal } from "../quantity/decimal.ts";
import type { RelationKind, StatedRelation, StatedVerdict } from "../value/relation.ts";
import type { ValueVersion } from "../value/value.ts";
import { type JudgeReason, judge } from "../verdict/judge.ts";
import type { JudgeMode, Verdict } from "../verdict/verdict.ts";
import type { Book } from "./book.ts";
import { listRelationsNear } from "./book-index.ts";
import { findActual, findInUnit, findTarget, type Moment } from "./fact.ts";

/** Why an assessment is what it is: the judgement's own reason, and how it stands to what a document says. */
export type AssessReason =
  | JudgeReason
  | { readonly code: "STATED_AGREES"; readonly stated: StatedVerdict }
  | { readonly code: "STATED_DIFFERS"; readonly stated: StatedVerdict; readonly computed: StatedVerdict }
  /** A document judges, but prints no figures to judge by. */
  | { readonly code: "STATED_WITHOUT_FIGURES"; readonly stated: StatedVerdict; readonly lacks: "actual" | "target" | "both" }
  /** A document judges and prints the percentage, without the figures it is of. */
  | { readonly code: "STATED_PERCENT_ONLY"; readonly stated: StatedVerdict; readonly percent: Decimal }
  /** Only a percentage is printed: shown, never judged by. */
  | { readonly code: "PERCENT_WITHOUT_FIGURES"; readonly percent: Decimal };

export type Assessment = {
  readonly cell: Cell;
  readonly code: string;
  readonly name: string;
  /** Name of the unit target and actual are given in here: the one entered, where both convert to it exactly. */
  readonly unit: string;
  readonly unitCode: string;
  readonly target?: Decimal;
  readonly actual?: Decimal;
  /** Recomputed from the figures; where there are none, as printed. */
  readonly percent?: Decimal;
  /** Effective: what a document states, else what is computed, else why neither. */
  readonly verdict: Verdict;
  readonly stated?: StatedVerdict;
  readonly computed?: StatedVerdict;
  /** Only where both are known. */
  readonly agree?: boolean;
  readonly reasons: readonly [AssessReason, ...AssessReason[]];
  /** Where it all comes from. */
  readonly actualVersion?: ValueVersion;
  readonly targetVersion?: TargetVersion;
  readonly verdictRelation?: StatedRelation;
  readonly percentRelation?: StatedRelation;
};

export type AssessOptions = Moment & { readonly mode: JudgeMode; readonly asOf?: IsoDate };

/**
 * What a cell's plan and actual come to: figures, percentage, computed and stated verdict, and why.
 *
 * @rule A1 A2 A3 A4 A5
 */
export function assess(book: Book, indicator: Indicator, cell: Cell, options: AssessOptions): Assessment {
  const { mode, asOf, ...moment } = options;
  const actualVersion = findActual(book, cell, moment);
  const targetVersion = findTarget(book, cell, moment);
  const judged = judge({
    indicator,
    ...(actualVersion ? { actual: actualVersion } : {}),
    ...(targetVersion ? { target: targetVersion } : {}),
    mode,
    ...(asOf === undefined ? {} : { asOf }),
    period: cell.period,
  });
  const verdictRelation = findStated(book, "verdict", cell, moment);
  const percentRelation = findStated(book, "percent-of-plan", cell, moment);
  const stated = verdictRelation?.verdict;
  const computed = judged.verdict === "noFigure" || judged.verdict === "notAssessable" ? undefined : judged.verdict;
  const printedPercent = percentRelation?.stated?.value;
  const comparable = actualVersion?.value !== undefined && targetVersion?.value !== undefined;
  const percent = judged.percent ?? (comparable ? undefined : printedPercent);
  const lacks = targetVersion?.value !== undefined ? "actual" : actualVersion?.value !== undefined ? "target" : "both";
  return {
    cell,
    code: indicator.code,
    name: indicator.name,
    ...showFigures(book, indicator, actualVersion, targetVersion),
    ...(percent === undefined ? {} : { percent }),
    verdict: stated ?? judged.verdict,
    ...(stated === undefined ? {} : { stated }),
    ...(computed === undefined ? {} : { computed }),
    ...(stated === undefined || computed === undefined ? {} : { agree: stated === computed }),
    reasons: explain({ reason: judged.reason, stated, computed, printedPercent: comparable ? undefined : printedPercent, lacks }),
    ...(actualVersion ? { actualVersion } : {}),
    ...(targetVersion ? { targetVersion } : {}),
    ...(verdictRelation ? { verdictRelation } : {}),
    ...(percentRelation ? { percentRelation } : {}),
  };
}

/** The relation of a kind that a document states of a cell; of several, the one known last. @rule A4 */
export function findStated(book: Book, kind: RelationKind, cell: Cell, moment: Moment = {}): StatedRelation | undefined {
  let found: StatedRelation | undefined;
  for (const relation of listRelationsNear(book, cell)) {
    if (relation.kind !== kind || relation.subject === undefined) continue;
    if (!isSameCell(relation.subject, cell)) continue;
    if (moment.knownAt !== undefined && relation.knownAt > moment.knownAt) continue;
    if (found === undefined || relation.knownAt >= found.knownAt) found = relation;
  }
  return found;
}

function explain(known: {
  readonly reason: JudgeReason;
  readonly stated: StatedVerdict | undefined;
  readonly computed: StatedVerdict | undefined;
  readonly printedPercent: Decimal | undefined;
  readonly lacks: "actual" | "target" | "both";
}): readonly [AssessReason, ...AssessReason[]] {
  const { reason, stated, computed, printedPercent: percent, lacks } = known;
  if (stated === undefined) return percent === undefined ? [reason] : [{ code: "PERCENT_WITHOUT_FIGURES", percent }, reason];
  if (computed !== undefined) {
    return [reason, stated === computed ? { code: "STATED_AGREES", stated } : { code: "STATED_DIFFERS", stated, computed }];
  }
  if (percent !== undefined) return [{ code: "STATED_PERCENT_ONLY", stated, percent }];
  return [{ code: "STATED_WITHOUT_FIGURES", stated, lacks }];
}

/** Target and actual in one unit: the one the actual (else the target) was entered in, if both convert exactly. */
function showFigures(
  book: Book,
  indicator: Indicator,
  actual: ValueVersion | undefined,
  target: TargetVersion | undefined,
): Pick<Assessment, "unit" | "unitCode" | "target" | "actual"> {
  const entered = actual?.asEntered?.unit ?? target?.asEntered?.unit ?? indicator.unit;
  for (const unitCode of [entered, indicator.unit]) {
    const shownActual = actual?.value && findInUnit(book, actual.value, indicator.unit, unitCode);
    const shownTarget = target?.value && findInUnit(book, target.value, indicator.unit, unitCode);
    if (actual?.value !== undefined && shownActual === undefined) continue;
    if (target?.value !== undefined && shownTarget === undefined) continue;
    const unit = book.units.get(unitCode)?.name ?? unitCode;
    return { unit, unitCode, ...(shownTarget ? { target: shownTarget } : {}), ...(shownActual ? { actual: shownActual } : {}) };
  }
  return { unit: book.units.get(indicator.unit)?.name ?? indicator.unit, unitCode: indicator.unit };
}
