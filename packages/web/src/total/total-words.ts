import { useOwnWords } from "../data/language.tsx";
import { TOTAL_EN } from "./total-words-en.ts";
import { TOTAL_VI, type TotalWords } from "./total-words-vi.ts";

const WORDS = { vi: TOTAL_VI, en: TOTAL_EN } as const;

export function useTotalWords(): TotalWords {
  return useOwnWords<TotalWords>(WORDS);
}
