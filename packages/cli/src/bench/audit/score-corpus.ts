import type { AuditJson, CheckJson } from "@kehoach/core/audit/output/audit-json";
import type { Cluster } from "./bootstrap.ts";
import type { Gold, GoldLabel, GoldPassage } from "./gold.ts";
import { locate } from "./locate.ts";
import { type LocatedLabel, matchLabels, type Outcome, speaksOf } from "./match.ts";

const HOLDING: readonly string[] = ["ok", "rounding", "convention"];
const ALARMING: readonly string[] = ["error", "review"];

/** What came of one label, in a word: `found` is what the label wants; the rest says what came instead. */
export type LabelState = "found" | "contradicted" | "unchecked" | "other-rule" | "absent";

export function stateOf({ label, by, near }: Outcome): LabelState {
  const wanted = label.verdict === "fails" ? ALARMING : HOLDING;
  if (by && wanted.includes(by.result)) return "found";
  if (by) return by.result === "unchecked" ? "unchecked" : "contradicted";
  return near.some((check) => check.result !== "unchecked") ? "other-rule" : "absent";
}

/** One passage scored. */
export type ScoredPassage = {
  readonly passage: GoldPassage;
  readonly audit: AuditJson;
  readonly outcomes: readonly Outcome[];
  /** Alarms that speak of no failing label. */
  readonly offErrors: readonly CheckJson[];
};

export const isCheckable = (label: GoldLabel): boolean => label.rule !== "trap" && label.verdict !== "ambiguous";

/** A passage with its checkable labels placed in it. */
export type LabelledPassage = { readonly passage: GoldPassage; readonly labels: readonly LocatedLabel[] };

export function placeLabels(gold: Gold): readonly LabelledPassage[] {
  return gold.passages.map((passage) => ({
    passage,
    labels: gold.labels
      .filter((label) => label.doc === passage.doc && isCheckable(label))
      .map((label) => ({ label, located: locate(passage.text, label) })),
  }));
}

/** Every passage against its labels. */
export function scoreCorpus(
  labelled: readonly LabelledPassage[],
  audit: (name: string, text: string) => AuditJson,
): readonly ScoredPassage[] {
  return labelled.map(({ passage, labels }) => {
    const found = audit(passage.doc, passage.text);
    const outcomes = matchLabels(labels, found);
    const failing = outcomes.filter(({ label }) => label.verdict === "fails");
    const offErrors = found.checks.filter(
      (check) => check.result === "error" && !failing.some((outcome) => speaksOf(found, check, outcome)),
    );
    return { passage, audit: found, outcomes, offErrors };
  });
}

/** Per passage, how many of the chosen labels were found. */
export function countFound(scored: readonly ScoredPassage[], choose: (label: GoldLabel) => boolean): readonly Cluster[] {
  return scored.map(({ outcomes }) => {
    const chosen = outcomes.filter(({ label }) => choose(label));
    return { hits: chosen.filter((outcome) => stateOf(outcome) === "found").length, of: chosen.length };
  });
}

export const isFailing = (label: GoldLabel): boolean => label.verdict === "fails";
export const isHolding = (label: GoldLabel): boolean => label.verdict === "holds" || label.verdict === "rounding";
