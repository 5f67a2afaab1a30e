import { EXPLANATION_EN } from "./explanation-words-en.ts";
import { EXPLANATION_VI } from "./explanation-words-vi.ts";
import { useOwnWords } from "./language.tsx";
import type { Shape } from "./words-vi.ts";

const WORDS = { vi: EXPLANATION_VI, en: EXPLANATION_EN } as const;
type ExplanationWords = Shape<typeof EXPLANATION_VI>;

/** How explanations are spoken of. */
export function useExplanationWords(): ExplanationWords {
  return useOwnWords<ExplanationWords>(WORDS);
}
