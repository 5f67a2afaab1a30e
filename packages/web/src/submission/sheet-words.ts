import type { OpenSheet } from "@kehoach/core/form/open-sheet";
import type { EntryProblem, SheetCell } from "@kehoach/core/form/sheet";
import { sayCellEn, sayEntryProblemEn, sayEntryProblemFullyEn } from "@kehoach/core/words/form-en";
import { sayCellVi, sayEntryProblemFullyVi, sayEntryProblemVi } from "@kehoach/core/words/form-vi";
import { useLanguage, useOwnWords } from "../data/language.tsx";
import { SHEET_EN } from "./sheet-words-en.ts";
import { SHEET_VI, type SheetWords } from "./sheet-words-vi.ts";

const SHEET_WORDS = { vi: SHEET_VI, en: SHEET_EN } as const;

export function useSheetWords(): SheetWords {
  return useOwnWords<SheetWords>(SHEET_WORDS);
}

/** How problems and cells are said, in the language of the page. */
export type Sayings = {
  /** Beside the cell. */
  readonly problem: (sheet: OpenSheet, problem: EntryProblem) => string;
  /** Away from it. */
  readonly problemFully: (sheet: OpenSheet, problem: EntryProblem) => string;
  readonly cell: (sheet: OpenSheet, cell: SheetCell) => string | undefined;
};

const SAYINGS: Readonly<Record<"vi" | "en", Sayings>> = {
  vi: { problem: sayEntryProblemVi, problemFully: sayEntryProblemFullyVi, cell: sayCellVi },
  en: { problem: sayEntryProblemEn, problemFully: sayEntryProblemFullyEn, cell: sayCellEn },
};

export function useSayings(): Sayings {
  return SAYINGS[useLanguage()];
}
