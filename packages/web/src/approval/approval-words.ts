import type { OpenSheet } from "@kehoach/core/form/open-sheet";
import type { EntryProblem } from "@kehoach/core/form/sheet";
import { sayEntryProblemEn, sayEntryProblemFullyEn } from "@kehoach/core/words/form-en";
import { sayEntryProblemFullyVi, sayEntryProblemVi } from "@kehoach/core/words/form-vi";
import { useLanguage, useOwnWords } from "../data/language.tsx";
import { APPROVAL_EN } from "./approval-words-en.ts";
import { APPROVAL_VI, type ApprovalPageWords } from "./approval-words-vi.ts";

const WORDS = { vi: APPROVAL_VI, en: APPROVAL_EN } as const;

export function useApprovalPageWords(): ApprovalPageWords {
  return useOwnWords<ApprovalPageWords>(WORDS);
}

type Say = (sheet: OpenSheet, problem: EntryProblem) => string;

/** How a problem is said beside its line; where a line has several figures, with the head of its column. */
export function useSayProblem(isFull: boolean): Say {
  const language = useLanguage();
  if (language === "en") return isFull ? sayEntryProblemFullyEn : sayEntryProblemEn;
  return isFull ? sayEntryProblemFullyVi : sayEntryProblemVi;
}
