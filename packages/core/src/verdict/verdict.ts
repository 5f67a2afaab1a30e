export type Verdict = "exceeded" | "met" | "notMet" | "notAssessable" | "noFigure";
export type JudgeMode = "final" | "interim";
