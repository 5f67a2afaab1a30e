import type { Stage } from "@kehoach/core/plan/stage";
import { stageNamesEn } from "@kehoach/core/words/plan-stage-en";
import { stageNamesVi } from "@kehoach/core/words/plan-stage-vi";
import { useOwnWords } from "../data/language.tsx";
import { PLAN_EN } from "./plan-words-en.ts";
import { PLAN_VI, type PlanWords } from "./plan-words-vi.ts";

const PLAN_WORDS = { vi: PLAN_VI, en: PLAN_EN } as const;
const STAGE_NAMES = { vi: stageNamesVi, en: stageNamesEn } as const;

export function usePlanWords(): PlanWords {
  return useOwnWords<PlanWords>(PLAN_WORDS);
}

export function useStageNames(): Readonly<Record<Stage, string>> {
  return useOwnWords<Readonly<Record<Stage, string>>>(STAGE_NAMES);
}
