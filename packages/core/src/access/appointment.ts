import type { Role } from "./actor.ts";

/** Half-open days; without an end it goes on. */
export type Span = { readonly startsOn: string; readonly endsOn?: string };

/** A user has a role at a place and below it, for some sectors or all, for some days. */
export type Appointment = Span & {
  readonly id: string;
  /** Who has it: names a user. */
  readonly holder: string;
  readonly role: Role;
  /** Text form of a place. */
  readonly place: string;
  readonly sectors?: readonly string[];
};
export type NewAppointment = Omit<Appointment, "id">;

/** An appointment lent to somebody else for some days. */
export type Delegation = {
  readonly id: string;
  readonly appointment: string;
  readonly borrower: string;
  readonly startsOn: string;
  readonly endsOn: string;
};

/** Whether two spans share a day. One that ends on the day it begins holds on none. */
export function overlaps(a: Span, b: Span): boolean {
  const start = a.startsOn < b.startsOn ? b.startsOn : a.startsOn;
  return (a.endsOn === undefined || start < a.endsOn) && (b.endsOn === undefined || start < b.endsOn);
}

/** Whether a span is over on a day. */
export function isOver({ endsOn }: Span, day: string): boolean {
  return endsOn !== undefined && endsOn <= day;
}
