import type { TimelinessJson } from "@kehoach/api/chase";
import { type Decimal, divide, withoutZeros } from "@kehoach/core/quantity/decimal";
import { showNumberText } from "@kehoach/core/quantity/number-text";

const PRINTED = 1;
const whole = (count: number): Decimal => ({ units: BigInt(count), scale: 0 });

/** How many of a hundred were in time, exact to the printed place and half-up; undefined where nothing was due. @rule Y91 */
export function shareOnTime({ owed, onTime }: Pick<TimelinessJson, "owed" | "onTime">): string | undefined {
  const share = divide(whole(onTime * 100), whole(owed), PRINTED);
  return share === undefined ? undefined : `${showNumberText(withoutZeros(share))} %`;
}

/** All places together. */
export function addUp(rows: readonly TimelinessJson[]): Omit<TimelinessJson, "place"> {
  const total = (pick: (row: TimelinessJson) => number): number => rows.reduce((sum, row) => sum + pick(row), 0);
  return {
    owed: total(({ owed }) => owed),
    onTime: total(({ onTime }) => onTime),
    late: total(({ late }) => late),
    missing: total(({ missing }) => missing),
  };
}
