import type { PeopleProblem } from "@kehoach/core/access/people-problem";
import { peopleSentencesEn } from "@kehoach/core/words/people-en";
import { toSentence } from "@kehoach/core/words/sentence";
import { showMomentEn } from "./moment-text.ts";
import type { PEOPLE_STATUS, PeopleProblemFields } from "./people-problem.ts";
import type { Candidate } from "./problem.ts";

type Told = PeopleProblemFields & { readonly found?: string; readonly candidates?: readonly Candidate[] };
type Sentence = { readonly title: string; readonly detail: (problem: Told) => string };

function decided(title: string): Sentence {
  return {
    title,
    detail: ({ people }) => (people === undefined ? `${title}.` : toSentence<PeopleProblem>(peopleSentencesEn, people)),
  };
}

const appoint = decided("Not appointed");
const end = decided("The appointment was not ended");
const disable = decided("The account was not shut");
const delegate = decided("Nothing was lent");
const handover = decided("Nothing was handed over");

const found = (problem: Told): string => (problem.found === undefined ? "" : ` "${problem.found}"`);
const who = ({ candidates = [] }: Told): string =>
  candidates.map(({ code, name }) => (name === "" ? code : `${name} (${code})`)).join("; ");

function changed({ changes = [] }: Told): string {
  const told = changes.map(({ actor, act, at }) => `${actor.replace(/^user:/, "")} at ${showMomentEn(at)} (${act})`);
  const by = told.length === 0 ? "" : ` by ${told.join("; ")}`;
  return `This user was changed${by} after you opened the page, so nothing was written. Open the page again, look at what is new, and repeat it if it is still needed.`;
}

/** English sentences of the refusals of the administration of people. */
export const PEOPLE_PROBLEMS_EN = {
  APPOINT_ROLE: appoint,
  APPOINT_PLACE_FAR: appoint,
  APPOINT_ADMIN_WHOLE: appoint,
  APPOINT_ADMIN_SECTORS: appoint,
  APPOINT_SECTOR: appoint,
  APPOINT_DAYS: appoint,
  APPOINT_OVER: appoint,
  APPOINT_TWICE: appoint,
  APPOINT_DISABLED: appoint,
  END_PAST: end,
  END_BEFORE_START: end,
  END_LATER: end,
  LAST_ADMIN: decided("An authority always has an administrator"),
  DISABLE_SELF: disable,
  DISABLE_ALREADY: disable,
  DELEGATE_NOT_OWN: delegate,
  DELEGATE_ROLE: delegate,
  DELEGATE_SELF: delegate,
  DELEGATE_STRANGER: delegate,
  DELEGATE_DISABLED: delegate,
  DELEGATE_DAYS: delegate,
  DELEGATE_PAST: delegate,
  DELEGATE_LONG: delegate,
  DELEGATE_NOTHING: delegate,
  DELEGATE_TWICE: delegate,
  HANDOVER_SELF: handover,
  HANDOVER_NONE: handover,
  HANDOVER_PAST: handover,
  HANDOVER_NOT_HIS: handover,
  HANDOVER_OVER: handover,
  HANDOVER_FAR: handover,
  HANDOVER_TWICE: handover,
  HANDOVER_DISABLED: handover,
  USER_CHANGED: { title: "Somebody else was quicker", detail: changed },
  USER_FAR: {
    title: "Beyond what you administer",
    detail: (p) =>
      `User${found(p)} has a role where you do not administer, so you can not change, shut or reset the account. Ask an administrator above you; you can still appoint, and end appointments, where you administer.`,
  },
  USER_KNOWN: {
    title: "There is such a user",
    detail: (p) =>
      `This username or e-mail address is that of ${who(p)}. If it is the same person, confirm it and only the appointment is added; if not, choose another username and address.`,
  },
  USER_TWO: {
    title: "Username and address of two users",
    detail: (p) => `The username and the address are those of two users: ${who(p)}. Correct one of them.`,
  },
  RESET_SELF: { title: "This is your own account", detail: () => "To change your own password go to the page of your account." },
  ENABLE_ALREADY: { title: "The account is open", detail: () => "This account is open already." },
  APPOINTMENT_ABSENT: {
    title: "No such appointment",
    detail: (p) => `Appointment${found(p)} of this user was not found where you administer. Open the page again and choose anew.`,
  },
  DELEGATION_ABSENT: {
    title: "No such delegation",
    detail: (p) => `Delegation${found(p)} of this user was not found. Open the page again and choose anew.`,
  },
  DELEGATION_OVER: { title: "The delegation is over", detail: () => "This delegation was revoked or is over already." },
} as const satisfies Record<keyof typeof PEOPLE_STATUS, Sentence>;
