import { useOwnWords } from "../data/language.tsx";
import { FORM_EN } from "./form-words-en.ts";
import { FORM_VI, type FormWords } from "./form-words-vi.ts";

const FORM_WORDS = { vi: FORM_VI, en: FORM_EN } as const;

export function useFormWords(): FormWords {
  return useOwnWords<FormWords>(FORM_WORDS);
}
