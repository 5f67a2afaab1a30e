import { useOwnWords } from "../data/language.tsx";
import { IMPORT_EN } from "./import-words-en.ts";
import { IMPORT_VI, type ImportWords } from "./import-words-vi.ts";

const IMPORT_WORDS = { vi: IMPORT_VI, en: IMPORT_EN } as const;

export function useImportWords(): ImportWords {
  return useOwnWords<ImportWords>(IMPORT_WORDS);
}
