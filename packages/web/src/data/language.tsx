import { createContext, type ReactNode, useContext, useEffect } from "react";
import { WORDS_EN } from "./words-en.ts";
import { WORDS_VI, type Words } from "./words-vi.ts";

export type Language = "vi" | "en";
const CATALOGUES = { vi: WORDS_VI, en: WORDS_EN } satisfies Record<Language, Words>;
const LanguageContext = createContext<Language>("vi");

/** Tells the whole page, and the browser, which language it speaks. */
export function LanguageProvider({
  language,
  children,
}: {
  readonly language: Language;
  readonly children: ReactNode;
}): ReactNode {
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return <LanguageContext value={language}>{children}</LanguageContext>;
}

export function useLanguage(): Language {
  return useContext(LanguageContext);
}

export function useWords(): Words {
  return CATALOGUES[useContext(LanguageContext)];
}

/** The words of one part of the program, which are fetched with its pages. */
export function useOwnWords<W>(catalogues: Readonly<Record<Language, W>>): W {
  return catalogues[useContext(LanguageContext)];
}
