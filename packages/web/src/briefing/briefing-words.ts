import { useOwnWords } from "../data/language.tsx";
import type { Shape } from "../data/words-vi.ts";
import { BRIEFING_EN } from "./briefing-words-en.ts";
import { BRIEFING_VI } from "./briefing-words-vi.ts";

const WORDS = { vi: BRIEFING_VI, en: BRIEFING_EN } as const;

export function useBriefingWords(): Shape<typeof BRIEFING_VI> {
  return useOwnWords<Shape<typeof BRIEFING_VI>>(WORDS);
}
