import type { Result } from "../audit/claim.ts";
import type { OtherReading, UncheckedReason } from "../audit/note.ts";
import { reasonNamesEn } from "./audit-en.ts";
import { packSentencesEn } from "./audit-pack-en.ts";
import { type CheckFacts, joinParts, type NoteSentences } from "./check-facts.ts";

const LEADS = {
  error: "The figures do not agree",
  review: "Worth a look",
  rounding: "Differs by rounding",
  convention: "Rounded against the rule",
  ok: "Agrees",
  unchecked: "Could not be checked",
} as const satisfies Record<Result, string>;

const READINGS = {
  "growth-for-ratio": "it is read as a change, not as a ratio to the base",
  "ratio-for-growth": "it is read as a ratio to the base, not as a change",
  "other-plan": "it is set against another plan the document names",
  "unit-scale": "the unit of one of the figures is changed",
  inverted: "numerator and denominator change places",
  "wrong-base": "the new figure is taken as the base",
  remaining: "it is read as the remaining part",
  "points-for-percent": "it is read as percentage points",
  "partial-list": "the parts named are not all",
} as const satisfies Record<OtherReading, string>;

function lead({ check }: CheckFacts): string {
  return LEADS[check.result];
}

function equation({ relation, computed }: CheckFacts): string | undefined {
  return relation === undefined ? computed : computed === undefined ? relation : `${relation} = ${computed}`;
}

function reported({ stated }: CheckFacts): string {
  return `the document says ${stated}`;
}

function verdict(facts: CheckFacts): string {
  const { check, interval, computed, exact } = facts;
  if (exact !== undefined) return `the total must be ${exact}`;
  const allowed =
    check.compare === "at-least"
      ? `the stated figure can not be less than ${interval?.low ?? computed ?? "this"}`
      : check.compare === "at-most"
        ? `the stated figure can not be more than ${interval?.high ?? computed ?? "this"}`
        : interval === undefined
          ? undefined
          : interval.low === interval.high
            ? `the result must be ${interval.low}`
            : `the result must lie in ${interval.low} – ${interval.high}`;
  return allowed === undefined ? reported(facts) : `by the digits printed ${allowed}; ${reported(facts)}`;
}

function unchecked(facts: CheckFacts, note: { readonly code: UncheckedReason }): string {
  const shown = facts.computed === undefined ? "" : ` (${joinParts(equation(facts), reported(facts))})`;
  return `${lead(facts)}: ${reasonNamesEn[note.code]}${shown}.`;
}

function showPower(power: number): string {
  return `1${"0".repeat(Math.abs(power))}`.replace(/\B(?=(?:\d{3})+$)/gu, ".");
}

