import { makeDice } from "./bootstrap.ts";
import { applyEdits } from "./edit.ts";
import type { Located, Place } from "./locate.ts";
import { listPrinted } from "./printed-number.ts";
import { toRelation } from "./relation.ts";
import { redate, renumber } from "./rename-numbers.ts";
import { renameNouns, renamePlaces } from "./rename-words.ts";
import type { LabelledPassage } from "./score-corpus.ts";

/** A seed of its own for each passage, so that one can be looked at alone. */
function seedOf(name: string): number {
  return [...name].reduce((sum, sign) => (sum * 31 + (sign.codePointAt(0) ?? 0)) >>> 0, 17);
}

/**
 * The passage with other places, other things counted, other numbers, dates and document numbers, and its labels moved along: who has
 * learned the language finds as much in it as before, who has learned the texts does not.
 */
export function renamePassage({ passage, labels }: LabelledPassage): LabelledPassage {
  const { text } = passage;
  const dice = makeDice(seedOf(passage.doc));
  const relations = labels.flatMap(({ label }) => toRelation(text, label) ?? []);
  // A relation that can not be followed (a number in words, a body against its table) leaves the numbers of its passage as they are.
  const followed = labels.every(({ label }) => label.rule === "list_count" || toRelation(text, label) !== undefined);
  const numbers = followed ? renumber(text, relations, dice) : [];
  const dates = redate(text, numbers, dice);
  const places = renamePlaces(text, dice);
  const nouns = renameNouns(text, [...numbers, ...dates, ...places]);
  const changed = applyEdits(text, [...numbers, ...dates, ...places, ...nouns]);
  const after = new Map(listPrinted(changed.text).map((number) => [number.start, number]));
  const movePlace = (place: Place): Place => ({
    ...place,
    numbers: place.numbers.flatMap(({ start }) => after.get(changed.move(start)) ?? []),
  });
  const move = ({ quote, stated, operands }: Located): Located => ({
    quote: { start: changed.move(quote.start), end: changed.move(quote.end) },
    stated: stated && movePlace(stated),
    operands: operands.map(movePlace),
  });
  return {
    passage: { doc: passage.doc, text: changed.text },
    labels: labels.map(({ label, located }) => ({ label, located: move(located) })),
  };
}
