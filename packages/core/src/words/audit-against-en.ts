import type { AgainstProblem } from "../audit/against/against-problem.ts";
import { showPeriodEn } from "./period-en.ts";
import type { Sentences } from "./sentence.ts";

export const againstSentencesEn = {
  AGAINST_OTHER_PERIOD: ({ report, pack }) =>
    `Can not be held against the pack: the report's figures are of “${report}”, the pack has figures of ${pack.map(showPeriodEn).join(", ")} only. Name a pack of the same period.`,
  AGAINST_NO_PERIOD: ({ pack }) =>
    `Can not be held against the pack: the report names no period (“năm 2023”), and the pack has figures of several (${pack.map(showPeriodEn).join(", ")}). Write the period into the report's title.`,
  AGAINST_NO_FIGURES: () => "Can not be held against the pack: it has no value, target or percentage.",
} satisfies Sentences<AgainstProblem>;
