import { useOwnWords } from "../data/language.tsx";
import { INDICATOR_EN } from "./indicator-words-en.ts";
import { INDICATOR_VI, type IndicatorWords } from "./indicator-words-vi.ts";

const WORDS = { vi: INDICATOR_VI, en: INDICATOR_EN } as const;

export function useIndicatorWords(): IndicatorWords {
  return useOwnWords<IndicatorWords>(WORDS);
}
