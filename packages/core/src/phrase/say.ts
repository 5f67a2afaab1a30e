import type { Phrase, PhraseCondition } from "./phrase.ts";

/** What the data say, ready for a phrase: texts for its slots and states for its conditions. An absent slot prints nothing. */
export type PhraseData = {
  readonly slots: Readonly<Record<string, string | undefined>>;
  readonly states: Readonly<Record<string, string | undefined>>;
};

/** What a phrase said: the whole text, and each slot it printed, in order. */
export type Said = { readonly text: string; readonly printed: readonly { readonly slot: string; readonly text: string }[] };

function holds(condition: PhraseCondition, data: PhraseData): boolean {
  const state = data.states[condition.on];
  return state !== undefined && condition.among.includes(state);
}

/** Spaces left by empty slots go: none doubled, none at the ends, none before a mark. */
function tidy(text: string): string {
  return text
    .replaceAll(/ {2,}/gu, " ")
    .replaceAll(/ +([,;.)])/gu, "$1")
    .trim();
}

/**
 * Says a phrase: the first variant whose conditions all hold, its slots filled.
 * @rule H1 H4 (docs/rules/phrase.md)
 */
export function sayPhrase(phrase: Phrase, data: PhraseData): Said {
  const variant = phrase.variants.find((candidate) => candidate.when.every((condition) => holds(condition, data)));
  if (!variant) throw new Error(`phrase ${phrase.name} has no variant without conditions`);
  const printed: { slot: string; text: string }[] = [];
  const parts = variant.pieces.map((piece) => {
    if (piece.kind === "words") return piece.text;
    const text = data.slots[piece.slot] ?? "";
    if (text !== "") printed.push({ slot: piece.slot, text });
    return text;
  });
  return { text: tidy(parts.join("")), printed };
}
