import type { Shape } from "../data/words-vi.ts";
import type { BRIEFING_VI } from "./briefing-words-vi.ts";

/** The same in English. */
export const BRIEFING_EN: Shape<typeof BRIEFING_VI> = {
  title: "Steering",
  lead: (place, year) => `${place}, ${year}`,
  behind: {
    title: (count) => `Behind plan (${count})`,
    none: "No headline indicator is behind plan.",
    noList: "There is no list of headline indicators for this year.",
    more: (count) => `${count} more`,
    of: (actual, target, unit) => `${actual}/${target} ${unit}`,
    forecast: (value, unit) => `Whole year forecast ${value} ${unit}`,
    forecastOf: (percent, verdict) => `, ${percent} % of plan: ${verdict}`,
    rest: "See all headline indicators",
  },
  late: {
    title: (places) => `Late to send (${places})`,
    none: "Nobody is overdue.",
    line: (forms, days) =>
      `${forms} ${forms === 1 ? "form" : "forms"}, ${days === 0 ? "just overdue" : `the oldest by ${days} working ${days === 1 ? "day" : "days"}`}`,
    more: (count) => `and ${count} other places`,
    link: "Open the page for chasing",
  },
  money: {
    title: "Money not paid out",
    line: (paid, planned, unit) => `paid out ${paid}/${planned} ${unit}`,
    over: (amount, unit) => `${amount} ${unit} above plan`,
    left: (amount, unit) => `${amount} ${unit} left`,
    unknown: "no figure",
  },
  explanations: {
    title: (open) => `Explanations not closed (${open})`,
    none: "No explanation is open.",
    overdue: (count) => `${count} overdue`,
    answered: (count) => `${count} answered, to be looked at`,
    more: (count) => `and ${count} more`,
    link: "Open the page of explanations",
  },
  fresh: {
    title: (count) => `New since the last visit (${count})`,
    none: "Nothing is new since the last visit.",
    since: (moment) =>
      `Since ${moment}. Loading the page again loses nothing; once “Seen” is pressed, only what is newer is told.`,
    seen: "Seen",
    done: "Noted as seen.",
    approved: (form, period, count) => `${count} approved: ${form}, ${period}`,
    corrected: (form, period, count) => `${count} corrected: ${form}, ${period}`,
    returned: (form, period, count) => `${count} returned: ${form}, ${period}`,
    plan: (name, place, period) => `Plan adjusted: ${name}, ${place}, ${period}`,
    explained: (name, place, by) => `${by} explained: ${name}, ${place}`,
    from: (before, after, unit) => `${before} → ${after} ${unit}`,
    places: (names, more) => names.join(", ") + (more > 0 ? ` and ${more} others` : ""),
    noTarget: "none",
    more: (count) => `${count} more`,
    tooMany: "Only the newest 200 are told.",
  },
};
