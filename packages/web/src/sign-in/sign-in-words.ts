import { SIGN_IN_EN } from "./sign-in-words-en.ts";
import { SIGN_IN_VI } from "./sign-in-words-vi.ts";

export const SIGN_IN_WORDS = { vi: SIGN_IN_VI, en: SIGN_IN_EN } as const;
