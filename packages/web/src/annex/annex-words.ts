import { useOwnWords } from "../data/language.tsx";
import { ANNEX_EN } from "./annex-words-en.ts";
import { ANNEX_VI, type AnnexWords } from "./annex-words-vi.ts";

const ANNEX_WORDS = { vi: ANNEX_VI, en: ANNEX_EN } as const;

export function useAnnexWords(): AnnexWords {
  return useOwnWords<AnnexWords>(ANNEX_WORDS);
}
