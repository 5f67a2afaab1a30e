import type { Breakdown } from "../indicator/indicator.ts";
import type { Entry } from "../pack/pack.ts";
import type { RowMatch } from "./match-indicators.ts";

/** What a person says a row is. */
export type RowChoice =
  | {
      readonly kind: "indicator";
      readonly code: string;
      readonly breakdown?: Breakdown;
      /** What the printed unit means, where its words name another kind of thing. */
      readonly unit?: string;
    }
  | { readonly kind: "new"; readonly indicator: Entry<"indicators">; readonly sector?: Entry<"sectors"> }
  | { readonly kind: "skip" };

/** Choices by the place of the row in the list. */
export type Choices = ReadonlyMap<number, RowChoice>;

/** The choices that the matches offer, to be looked at: the first candidate, or else the proposal. */
export function offerChoices(matches: readonly RowMatch[]): Choices {
  const choices = new Map<number, RowChoice>();
  for (const { row, kind, candidates, proposal } of matches) {
    const [first] = candidates;
    if (kind === "section") continue;
    if (first)
      choices.set(row, {
        kind: "indicator",
        code: first.code,
        ...(first.breakdown.length > 0 ? { breakdown: first.breakdown } : {}),
      });
    else if (proposal)
      choices.set(row, { kind: "new", indicator: proposal.indicator, ...(proposal.sector ? { sector: proposal.sector } : {}) });
  }
  return choices;
}
