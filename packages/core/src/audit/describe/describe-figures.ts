import type { Check } from "../check.ts";
import type { Reading } from "../reading.ts";
import type { FigureDescription, FigureRole } from "./description.ts";
import { listSlots } from "./list-slots.ts";
import { relationRoles } from "./relation-roles.ts";
import { type SlotKind, type Slots, subjectOf } from "./slots.ts";

/** A change is no level, so it has none of the roles. */
const ROLES: Readonly<Record<SlotKind, FigureRole | undefined>> = {
  actual: "actual",
  plan: "plan",
  previous: "previous",
  percent: "percent",
  whole: "total",
  change: undefined,
};

function toDescription(slots: Slots, told: FigureRole | undefined): FigureDescription {
  const { kind, status, period, dataAsOf, place } = slots;
  const role = kind === "percent" ? "percent" : (told ?? ROLES[kind]);
  const subject = subjectOf(slots);
  return {
    ...(role === undefined ? {} : { role }),
    ...(subject === "" ? {} : { subject }),
    ...(status === undefined ? {} : { status }),
    ...(period === undefined ? {} : { period }),
    ...(dataAsOf === undefined ? {} : { dataAsOf }),
    ...(place === undefined ? {} : { place }),
  };
}

/**
 * What the words say of each figure, by its id: the role from the relations it takes part in, else from its words; subject, status,
 * period, day and place from its clause, else from the heading or the table's row and column. Nothing is guessed.
 *
 * @rule Q270 Q271 Q272 Q273 Q274 Q275 Q276 Q277
 */
export function describeFigures(reading: Reading, checks: readonly Check[]): ReadonlyMap<string, FigureDescription> {
  const roles = relationRoles(checks);
  return new Map([...listSlots(reading).byId].map(([id, slots]) => [id, toDescription(slots, roles.get(id))]));
}
