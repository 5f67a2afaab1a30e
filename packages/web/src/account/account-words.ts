import { useOwnWords } from "../data/language.tsx";
import { ACCOUNT_EN } from "./account-words-en.ts";
import { ACCOUNT_VI, type AccountWords } from "./account-words-vi.ts";

const ACCOUNT_WORDS = { vi: ACCOUNT_VI, en: ACCOUNT_EN } as const;

export function useAccountWords(): AccountWords {
  return useOwnWords<AccountWords>(ACCOUNT_WORDS);
}
