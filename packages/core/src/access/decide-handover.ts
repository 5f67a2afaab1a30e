import { accept, type Outcome, refuse } from "../outcome.ts";
import type { Role } from "./actor.ts";
import { type Appointment, type Delegation, isOver, type NewAppointment, overlaps } from "./appointment.ts";
import { checkAdmins, type LastAdminProblem } from "./last-admin.ts";

export type HandoverProblem =
  | { readonly code: "HANDOVER_SELF" }
  | { readonly code: "HANDOVER_NONE" }
  | { readonly code: "HANDOVER_PAST"; readonly on: string; readonly today: string }
  /** An appointment that is not his. */
  | { readonly code: "HANDOVER_NOT_HIS" }
  /** On that day it is over already. */
  | { readonly code: "HANDOVER_OVER"; readonly role: Role; readonly place: string; readonly endsOn: string }
  /** The place is none of the giver's. */
  | { readonly code: "HANDOVER_FAR"; readonly place: string }
  /** The receiver has the same role at the same place on some of those days. */
  | { readonly code: "HANDOVER_TWICE"; readonly role: Role; readonly place: string }
  | { readonly code: "HANDOVER_DISABLED" }
  | LastAdminProblem;

/** An appointment that changes hands. */
export type HandedAppointment = Appointment & {
  readonly placeName: string;
  /** Whether whoever arranges it administers the place. */
  readonly isReached: boolean;
};

export type HandoverFacts = {
  readonly from: string;
  readonly receiver: { readonly id: string; readonly isDisabled: boolean };
  /** The first day of the receiver. */
  readonly on: string;
  readonly chosen: readonly HandedAppointment[];
  /** What the receiver has in this authority already. */
  readonly held: readonly Appointment[];
  /** Delegations of the chosen appointments that were not revoked. */
  readonly lent: readonly Delegation[];
  /** Appointments of all administrators of the whole authority who are not shut out. */
  readonly admins: readonly Appointment[];
};

export type Handover = {
  readonly end: readonly { readonly id: string; readonly endsOn: string }[];
  readonly begin: readonly NewAppointment[];
  /** Delegations that would lend nothing any more. */
  readonly revoke: readonly string[];
};

function later(a: string, b: string): string {
  return a < b ? b : a;
}

function checkOne(one: HandedAppointment, { from, on, held }: HandoverFacts): readonly HandoverProblem[] {
  const problems: HandoverProblem[] = [];
  const { role, placeName: place, endsOn } = one;
  if (one.holder !== from) problems.push({ code: "HANDOVER_NOT_HIS" });
  if (endsOn !== undefined && isOver(one, on)) problems.push({ code: "HANDOVER_OVER", role, place, endsOn });
  if (!one.isReached) problems.push({ code: "HANDOVER_FAR", place });
  const rest = { startsOn: later(on, one.startsOn), ...(endsOn === undefined ? {} : { endsOn }) };
  if (held.some((other) => other.role === role && other.place === one.place && overlaps(other, rest)))
    problems.push({ code: "HANDOVER_TWICE", role, place });
  return problems;
}

/**
 * Moves appointments from one user to another on a day: his end, the same begin for the other and last as long as his would have.
 * What he lent of them from that day on is revoked; what he lent before it ends with his appointment by itself.
 *
 * @param today  the day of the act, in Việt Nam
 * @problem every HandoverProblem, all that apply together
 * @rule X13 X14
 */
export function decideHandover(facts: HandoverFacts, today: string): Outcome<Handover, HandoverProblem> {
  const { from, receiver, on, chosen, lent, admins } = facts;
  const problems: HandoverProblem[] = [];
  if (receiver.id === from) problems.push({ code: "HANDOVER_SELF" });
  if (receiver.isDisabled) problems.push({ code: "HANDOVER_DISABLED" });
  if (chosen.length === 0) problems.push({ code: "HANDOVER_NONE" });
  if (on < today) problems.push({ code: "HANDOVER_PAST", on, today });
  if (receiver.id !== from) problems.push(...chosen.flatMap((one) => checkOne(one, facts)));

  const end = chosen.map(({ id, startsOn }) => ({ id, endsOn: later(on, startsOn) }));
  const begin = chosen.map(({ id: _id, placeName: _name, isReached: _reached, ...one }) => ({
    ...one,
    holder: receiver.id,
    startsOn: later(on, one.startsOn),
  }));
  const ends = new Map(end.map(({ id, endsOn }) => [id, endsOn]));
  const after = admins.map((one) => ({ ...one, ...(ends.has(one.id) ? { endsOn: ends.get(one.id) ?? "" } : {}) }));
  const moved = begin.filter((_, at) => admins.some(({ id }) => id === chosen[at]?.id));
  problems.push(...checkAdmins(admins, [...after, ...(receiver.isDisabled ? [] : moved)], today));

  const [first, ...rest] = problems;
  if (first) return refuse(first, ...rest);
  const revoke = lent.filter(({ startsOn }) => on <= today || startsOn >= on).map(({ id }) => id);
  return accept({ end, begin, revoke });
}
