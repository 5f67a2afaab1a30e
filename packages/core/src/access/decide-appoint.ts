import { accept, type Outcome, refuse } from "../outcome.ts";
import { isRole, type Role } from "./actor.ts";
import { type Appointment, isOver, type NewAppointment, overlaps } from "./appointment.ts";

export type AppointProblem =
  | { readonly code: "APPOINT_ROLE"; readonly role: string }
  /** The place is none of the giver's. */
  | { readonly code: "APPOINT_PLACE_FAR"; readonly place: string }
  /** An administrator of the whole authority is made by one only. */
  | { readonly code: "APPOINT_ADMIN_WHOLE" }
  /** What an administrator does has no sectors, so that a limit to some would be none. */
  | { readonly code: "APPOINT_ADMIN_SECTORS" }
  | { readonly code: "APPOINT_SECTOR"; readonly sectors: readonly string[] }
  | { readonly code: "APPOINT_DAYS"; readonly startsOn: string; readonly endsOn: string }
  | { readonly code: "APPOINT_OVER"; readonly endsOn: string; readonly today: string }
  | { readonly code: "APPOINT_TWICE"; readonly role: Role; readonly place: string; readonly startsOn: string }
  | { readonly code: "APPOINT_DISABLED" };

export type AppointFacts = {
  /** What is asked for, the role as it was typed. */
  readonly wanted: Omit<NewAppointment, "role"> & { readonly role: string };
  /** What the place is called, for the refusal. */
  readonly placeName: string;
  /** What the giver administers: the place that is asked for, the authority as a whole. */
  readonly reaches: { readonly place: boolean; readonly whole: boolean };
  /** Whether the place is the authority's own. */
  readonly isWhole: boolean;
  /** Whether the holder is shut out. */
  readonly isDisabled: boolean;
  /** What he has in this authority already. */
  readonly held: readonly Appointment[];
  /** Codes of the sectors there are. */
  readonly sectors: readonly string[];
};

/**
 * Gives somebody a role at a place. Whether the place still lives on those days is not asked: figures of a former place are
 * entered and read for years after.
 *
 * @param today  the day of the act, in Việt Nam
 * @problem every AppointProblem, all that apply together
 * @rule X10
 */
export function decideAppoint(facts: AppointFacts, today: string): Outcome<NewAppointment, AppointProblem> {
  const { wanted, placeName, reaches, isWhole, isDisabled, held } = facts;
  const { role, place, startsOn, endsOn } = wanted;
  const problems: AppointProblem[] = [];
  if (!isRole(role)) problems.push({ code: "APPOINT_ROLE", role });
  if (!reaches.place) problems.push({ code: "APPOINT_PLACE_FAR", place: placeName });
  if (role === "admin" && isWhole && !reaches.whole) problems.push({ code: "APPOINT_ADMIN_WHOLE" });
  if (role === "admin" && wanted.sectors !== undefined) problems.push({ code: "APPOINT_ADMIN_SECTORS" });
  const strange = (wanted.sectors ?? []).filter((sector) => !facts.sectors.includes(sector));
  if (strange.length > 0) problems.push({ code: "APPOINT_SECTOR", sectors: strange });
  if (endsOn !== undefined && endsOn <= startsOn) problems.push({ code: "APPOINT_DAYS", startsOn, endsOn });
  else if (endsOn !== undefined && isOver(wanted, today)) problems.push({ code: "APPOINT_OVER", endsOn, today });
  for (const one of held)
    if (one.role === role && one.place === place && overlaps(one, wanted))
      problems.push({ code: "APPOINT_TWICE", role: one.role, place: placeName, startsOn: one.startsOn });
  if (isDisabled) problems.push({ code: "APPOINT_DISABLED" });
  const [first, ...rest] = problems;
  if (first) return refuse(first, ...rest);
  if (!isRole(role)) throw new Error("a role that is none was refused above");
  const { sectors, ...others } = wanted;
  return accept({ ...others, role, ...(sectors === undefined ? {} : { sectors: [...new Set(sectors)].sort() }) });
}