export const noteSentencesEn = {
  holds: (facts) => `${lead(facts)}: ${joinParts(equation(facts), reported(facts))}.`,
  rounding: (facts) =>
    `${facts.gap === undefined ? "The difference" : `The difference of ${facts.gap}`} is what rounding allows: ${joinParts(equation(facts), verdict(facts))}.`,
  truncated: (facts) =>
    `${facts.stated} is right if the last digits are cut off: ${joinParts(equation(facts), "the rule is that 5 and above go up")}.`,
  raised: (facts) =>
    `${facts.stated} is right if rounded up: ${joinParts(equation(facts), "the rule is that less than 5 is dropped")}.`,
  mismatch: (facts) => `${lead(facts)}: ${joinParts(equation(facts), verdict(facts))}.`,
  improbable: (facts, { parts }) =>
    `${lead(facts)}: ${joinParts(equation(facts), reported(facts))}${facts.gap === undefined ? "" : `, a difference of ${facts.gap}`}. Rounding of ${parts} terms alone makes that in fewer than 1 case of 1000.`,
  "other-reading": (facts, { reading }) =>
    `${lead(facts)}: ${joinParts(equation(facts), verdict(facts))}. The stated figure fits if ${READINGS[reading]}.`,
  "unit-scale": (facts, { power }) =>
    `${lead(facts)}: ${joinParts(equation(facts), reported(facts))}. It fits if one figure is off by a factor of ${showPower(power)}: perhaps a wrong unit (million for billion, ha for m²) or decimal mark.`,
  direction: (facts) => {
    const words =
      facts.check.direction === undefined
        ? "words and figures go opposite ways"
        : facts.check.direction === "up"
          ? "the words say up, the figures say down"
          : "the words say down, the figures say up";
    const beside = facts.others === "" ? "" : ` (beside ${facts.others})`;
    return `${lead(facts)}: ${words}: ${joinParts(equation(facts), reported(facts))}${beside}.`;
  },
  "missing-base": unchecked,
  "base-not-positive": unchecked,
  "no-earlier-period": unchecked,
  "several-readings": unchecked,
  "other-unit": unchecked,
  "other-period": unchecked,
  "estimate-against-official": unchecked,
  "partial-list": unchecked,
  "unclear-table": unchecked,
  "ambiguous-number": unchecked,
  weak: unchecked,
  "list-count": (facts, { found }) => `${lead(facts)}: the document says ${facts.stated}, the list names ${found}.`,
  "no-whole-number": (facts, { below, above }) =>
    `${lead(facts)}: no whole number of the total gives ${facts.stated}; the nearest are ${below} and ${above}.`,
  "mentions-differ": (facts, { other }) => `${lead(facts)}: one fact, “${facts.check.stated}” here and “${other}” elsewhere.`,
  "mentions-unit": (facts, { other }) =>
    `${lead(facts)}: the same digits under two units, “${facts.check.stated}” here and “${other}” elsewhere.`,
  "plans-differ": (facts, { low, high }) => `${lead(facts)}: percents of one plan imply different plans, from ${low} to ${high}.`,
  "hides-gap": (facts, { gap }) =>
    `${lead(facts)}: rounded to ${facts.stated} though ${gap} of the plan is missing; a decimal would tell.`,
  "category-differs": (facts, { part }) =>
    `${lead(facts)}: the part “${part}” is the contrary of what the total “${facts.check.stated}” counts.`,
  "same-text": (facts, { first }) => `${lead(facts)}: this passage repeats “${first}”.`,
  "verdict-differs": (facts, { word, against, of }) =>
    `${lead(facts)}: the words judge “${word}”, but ${against} of ${of} figures say otherwise.`,
  "sequence-broken": (facts, { expected, found }) =>
    `${lead(facts)}: the order calls for “${expected}”, the document has “${found}”.`,
  "dates-disorder": (facts, { other }) =>
    `${lead(facts)}: document numbers and dates are not in one order: “${facts.check.stated}” and “${other}”.`,
  "impossible-date": (facts) => `${lead(facts)}: no calendar has “${facts.check.stated}”.`,
  "reversed-period": (facts) => `${lead(facts)}: the period “${facts.check.stated}” ends before it begins.`,
  "name-variant": (facts, { other, count }) =>
    `${lead(facts)}: one name in two spellings, “${facts.check.stated}” here, “${other}” in ${count} other place(s).`,
  balance: (facts, { gap }) =>
    `${lead(facts)}: opening, in, out and closing do not balance, a difference of ${gap}${facts.relation === undefined ? "" : ` (${joinParts(equation(facts), reported(facts))})`}.`,
  "pasted-value": (facts, { formula }) =>
    `${lead(facts)}: the cell holds ${facts.check.stated} typed by hand where its neighbours use the formula ${formula}.`,
  "short-range": (facts, { missing }) => `${lead(facts)}: the formula behind ${facts.check.stated} leaves out ${missing}.`,
  "stale-cache": (facts, { recomputed }) =>
    `${lead(facts)}: the cell shows ${facts.check.stated}, its formula gives ${recomputed}.`,
  ...packSentencesEn,
} satisfies NoteSentences;

export function sayRepairsEn({ check }: CheckFacts): string {
  const said = check.repairs.slice(0, 3).map(({ from, to }) => `“${to}” for “${from}”`);
  if (said.length === 0) return "";
  return said.length === 1 ? ` Perhaps ${said.join("")}.` : ` Perhaps one of: ${said.join("; ")}.`;
}
