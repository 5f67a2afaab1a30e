import type { ChaseGroupJson, OwedJson } from "@kehoach/api/chase";
import type { ChasedPlace, ChaseMessage } from "@kehoach/core/words/chase-message";

/** Working days that have passed since the deadline; none while it is not over. */
export function daysOver({ days }: Pick<OwedJson, "days">): number {
  return days < 0 ? -days : 0;
}

/** A group of the API as a message tells of it. @rule Y94 */
export function toMessage(group: ChaseGroupJson): ChaseMessage {
  return {
    regime: group.regimeName,
    period: group.periodName,
    deadline: group.deadline,
    reporters: group.reporters,
    sent: group.sent,
    approved: group.approved,
    overdue: group.overdue.map(
      (one): ChasedPlace => ({
        name: one.place.name,
        deadline: one.deadline,
        days: daysOver(one),
        closed: one.closed,
      }),
    ),
    waiting: group.waiting.map(({ place, deadline }) => ({ name: place.name, deadline })),
    returned: group.returned.map(({ place }) => ({ name: place.name })),
  };
}
