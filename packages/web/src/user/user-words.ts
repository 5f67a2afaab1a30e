import { useOwnWords } from "../data/language.tsx";
import { USER_EN } from "./user-words-en.ts";
import { USER_VI, type UserWords } from "./user-words-vi.ts";

const USER_WORDS = { vi: USER_VI, en: USER_EN } as const;

export function useUserWords(): UserWords {
  return useOwnWords<UserWords>(USER_WORDS);
}
