import type { Check } from "../audit/check.ts";
import type { Note, NoteCode } from "../audit/note.ts";
import { noteSentencesEn, sayRepairsEn } from "./audit-note-en.ts";
import { noteSentencesVi, sayRepairsVi } from "./audit-note-vi.ts";
import { type CheckFacts, type NoteSentences, toCheckFacts } from "./check-facts.ts";

export type Language = "vi" | "en";

function sayNote(sentences: NoteSentences, facts: CheckFacts): string {
  const { note } = facts.check;
  const code: NoteCode = note.code;
  // The table is total and keyed by the note's own code, so the function found takes this very note.
  const sentence = sentences[code] as (facts: CheckFacts, note: Note) => string;
  return sentence(facts, note);
}

/**
 * Why a check came out as it did: what is compared, the computed value, what the printed digits allow, what is printed, and
 * how one edit would mend it. Says nothing about who is wrong.
 *
 * @rule Q204
 */
export function explainCheck(check: Check, language: Language): string {
  const facts = toCheckFacts(check);
  return language === "en"
    ? sayNote(noteSentencesEn, facts) + sayRepairsEn(facts)
    : sayNote(noteSentencesVi, facts) + sayRepairsVi(facts);
}
