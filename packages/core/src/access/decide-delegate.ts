import { accept, type Outcome, refuse } from "../outcome.ts";
import type { Role } from "./actor.ts";
import { type Appointment, type Delegation, isOver, overlaps } from "./appointment.ts";

export type DelegateProblem =
  /** It is somebody else's; one that was lent to him is not his to lend on. */
  | { readonly code: "DELEGATE_NOT_OWN" }
  /** Administration is not lent. */
  | { readonly code: "DELEGATE_ROLE"; readonly role: Role }
  | { readonly code: "DELEGATE_SELF" }
  /** Nobody this authority has ever appointed. */
  | { readonly code: "DELEGATE_STRANGER"; readonly borrower: string }
  | { readonly code: "DELEGATE_DISABLED"; readonly borrower: string }
  | { readonly code: "DELEGATE_DAYS"; readonly startsOn: string; readonly endsOn: string }
  | { readonly code: "DELEGATE_PAST"; readonly endsOn: string; readonly today: string }
  | { readonly code: "DELEGATE_LONG"; readonly latest: string }
  /** The appointment holds on none of those days. */
  | { readonly code: "DELEGATE_NOTHING"; readonly startsOn: string; readonly endsOn?: string }
  /** Lent to the same person on some of those days already. */
  | { readonly code: "DELEGATE_TWICE"; readonly borrower: string; readonly startsOn: string; readonly endsOn: string };

export type DelegateFacts = {
  readonly appointment: Appointment;
  /** Whose it must be: who lends it, himself or by an administrator. */
  readonly lender: string;
  readonly borrower: {
    readonly id: string;
    readonly name: string;
    /** Whether the authority ever appointed him. */
    readonly isKnown: boolean;
    readonly isDisabled: boolean;
  };
  readonly startsOn: string;
  readonly endsOn: string;
  /** Delegations of this appointment that were not revoked. */
  readonly running: readonly Delegation[];
};

/** Roles that are not lent: what an administrator may do is not left to somebody he chooses himself. */
export const NOT_LENT: readonly Role[] = ["admin"];

/** The same day of the next year; a 29 February becomes the day before 1 March in every comparison. */
function yearLater(day: string): string {
  return `${String(Number(day.slice(0, 4)) + 1).padStart(4, "0")}${day.slice(4)}`;
}

/**
 * Lends an appointment to somebody for some days, a year at most.
 *
 * @problem every DelegateProblem, all that apply together
 * @rule X12
 */
export function decideDelegate(facts: DelegateFacts, today: string): Outcome<Omit<Delegation, "id">, DelegateProblem> {
  const { appointment, lender, borrower, startsOn, endsOn, running } = facts;
  const problems: DelegateProblem[] = [];
  if (appointment.holder !== lender) problems.push({ code: "DELEGATE_NOT_OWN" });
  if (NOT_LENT.includes(appointment.role)) problems.push({ code: "DELEGATE_ROLE", role: appointment.role });
  if (borrower.id === appointment.holder) problems.push({ code: "DELEGATE_SELF" });
  else if (!borrower.isKnown) problems.push({ code: "DELEGATE_STRANGER", borrower: borrower.name });
  if (borrower.isDisabled) problems.push({ code: "DELEGATE_DISABLED", borrower: borrower.name });
  if (endsOn <= startsOn) problems.push({ code: "DELEGATE_DAYS", startsOn, endsOn });
  else if (endsOn <= today) problems.push({ code: "DELEGATE_PAST", endsOn, today });
  if (endsOn > yearLater(startsOn)) problems.push({ code: "DELEGATE_LONG", latest: yearLater(startsOn) });
  if (isOver(appointment, today) || (startsOn < endsOn && !overlaps(appointment, { startsOn, endsOn })))
    problems.push({
      code: "DELEGATE_NOTHING",
      startsOn: appointment.startsOn,
      ...(appointment.endsOn === undefined ? {} : { endsOn: appointment.endsOn }),
    });
  for (const one of running)
    if (one.borrower === borrower.id && overlaps(one, { startsOn, endsOn }))
      problems.push({ code: "DELEGATE_TWICE", borrower: borrower.name, startsOn: one.startsOn, endsOn: one.endsOn });
  const [first, ...rest] = problems;
  if (first) return refuse(first, ...rest);
  return accept({ appointment: appointment.id, borrower: borrower.id, startsOn, endsOn });
}
