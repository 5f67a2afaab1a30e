import type { IsoDate } from "../period/period.ts";

/** A place that has not sent; `days`: working days overdue, 0 when none has passed since the deadline. */
export type ChasedPlace = {
  readonly name: string;
  readonly deadline: IsoDate;
  readonly days: number;
  /** The program takes it no more. */
  readonly closed: boolean;
};

/** How far one regime has come for one period, as a message tells of it. Names as a sentence has them: "xã A". */
export type ChaseMessage = {
  readonly regime: string;
  readonly period: string;
  /** The latest of all places. */
  readonly deadline: IsoDate;
  readonly reporters: number;
  readonly sent: number;
  readonly approved: number;
  readonly overdue: readonly ChasedPlace[];
  readonly waiting: readonly { readonly name: string; readonly deadline: IsoDate }[];
  readonly returned: readonly { readonly name: string }[];
};

/** So many names stand in a message; a longer one is not read in a chat. */
export const MOST_NAMES = 40;

/** Names one after another; of those beyond the most only how many there are. @rule Y94 */
export function joinSome(names: readonly string[], sayOthers: (count: number) => string): string {
  const others = names.length - MOST_NAMES;
  return others > 0 ? `${names.slice(0, MOST_NAMES).join(", ")} ${sayOthers(others)}` : names.join(", ");
}

/** Whether there is anything to chase. @rule Y94 */
export function isChased({ overdue, waiting, returned }: ChaseMessage): boolean {
  return overdue.length + waiting.length + returned.length > 0;
}
