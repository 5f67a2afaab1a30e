export const ROLES = ["officer", "approver", "planner", "leader", "admin", "viewer"] as const;
export type Role = (typeof ROLES)[number];

export function isRole(text: string): text is Role {
  return (ROLES as readonly string[]).includes(text); // widened so that includes takes any text
}

/** A role that somebody has at a place, by an appointment of his own or one lent to him. */
export type Grant = {
  /** Code of the authority. */
  readonly authority: string;
  readonly role: Role;
  /** Names the place; what it is made of is the shell's business, equal texts are the same place. */
  readonly place: string;
  /** Codes of the sectors it is limited to; all of them when left out. */
  readonly sectors?: readonly string[];
  readonly startsOn: string;
  /** The first day it no longer holds. */
  readonly endsOn?: string;
  /** Whose appointment it is, when it is lent. */
  readonly lentBy?: string;
};

/** Who asks. */
export type Actor =
  | { readonly kind: "visitor" }
  | {
      readonly kind: "user";
      readonly id: string;
      readonly username: string;
      readonly name: string;
      readonly grants: readonly Grant[];
    };

export const VISITOR: Actor = { kind: "visitor" };

/** Whether something that begins and ends on these days holds on a day; the end is the first day it does not. */
export function holdsOn(span: { readonly startsOn: string; readonly endsOn?: string }, day: string): boolean {
  return span.startsOn <= day && (span.endsOn === undefined || day < span.endsOn);
}
