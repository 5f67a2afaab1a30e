import type { VerdictJson } from "@kehoach/api/figure";
import type { Tone } from "../ui/mark.tsx";

/** How a judgement looks. */
export const TONES = {
  exceeded: "exceeded",
  met: "met",
  notMet: "behind",
  notAssessable: "quiet",
  noFigure: "quiet",
} satisfies Record<VerdictJson, Tone>;

/** Behind plan first, then what can not be judged, then what went well. */
export const VERDICTS = ["notMet", "notAssessable", "noFigure", "met", "exceeded"] as const satisfies readonly VerdictJson[];
