import type { Role } from "../access/actor.ts";

/** Somebody who is appointed at a place, on the day that is asked about; of a lent appointment the borrower. */
export type Appointed = {
  readonly who: string;
  readonly role: Role;
  /** Left out: all. */
  readonly sectors?: readonly string[];
};

/** Whoever is asked first: those of the sector, then those of all sectors, then whoever approves there. */
const TURNS: readonly ((one: Appointed, sector: string) => boolean)[] = [
  ({ role, sectors }, sector) => (role === "officer" || role === "approver") && sectors?.includes(sector) === true,
  ({ role, sectors }) => (role === "officer" || role === "planner") && sectors === undefined,
  ({ role, sectors }) => role === "approver" && sectors === undefined,
];

/**
 * Who has to explain a figure of a place: those who enter or send what is of its sector; where nobody is appointed for the sector by name,
 * the officers and planners of the place; where there are none, who approves there. Each once, in the order given.
 *
 * @returns  [] where nobody is appointed
 * @rule Y102
 */
export function listConcerned(appointed: readonly Appointed[], sector: string): readonly string[] {
  for (const isMeant of TURNS) {
    const found = appointed.filter((one) => isMeant(one, sector)).map(({ who }) => who);
    if (found.length > 0) return [...new Set(found)];
  }
  return [];
}
