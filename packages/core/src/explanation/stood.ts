import type { Assessment } from "../analysis/assess.ts";
import { compare, type Decimal } from "../quantity/decimal.ts";
import { showTargetKey, showValueKey } from "../value/fact-key.ts";
import type { StatedVerdict } from "../value/relation.ts";
import type { JudgeMode, Verdict } from "../verdict/verdict.ts";

/** Which version of a fact it was, with what it says in the unit of the indicator; no `value`: that there is none. */
export type StoodFact = {
  readonly key: string;
  readonly knownAt: string;
  readonly recordedAt?: string;
  readonly value?: Decimal;
};

/** A figure, its plan and its verdict as they stood at a moment. `actual` and `target` are in the unit named. */
export type Stood = {
  readonly mode: JudgeMode;
  readonly unit: string;
  readonly actual?: Decimal;
  readonly target?: Decimal;
  readonly percent?: Decimal;
  readonly verdict: Verdict;
  readonly stated?: StatedVerdict;
  readonly computed?: StatedVerdict;
  /** Absent: nobody had reported, or assigned. */
  readonly figure?: StoodFact;
  readonly plan?: StoodFact;
};

function toFact(
  key: string,
  { knownAt, recordedAt, value }: { readonly knownAt: string; readonly recordedAt?: string; readonly value?: Decimal },
): StoodFact {
  return {
    key,
    knownAt,
    ...(recordedAt === undefined ? {} : { recordedAt }),
    ...(value === undefined ? {} : { value }),
  };
}

/** An assessment, as it is kept beside a question. @rule Y101 */
export function toStood(row: Assessment, mode: JudgeMode): Stood {
  const { actual, target, percent, stated, computed, actualVersion, targetVersion } = row;
  return {
    mode,
    unit: row.unit,
    ...(actual === undefined ? {} : { actual }),
    ...(target === undefined ? {} : { target }),
    ...(percent === undefined ? {} : { percent }),
    verdict: row.verdict,
    ...(stated === undefined ? {} : { stated }),
    ...(computed === undefined ? {} : { computed }),
    ...(actualVersion ? { figure: toFact(showValueKey(actualVersion.key), actualVersion) } : {}),
    ...(targetVersion ? { plan: toFact(showTargetKey(targetVersion.key), targetVersion) } : {}),
  };
}

function differs(then: StoodFact | undefined, now: StoodFact | undefined): boolean {
  if (then === undefined || now === undefined) return then !== now;
  if (then.value === undefined || now.value === undefined) return then.value !== now.value;
  return compare(then.value, now.value) !== 0;
}

/**
 * What has become another since: the figure, its plan, the verdict. The same number said again, by a stronger status or in other digits, is
 * no change; that there is one now where there was none, is.
 *
 * @rule Y107
 */
export function findStoodChange(
  then: Stood,
  now: Stood,
): { readonly figure: boolean; readonly plan: boolean; readonly verdict: boolean } {
  return {
    figure: differs(then.figure, now.figure),
    plan: differs(then.plan, now.plan),
    verdict: then.verdict !== now.verdict,
  };
}
