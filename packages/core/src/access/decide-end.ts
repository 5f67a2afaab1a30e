import { accept, type Outcome, refuse } from "../outcome.ts";
import { type Appointment, isOver } from "./appointment.ts";
import { checkAdmins, type LastAdminProblem } from "./last-admin.ts";

export type EndProblem =
  /** What somebody did under it stays done: it can not be ended backwards. */
  | { readonly code: "END_PAST"; readonly endsOn: string; readonly today: string }
  | { readonly code: "END_BEFORE_START"; readonly startsOn: string }
  /** It ends on that day, or earlier, already; a longer one is a new appointment. */
  | { readonly code: "END_LATER"; readonly endsOn: string }
  | LastAdminProblem;

export type EndFacts = {
  readonly appointment: Appointment;
  /** The first day it is to hold no longer. */
  readonly endsOn: string;
  /** Appointments of all administrators of the whole authority who are not shut out. */
  readonly admins: readonly Appointment[];
};

/** The same appointments, one with another end. */
function endedAt(all: readonly Appointment[], id: string, endsOn: string): readonly Appointment[] {
  return all.map((one) => (one.id === id ? { ...one, endsOn } : one));
}

/**
 * Ends an appointment on a day; one that has not begun may end on its first day, and was none then.
 *
 * @problem END_PAST END_BEFORE_START END_LATER LAST_ADMIN
 * @rule X11 X14
 */
export function decideEnd(facts: EndFacts, today: string): Outcome<{ readonly endsOn: string }, EndProblem> {
  const { appointment, endsOn, admins } = facts;
  const problems: EndProblem[] = [];
  if (endsOn < today) problems.push({ code: "END_PAST", endsOn, today });
  if (endsOn < appointment.startsOn) problems.push({ code: "END_BEFORE_START", startsOn: appointment.startsOn });
  if (appointment.endsOn !== undefined && isOver(appointment, endsOn))
    problems.push({ code: "END_LATER", endsOn: appointment.endsOn });
  problems.push(...checkAdmins(admins, endedAt(admins, appointment.id, endsOn), today));
  const [first, ...rest] = problems;
  return first ? refuse(first, ...rest) : accept({ endsOn });
}
