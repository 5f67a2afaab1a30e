import type { PhraseProblem } from "../phrase/phrase.ts";
import type { Sentences } from "./sentence.ts";

export const phraseSentencesEn = {
  PHRASE_SHAPE: ({ path, expected }) => `The phrase is not well formed at ${path}: expected ${expected}.`,
  PHRASE_UNKNOWN_KEY: ({ key, known }) => `A phrase has no key “${key}”; known: ${known}.`,
  PHRASE_DUPLICATE: ({ name }) => `Phrase “${name}” is declared twice in one pack; keep one.`,
  PHRASE_UNKNOWN_SLOT: ({ slot, known }) => `This kind of phrase has no slot “${slot}”; known: ${known}.`,
  PHRASE_UNKNOWN_CONDITION: ({ condition, known }) => `This kind of phrase has no condition “${condition}”; known: ${known}.`,
  PHRASE_UNKNOWN_STATE: ({ condition, state, known }) => `Condition “${condition}” has no state “${state}”; known: ${known}.`,
  PHRASE_NO_FALLBACK: ({ name }) =>
    `Phrase “${name}” has no last variant without conditions: some data would print nothing. Add one without “when”.`,
  PHRASE_UNREACHABLE: ({ name }) =>
    `Phrase “${name}” has a variant after the one without conditions; it is never used. Move the one without conditions to the end.`,
  PHRASE_DIGIT: ({ found }) => `The phrase holds the digit “${found}”: figures are printed from slots only.`,
} satisfies Sentences<PhraseProblem>;
