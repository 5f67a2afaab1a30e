import type { TypedFault } from "../pack/check-planned.ts";
import type { Stage, StageProblem } from "../plan/stage.ts";

export const stageNamesEn = {
  proposing: "proposed",
  discussing: "under discussion",
  council: "before the council",
  assigned: "assigned",
} as const satisfies Record<Stage, string>;

/** What is wrong with a target as typed, and what would be right. */
export function sayTypedFaultEn(fault: TypedFault): string {
  switch (fault.code) {
    case "PLANNED_INDICATOR_UNKNOWN":
      return `there is no indicator “${fault.text}”${fault.near.length > 0 ? `; near to it: ${fault.near.join(", ")}` : ""}`;
    case "PLANNED_BREAKDOWN":
      return `breakdown “${fault.text}” is not in the list`;
    case "PLANNED_PERIOD":
      return `“${fault.text}” is not a period; write 2031 or 2031-Q1`;
    case "PLANNED_OTHER_YEAR":
      return `period ${fault.text} does not belong to the plan of ${fault.year}`;
    case "PLANNED_PLACE":
      return `there is no place “${fault.text}” in this period`;
    case "PLANNED_UNIT":
      return `unit “${fault.text}” can not be converted to “${fault.wanted}”`;
    case "PLANNED_NUMBER":
      return `“${fault.text}” is not a number; write it the Vietnamese way: 1.234,5`;
    case "PLANNED_EMPTY":
      return "there is no figure; an adjustment says the new one, or that there is none";
    case "PLANNED_TWICE":
      return `this target stands already in line ${fault.first + 1}`;
  }
}

export function sayStageProblemEn(problem: StageProblem): string {
  switch (problem.code) {
    case "STAGE_OUT_OF_TURN":
      return `The plan is ${stageNamesEn[problem.from]}; from here it goes only to: ${problem.next.map((one) => stageNamesEn[one]).join(", ")}.`;
    case "STAGE_REASON_MISSING":
      return `Going back to ${stageNamesEn[problem.to]} needs a reason.`;
    case "STAGE_DOCUMENT_MISSING":
      return "A plan is assigned by a document: name it.";
  }
}
