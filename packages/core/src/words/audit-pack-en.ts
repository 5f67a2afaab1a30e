import type { Result } from "../audit/claim.ts";
import type { Note, PackFact } from "../audit/note.ts";
import { showDateVi } from "../period/date.ts";
import type { CheckFacts, NoteSentences } from "./check-facts.ts";
import { showPeriodTextEn } from "./period-en.ts";

type PackCode = Extract<Note["code"], `pack-${string}`>;

const LEADS = {
  error: "The figure is not the pack's",
  review: "Worth a look beside the pack",
  rounding: "Differs from the pack by rounding",
  convention: "Rounded against the rule beside the pack",
  ok: "Agrees with the pack",
  unchecked: "Could not be checked",
} as const satisfies Record<Result, string>;

function sayThing({ name, indicator }: Pick<PackFact, "name" | "indicator">): string {
  return `indicator “${name}” [${indicator}]`;
}

function saySource({ document, form }: PackFact): string {
  if (form !== undefined) return `, by form “${form.name}” of ${showPeriodTextEn(form.period)}`;
  return document === undefined ? "" : `, by ${document}`;
}

function sayVersion(fact: PackFact): string {
  const until = fact.dataAsOf === undefined ? "" : ` up to ${showDateVi(fact.dataAsOf)}`;
  const known = `known from ${showDateVi(fact.knownAt)}`;
  const source = saySource(fact);
  switch (fact.kind) {
    case "value":
      return `${fact.status ?? "reported"} figure${until}, ${known}${source}`;
    case "target":
      return `${fact.state ?? "assigned"} target, ${known}${source}`;
    case "percent":
      return `from the ${fact.status ?? "reported"} figure${until} and the target, ${known}`;
    case "printed-percent":
      return `as ${fact.document ?? "a paper"} prints it, ${known}`;
  }
}

function sayFact(fact: PackFact): string {
  const isRate = fact.kind === "percent" || fact.kind === "printed-percent";
  return `${isRate ? "the percent of the plan of " : ""}${sayThing(fact)} is ${fact.value} (${sayVersion(fact)})`;
}

function sayAssumed(assumed: string | undefined): string {
  return assumed === undefined ? "" : ` The report names no period, so the pack's figures of ${assumed} were taken.`;
}

function lead({ check }: CheckFacts): string {
  return LEADS[check.result];
}

export const packSentencesEn = {
  "pack-agrees": (facts, { fact, assumed }) =>
    `${lead(facts)}: ${sayFact(fact)}; the document says ${facts.check.stated}.${sayAssumed(assumed)}`,
  "pack-differs": (facts, { fact, assumed }) =>
    `${lead(facts)}: ${sayFact(fact)}; the document says ${facts.check.stated}.${sayAssumed(assumed)}`,
  "pack-other-version": (facts, { fact, printed, assumed }) =>
    `${lead(facts)}: ${sayFact(fact)}; the document says ${facts.check.stated}, which is another version's ${printed.value} (${sayVersion(printed)}).${sayAssumed(assumed)}`,
  "pack-missing": (facts, { fact }) =>
    `${lead(facts)}: the pack has no ${fact.kind === "target" ? "target" : fact.kind === "value" ? "actual" : "figures for the percent"} of ${sayThing(fact)} for this period; the document says ${facts.check.stated}.`,
  "pack-other-day": (facts, { fact }) =>
    `${lead(facts)}: ${sayFact(fact)}, of another closing day; the document says ${facts.check.stated}.`,
} satisfies Pick<NoteSentences, PackCode>;
