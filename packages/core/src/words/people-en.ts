import type { PeopleProblem } from "../access/people-problem.ts";
import { roleNamesEn } from "./access-en.ts";
import type { Sentences } from "./sentence.ts";

function days(startsOn: string, endsOn: string | undefined): string {
  return endsOn === undefined ? `from ${startsOn}` : `from ${startsOn} until before ${endsOn}`;
}

/** Why something about users, appointments and delegations is not done. */
export const peopleSentencesEn = {
  APPOINT_ROLE: (p) =>
    `There is no role "${p.role}". Roles are: ${Object.entries(roleNamesEn)
      .map(([code, name]) => `${code} (${name})`)
      .join(", ")}.`,
  APPOINT_PLACE_FAR: (p) =>
    `${p.place} is outside what you administer, so you can not appoint anybody there. Choose another place, or ask an administrator above you.`,
  APPOINT_ADMIN_WHOLE: () => "Only an administrator of the whole authority can appoint another one of the whole authority.",
  APPOINT_ADMIN_SECTORS: () => "An administrator can not be limited to sectors. Leave the sectors out, or choose another role.",
  APPOINT_SECTOR: (p) => `There is no sector ${p.sectors.map((one) => `"${one}"`).join(", ")}. Choose from the authority's list.`,
  APPOINT_DAYS: (p) => `The end (${p.endsOn}) must come after the start (${p.startsOn}). Correct one of them.`,
  APPOINT_OVER: (p) => `It would be over already (ends ${p.endsOn}, today is ${p.today}). Choose a later end or leave it out.`,
  APPOINT_TWICE: (p) =>
    `This user is ${roleNamesEn[p.role]} of ${p.place} from ${p.startsOn} already. End that appointment first, or choose other days.`,
  APPOINT_DISABLED: () => "This user's account is shut. Open it first, then appoint.",
  END_PAST: (p) =>
    `It can not be ended backwards on ${p.endsOn}: what was done stays done. The earliest day is today, ${p.today}.`,
  END_BEFORE_START: (p) => `The appointment begins on ${p.startsOn}; it can not end earlier.`,
  END_LATER: (p) => `The appointment ends on ${p.endsOn} already. To prolong it, appoint anew from that day.`,
  LAST_ADMIN: (p) =>
    `From ${p.from} the authority would have no administrator. Appoint another one of the whole authority first.`,
  DISABLE_SELF: () => "You can not shut your own account. Ask another administrator.",
  DISABLE_ALREADY: () => "This account is shut already.",
  DELEGATE_NOT_OWN: () => "You can lend your own appointments only; one that was lent to you can not be lent on.",
  DELEGATE_ROLE: (p) =>
    `The role ${roleNamesEn[p.role]} can not be lent. If somebody must stand in, have another ${roleNamesEn[p.role]} appointed for those days.`,
  DELEGATE_SELF: () => "An appointment can not be lent to whoever has it. Choose somebody else.",
  DELEGATE_STRANGER: (p) => `${p.borrower} was never appointed in this authority. Ask an administrator to appoint them first.`,
  DELEGATE_DISABLED: (p) => `The account of ${p.borrower} is shut. Choose somebody else.`,
  DELEGATE_DAYS: (p) => `The end (${p.endsOn}) must come after the start (${p.startsOn}). Correct one of them.`,
  DELEGATE_PAST: (p) => `Those days are over (end ${p.endsOn}, today is ${p.today}). Choose a later end.`,
  DELEGATE_LONG: (p) =>
    `A delegation lasts a year at most, here until before ${p.latest}. For longer, ask an administrator for a handover.`,
  DELEGATE_NOTHING: (p) =>
    `The appointment does not hold on those days (it holds ${days(p.startsOn, p.endsOn)}). Choose days within that time.`,
  DELEGATE_TWICE: (p) =>
    `It is lent to ${p.borrower} ${days(p.startsOn, p.endsOn)} already. Revoke that delegation first, or choose other days.`,
  HANDOVER_SELF: () => "The receiver must be somebody else. Choose another receiver.",
  HANDOVER_NONE: () => "No appointment was chosen. Choose at least one.",
  HANDOVER_PAST: (p) => `The day of the handover (${p.on}) is past. The earliest day is today, ${p.today}.`,
  HANDOVER_NOT_HIS: () => "One of the chosen appointments is not this user's. Open the page again and choose anew.",
  HANDOVER_OVER: (p) =>
    `The appointment as ${roleNamesEn[p.role]} of ${p.place} ends on ${p.endsOn}: nothing of it is left on the chosen day. Leave it out, or choose an earlier day.`,
  HANDOVER_FAR: (p) => `${p.place} is outside what you administer, so you can not hand over an appointment there.`,
  HANDOVER_TWICE: (p) =>
    `The receiver is ${roleNamesEn[p.role]} of ${p.place} in that time already. Leave this one out and only end it.`,
  HANDOVER_DISABLED: () => "The receiver's account is shut. Open it, or choose somebody else.",
} as const satisfies Sentences<PeopleProblem>;
