import { useOwnWords } from "../data/language.tsx";
import { FORM_FILE_EN } from "./form-file-words-en.ts";
import { FORM_FILE_VI, type FormFileWords } from "./form-file-words-vi.ts";

const FORM_FILE_WORDS = { vi: FORM_FILE_VI, en: FORM_FILE_EN } as const;

export function useFormFileWords(): FormFileWords {
  return useOwnWords<FormFileWords>(FORM_FILE_WORDS);
}
