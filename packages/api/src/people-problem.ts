import type { PeopleProblem } from "@kehoach/core/access/people-problem";

/** Why something about users, appointments and delegations is not done: decided in core/access. */
const DECISION_STATUS = {
  APPOINT_ROLE: 422,
  APPOINT_PLACE_FAR: 403,
  APPOINT_ADMIN_WHOLE: 403,
  APPOINT_ADMIN_SECTORS: 422,
  APPOINT_SECTOR: 422,
  APPOINT_DAYS: 422,
  APPOINT_OVER: 422,
  APPOINT_TWICE: 409,
  APPOINT_DISABLED: 409,
  END_PAST: 422,
  END_BEFORE_START: 422,
  END_LATER: 409,
  LAST_ADMIN: 409,
  DISABLE_SELF: 409,
  DISABLE_ALREADY: 409,
  DELEGATE_NOT_OWN: 403,
  DELEGATE_ROLE: 422,
  DELEGATE_SELF: 422,
  DELEGATE_STRANGER: 422,
  DELEGATE_DISABLED: 409,
  DELEGATE_DAYS: 422,
  DELEGATE_PAST: 422,
  DELEGATE_LONG: 422,
  DELEGATE_NOTHING: 422,
  DELEGATE_TWICE: 409,
  HANDOVER_SELF: 422,
  HANDOVER_NONE: 422,
  HANDOVER_PAST: 422,
  HANDOVER_NOT_HIS: 409,
  HANDOVER_OVER: 409,
  HANDOVER_FAR: 403,
  HANDOVER_TWICE: 409,
  HANDOVER_DISABLED: 409,
} as const satisfies Record<PeopleProblem["code"], number>;

/** Refusals of the administration of people, with their HTTP status. */
export const PEOPLE_STATUS = {
  ...DECISION_STATUS,
  /** Somebody has changed the user since he was read. */
  USER_CHANGED: 409,
  /** He has a role beyond the reach of whoever wants to change him. */
  USER_FAR: 403,
  /** The username or the address is somebody's already: the same person, perhaps. */
  USER_KNOWN: 409,
  /** Username and address are those of two users. */
  USER_TWO: 409,
  RESET_SELF: 409,
  ENABLE_ALREADY: 409,
  APPOINTMENT_ABSENT: 404,
  DELEGATION_ABSENT: 404,
  DELEGATION_OVER: 409,
} as const;

/** What somebody did to a user, for whoever wanted to change him at the same time. */
export type UserChange = { readonly actor: string; readonly act: string; readonly at: string };

/** What such a refusal says beyond its code. */
export type PeopleProblemFields = {
  /** The decision, when it was one. */
  readonly people?: PeopleProblem;
  /** USER_CHANGED, FORM_CHANGED: what was done since, newest first; empty when it was done elsewhere. */
  readonly changes?: readonly UserChange[];
};
