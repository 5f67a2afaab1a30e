import { accept, type Outcome, refuse } from "../outcome.ts";

/** How far the plan of a year has come: proposed, discussed, before the council, assigned. */
export const STAGES = ["proposing", "discussing", "council", "assigned"] as const;
export type Stage = (typeof STAGES)[number];

export type StageProblem =
  /** From here it goes only to `next`. */
  | { readonly code: "STAGE_OUT_OF_TURN"; readonly from: Stage; readonly to: Stage; readonly next: readonly Stage[] }
  /** Going back needs a reason. */
  | { readonly code: "STAGE_REASON_MISSING"; readonly to: Stage }
  /** A plan is assigned by a document. */
  | { readonly code: "STAGE_DOCUMENT_MISSING" };

/**
 * Whether the plan of a year may go to another stage: forward one step at a time or straight to assigned, back with a reason until
 * it is assigned. What was assigned is adjusted, never un-assigned.
 *
 * @problem STAGE_OUT_OF_TURN STAGE_REASON_MISSING STAGE_DOCUMENT_MISSING
 * @rule T9
 */
export function decideStage(
  from: Stage,
  to: Stage,
  given: { readonly reason?: string; readonly document?: string },
): Outcome<Stage, StageProblem> {
  const next = listNextStages(from);
  if (!next.includes(to)) return refuse({ code: "STAGE_OUT_OF_TURN", from, to, next });
  const isBack = STAGES.indexOf(to) < STAGES.indexOf(from);
  if (isBack && !given.reason?.trim()) return refuse({ code: "STAGE_REASON_MISSING", to });
  if (to === "assigned" && !given.document) return refuse({ code: "STAGE_DOCUMENT_MISSING" });
  return accept(to);
}

/** Where a plan may go from a stage. A plan that is assigned is assigned again by every further document. @rule T9 */
export function listNextStages(from: Stage): readonly Stage[] {
  switch (from) {
    case "proposing":
      return ["discussing", "assigned"];
    case "discussing":
      return ["council", "assigned", "proposing"];
    case "council":
      return ["assigned", "discussing", "proposing"];
    case "assigned":
      return ["assigned"];
  }
}
